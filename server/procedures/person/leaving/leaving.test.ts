import { DAY_MS, MINUTE_MS, instantOf } from '../../../../domain/kernel/time';
import { openHolding, scanNow, type Holding } from '../../../../test/support/attendance';
import {
  approvedTrainee,
  nationalIdFor,
  nameOf,
  pendingTrainee,
  registrationOf,
  signedInAdministrator,
} from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA, hospitalB } from '../../../../test/support/institutions';
import { refusalOf } from '../../../../test/support/refusal';
import { transfersIn } from '../../../../test/support/transfers';

const MISTAKE = '身份证与本人不符，通过有误';
let cloud: InProcessCloud;
let transfers: ReturnType<typeof transfersIn>;
let holding: Holding;
beforeAll(async () => {
  cloud = await openInProcess({ startAt: instantOf('2025-11-29', '08:00:00') });
  transfers = transfersIn(cloud);
  await signedInAdministrator(cloud, 'administratorA2', hospitalA);
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  holding = await openHolding(cloud);
});
beforeEach(() => cloud.clock.advance(MINUTE_MS));

const takeBack = (personId: string) => cloud.as('administratorA1').call('leaving.takeBack', { personId });
const withdraw = (personId: string, ledgerEntriesSeen = 0, reason = MISTAKE) =>
  cloud.as('administratorA1').call('leaving.withdrawApproval', { personId, reason, ledgerEntriesSeen });

describe('leaving', () => {
  it('needs a reason and a day that has come, and ends check-ins with what to do next', async () => {
    const { who, personId } = await transfers.approved();
    expect(await scanNow(cloud, who, holding)).toMatchObject({ ok: true });
    expect(refusalOf(await transfers.leave(personId, { reason: '走' })).code).toBe('reasonRequired');
    expect(refusalOf(await transfers.leave(personId, { day: '2025-11-30' })).code).toBe('leavingDayAhead');
    expect(await transfers.leave(personId)).toMatchObject({ ok: true, data: { state: 'left', endedSignIns: 0 } });
    cloud.clock.advance(MINUTE_MS);
    expect(refusalOf(await scanNow(cloud, who, holding)).code).toBe('registrationLeft');
    expect(await cloud.as(who).do('session.get', {})).toMatchObject({ trainee: { state: 'left' } });
    expect(await cloud.as(who).do('transfer.mine', {})).toMatchObject({
      mayAsk: true,
      left: { day: '2025-11-28', reason: '调离本单位', by: nameOf('administratorA1') },
    });
    // What was recorded stays theirs.
    expect((await cloud.as(who).do('attendance.myRecords', {})).rows).toHaveLength(1);
    expect(transfers.toldTo(`person:${personId}`)).toContain('registrationLeft');
    const history = await cloud.as(who).do('personHistory.mine', {});
    expect(history.rows[0]).toMatchObject({ kind: 'left', reason: '调离本单位' });
  });

  it('is no way for another institution, nor a second time', async () => {
    const { personId } = await transfers.approved();
    const left = { personId, day: '2025-11-28', reason: '调离本单位', endSignIns: false };
    expect(refusalOf(await cloud.as('administratorB1').call('leaving.record', left)).code).toBe('notFound');
    await transfers.leave(personId);
    expect(refusalOf(await transfers.leave(personId)).code).toBe('wrongState');
  });

  it('keeps the national ID theirs: nobody else registers with it, and a new WeChat may ask for it', async () => {
    const { who, personId } = await transfers.approved();
    await transfers.leave(personId);
    const stranger = transfers.somebody();
    const taken = await registrationOf(cloud, stranger, { nationalId: nationalIdFor(who) });
    expect(refusalOf(await cloud.as(stranger).call('registration.submit', taken)).code).toBe('nationalIdTaken');
    const rebinding = await cloud.as(stranger).call('rebinding.request', {
      ...{
        name: nameOf(who),
        nationalId: nationalIdFor(who),
        phoneCode: await cloud.phoneCode(stranger),
        consent: true,
      },
    });
    expect(rebinding).toMatchObject({ ok: true });
    // The form is no way around it either.
    const again = await registrationOf(cloud, who);
    expect(refusalOf(await cloud.as(who).call('registration.submit', again)).code).toBe('alreadyRegistered');
  });

  it('frees the seat under a cap', async () => {
    const { who, personId } = await transfers.approved();
    await cloud.as('administratorA1').do('attendanceSession.update', { sessionId: holding.sessionId, cap: 500 });
    cloud.clock.advance(MINUTE_MS);
    await scanNow(cloud, who, holding);
    const seatsOf = () => cloud.documents('seats').filter((seat) => seat.personId === personId);
    expect(seatsOf()).toHaveLength(1);
    await transfers.leave(personId);
    expect(seatsOf()).toEqual([]);
  });

  it('ends the sign-ins of the same person as an administrator where that was asked for', async () => {
    const { who, personId } = await transfers.approved();
    await signedInAdministrator(cloud, who, hospitalA);
    const seen = await cloud.as('administratorA1').do('leaving.get', { personId });
    expect(seen.administrator).toEqual({ name: nameOf(who), signIns: 1 });
    expect(await transfers.leave(personId, { endSignIns: true })).toMatchObject({ data: { endedSignIns: 1 } });
    expect(refusalOf(await cloud.as(who).call('home.administrator', {})).code).toBe('notSignedIn');
  });

  it('stays signed in where it was not', async () => {
    const { who, personId } = await transfers.approved();
    await signedInAdministrator(cloud, who, hospitalA);
    await transfers.leave(personId, { endSignIns: false });
    expect(await cloud.as(who).call('home.administrator', {})).toMatchObject({ ok: true });
  });
});

