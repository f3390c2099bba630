import { DAY_MS, MINUTE_MS, instantOf } from '../../../../domain/kernel/time';
import { nameOf, pendingTrainee, signedInAdministrator, signedInReviewer } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA, hospitalB } from '../../../../test/support/institutions';
import { refusalOf } from '../../../../test/support/refusal';
import { transfersIn } from '../../../../test/support/transfers';

const OBJECTION = '服务期到 12 月 31 日';
let cloud: InProcessCloud;
let transfers: ReturnType<typeof transfersIn>;
beforeAll(async () => {
  cloud = await openInProcess({ startAt: instantOf('2025-11-29', '08:00:00') });
  transfers = transfersIn(cloud);
  await signedInAdministrator(cloud, 'administratorA1', hospitalA);
  await signedInAdministrator(cloud, 'administratorA2', hospitalA);
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  await signedInAdministrator(cloud, 'administratorB2', hospitalB);
  await signedInReviewer(cloud, 'reviewer1');
});
beforeEach(() => cloud.clock.advance(MINUTE_MS));

const mine = async (who: Parameters<InProcessCloud['as']>[0]) => (await cloud.as(who).do('transfer.mine', {})).latest;

describe('a transfer', () => {
  it('is asked for, agreed to and approved: institution, department and review follow, and where they were stays', async () => {
    const { who, personId, transferId } = await transfers.asked();
    expect(await mine(who)).toMatchObject({ state: 'asked', turn: 'old', fromInstitutionName: hospitalA.name });
    expect(await cloud.as('administratorA1').do('home.administrator', {})).toMatchObject({ transfersToAnswer: 1 });
    expect(await cloud.as('administratorB1').do('home.administrator', {})).toMatchObject({ transfersToApprove: 0 });
    // Until it is approved everything stays with the old institution.
    expect(transfers.personOf(personId)).toMatchObject({ institutionId: hospitalA.institutionId, state: 'approved' });
    expect(refusalOf(await transfers.approve(transferId)).code).toBe('transferTooEarly');

    cloud.clock.advance(DAY_MS);
    await cloud.as('administratorA1').do('transfer.see', { transferId });
    expect((await mine(who))?.seen).toMatchObject({ by: nameOf('administratorA1') });
    expect(await transfers.answer(transferId)).toMatchObject({ ok: true, data: { state: 'agreed' } });
    expect(await cloud.as('administratorB1').do('home.administrator', {})).toMatchObject({ transfersToApprove: 1 });
    expect(await transfers.approve(transferId)).toMatchObject({ ok: true, data: { state: 'approved' } });

    const person = transfers.personOf(personId);
    expect(person).toMatchObject({
      institutionId: hospitalB.institutionId,
      institutionName: hospitalB.name,
      departmentName: '急诊科',
      state: 'approved',
      review: { decision: 'approve', by: nameOf('administratorB1') },
      formerPlaces: [{ institutionId: hospitalA.institutionId }],
    });
    expect(person.transferId).toBeUndefined();
    // Whoever has the person now reads their history, and the old institution no more.
    const history = await cloud.as('administratorB1').do('personHistory.list', { personId });
    expect(history.rows.map(({ kind }) => kind).slice(0, 3)).toEqual([
      'transferred',
      'transferAgreed',
      'transferAsked',
    ]);
    expect(history.rows[0]?.changes.map(({ fact }) => fact)).toEqual(['institution', 'department']);
    expect(refusalOf(await cloud.as('administratorA1').call('registration.get', { personId })).code).toBe('notFound');
    const seenByOld = await cloud.as('administratorA1').do('transfer.get', { transferId });
    expect(seenByOld).toMatchObject({ side: 'outgoing', state: 'approved', person: null });
    expect(transfers.toldTo(`person:${personId}`)).toEqual(
      expect.arrayContaining(['ownTransferGoesOn agreed', 'ownTransferApproved']),
    );
    const actions = cloud
      .documents('auditEntries')
      .filter(
        ({ subject, institutionId }) => subject === `person:${personId}` && institutionId === hospitalB.institutionId,
      )
      .map(({ action }) => action);
    expect(actions).toEqual(['transfer.asked', 'transfer.agreed', 'transfer.approved']);
  });

  it('is objected to, brought to the centre, allowed, and approved', async () => {
    const { who, personId, transferId } = await transfers.asked();
    expect(refusalOf(await transfers.answer(transferId, '不')).code).toBe('reasonRequired');
    await transfers.answer(transferId, OBJECTION);
    expect(await mine(who)).toMatchObject({ state: 'objected', turn: 'trainee', readyAt: null });
    expect((await mine(who))?.steps).toMatchObject([
      { act: 'object', reason: OBJECTION, by: nameOf('administratorA1') },
    ]);
    // The new institution reads the objection as well, and cannot go past it.
    cloud.clock.advance(8 * DAY_MS);
    expect(refusalOf(await transfers.approve(transferId)).code).toBe('wrongState');
    await cloud.as(who).do('transfer.askCentre', { transferId, reason: '服务期条款已协商解除' });
    const queue = await cloud.as('reviewer1').do('transfer.disputes', { dispute: 'open' });
    expect(queue).toMatchObject({ waiting: 1, rows: [{ transferId, name: nameOf(who), turn: 'centre' }] });
    const dispute = await cloud.as('reviewer1').do('transfer.dispute', { transferId });
    expect(dispute.steps.map(({ act }) => act)).toEqual(['object', 'askCentre']);
    const decide = { transferId, ruling: 'allow', reason: '双方已协商一致' } as const;
    expect(await cloud.as('reviewer1').do('transfer.decide', decide)).toEqual({ state: 'agreed' });
    expect((await cloud.as('reviewer1').do('review.queue', { kind: 'project' })).counts.dispute).toBe(0);
    expect(await transfers.approve(transferId)).toMatchObject({ ok: true });
    expect(transfers.personOf(personId).institutionId).toBe(hospitalB.institutionId);
  });

  it('ends where the centre upholds the objection, and may be asked for again', async () => {
    const { who, personId, transferId } = await transfers.asked();
    await transfers.answer(transferId, OBJECTION);
    await cloud.as(who).do('transfer.askCentre', { transferId, reason: '请中心裁决这件事' });
    await cloud.as('reviewer1').do('transfer.decide', { transferId, ruling: 'uphold', reason: '服务期还没有满' });
    expect(await mine(who)).toMatchObject({ state: 'refused', turn: 'nobody' });
    expect(transfers.personOf(personId).transferId).toBeUndefined();
    expect(await transfers.ask(who)).toMatchObject({ ok: true });
  });

  it('is the new institution’s once the seven days have passed, whether anything has run or not', async () => {
    const { personId, transferId } = await transfers.asked();
    const { readyAt } = transfers.transferOf(transferId);
    cloud.clock.set((readyAt ?? 0) - 1);
    expect(refusalOf(await transfers.approve(transferId)).code).toBe('transferTooEarly');
    cloud.clock.set(readyAt ?? 0);
    expect(refusalOf(await transfers.answer(transferId, OBJECTION)).code).toBe('objectionTooLate');
    expect(await transfers.approve(transferId)).toMatchObject({ ok: true });
    expect(transfers.personOf(personId).institutionId).toBe(hospitalB.institutionId);
  });

  it('is told of before the days end and when they have, once each', async () => {
    const { personId, transferId } = await transfers.asked();
    const run = () => cloud.jobs({ Type: 'Timer' });
    const { readyAt, submittedAt } = transfers.transferOf(transferId);
    const told = () =>
      transfers.toldTo(`institution:${hospitalA.institutionId}`).filter((what) => what.includes('endsSoon'));
    const before = told().length;
    cloud.clock.set(submittedAt + 4 * DAY_MS);
    await run();
    expect(told()).toHaveLength(before);
    cloud.clock.set(submittedAt + 5 * DAY_MS);
    await run();
    await run();
    expect(told()).toHaveLength(before + 1);
    cloud.clock.set(readyAt ?? 0);
    await run();
    await run();
    expect(transfers.toldTo(`person:${personId}`).filter((what) => what === 'ownTransferGoesOn daysOver')).toHaveLength(
      1,
    );
    expect(transfers.transferOf(transferId).told).toBe('over');
    await transfers.approve(transferId);
  });

  it('is withdrawn while it is under way, by its person alone', async () => {
    const { who, personId, transferId } = await transfers.asked();
    const { who: other } = await transfers.approved();
    expect(refusalOf(await cloud.as(other).call('transfer.withdraw', { transferId })).code).toBe('notFound');
    expect(await cloud.as(who).do('transfer.withdraw', { transferId })).toEqual({ state: 'withdrawn' });
    // The button was pressed twice.
    expect(await cloud.as(who).do('transfer.withdraw', { transferId })).toEqual({ state: 'withdrawn' });
    expect(transfers.personOf(personId)).toMatchObject({ institutionId: hospitalA.institutionId, state: 'approved' });
    expect(refusalOf(await transfers.answer(transferId)).code).toBe('wrongState');
  });

  it('is returned by the new institution at any time, with a reason', async () => {
    const { who, transferId } = await transfers.asked();
    const review = { transferId, decision: 'return', reason: '请先到人事科报到' } as const;
    expect(refusalOf(await cloud.as('administratorA1').call('transfer.review', review)).code).toBe('notFound');
    expect(await cloud.as('administratorB1').do('transfer.review', review)).toEqual({ state: 'returned' });
    expect((await mine(who))?.steps.at(-1)).toMatchObject({ act: 'return', reason: review.reason });
  });
});

