import type { InputOf } from '../../../../contract';
import { MINUTE_MS, instantOf } from '../../../../domain/kernel/time';
import { nationalIdOf } from '../../../../sample/national-id';
import { aJpeg } from '../../../../test/support/files';
import { aProject, aRecord } from '../../../../test/support/grant-builders';
import { aSession } from '../../../../test/support/hospital';
import {
  approvedTrainee,
  nameOf,
  nationalIdFor,
  pendingTrainee,
  registrationOf,
  signedInAdministrator,
} from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA, hospitalB } from '../../../../test/support/institutions';
import type { TestPersonId } from '../../../../test/support/people';
import { refusalOf } from '../../../../test/support/refusal';

const REASON = '请核对本人身份证';
const held = aProject('held', { title: '医学检验质量管理培训班' });

let cloud: InProcessCloud;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: instantOf('2025-11-29', '08:00:00') });
  await signedInAdministrator(cloud, 'administratorA1');
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  await cloud.plant('projects', held);
  await cloud.plant('attendanceSessions', aSession(held, 'AAAAAAAA'));
});
const a = () => cloud.as('administratorA1');
const b = () => cloud.as('administratorB1');

/** The person has checked in `times` while nobody had approved them. */
async function checksIn(personId: string, times = 1): Promise<void> {
  const at = instantOf('2025-11-29', '07:30:00');
  for (let n = 0; n < times; n += 1)
    await cloud.plant('attendanceRecords', aRecord(held, personId, at + n * MINUTE_MS, { provisional: true }));
}
const register = async (who: TestPersonId, changes: Partial<InputOf<'registration.submit'>> = {}) => {
  cloud.clock.advance(MINUTE_MS);
  return cloud.as(who).call('registration.submit', await registrationOf(cloud, who, changes));
};
const personOf = (personId: string) => cloud.documents('persons').find(({ _id }) => _id === personId);
const recordsOf = (personId: string) =>
  cloud.documents('attendanceRecords').filter((record) => record.personId === personId).length;
const look = (personId: string, by = a()) => by.do('registration.get', { personId });
const approve = async (personId: string, by = a(), claimsSeen?: string) =>
  by.call('registration.review', {
    ...{ personId, decision: 'approve' as const },
    claimsSeen: claimsSeen ?? (await look(personId, by)).claims.mark,
  });
const giveBack = (personId: string, by = a()) =>
  by.do('registration.review', { personId, decision: 'return', reason: REASON });
const holders = () => cloud.documents('nationalIds').map(({ _id, personId }) => ({ _id, personId }));