describe('whoever left', () => {
  it('is taken back by their institution, and goes on as before', async () => {
    const { who, personId } = await transfers.approved();
    await transfers.leave(personId);
    expect(await takeBack(personId)).toMatchObject({ ok: true, data: { state: 'approved' } });
    const person = transfers.personOf(personId);
    expect([person.leaving, person.endedAt]).toEqual([undefined, undefined]);
    expect(await scanNow(cloud, who, holding)).toMatchObject({ ok: true, data: { provisional: false } });
    expect(refusalOf(await takeBack(personId)).code).toBe('wrongState');
  });

  it('goes to another institution without their last one’s agreement, and checks in meanwhile', async () => {
    const { who, personId } = await transfers.approved();
    await transfers.leave(personId);
    const asked = await transfers.ask(who);
    if (!asked.ok) throw new Error('refused');
    const { transferId } = asked.data;
    expect(asked.data.state).toBe('agreed');
    expect(await scanNow(cloud, who, holding)).toMatchObject({ ok: true, data: { provisional: true } });
    expect(await transfers.approve(transferId)).toMatchObject({ ok: true });
    expect(transfers.personOf(personId)).toMatchObject({ institutionId: hospitalB.institutionId, state: 'approved' });
    cloud.clock.advance(MINUTE_MS);
    expect(await scanNow(cloud, who, holding)).toMatchObject({ ok: true, data: { provisional: false } });
  });

  it('comes in nowhere any more once their request has ended', async () => {
    const { who, personId } = await transfers.approved();
    await transfers.leave(personId);
    const asked = await transfers.ask(who);
    if (!asked.ok) throw new Error('refused');
    await cloud.as('administratorB1').do('transfer.review', {
      ...{ transferId: asked.data.transferId, decision: 'return', reason: '本院没有录用' },
    });
    expect(refusalOf(await scanNow(cloud, who, holding)).code).toBe('registrationLeft');
    expect((await cloud.as(who).do('transfer.mine', {})).mayAsk).toBe(true);
  });

  it('asks to come back, which is approved like a transfer and is none', async () => {
    const { who, personId } = await transfers.approved();
    await transfers.leave(personId);
    const { institutionId } = hospitalA;
    const asked = await transfers.ask(who, { institutionId, departmentId: transfers.departmentOf(institutionId) });
    if (!asked.ok) throw new Error('refused');
    const { transferId } = asked.data;
    const { rows } = await cloud.as('administratorA1').do('transfer.list', { side: 'incoming', stage: 'open' });
    expect(rows).toContainEqual(expect.objectContaining({ transferId, comesBack: true, turn: 'new' }));
    expect(await transfers.approve(transferId, 'administratorA1')).toMatchObject({ ok: true });
    const person = transfers.personOf(personId);
    expect([person.state, person.formerPlaces, person.transferId]).toEqual(['approved', undefined, undefined]);
    expect((await cloud.as(who).do('personHistory.mine', {})).rows[0]?.kind).toBe('takenBack');
  });

  it('who has asked to come back is approved by being taken back', async () => {
    const { who, personId } = await transfers.approved();
    await transfers.leave(personId);
    const { institutionId } = hospitalA;
    const asked = await transfers.ask(who, { institutionId, departmentId: transfers.departmentOf(institutionId) });
    if (!asked.ok) throw new Error('refused');
    expect(await takeBack(personId)).toMatchObject({ ok: true });
    expect(transfers.transferOf(asked.data.transferId).state).toBe('approved');
    expect(transfers.personOf(personId).transferId).toBeUndefined();
    const kinds = (await cloud.as(who).do('personHistory.mine', {})).rows.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'takenBack')).toHaveLength(1);
  });
});