describe('who may ask', () => {
  it('is nobody twice, nobody for where they are, and nobody who waits for an approval', async () => {
    const { who } = await transfers.asked();
    expect(refusalOf(await transfers.ask(who)).code).toBe('transferOpen');
    const { who: staying } = await transfers.approved();
    expect(refusalOf(await transfers.ask(staying, hospitalAOf())).code).toBe('sameInstitution');
    const waiting = transfers.somebody();
    await pendingTrainee(cloud, waiting);
    expect(refusalOf(await transfers.ask(waiting)).code).toBe('transferNotNeeded');
    expect(refusalOf(await transfers.ask(staying, { institutionId: 'nowhere' })).code).toBe('invalidInput');
    // A department of another institution.
    const departmentId = transfers.departmentOf(hospitalA.institutionId);
    expect(refusalOf(await transfers.ask(staying, { departmentId })).code).toBe('invalidInput');
  });

  it('at the same moment opens one request', async () => {
    const { who, personId } = await transfers.approved();
    cloud.meanwhile('in transaction: get persons', () => transfers.ask(who));
    const second = await transfers.ask(who);
    expect(second.ok ? '' : second.error.code).toBe('transferOpen');
    expect(cloud.documents('transfers').filter((each) => each.personId === personId)).toHaveLength(1);
  });

  it('not again and again: each request is work for two institutions', async () => {
    const { who } = await transfers.approved();
    for (let n = 0; n < 4; n += 1) {
      const answer = await transfers.ask(who);
      if (!answer.ok) throw new Error('refused too early');
      await cloud.as(who).do('transfer.withdraw', { transferId: answer.data.transferId });
      cloud.clock.advance(MINUTE_MS);
    }
    expect(refusalOf(await transfers.ask(who)).code).toBe('transferTooOften');
  });
});