describe('a national ID under records (rules: "National ID")', () => {
  it('does not change: what the first person recorded never becomes the second one’s', async () => {
    const first = await pendingTrainee(cloud, 'trainee1');
    await checksIn(first);
    const another = { name: '另一个人', nationalId: nationalIdFor('trainee2') };
    expect(refusalOf(await register('trainee1', another)).code).toBe('nationalIdFixed');
    expect(personOf(first)).toMatchObject({ name: nameOf('trainee1'), state: 'pending' });

    const answer = await register('trainee1', { ...another, anotherPerson: true });
    const second = answer.ok ? answer.data.personId : '';
    expect(second).not.toBe(first);
    expect([recordsOf(first), recordsOf(second)]).toEqual([1, 0]);
    expect(personOf(first)).toMatchObject({ state: 'returned', openid: `released:${first}` });
    expect(await approve(second)).toMatchObject({ ok: true });
    expect([recordsOf(first), recordsOf(second)]).toEqual([1, 0]);
    // Who the account had named before is told to whoever reviews.
    expect((await look(second)).earlier).toMatchObject([
      { name: nameOf('trainee1'), nationalIdMasked: personOf(first)?.nationalIdMasked },
    ]);
  });

  it('is another person’s registration without records too, and nobody has to say so', async () => {
    const first = await pendingTrainee(cloud, 'trainee1');
    const answer = await register('trainee1', { nationalId: nationalIdFor('trainee2') });
    expect(answer).toMatchObject({ ok: true });
    expect(answer.ok && answer.data.personId).not.toBe(first);
  });

  it('leaves a check-in on its way to whoever scanned, when the number changes at that moment', async () => {
    const first = await pendingTrainee(cloud, 'trainee1');
    // Looked for, and not there yet; written before the form is.
    cloud.meanwhile('in transaction: get departments', () => checksIn(first));
    const answer = await register('trainee1', { nationalId: nationalIdFor('trainee2') });
    const second = answer.ok ? answer.data.personId : '';
    expect([recordsOf(first), recordsOf(second)]).toEqual([1, 0]);
  });

  it('leaves a scan to whoever made it, also when it is sent again by who has the account since', async () => {
    const first = await pendingTrainee(cloud, 'trainee1');
    const [{ _id: sessionId = '' } = {}] = cloud.documents('attendanceSessions');
    const { tokens } = await a().do('attendance.tokens', { sessionId });
    const qrText = tokens.filter(({ from }) => from <= cloud.clock.now()).at(-1)?.token ?? '';
    const scan = () => cloud.as('trainee1').call('attendance.checkIn', { qrText }, { requestId: 'scanned-once' });
    expect(await scan()).toMatchObject({ ok: true });
    cloud.clock.advance(1000);
    const form = await registrationOf(cloud, 'trainee1', { nationalId: nationalIdFor('trainee2') });
    const second = await cloud.as('trainee1').do('registration.submit', { ...form, anotherPerson: true });
    expect(refusalOf(await scan()).code).toBe('codeInvalid');
    expect([recordsOf(first), recordsOf(second.personId)]).toEqual([1, 0]);
  });

  it('keeps what became of its seats while the form was looked at', async () => {
    const personId = await pendingTrainee(cloud, 'trainee1');
    const [{ _id: sessionId = '' } = {}] = cloud.documents('attendanceSessions');
    await cloud.change('persons', personId, { seatedSessionIds: [sessionId], seatNotes: 1 });
    // The seat was never used, and goes back.
    cloud.meanwhile('begin', () => cloud.change('persons', personId, { seatedSessionIds: [], seatNotes: 2 }));
    expect(await register('trainee1', { name: '改了名字' })).toMatchObject({ ok: true });
    expect(personOf(personId)).toMatchObject({ name: '改了名字', seatedSessionIds: [], seatNotes: 2 });
  });

  it('lets the name be corrected, and shows what was handed in before', async () => {
    const personId = await pendingTrainee(cloud, 'trainee1');
    await checksIn(personId, 3);
    const { nationalId: _known, phoneCode: _spent, ...form } = await registrationOf(cloud, 'trainee1');
    cloud.clock.advance(MINUTE_MS);
    await cloud.as('trainee1').do('registration.submit', { ...form, name: '改了名字' });
    const seen = await look(personId);
    expect(seen).toMatchObject({ name: '改了名字', earlier: [{ name: nameOf('trainee1') }] });
    expect(JSON.stringify(seen)).not.toContain(nationalIdFor('trainee1'));
    expect(seen.attendance).toMatchObject({
      records: 3,
      meetings: [{ projectId: held._id, title: held.title, records: 3, provisional: 3 }],
    });
  });
});

