import { MINUTE_MS, instantOf } from '../../../domain/time';
import { openHolding, scanNow, shownCode, type Holding } from '../../../test/support/attendance';
import {
  approvedTrainee,
  nameOf,
  nationalIdFor,
  pendingTrainee,
  registrationOf,
  signedInAdministrator,
} from '../../../test/support/builders';
import { startTestCloud, type TestCloud } from '../../../test/support/cloud';
import { hospitalA, hospitalB } from '../../../test/support/institutions';
import type { TestPersonId } from '../../../test/support/people';
import { refusalOf } from '../../../test/support/refusal';

let cloud: TestCloud;
let holding: Holding;
beforeAll(async () => {
  cloud = await startTestCloud({ startAt: instantOf('2025-11-29', '08:00:00'), crowd: 60 });
  await signedInAdministrator(cloud, 'administratorA2', hospitalA);
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  holding = await openHolding(cloud);
});
afterAll(() => cloud.close());
beforeEach(() => cloud.clock.advance(MINUTE_MS));

let used = 0;
/** A WeChat user of whom nobody has heard yet. */
const somebody = (): TestPersonId => {
  used += 1;
  return `crowd${used}`;
};
/** Somebody approved at hospital A, with a WeChat, name and national ID of his own. */
async function approved(): Promise<{ old: TestPersonId; personId: string }> {
  const old = somebody();
  return { old, personId: await approvedTrainee(cloud, old, 'administratorA1') };
}

/** What a new WeChat asks with for the registration of an old one. */
const requestFor = async (old: TestPersonId, wechat: TestPersonId, changes: { name?: string } = {}) => ({
  name: nameOf(old),
  nationalId: nationalIdFor(old),
  phoneCode: await cloud.phoneCode(wechat),
  consent: true as const,
  ...changes,
});
const ask = async (wechat: TestPersonId, old: TestPersonId, changes: { name?: string } = {}) =>
  cloud.as(wechat).call('rebinding.request', await requestFor(old, wechat, changes));

const rebindingOf = (wechat: TestPersonId) => {
  const found = cloud.documents('rebindings').filter(({ openid }) => openid === cloud.openidOf(wechat));
  const latest = found.at(-1);
  if (!latest) throw new Error(`no request of ${wechat}`);
  return latest;
};
const personOf = (personId: string) => cloud.documents('persons').find(({ _id }) => _id === personId);
/** A request that waits, of a new WeChat for somebody approved. */
async function asked() {
  const [{ old, personId }, wechat] = [await approved(), somebody()];
  expect(await ask(wechat, old)).toMatchObject({ ok: true, data: { state: 'pending' } });
  return { old, personId, wechat, rebindingId: rebindingOf(wechat)._id };
}

const review = (
  by: TestPersonId,
  rebindingId: string,
  decision: 'approve' | 'return' = 'approve',
  reason = decision === 'return' ? '请到人事科核对身份' : undefined,
  options?: { requestId: string },
) =>
  cloud
    .as(by)
    .call('rebinding.review', { rebindingId, decision, ...(reason === undefined ? {} : { reason }) }, options);
const sessionOf = (who: TestPersonId) => cloud.as(who).do('session.get', {});
const logOf = (personId: string) =>
  cloud
    .documents('auditEntries')
    .filter(({ subject, action }) => subject === `person:${personId}` && action.startsWith('rebinding.'))
    .map(({ action, by, role }) => ({ action, by, role }));