const hospitalAOf = () => ({
  institutionId: hospitalA.institutionId,
  departmentId: transfers.departmentOf(hospitalA.institutionId),
});

describe('several at once', () => {
  it('is one transfer when the same request comes again while it is written, and both are told of it', async () => {
    const { who, personId } = await transfers.approved();
    const { institutionId } = hospitalB;
    const input = { institutionId, departmentId: transfers.departmentOf(institutionId), why: '人才引进' };
    const send = () => cloud.as(who).call('transfer.request', input, { requestId: 'sent-twice-at-once' });
    let first: Awaited<ReturnType<typeof send>> | undefined;
    cloud.meanwhile('in transaction: add transfers', async () => {
      first = await send();
    });
    expect(await send()).toMatchObject({ ok: true });
    expect(first).toMatchObject({ ok: true });
    expect(cloud.documents('transfers').filter((each) => each.personId === personId)).toHaveLength(1);
  });

  it('two administrators: the second is told that it is decided, and the same one twice is not', async () => {
    const { transferId } = await transfers.asked();
    await transfers.answer(transferId);
    expect(await transfers.approve(transferId)).toMatchObject({ ok: true });
    expect(await transfers.approve(transferId)).toMatchObject({ ok: true, data: { state: 'approved' } });
    expect(refusalOf(await transfers.approve(transferId, 'administratorB2')).code).toBe('wrongState');
  });

  it('withdrawn at the moment of the approval: one of the two stands, and the person is in one place', async () => {
    const { who, personId, transferId } = await transfers.asked();
    await transfers.answer(transferId);
    cloud.meanwhile('in transaction: get transfers', () => cloud.as(who).do('transfer.withdraw', { transferId }));
    expect(refusalOf(await transfers.approve(transferId)).code).toBe('wrongState');
    expect(transfers.personOf(personId).institutionId).toBe(hospitalA.institutionId);
    expect(transfers.transferOf(transferId).state).toBe('withdrawn');
  });

  it('objected to at the moment of the agreement: one of the two stands', async () => {
    const { transferId } = await transfers.asked();
    cloud.meanwhile('in transaction: get transfers', () => transfers.answer(transferId, OBJECTION, 'administratorA2'));
    // An agreement after an objection takes it back: the later word of the institution holds.
    expect(await transfers.answer(transferId)).toMatchObject({ ok: true, data: { state: 'agreed' } });
    expect(transfers.transferOf(transferId).steps.map(({ act }) => act)).toEqual(['object', 'agree']);
  });
});