describe('one national ID, two WeChat accounts', () => {
  async function claimants({ second = hospitalA }: { second?: typeof hospitalA | typeof hospitalB } = {}) {
    const one = await pendingTrainee(cloud, 'trainee1');
    const nationalId = nationalIdFor('trainee1');
    cloud.clock.advance(MINUTE_MS);
    const other = await pendingTrainee(cloud, 'trainee2', { nationalId, institutionId: second.institutionId });
    await checksIn(one);
    await checksIn(other, 2);
    return { one, other, nationalId };
  }

  it('are both seen by their institution, each with what was recorded for it', async () => {
    const { one, other } = await claimants();
    expect((await look(one)).claims).toMatchObject({
      here: [{ personId: other, name: nameOf('trainee2'), records: 2, state: 'pending', released: false }],
      ...{ elsewhere: false, held: null },
    });
    expect((await look(other)).claims).toMatchObject({ here: [{ personId: one, records: 1 }] });
  });

  it('are decided between by who has seen both: the other one is returned and keeps its check-ins', async () => {
    const { one, other } = await claimants();
    expect(refusalOf(await approve(other, a(), '')).code).toBe('nationalIdContested');
    expect(await approve(other)).toMatchObject({ data: { state: 'approved' } });
    expect(personOf(one)).toMatchObject({ state: 'returned', openid: cloud.openidOf('trainee1') });
    expect(personOf(one)?.review?.reason).toContain('同一个证件号码');
    expect([recordsOf(one), recordsOf(other)]).toEqual([1, 2]);
    expect(holders()).toMatchObject([{ personId: other }]);
    expect((await look(one)).claims.held).toBe('here');
    const actions = cloud.documents('auditEntries').filter(({ subject }) => subject === `person:${one}`);
    expect(actions.map(({ action }) => action)).toEqual(['registration.submitted', 'registration.returned']);
  });

  it('are not decided between without a claim that came in meanwhile', async () => {
    const { one, nationalId } = await claimants();
    const { mark } = (await look(one)).claims;
    await pendingTrainee(cloud, 'trainee3', { nationalId });
    expect(refusalOf(await approve(one, a(), mark)).code).toBe('nationalIdContested');
    expect(await approve(one)).toMatchObject({ ok: true });
  });

  it('can be one returned first: the first one’s claim is seen and loses nothing', async () => {
    const one = await pendingTrainee(cloud, 'trainee1');
    await checksIn(one);
    await giveBack(one);
    const other = await pendingTrainee(cloud, 'trainee2', { nationalId: nationalIdFor('trainee1') });
    expect((await look(other)).claims.here).toMatchObject([{ personId: one, state: 'returned', records: 1 }]);
    expect(refusalOf(await approve(other, a(), '')).code).toBe('nationalIdContested');
    const { nationalId: _known, phoneCode: _kept, ...again } = await registrationOf(cloud, 'trainee1');
    expect(await cloud.as('trainee1').do('registration.submit', again)).toMatchObject({ personId: one });
    expect(await approve(one)).toMatchObject({ ok: true });
    expect(recordsOf(one)).toBe(1);
  });

  it('at two institutions are told of each other in neutral words, and one approval settles it', async () => {
    const { one, other } = await claimants({ second: hospitalB });
    const [seenByA, seenByB] = [await look(one), await look(other, b())];
    expect([seenByA.claims, seenByB.claims]).toMatchObject([
      { here: [], elsewhere: true, held: null },
      { here: [], elsewhere: true, held: null },
    ]);
    expect(JSON.stringify(seenByA)).not.toContain(other);
    expect(JSON.stringify(seenByA)).not.toContain(nameOf('trainee2'));
    expect(await approve(one)).toMatchObject({ ok: true });
    expect((await look(other, b())).claims).toMatchObject({ here: [], elsewhere: false, held: 'elsewhere' });
    expect(refusalOf(await approve(other, b())).code).toBe('nationalIdHeld');
    expect(personOf(other)?.state).toBe('pending');
    await giveBack(other, b());
    expect([recordsOf(one), recordsOf(other)]).toEqual([1, 2]);
  });

  it('are never both approved, not even at the same moment', async () => {
    const { one, other } = await claimants({ second: hospitalB });
    const marks = [(await look(one)).claims.mark, (await look(other, b())).claims.mark];
    let first: unknown;
    cloud.meanwhile('in transaction: get nationalIds', async () => {
      first = await approve(other, b(), marks[1]);
    });
    expect(refusalOf(await approve(one, a(), marks[0])).code).toBe('nationalIdHeld');
    expect(first).toMatchObject({ ok: true });
    expect(cloud.documents('persons').filter(({ state }) => state === 'approved')).toHaveLength(1);
  });

  it('end with the right number for the one who had mistyped: the institution corrects it, and the check-ins stay', async () => {
    const { one, other, nationalId } = await claimants();
    await approve(one);
    // With the right number the loser cannot do it alone, as there are check-ins.
    expect(refusalOf(await register('trainee2', { nationalId: nationalIdFor('trainee2') })).code).toBe(
      'nationalIdFixed',
    );
    await a().do('registration.correctNationalId', {
      ...{ personId: other, current: nationalId, nationalId: nationalIdFor('trainee2') },
      reason: '与身份证原件核对，填成了别人的',
    });
    const { nationalId: _known, phoneCode: _kept, ...again } = await registrationOf(cloud, 'trainee2');
    expect(await cloud.as('trainee2').do('registration.submit', again)).toMatchObject({ personId: other });
    expect(await approve(other)).toMatchObject({ ok: true });
    expect([recordsOf(one), recordsOf(other)]).toEqual([1, 2]);
    expect(holders()).toHaveLength(2);
  });

  it('once one is approved, a third is sent the way of those who have a new WeChat account', async () => {
    const { one, nationalId } = await claimants();
    await approve(one);
    expect(refusalOf(await register('trainee3', { nationalId })).code).toBe('nationalIdTaken');
  });
});