describe('a transfer that is under way', () => {
  it('is agreed to by leaving, objection or not, and its days begin when the institution has its person again', async () => {
    const { personId, transferId } = await transfers.asked();
    await transfers.answer(transferId, '服务期到 12 月 31 日');
    await transfers.leave(personId);
    expect(transfers.transferOf(transferId)).toMatchObject({ state: 'agreed' });
    await takeBack(personId);
    expect(transfers.transferOf(transferId)).toMatchObject({
      state: 'asked',
      readyAt: cloud.clock.now() + 7 * DAY_MS,
      told: 'nothing',
    });
  });

  it('stays agreed to where the institution itself had said so', async () => {
    const { personId, transferId } = await transfers.asked();
    await transfers.answer(transferId);
    await transfers.leave(personId);
    await takeBack(personId);
    expect(transfers.transferOf(transferId).state).toBe('agreed');
  });

  it('lapses when the approval is withdrawn', async () => {
    const { personId, transferId } = await transfers.asked();
    await withdraw(personId);
    expect(transfers.transferOf(transferId).state).toBe('lapsed');
    expect(transfers.personOf(personId)).toMatchObject({ state: 'returned' });
    expect(transfers.personOf(personId).transferId).toBeUndefined();
  });
});

describe('an approval that was a mistake', () => {
  it('is withdrawn with a reason; its person corrects and hands in anew, under the same national ID', async () => {
    const { who, personId } = await transfers.approved();
    expect(refusalOf(await withdraw(personId, 0, '')).code).toBe('reasonRequired');
    expect(await withdraw(personId)).toMatchObject({ ok: true, data: { state: 'returned' } });
    cloud.clock.advance(MINUTE_MS);
    expect(refusalOf(await scanNow(cloud, who, holding)).code).toBe('registrationReturned');
    expect(await cloud.as(who).do('registration.mine', {})).toMatchObject({
      state: 'returned',
      review: { reason: MISTAKE },
    });
    const another = await registrationOf(cloud, who, { nationalId: nationalIdFor(transfers.somebody()) });
    expect(refusalOf(await cloud.as(who).call('registration.submit', another)).code).toBe('nationalIdFixed');
    await pendingTrainee(cloud, who);
    await cloud.as('administratorA1').do('registration.review', { personId, decision: 'approve' });
    expect(transfers.personOf(personId)).toMatchObject({ state: 'approved' });
    expect(transfers.personOf(personId).endedAt).toBeUndefined();
    expect((await cloud.as(who).do('personHistory.mine', {})).rows.map(({ kind }) => kind)).toEqual([
      ...['approved', 'resubmitted', 'approvalWithdrawn', 'approved', 'submitted'],
    ]);
  });

  it('gives the national ID free, for whoever it belongs to', async () => {
    const { who, personId } = await transfers.approved();
    await withdraw(personId);
    const owner = transfers.somebody();
    const theirs = await pendingTrainee(cloud, owner, { nationalId: nationalIdFor(who) });
    const { claims } = await cloud.as('administratorA1').do('registration.get', { personId: theirs });
    expect(claims.held).toBeNull();
    const review = { personId: theirs, decision: 'approve', claimsSeen: claims.mark } as const;
    expect(await cloud.as('administratorA1').do('registration.review', review)).toEqual({ state: 'approved' });
  });

  it('is not withdrawn unseen: other ledger entries than were read of are a conflict', async () => {
    const { personId } = await transfers.approved();
    expect(refusalOf(await withdraw(personId, 3)).code).toBe('conflict');
  });

  it('is no way for somebody who has left, nor for another institution', async () => {
    const { personId } = await transfers.approved();
    const input = { personId, reason: MISTAKE, ledgerEntriesSeen: 0 };
    expect(refusalOf(await cloud.as('administratorB1').call('leaving.withdrawApproval', input)).code).toBe('notFound');
    await transfers.leave(personId);
    expect(refusalOf(await withdraw(personId)).code).toBe('wrongState');
  });
});

it('lists whoever left among the people of the institution', async () => {
  const personId = await approvedTrainee(cloud, 'trainee5', 'administratorA1');
  const list = () => cloud.as('administratorA1').do('registration.list', { states: ['left'], limit: 100 });
  const before = (await list()).total ?? 0;
  await transfers.leave(personId);
  const { rows, total } = await list();
  expect(rows).toContainEqual(expect.objectContaining({ personId, state: 'left' }));
  expect(total).toBe(before + 1);
});