describe('asking from a new WeChat', () => {
  it('waits, and both WeChats and the institution hear of it', async () => {
    const before = await cloud.as('administratorA1').do('administrator.home', {});
    const { old, wechat, rebindingId, personId } = await asked();
    const { submittedAt } = rebindingOf(wechat);
    expect(await sessionOf(wechat)).toMatchObject({
      trainee: null,
      rebinding: { state: 'pending', submittedAt, reason: '' },
    });
    expect((await sessionOf(old)).trainee).toMatchObject({ personId, rebindingAskedAt: submittedAt });
    const { rows, counts } = await cloud.as('administratorA1').do('rebinding.list', { state: 'pending' });
    expect(rows).toContainEqual({
      rebindingId,
      name: nameOf(old),
      departmentName: personOf(personId)?.departmentName,
      state: 'pending',
      submittedAt,
      samePhone: false,
    });
    const { pendingRebindings } = await cloud.as('administratorA1').do('administrator.home', {});
    expect([pendingRebindings, counts.pending]).toEqual([before.pendingRebindings + 1, before.pendingRebindings + 1]);
    expect(await cloud.as('administratorA1').do('rebinding.get', { rebindingId })).toMatchObject({
      personId,
      personNumber: personOf(personId)?.personNumber,
      nationalIdMasked: personOf(personId)?.nationalIdMasked,
      oldPhoneMasked: personOf(personId)?.phoneMasked,
      newPhoneMasked: rebindingOf(wechat).phoneMasked,
      obstacle: null,
      review: null,
    });
    // Nothing has changed for anybody.
    expect(personOf(personId)?.openid).toBe(cloud.openidOf(old));
  });

  it('takes the name as it is spelt in another way, and says when the phone is the one on record', async () => {
    const [{ old }, wechat] = [await approved(), somebody()];
    const name = ` ${Array.from(nameOf(old)).join(' ')}\u3000`;
    const request = { ...(await requestFor(old, wechat, { name })), phoneCode: await cloud.phoneCode(old) };
    expect(await cloud.as(wechat).call('rebinding.request', request)).toMatchObject({ ok: true });
    const { rows } = await cloud.as('administratorA1').do('rebinding.list', { search: nameOf(old) });
    expect(rows).toMatchObject([{ name: nameOf(old), samePhone: true }]);
  });

  it('repeated gives the same answer and one request; asked anew it is open already', async () => {
    const [{ old, personId }, wechat, other] = [await approved(), somebody(), somebody()];
    const request = await requestFor(old, wechat);
    const send = () => cloud.as(wechat).do('rebinding.request', request, { requestId: 'rebind-me-once' });
    expect(await send()).toEqual(await send());
    expect(refusalOf(await ask(wechat, old)).code).toBe('rebindingOpen');
    expect(refusalOf(await ask(other, old)).code).toBe('rebindingOpen');
    expect(cloud.documents('rebindings').filter((each) => each.personId === personId)).toHaveLength(1);
    expect(logOf(personId)).toEqual([{ action: 'rebinding.requested', by: '申请人', role: 'wechatUser' }]);
  });

  it('by two WeChats at the same moment opens one request', async () => {
    const { old, personId } = await approved();
    const answers = await Promise.all([ask(somebody(), old), ask(somebody(), old)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(cloud.documents('rebindings').filter((each) => each.personId === personId)).toHaveLength(1);
  });

  it('is refused to a WeChat with a registration, whatever its state', async () => {
    const { old } = await approved();
    const [pending, own] = [somebody(), await approved()];
    await pendingTrainee(cloud, pending);
    for (const who of [pending, own.old, old]) expect(refusalOf(await ask(who, old)).code).toBe('alreadyRegistered');
  });

  it('is refused with a phone of another person, and with a code that is spent', async () => {
    const [{ old }, { old: other }, wechat] = [await approved(), await approved(), somebody()];
    const request = await requestFor(old, wechat);
    const send = (phoneCode: string) => cloud.as(wechat).call('rebinding.request', { ...request, phoneCode });
    expect(refusalOf(await send(await cloud.phoneCode(other))).code).toBe('phoneTaken');
    expect(refusalOf(await send('spent')).code).toBe('phoneCodeInvalid');
    expect(await send(request.phoneCode)).toMatchObject({ ok: true });
  });
});

describe('a stranger who tries names and national IDs', () => {
  it('is told the same of an ID that nobody has, another name, and a registration that was not approved', async () => {
    const [{ old }, waiting, returned, stranger] = [await approved(), somebody(), somebody(), somebody()];
    await pendingTrainee(cloud, waiting);
    const personId = await pendingTrainee(cloud, returned);
    await cloud
      .as('administratorA1')
      .do('registration.review', { personId, decision: 'return', reason: '请核对科室和职称' });
    const refusals = [
      await ask(stranger, old, { name: '别的名字' }),
      await ask(stranger, waiting),
      await ask(stranger, returned),
      await ask(stranger, somebody()),
    ].map(refusalOf);
    expect(refusals).toEqual(refusals.map(() => ({ code: 'rebindingNotMatched', details: {} })));
    expect(await sessionOf(stranger)).toMatchObject({ trainee: null, rebinding: null });
  });

  it('must wait after five, also with what is right, and stops nobody else by it', async () => {
    const [{ old }, stranger, own] = [await approved(), somebody(), somebody()];
    const wrong = await requestFor(old, stranger, { name: '别的名字' });
    for (let tries = 0; tries < 5; tries += 1)
      expect(refusalOf(await cloud.as(stranger).call('rebinding.request', wrong)).code).toBe('rebindingNotMatched');
    const right = { ...wrong, name: nameOf(old) };
    const refused = refusalOf(await cloud.as(stranger).call('rebinding.request', right));
    expect(refused).toMatchObject({ code: 'tooManyAttempts', details: { waitSeconds: 15 * 60 } });
    expect(await ask(own, old)).toMatchObject({ ok: true });
    await review('administratorA1', rebindingOf(own)._id, 'return');
    cloud.clock.advance(15 * MINUTE_MS);
    expect(await ask(stranger, old)).toMatchObject({ ok: true });
  });

  it('may mend a wrong name with the phone code he has', async () => {
    const [{ old }, wechat] = [await approved(), somebody()];
    const request = await requestFor(old, wechat);
    const send = (name: string) => cloud.as(wechat).call('rebinding.request', { ...request, name });
    expect(refusalOf(await send('别的名字')).code).toBe('rebindingNotMatched');
    expect(await send(nameOf(old))).toMatchObject({ ok: true });
  });

  it('cannot try one ID from many WeChats without end', async () => {
    const { old } = await approved();
    const codes: string[] = [];
    for (let tries = 0; tries < 21; tries += 1)
      codes.push(refusalOf(await ask(`crowd${40 + (tries % 7)}`, old, { name: '别的名字' })).code);
    expect(new Set(codes.slice(0, 20))).toEqual(new Set(['rebindingNotMatched']));
    expect(codes[20]).toBe('tooManyAttempts');
    cloud.clock.advance(30 * MINUTE_MS);
  });

  it('with a request of his own cannot even try', async () => {
    const [{ wechat }, { old }] = [await asked(), await approved()];
    for (const name of [nameOf(old), '别的名字'])
      expect(refusalOf(await ask(wechat, old, { name })).code).toBe('rebindingOpen');
  });
});

describe('the review', () => {
  it('binds the person to the new WeChat and its phone, with all that is his', async () => {
    const { old, personId, wechat, rebindingId } = await asked();
    const qrText = await shownCode(cloud, holding);
    const { recordId } = await cloud.as(old).do('attendance.checkIn', { qrText });
    const before = personOf(personId);
    expect(await review('administratorA1', rebindingId)).toMatchObject({ data: { state: 'approved' } });

    const { openid, phoneDigest, phoneMasked } = rebindingOf(wechat);
    expect(personOf(personId)).toEqual({ ...before, openid, phoneDigest, phoneMasked });
    expect(await sessionOf(wechat)).toMatchObject({ trainee: { personId, rebindingAskedAt: null }, rebinding: null });
    const { rows } = await cloud.as(wechat).do('attendance.myRecords', {});
    expect(rows.map((row) => row.recordId)).toEqual([recordId]);
    expect(await cloud.as('administratorA1').do('registration.revealNationalId', { personId })).toEqual({
      nationalId: nationalIdFor(old),
    });

    // The old WeChat is nobody's, and another person may register with it.
    expect(await sessionOf(old)).toMatchObject({ trainee: null, rebinding: null });
    expect(refusalOf(await cloud.as(old).call('registration.mine', {})).code).toBe('notRegistered');
    expect(refusalOf(await scanNow(cloud, old, holding)).code).toBe('notRegistered');
    const another = await registrationOf(cloud, old, { nationalId: nationalIdFor(somebody()) });
    const registered = await cloud.as(old).do('registration.submit', another);
    expect(registered.personId).not.toBe(personId);
    expect(logOf(personId)).toEqual([
      { action: 'rebinding.requested', by: '申请人', role: 'wechatUser' },
      { action: 'rebinding.approved', by: nameOf('administratorA1'), role: 'administrator' },
    ]);
  });

  it('lets a person move on to a third WeChat, and back to the first', async () => {
    const { old, personId, wechat, rebindingId } = await asked();
    await review('administratorA1', rebindingId);
    const third = somebody();
    for (const next of [third, old]) {
      expect(await ask(next, old)).toMatchObject({ ok: true });
      await review('administratorA1', rebindingOf(next)._id);
      expect(personOf(personId)?.openid).toBe(cloud.openidOf(next));
    }
    expect(await sessionOf(wechat)).toMatchObject({ trainee: null, rebinding: null });
    // What was decided of a WeChat that is nobody's by now is decided.
    expect(await review('administratorA1', rebindingId)).toMatchObject({ data: { state: 'approved' } });
    expect(personOf(personId)?.openid).toBe(cloud.openidOf(old));
  });

  it('returns a request with a reason that its WeChat reads, and it may ask again', async () => {
    const { old, personId, wechat, rebindingId } = await asked();
    expect(refusalOf(await review('administratorA1', rebindingId, 'return', '不是')).code).toBe('reasonRequired');
    expect(await review('administratorA1', rebindingId, 'return')).toMatchObject({ data: { state: 'returned' } });
    const told = await sessionOf(wechat);
    expect(told.rebinding).toMatchObject({ state: 'returned', reason: '请到人事科核对身份' });
    // Who decided, and where, is not for whoever asked.
    expect(JSON.stringify(told)).not.toContain(hospitalA.name);
    expect((await sessionOf(old)).trainee).toMatchObject({ personId, rebindingAskedAt: null });
    expect(await ask(wechat, old)).toMatchObject({ ok: true });
    expect((await sessionOf(wechat)).rebinding).toMatchObject({ state: 'pending', reason: '' });
    expect(logOf(personId).map(({ action }) => action)).toEqual([
      'rebinding.requested',
      'rebinding.returned',
      'rebinding.requested',
    ]);
  });

  it('is harmless to repeat, and one decision when two decide at the same moment', async () => {
    const { personId, rebindingId } = await asked();
    const answers = await Promise.all([
      review('administratorA1', rebindingId, 'approve', undefined, { requestId: 'decide-once' }),
      review('administratorA1', rebindingId, 'approve', undefined, { requestId: 'decide-once' }),
      review('administratorA2', rebindingId, 'return'),
      review('administratorA1', rebindingId, 'approve'),
    ]);
    const states = new Set(answers.flatMap((answer) => (answer.ok ? [answer.data.state] : [])));
    const codes = new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code])));
    expect(states.size).toBe(1);
    expect([...codes].filter((code) => !['wrongState', 'conflict'].includes(code))).toEqual([]);
    expect(codes.size).toBeGreaterThan(0);
    expect(logOf(personId)).toHaveLength(2);
    const [state] = states;
    expect(cloud.documents('rebindings').find(({ _id }) => _id === rebindingId)?.state).toBe(state);
  });

  it('is the person’s institution’s alone', async () => {
    const { old, wechat, rebindingId } = await asked();
    const b = cloud.as('administratorB1');
    expect(refusalOf(await b.call('rebinding.get', { rebindingId })).code).toBe('notFound');
    expect(refusalOf(await review('administratorB1', rebindingId)).code).toBe('notFound');
    expect(await b.do('rebinding.list', {})).toEqual({ rows: [], counts: { pending: 0, approved: 0, returned: 0 } });
    expect(refusalOf(await cloud.as(old).call('rebinding.get', { rebindingId })).code).toBe('notSignedIn');
    expect(refusalOf(await review(wechat, rebindingId)).code).toBe('notSignedIn');
    expect(rebindingOf(wechat).state).toBe('pending');
  });

  it('cannot approve a WeChat or a phone that became another person’s, and says so beforehand', async () => {
    const [first, second] = [await asked(), await asked()];
    const get = (rebindingId: string) => cloud.as('administratorA1').do('rebinding.get', { rebindingId });
    await pendingTrainee(cloud, first.wechat);
    expect(await get(first.rebindingId)).toMatchObject({ obstacle: 'wechatTaken' });
    const borrower = somebody();
    await pendingTrainee(cloud, borrower, { phoneCode: await cloud.phoneCode(second.wechat) });
    expect(await get(second.rebindingId)).toMatchObject({ obstacle: 'phoneTaken' });
    for (const { old, personId, rebindingId } of [first, second]) {
      expect(refusalOf(await review('administratorA1', rebindingId)).code).toBe('rebindingBlocked');
      expect(personOf(personId)?.openid).toBe(cloud.openidOf(old));
      expect(logOf(personId)).toHaveLength(1);
      expect(await review('administratorA1', rebindingId, 'return')).toMatchObject({ data: { state: 'returned' } });
    }
  });

  it('pages through the requests of an institution without repeating or losing one', async () => {
    const list = (cursor?: string) =>
      cloud.as('administratorA1').do('rebinding.list', { limit: 2, ...(cursor === undefined ? {} : { cursor }) });
    const paged: string[] = [];
    let page = await list();
    for (;;) {
      paged.push(...page.rows.map(({ rebindingId }) => rebindingId));
      if (page.nextCursor === undefined) break;
      page = await list(page.nextCursor);
    }
    const all = cloud.documents('rebindings').map(({ _id }) => _id);
    expect(paged.toSorted()).toEqual(all.toSorted());
    const { pending, approved: done, returned } = page.counts;
    expect(pending + done + returned).toBe(all.length);
  });

  it('leaves nothing of phone, national ID or WeChat in the log', async () => {
    const { old, wechat, rebindingId } = await asked();
    await review('administratorA1', rebindingId);
    const log = JSON.stringify(cloud.documents('auditEntries'));
    for (const fact of [cloud.openidOf(wechat), cloud.phoneOf(wechat), cloud.phoneOf(old), nationalIdFor(old)])
      expect(log).not.toContain(fact);
    expect(JSON.stringify(cloud.documents('rebindings'))).not.toContain(cloud.phoneOf(wechat));
  });
});

describe('a scan of the new WeChat', () => {
  const recordsOf = (personId: string) =>
    cloud.documents('attendanceRecords').filter((record) => record.personId === personId);

  it('is kept while its person asks, and is a check-in once he was approved within ten minutes', async () => {
    const { personId, wechat, rebindingId } = await asked();
    expect(refusalOf(await scanNow(cloud, wechat, holding)).code).toBe('notRegistered');
    cloud.clock.advance(5 * MINUTE_MS);
    await review('administratorA1', rebindingId);
    expect(recordsOf(personId)).toMatchObject([{ sessionId: holding.sessionId, provisional: false }]);
    expect(cloud.documents('scanTickets').filter(({ openid }) => openid === cloud.openidOf(wechat))).toEqual([]);
  });

  it('has lapsed after that', async () => {
    const { personId, wechat, rebindingId } = await asked();
    await scanNow(cloud, wechat, holding);
    cloud.clock.advance(11 * MINUTE_MS);
    await review('administratorA1', rebindingId);
    expect(recordsOf(personId)).toEqual([]);
  });
});
