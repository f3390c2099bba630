import { DAY_MS, MINUTE_MS, instantOf } from '../../../../domain/kernel/time';
import { openHolding, scanNow, shownCode, type Holding } from '../../../../test/support/attendance';
import {
  nameOf,
  nationalIdFor,
  pendingTrainee,
  registrationOf,
  signedInAdministrator,
} from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA, hospitalB } from '../../../../test/support/institutions';
import { rebindingsIn } from '../../../../test/support/rebinding';
import { refusalOf } from '../../../../test/support/refusal';

let cloud: InProcessCloud;
let holding: Holding;
let rebindings: ReturnType<typeof rebindingsIn>;
beforeAll(async () => {
  cloud = await openInProcess({ startAt: instantOf('2025-11-29', '08:00:00') });
  rebindings = rebindingsIn(cloud);
  await signedInAdministrator(cloud, 'administratorA2', hospitalA);
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  holding = await openHolding(cloud);
});
beforeEach(() => cloud.clock.advance(MINUTE_MS));

describe('asking from a new WeChat', () => {
  it('waits, and both WeChats and the institution hear of it', async () => {
    const before = await cloud.as('administratorA1').do('home.administrator', {});
    const { old, wechat, rebindingId, personId } = await rebindings.asked();
    const { submittedAt } = rebindings.rebindingOf(wechat);
    expect(await rebindings.sessionOf(wechat)).toMatchObject({
      trainee: null,
      rebinding: { state: 'pending', submittedAt, reason: '', checkCode: expect.stringMatching(/^\d{6}$/) as string },
    });
    expect((await rebindings.sessionOf(old)).trainee).toMatchObject({ personId, rebindingAskedAt: submittedAt });
    const { rows, counts } = await cloud.as('administratorA1').do('rebinding.list', { state: 'pending' });
    expect(rows).toContainEqual({
      rebindingId,
      name: nameOf(old),
      departmentName: rebindings.personOf(personId)?.departmentName,
      state: 'pending',
      submittedAt,
      samePhone: false,
    });
    const { pendingRebindings } = await cloud.as('administratorA1').do('home.administrator', {});
    expect([pendingRebindings, counts?.pending]).toEqual([before.pendingRebindings + 1, before.pendingRebindings + 1]);
    expect(await cloud.as('administratorA1').do('rebinding.get', { rebindingId })).toMatchObject({
      personId,
      personNumber: rebindings.personOf(personId)?.personNumber,
      nationalIdMasked: rebindings.personOf(personId)?.nationalIdMasked,
      oldPhoneMasked: rebindings.personOf(personId)?.phoneMasked,
      newPhoneMasked: rebindings.rebindingOf(wechat).phoneMasked,
      obstacle: null,
      review: null,
    });
    // Nothing has changed for anybody.
    expect(rebindings.personOf(personId)?.openid).toBe(cloud.openidOf(old));
  });

  it('takes the name as it is spelt in another way, and says when the phone is the one on record', async () => {
    const [{ old }, wechat] = [await rebindings.approved(), rebindings.somebody()];
    const name = ` ${Array.from(nameOf(old)).join(' ')}\u3000`;
    const request = {
      ...(await rebindings.requestFor(old, wechat, { name })),
      phoneCode: await cloud.phoneCode(wechat, old),
    };
    expect(await cloud.as(wechat).call('rebinding.request', request)).toMatchObject({ ok: true });
    const { rows } = await cloud.as('administratorA1').do('rebinding.list', { search: nameOf(old) });
    expect(rows).toMatchObject([{ name: nameOf(old), samePhone: true }]);
  });

  it('repeated gives the same answer and one request; asked anew it is open already', async () => {
    const [{ old, personId }, wechat, other] = [
      await rebindings.approved(),
      rebindings.somebody(),
      rebindings.somebody(),
    ];
    const request = await rebindings.requestFor(old, wechat);
    const send = () => cloud.as(wechat).do('rebinding.request', request, { requestId: 'rebind-me-once' });
    expect(await send()).toEqual(await send());
    expect(refusalOf(await rebindings.ask(wechat, old)).code).toBe('rebindingOpen');
    // Not their own one: whoever is not alone in asking must know it.
    expect(refusalOf(await rebindings.ask(other, old)).code).toBe('rebindingContested');
    expect(cloud.documents('rebindings').filter((each) => each.personId === personId)).toHaveLength(1);
    expect(rebindings.logOf(personId)).toEqual([{ action: 'rebinding.requested', by: '申请人', role: 'wechatUser' }]);
  });

  it('by two WeChats at the same moment opens one request', async () => {
    const { old, personId } = await rebindings.approved();
    const answers = await Promise.all([
      rebindings.ask(rebindings.somebody(), old),
      rebindings.ask(rebindings.somebody(), old),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(cloud.documents('rebindings').filter((each) => each.personId === personId)).toHaveLength(1);
  });

  it('is refused to a WeChat with an approved registration', async () => {
    const [{ old }, own] = [await rebindings.approved(), await rebindings.approved()];
    for (const who of [own.old, old]) expect(refusalOf(await rebindings.ask(who, old)).code).toBe('alreadyRegistered');
  });

  it('takes a phone that was another person’s until now, and no code that is spent', async () => {
    const [{ old }, { old: other }, wechat] = [
      await rebindings.approved(),
      await rebindings.approved(),
      rebindings.somebody(),
    ];
    const request = await rebindings.requestFor(old, wechat);
    const send = (phoneCode: string) => cloud.as(wechat).call('rebinding.request', { ...request, phoneCode });
    expect(refusalOf(await send('spent')).code).toBe('phoneCodeInvalid');
    expect(refusalOf(await send(await cloud.phoneCode(other))).code).toBe('phoneCodeInvalid');
    expect(await send(await cloud.phoneCode(wechat, other))).toMatchObject({ ok: true });
    expect(await cloud.as(other).do('registration.mine', {})).toMatchObject({ state: 'approved', phonePassed: true });
  });
});

describe('the check code', () => {
  it('is shown to the applicant alone, while his request waits', async () => {
    const { old, wechat, rebindingId } = await rebindings.asked();
    const code = rebindings.checkCodeOf(rebindingId);
    const administrator = cloud.as('administratorA1');
    const told = [
      await administrator.do('rebinding.list', { state: 'pending', limit: 100 }),
      await administrator.do('rebinding.get', { rebindingId }),
      await rebindings.sessionOf(old),
      cloud.documents('auditEntries').filter(({ actorId }) => actorId === rebindingId),
      cloud.documents('commandResults'),
    ];
    expect((await rebindings.sessionOf(wechat)).rebinding?.checkCode).toBe(code);
    expect(told.map((each) => each && JSON.stringify(each)).filter((each) => each.includes(`"${code}"`))).toEqual([]);
    await rebindings.giveBack('administratorA1', rebindingId);
    expect((await rebindings.sessionOf(wechat)).rebinding?.checkCode).toBe('');
  });

  it('binds an approval to the phone that a person holds: without it, or with another one, nobody moves', async () => {
    const { old, personId, rebindingId } = await rebindings.asked();
    const another = await rebindings.asked();
    const wrong = [undefined, rebindings.checkCodeOf(another.rebindingId)];
    for (const checkCode of wrong) {
      const answer = await cloud.as('administratorA1').call('rebinding.review', {
        ...{ rebindingId, decision: 'approve' },
        ...(checkCode === undefined ? {} : { checkCode }),
      });
      expect(refusalOf(answer).code).toBe('checkCodeWrong');
    }
    expect(rebindings.personOf(personId)?.openid).toBe(cloud.openidOf(old));
    expect(rebindings.logOf(personId)).toHaveLength(1);
    expect(await rebindings.approve('administratorA1', rebindingId)).toMatchObject({ data: { state: 'approved' } });
  });

  it('can be tried five times by each administrator, who may then still return the request', async () => {
    const [{ rebindingId }, other] = [await rebindings.asked(), await rebindings.asked()];
    const right = rebindings.checkCodeOf(rebindingId);
    const checkCode = right === '000000' ? '000001' : '000000';
    for (let tries = 0; tries < 5; tries += 1)
      expect(refusalOf(await rebindings.approve('administratorA1', rebindingId, { checkCode })).code).toBe(
        'checkCodeWrong',
      );
    const waits = { code: 'tooManyAttempts', details: { until: expect.any(Number) as number } };
    expect(refusalOf(await rebindings.approve('administratorA1', rebindingId))).toMatchObject(waits);
    // Neither another request nor a colleague waits for that.
    expect(await rebindings.approve('administratorA1', other.rebindingId)).toMatchObject({ ok: true });
    const byColleague = await rebindings.approve('administratorA2', rebindingId, { checkCode });
    expect(refusalOf(byColleague).code).toBe('checkCodeWrong');
    expect(await rebindings.giveBack('administratorA1', rebindingId)).toMatchObject({ ok: true });
  });
});

describe('the review', () => {
  it('binds the person to the new WeChat and its phone, with all that is his', async () => {
    const { old, personId, wechat, rebindingId } = await rebindings.asked();
    const qrText = await shownCode(cloud, holding);
    const { recordId } = await cloud.as(old).do('attendance.checkIn', { qrText });
    const before = rebindings.personOf(personId);
    expect(await rebindings.approve('administratorA1', rebindingId)).toMatchObject({ data: { state: 'approved' } });

    const { openid, phoneDigest, phoneMasked } = rebindings.rebindingOf(wechat);
    expect(rebindings.personOf(personId)).toEqual({ ...before, openid, phoneDigest, phoneMasked });
    expect(await rebindings.sessionOf(wechat)).toMatchObject({
      trainee: { personId, rebindingAskedAt: null },
      rebinding: null,
    });
    const { rows } = await cloud.as(wechat).do('attendance.myRecords', {});
    expect(rows.map((row) => row.recordId)).toEqual([recordId]);
    expect(await cloud.as('administratorA1').do('registration.revealNationalId', { personId })).toEqual({
      nationalId: nationalIdFor(old),
    });

    // The old WeChat is nobody's, and another person may register with it.
    expect(await rebindings.sessionOf(old)).toMatchObject({ trainee: null, rebinding: null });
    expect(refusalOf(await cloud.as(old).call('registration.mine', {})).code).toBe('notRegistered');
    expect(refusalOf(await scanNow(cloud, old, holding)).code).toBe('notRegistered');
    const another = await registrationOf(cloud, old, { nationalId: nationalIdFor(rebindings.somebody()) });
    const registered = await cloud.as(old).do('registration.submit', another);
    expect(registered.personId).not.toBe(personId);
    expect(rebindings.logOf(personId)).toEqual([
      { action: 'rebinding.requested', by: '申请人', role: 'wechatUser' },
      { action: 'rebinding.approved', by: nameOf('administratorA1'), role: 'administrator' },
    ]);
  });

  it('lets a person move on to a third WeChat, and back to the first', async () => {
    const { old, personId, wechat, rebindingId } = await rebindings.asked();
    await rebindings.approve('administratorA1', rebindingId);
    const third = rebindings.somebody();
    for (const next of [third, old]) {
      expect(await rebindings.ask(next, old)).toMatchObject({ ok: true });
      await rebindings.approve('administratorA1', rebindings.rebindingOf(next)._id);
      expect(rebindings.personOf(personId)?.openid).toBe(cloud.openidOf(next));
    }
    expect(await rebindings.sessionOf(wechat)).toMatchObject({ trainee: null, rebinding: null });
    // What was decided of a WeChat that is nobody's by now is decided.
    expect(await rebindings.approve('administratorA1', rebindingId)).toMatchObject({ data: { state: 'approved' } });
    expect(rebindings.personOf(personId)?.openid).toBe(cloud.openidOf(old));
  });

  it('is not for who asked himself: he may return his request, a colleague approves it', async () => {
    const { old } = await rebindings.approved();
    expect(await rebindings.ask('administratorA2', old)).toMatchObject({ ok: true });
    const { _id: rebindingId } = rebindings.rebindingOf('administratorA2');
    expect(refusalOf(await rebindings.approve('administratorA2', rebindingId)).code).toBe('ownRebinding');
    expect(await rebindings.giveBack('administratorA2', rebindingId)).toMatchObject({ ok: true });
    expect(await rebindings.ask('administratorA2', old)).toMatchObject({ ok: true });
    const again = rebindings.rebindingOf('administratorA2')._id;
    expect(await rebindings.approve('administratorA1', again)).toMatchObject({ ok: true });
  });

  it('tells when the old WeChat is signed in to the institution, which an approval leaves as it is', async () => {
    const { old, rebindingId } = await rebindings.asked();
    const administers = async () =>
      (await cloud.as('administratorA1').do('rebinding.get', { rebindingId })).administers;
    expect(await administers()).toBe(false);
    await signedInAdministrator(cloud, old, hospitalA);
    expect(await administers()).toBe(true);
    await rebindings.approve('administratorA1', rebindingId);
    expect((await rebindings.sessionOf(old)).administrator).toMatchObject({ institutionId: hospitalA.institutionId });
  });

  it('is heard of in the old WeChat for thirty days, until it has a registration again', async () => {
    const [{ old, rebindingId }, later] = [await rebindings.asked(), await rebindings.asked()];
    await rebindings.approve('administratorA1', rebindingId);
    await rebindings.approve('administratorA1', later.rebindingId);
    const told = { institutionName: hospitalA.name };
    expect((await rebindings.sessionOf(old)).movedAway).toMatchObject(told);
    expect((await rebindings.sessionOf(rebindings.somebody())).movedAway).toBeNull();
    await pendingTrainee(cloud, old, { nationalId: nationalIdFor(rebindings.somebody()) });
    expect((await rebindings.sessionOf(old)).movedAway).toBeNull();
    cloud.clock.advance(29 * DAY_MS);
    expect((await rebindings.sessionOf(later.old)).movedAway).toMatchObject(told);
    cloud.clock.advance(DAY_MS);
    expect((await rebindings.sessionOf(later.old)).movedAway).toBeNull();
    cloud.clock.advance(-30 * DAY_MS);
  });

  it('refuses a reason that the text check rejects', async () => {
    const { rebindingId } = await rebindings.asked();
    const answer = await rebindings.giveBack('administratorA1', rebindingId, '请去赌博网站核对');
    expect(refusalOf(answer).code).toBe('contentRejected');
  });

  it('returns a request with a reason that its WeChat reads, and it may ask again', async () => {
    const { old, personId, wechat, rebindingId } = await rebindings.asked();
    expect(refusalOf(await rebindings.giveBack('administratorA1', rebindingId, '不是')).code).toBe('reasonRequired');
    expect(await rebindings.giveBack('administratorA1', rebindingId)).toMatchObject({ data: { state: 'returned' } });
    const told = await rebindings.sessionOf(wechat);
    expect(told.rebinding).toMatchObject({ state: 'returned', reason: '请到人事科核对身份' });
    // Who decided, and where, is not for whoever asked.
    expect(JSON.stringify(told)).not.toContain(hospitalA.name);
    expect((await rebindings.sessionOf(old)).trainee).toMatchObject({ personId, rebindingAskedAt: null });
    expect(await rebindings.ask(wechat, old)).toMatchObject({ ok: true });
    expect((await rebindings.sessionOf(wechat)).rebinding).toMatchObject({ state: 'pending', reason: '' });
    expect(rebindings.logOf(personId).map(({ action }) => action)).toEqual([
      'rebinding.requested',
      'rebinding.returned',
      'rebinding.requested',
    ]);
  });

  it('is harmless to repeat, and one decision when two decide at the same moment', async () => {
    const { personId, rebindingId } = await rebindings.asked();
    const answers = await Promise.all([
      rebindings.approve('administratorA1', rebindingId, { requestId: 'decide-once' }),
      rebindings.approve('administratorA1', rebindingId, { requestId: 'decide-once' }),
      rebindings.giveBack('administratorA2', rebindingId),
      rebindings.approve('administratorA1', rebindingId),
    ]);
    const states = new Set(answers.flatMap((answer) => (answer.ok ? [answer.data.state] : [])));
    const codes = new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code])));
    expect(states.size).toBe(1);
    expect([...codes].filter((code) => !['wrongState', 'conflict'].includes(code))).toEqual([]);
    expect(codes.size).toBeGreaterThan(0);
    expect(rebindings.logOf(personId)).toHaveLength(2);
    const [state] = states;
    expect(cloud.documents('rebindings').find(({ _id }) => _id === rebindingId)?.state).toBe(state);
  });

  it('is the person’s institution’s alone', async () => {
    const { old, wechat, rebindingId } = await rebindings.asked();
    const b = cloud.as('administratorB1');
    expect(refusalOf(await b.call('rebinding.get', { rebindingId })).code).toBe('notFound');
    expect(refusalOf(await rebindings.approve('administratorB1', rebindingId)).code).toBe('notFound');
    expect(await b.do('rebinding.list', {})).toEqual({ rows: [], counts: { pending: 0, approved: 0, returned: 0 } });
    expect(refusalOf(await cloud.as(old).call('rebinding.get', { rebindingId })).code).toBe('notSignedIn');
    expect(refusalOf(await rebindings.approve(wechat, rebindingId)).code).toBe('notSignedIn');
    expect(rebindings.rebindingOf(wechat).state).toBe('pending');
  });

  it('cannot approve a WeChat or a phone that became another person’s, and says so beforehand', async () => {
    const [first, second] = [await rebindings.asked(), await rebindings.asked()];
    const get = (rebindingId: string) => cloud.as('administratorA1').do('rebinding.get', { rebindingId });
    await pendingTrainee(cloud, first.wechat);
    expect(await get(first.rebindingId)).toMatchObject({ obstacle: 'wechatTaken' });
    const borrower = rebindings.somebody();
    await pendingTrainee(cloud, borrower, { phoneCode: await cloud.phoneCode(borrower, second.wechat) });
    expect(await get(second.rebindingId)).toMatchObject({ obstacle: 'phoneTaken' });
    for (const { old, personId, rebindingId } of [first, second]) {
      expect(refusalOf(await rebindings.approve('administratorA1', rebindingId)).code).toBe('rebindingBlocked');
      expect(rebindings.personOf(personId)?.openid).toBe(cloud.openidOf(old));
      expect(rebindings.logOf(personId)).toHaveLength(1);
      expect(await rebindings.giveBack('administratorA1', rebindingId)).toMatchObject({ data: { state: 'returned' } });
    }
  });

  it('pages through the requests of an institution without repeating or losing one', async () => {
    const list = (cursor?: string) =>
      cloud.as('administratorA1').do('rebinding.list', { limit: 2, ...(cursor === undefined ? {} : { cursor }) });
    const paged: string[] = [];
    const { counts } = await list();
    let page = await list();
    for (;;) {
      paged.push(...page.rows.map(({ rebindingId }) => rebindingId));
      if (page.nextCursor === undefined) break;
      page = await list(page.nextCursor);
    }
    const all = cloud.documents('rebindings').map(({ _id }) => _id);
    expect(paged.toSorted()).toEqual(all.toSorted());
    expect(page.counts).toBeNull();
    expect(Object.values(counts ?? {}).reduce((sum, one) => sum + one, 0)).toBe(all.length);
  });

  it('leaves nothing of phone, national ID or WeChat in the log', async () => {
    const { old, wechat, rebindingId } = await rebindings.asked();
    await rebindings.approve('administratorA1', rebindingId);
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
    const { personId, wechat, rebindingId } = await rebindings.asked();
    expect(refusalOf(await scanNow(cloud, wechat, holding)).code).toBe('notRegistered');
    cloud.clock.advance(5 * MINUTE_MS);
    await rebindings.approve('administratorA1', rebindingId);
    expect(recordsOf(personId)).toMatchObject([{ sessionId: holding.sessionId, provisional: false }]);
    expect(cloud.documents('scanTickets').filter(({ openid }) => openid === cloud.openidOf(wechat))).toEqual([]);
  });

  it('stays its own when its person has moved on before the approval was repeated', async () => {
    const { old, personId, wechat, rebindingId } = await rebindings.asked();
    const approveOnce = () => cloud.as('administratorA1').do('rebinding.review', input, { requestId: 'approved-once' });
    const input = { rebindingId, decision: 'approve', checkCode: rebindings.checkCodeOf(rebindingId) } as const;
    await approveOnce();
    const third = rebindings.somebody();
    await rebindings.ask(third, old);
    await rebindings.approve('administratorA1', rebindings.rebindingOf(third)._id);
    expect(refusalOf(await scanNow(cloud, wechat, holding)).code).toBe('notRegistered');
    expect(await approveOnce()).toEqual({ state: 'approved' });
    expect(recordsOf(personId)).toEqual([]);
    expect(cloud.documents('scanTickets').filter(({ openid }) => openid === cloud.openidOf(wechat))).toHaveLength(1);
  });

  it('has lapsed after that', async () => {
    const { personId, wechat, rebindingId } = await rebindings.asked();
    await scanNow(cloud, wechat, holding);
    cloud.clock.advance(11 * MINUTE_MS);
    await rebindings.approve('administratorA1', rebindingId);
    expect(recordsOf(personId)).toEqual([]);
  });
});