describe('a mistyped national ID', () => {
  const correct = (input: Partial<InputOf<'registration.correctNationalId'>> & { personId: string }, by = a()) =>
    by.call('registration.correctNationalId', {
      ...{ current: nationalIdFor('trainee1'), nationalId: nationalIdOf(700), reason: '与身份证原件核对' },
      ...input,
    });

  it('of an approved person is corrected by the institution: the person stays, the old number is free again', async () => {
    const personId = await approvedTrainee(cloud, 'trainee1', 'administratorA1');
    await checksIn(personId, 2);
    expect(await correct({ personId })).toMatchObject({ ok: true });
    expect(await a().do('registration.revealNationalId', { personId })).toEqual({ nationalId: nationalIdOf(700) });
    expect([personOf(personId)?.state, recordsOf(personId), holders().length]).toEqual(['approved', 2, 1]);
    expect((await look(personId)).earlier).toHaveLength(1);
    expect(await register('trainee2', { nationalId: nationalIdFor('trainee1') })).toMatchObject({ ok: true });
    expect(refusalOf(await register('trainee3', { nationalId: nationalIdOf(700) })).code).toBe('nationalIdTaken');
  });

  it('is corrected once however often the command comes, with digests in the log and no number', async () => {
    const personId = await pendingTrainee(cloud, 'trainee1');
    const input = {
      ...{ personId, current: nationalIdFor('trainee1'), nationalId: nationalIdOf(700) },
      reason: '与身份证原件核对',
    };
    const send = () => a().do('registration.correctNationalId', input, { requestId: 'correct-once' });
    expect(await send()).toEqual(await send());
    const logged = cloud
      .documents('auditEntries')
      .filter(({ action }) => action === 'registration.nationalIdCorrected');
    expect(logged).toMatchObject([{ subject: `person:${personId}`, note: '与身份证原件核对' }]);
    const stored = JSON.stringify((['auditEntries', 'commandResults'] as const).map((name) => cloud.documents(name)));
    for (const number of [input.current, input.nationalId]) expect(stored).not.toContain(number);
    expect(await cloud.verifyAudit()).toMatchObject({ broken: [] });
  });

  it('is corrected with the document that was looked at, which stands in the history', async () => {
    const personId = await approvedTrainee(cloud, 'trainee1', 'administratorA1');
    const proof = await cloud.upload('administratorA1', '证件.jpg', aJpeg(), 'personProof');
    expect(await correct({ personId, proof })).toMatchObject({ ok: true });
    const { rows } = await a().do('personHistory.list', { personId });
    expect(rows.find(({ kind }) => kind === 'nationalIdCorrected')).toMatchObject({
      proof: { fileName: '证件.jpg', type: 'jpeg', mayOpen: true },
    });
  });

  it('is not corrected by who has not read the present one, without a reason, or to one that is another’s', async () => {
    const personId = await pendingTrainee(cloud, 'trainee1');
    await approvedTrainee(cloud, 'trainee2', 'administratorA1');
    expect(refusalOf(await correct({ personId, current: nationalIdOf(701) })).code).toBe('conflict');
    expect(refusalOf(await correct({ personId, reason: '错' })).code).toBe('reasonRequired');
    expect(refusalOf(await correct({ personId, nationalId: nationalIdFor('trainee2') })).code).toBe('nationalIdHeld');
    expect(refusalOf(await correct({ personId, nationalId: nationalIdFor('trainee1') })).code).toBe('invalidInput');
    expect(refusalOf(await correct({ personId }, b())).code).toBe('notFound');
    expect(await correct({ personId })).toMatchObject({ ok: true });
  });
});

