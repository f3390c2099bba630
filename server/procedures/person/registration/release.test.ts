import type { InputOf } from '../../../../contract';
import { MINUTE_MS, instantOf } from '../../../../domain/kernel/time';
import { openHolding, scanNow, type Holding } from '../../../../test/support/attendance';
import {
  nameOf,
  nationalIdFor,
  pendingTrainee,
  registrationOf,
  signedInAdministrator,
} from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalB } from '../../../../test/support/institutions';
import type { TestPersonId } from '../../../../test/support/people';
import { rebindingsIn } from '../../../../test/support/rebinding';
import { refusalOf } from '../../../../test/support/refusal';

const REASON = '请核对科室和职称';

let cloud: InProcessCloud;
let holding: Holding;
let rebindings: ReturnType<typeof rebindingsIn>;
beforeAll(async () => {
  cloud = await openInProcess({ startAt: instantOf('2025-11-29', '08:00:00') });
  rebindings = rebindingsIn(cloud);
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  holding = await openHolding(cloud);
});
beforeEach(() => cloud.clock.advance(MINUTE_MS));

/** Somebody whose registration was returned. */
async function returned(): Promise<{ old: TestPersonId; personId: string }> {
  const old = rebindings.somebody();
  const personId = await pendingTrainee(cloud, old);
  await cloud.as('administratorA1').do('registration.review', { personId, decision: 'return', reason: REASON });
  return { old, personId };
}
const register = async (who: TestPersonId, changes: Partial<InputOf<'registration.submit'>>) =>
  cloud.as(who).call('registration.submit', await registrationOf(cloud, who, changes));
const actionsOn = (personId: string) =>
  cloud
    .documents('auditEntries')
    .filter(({ subject }) => subject === `person:${personId}`)
    .map(({ action, by }) => ({ action, by }));
const isNobodys = (personId: string) => {
  const person = rebindings.personOf(personId);
  return [person?.openid, person?.phoneDigest].every((key) => key === `released:${personId}`);
};

describe('a registration that was returned and never approved', () => {
  it('loses nothing to a registration with its national ID, anywhere', async () => {
    const [{ old, personId }, wechat] = [await returned(), rebindings.somebody()];
    const before = rebindings.personOf(personId);
    const changes = { nationalId: nationalIdFor(old), institutionId: hospitalB.institutionId };
    expect(await register(wechat, changes)).toMatchObject({ ok: true, data: { state: 'pending' } });
    expect(rebindings.personOf(personId)).toEqual(before);
    expect((await rebindings.sessionOf(old)).trainee).toMatchObject({ personId, state: 'returned' });
    expect(actionsOn(personId).at(-1)).toEqual({ action: 'registration.returned', by: nameOf('administratorA1') });
  });

  it('loses its phone alone to whoever has it by WeChat’s word, and needs one to be handed in again', async () => {
    const [{ old, personId }, wechat] = [await returned(), rebindings.somebody()];
    expect(await register(wechat, { phoneCode: await cloud.phoneCode(wechat, old) })).toMatchObject({ ok: true });
    expect(rebindings.personOf(personId)).toMatchObject({
      ...{ openid: cloud.openidOf(old), phoneDigest: `released:${personId}`, phoneMasked: '', state: 'returned' },
    });
    expect(actionsOn(personId).at(-1)).toEqual({ action: 'registration.phonePassed', by: '申请人' });
    expect(await cloud.as('administratorA1').do('registration.get', { personId })).toMatchObject({
      ...{ phonePassed: true, released: false },
    });
    const { phoneCode: _none, nationalId: _known, ...again } = await registrationOf(cloud, old);
    const answer = await cloud.as(old).call('registration.submit', again);
    expect(refusalOf(answer).details).toEqual({ fields: [{ field: 'phoneCode', problem: 'required' }] });
    const phoneCode = await cloud.phoneCode(old, rebindings.somebody());
    expect(await cloud.as(old).do('registration.submit', { ...again, phoneCode })).toMatchObject({
      ...{ personId, state: 'pending' },
    });
  });

  it('loses its phone once, whoever is first of two at the same moment', async () => {
    const { old, personId } = await returned();
    const [one, other] = [rebindings.somebody(), rebindings.somebody()];
    const answers = await Promise.all(
      [one, other].map(async (who) => register(who, { phoneCode: await cloud.phoneCode(who, old) })),
    );
    const codes = answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]));
    expect(codes).toHaveLength(1);
    expect(['phoneTaken', 'conflict']).toContain(codes[0]);
    expect(actionsOn(personId).filter(({ action }) => action === 'registration.phonePassed')).toHaveLength(1);
  });

  it('loses its phone to a rebinding, and keeps everything else', async () => {
    const [{ old, personId }, { old: owner, personId: moving }] = [await returned(), await rebindings.approved()];
    const wechat = rebindings.somebody();
    const phoneCode = await cloud.phoneCode(wechat, old);
    expect(await rebindings.ask(wechat, owner, { phoneCode })).toMatchObject({ ok: true });
    expect(rebindings.personOf(personId)).toMatchObject({ openid: cloud.openidOf(old), phoneMasked: '' });
    await rebindings.approve('administratorA1', rebindings.rebindingOf(wechat)._id);
    expect((await rebindings.sessionOf(wechat)).trainee).toMatchObject({ personId: moving });
    expect((await rebindings.sessionOf(old)).trainee).toMatchObject({ personId });
  });

  it('does not stand against an approval that was asked for before', async () => {
    const { personId: moving, wechat, rebindingId } = await rebindings.asked();
    const personId = await pendingTrainee(cloud, wechat);
    const get = () => cloud.as('administratorA1').do('rebinding.get', { rebindingId });
    expect((await get()).obstacle).toBe('wechatTaken');
    await cloud.as('administratorA1').do('registration.review', { personId, decision: 'return', reason: REASON });
    expect((await get()).obstacle).toBeNull();
    expect(await rebindings.approve('administratorA1', rebindingId)).toMatchObject({ ok: true });
    expect(isNobodys(personId)).toBe(true);
    expect((await rebindings.sessionOf(wechat)).trainee).toMatchObject({ personId: moving });
    // Its institution still sees what it decided on, and can do nothing more about it.
    const administrator = cloud.as('administratorA1');
    expect(await administrator.do('registration.get', { personId })).toMatchObject({
      ...{ state: 'returned', name: nameOf(wechat), released: true },
      review: { decision: 'return', reason: REASON },
    });
    const approve = { personId, decision: 'approve' } as const;
    expect(refusalOf(await administrator.call('registration.review', approve)).code).toBe('wrongState');
  });
});