it('goes into another department where the one that was asked for was removed meanwhile', async () => {
  const administrator = cloud.as('administratorB1');
  const { departmentId } = await administrator.do('department.save', { name: '康复科' });
  const { who, personId } = await transfers.approved();
  const answer = await transfers.ask(who, { departmentId });
  if (!answer.ok) throw new Error('refused');
  const { transferId } = answer.data;
  await transfers.answer(transferId);
  await administrator.do('department.remove', { departmentId });
  expect(await administrator.do('transfer.get', { transferId })).toMatchObject({ departmentGone: true });
  expect(refusalOf(await transfers.approve(transferId)).code).toBe('transferDepartmentGone');
  const other = transfers.departmentOf(hospitalB.institutionId);
  expect(await transfers.approve(transferId, 'administratorB1', other)).toMatchObject({ ok: true });
  expect(transfers.personOf(personId)).toMatchObject({ departmentId: other, departmentName: '急诊科' });
});

it('takes an open request for a new WeChat along: the new institution decides on it', async () => {
  const { who, personId, transferId } = await transfers.asked();
  const wechat = transfers.somebody();
  const { nationalIdFor } = await import('../../../../test/support/builders');
  await cloud.as(wechat).do('rebinding.request', {
    ...{ name: nameOf(who), nationalId: nationalIdFor(who), phoneCode: await cloud.phoneCode(wechat), consent: true },
  });
  await transfers.answer(transferId);
  await transfers.approve(transferId);
  const { rows } = await cloud.as('administratorB1').do('rebinding.list', { state: 'pending' });
  expect(rows).toMatchObject([{ name: nameOf(who), departmentName: '急诊科' }]);
  const rebindingId = rows[0]?.rebindingId ?? '';
  expect(await cloud.as('administratorB1').do('rebinding.get', { rebindingId })).toMatchObject({ personId });
});

it('is not agreed to nor approved by the person it is about', async () => {
  // The trainee signs in as an administrator of the new institution while it is under way.
  const { who, transferId } = await transfers.asked();
  await signedInAdministrator(cloud, who, hospitalB);
  await transfers.answer(transferId);
  expect(refusalOf(await transfers.approve(transferId, who)).code).toBe('ownTransfer');
  expect(await cloud.as(who).do('transfer.get', { transferId })).toMatchObject({ own: true });
});

it('is listed and searched on both sides, open ones by when their turn comes', async () => {
  const { who, transferId } = await transfers.asked();
  const list = (by: 'administratorA1' | 'administratorB1', side: 'incoming' | 'outgoing', search = '') =>
    cloud.as(by).do('transfer.list', { side, stage: 'open', ...(search === '' ? {} : { search }), limit: 100 });
  expect((await list('administratorA1', 'outgoing', nameOf(who))).rows.map((row) => row.transferId)).toEqual([
    transferId,
  ]);
  expect((await list('administratorB1', 'incoming', nameOf(who))).rows.map((row) => row.transferId)).toEqual([
    transferId,
  ]);
  expect((await list('administratorA1', 'incoming', nameOf(who))).rows).toEqual([]);
  await cloud.as(who).do('transfer.withdraw', { transferId });
  const ended = await cloud.as('administratorA1').do('transfer.list', { side: 'outgoing', stage: 'ended', limit: 1 });
  expect(ended.rows[0]).toMatchObject({ transferId, state: 'withdrawn' });
});