describe('who approves', () => {
  const own = async (): Promise<string> => pendingTrainee(cloud, 'administratorA1');

  it('is somebody else than the one who registered from the same WeChat account', async () => {
    const personId = await own();
    expect((await look(personId)).own).toBe(true);
    expect(refusalOf(await approve(personId)).code).toBe('ownRegistration');
    const correct = {
      personId,
      current: nationalIdFor('administratorA1'),
      nationalId: nationalIdOf(700),
      reason: REASON,
    };
    expect(refusalOf(await a().call('registration.correctNationalId', correct)).code).toBe('ownRegistration');
    await signedInAdministrator(cloud, 'administratorA2');
    expect((await look(personId, cloud.as('administratorA2'))).own).toBe(false);
    expect(await approve(personId, cloud.as('administratorA2'))).toMatchObject({ ok: true });
  });

  it('is somebody else also where the registration is handed in again while it is looked at', async () => {
    const personId = await own();
    await signedInAdministrator(cloud, 'administratorA2');
    await giveBack(personId, cloud.as('administratorA2'));
    const again = await registrationOf(cloud, 'administratorA1');
    cloud.clock.advance(MINUTE_MS);
    cloud.meanwhile('begin', () => a().do('registration.submit', again));
    const answer = await a().call('registration.review', { personId, decision: 'approve' });
    expect(refusalOf(answer).code).toBe('conflict');
    expect(personOf(personId)?.state).toBe('pending');
  });

  it.each([
    ['national ID', async () => ({ nationalId: nationalIdFor('administratorA1') })],
    ['phone', async () => ({ phoneCode: await cloud.phoneCode('stranger1', 'administratorA1') })],
  ])('is somebody else also where a second account has the administrator’s %s', async (what, changes) => {
    if (what === 'national ID') await own();
    const personId = await pendingTrainee(cloud, 'stranger1', await changes());
    expect(refusalOf(await approve(personId)).code).toBe('ownRegistration');
    await signedInAdministrator(cloud, 'administratorA2');
    expect(await approve(personId, cloud.as('administratorA2'))).toMatchObject({ ok: true });
  });

  it('of a rebinding is somebody else than its person too', async () => {
    await signedInAdministrator(cloud, 'administratorA2');
    const personId = await own();
    await approve(personId, cloud.as('administratorA2'));
    await cloud.as('stranger1').do('rebinding.request', {
      ...{ name: nameOf('administratorA1'), nationalId: nationalIdFor('administratorA1'), consent: true as const },
      phoneCode: await cloud.phoneCode('stranger1'),
    });
    const [{ _id: rebindingId = '', checkCode = '' } = {}] = cloud.documents('rebindings');
    const review = { rebindingId, decision: 'approve', checkCode } as const;
    expect(refusalOf(await a().call('rebinding.review', review)).code).toBe('ownRebinding');
    expect(await cloud.as('administratorA2').call('rebinding.review', review)).toMatchObject({ ok: true });
  });
});

it('a phone code of another WeChat account is refused, and is spent', async () => {
  const phoneCode = await cloud.phoneCode('trainee2');
  expect(refusalOf(await register('trainee1', { phoneCode })).code).toBe('phoneCodeInvalid');
  expect(refusalOf(await register('trainee2', { phoneCode })).code).toBe('phoneCodeInvalid');
});