describe('a registration that waits, or was approved', () => {
  it('keeps everything but a phone that WeChat says is another one’s now; an approved one its national ID', async () => {
    const waiting = rebindings.somebody();
    await pendingTrainee(cloud, waiting);
    const { old: approved } = await rebindings.approved();
    for (const owner of [waiting, approved]) {
      const before = await cloud.as(owner).do('registration.mine', {});
      const next = rebindings.somebody();
      const answer = await register(next, { phoneCode: await cloud.phoneCode(next, owner) });
      expect(answer).toMatchObject({ ok: true });
      const after = await cloud.as(owner).do('registration.mine', {});
      expect(after).toEqual({ ...before, phoneMasked: '', phonePassed: true });
    }
    const byId = await register(rebindings.somebody(), { nationalId: nationalIdFor(approved) });
    expect(refusalOf(byId).code).toBe('nationalIdTaken');
  });
});

describe('somebody who registered by mistake from his new WeChat', () => {
  it('gives that up by asking for the registration he had, with what he checked in as', async () => {
    const { old, personId } = await rebindings.approved();
    const wechat = rebindings.somebody();
    const mistaken = await pendingTrainee(cloud, wechat);
    expect(await scanNow(cloud, wechat, holding)).toMatchObject({ ok: true, data: { provisional: true } });
    expect(await rebindings.ask(wechat, old)).toMatchObject({ ok: true });
    expect(isNobodys(mistaken)).toBe(true);
    expect(rebindings.personOf(mistaken)?.state).toBe('returned');
    expect(await rebindings.sessionOf(wechat)).toMatchObject({ trainee: null, rebinding: { state: 'pending' } });
    await rebindings.approve('administratorA1', rebindings.rebindingOf(wechat)._id);
    expect((await rebindings.sessionOf(wechat)).trainee).toMatchObject({ personId, state: 'approved' });
    expect((await cloud.as(wechat).do('attendance.myRecords', {})).rows).toEqual([]);
  });

  it('keeps it when he cannot name the registration he asks for', async () => {
    const { old } = await rebindings.approved();
    const wechat = rebindings.somebody();
    const mistaken = await pendingTrainee(cloud, wechat);
    const answer = await rebindings.ask(wechat, old, { name: '别的名字' });
    expect(refusalOf(answer).code).toBe('rebindingNotMatched');
    expect((await rebindings.sessionOf(wechat)).trainee).toMatchObject({ personId: mistaken });
  });
});

it('leaves every chain of the log whole', async () => {
  expect(await cloud.as(null).send('jobs', { verifyAudit: true })).toMatchObject({ audit: { broken: [] } });
});
