import { MINUTE_MS, instantOf } from '../../../../domain/kernel/time';
import { pendingTrainee, registrationOf, signedInAdministrator } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import type { TestPersonId } from '../../../../test/support/people';
import { rebindingsIn } from '../../../../test/support/rebinding';
import { refusalOf } from '../../../../test/support/refusal';

let cloud: InProcessCloud;
let rebindings: ReturnType<typeof rebindingsIn>;
beforeAll(async () => {
  cloud = await openInProcess({ startAt: instantOf('2025-11-29', '08:00:00') });
  rebindings = rebindingsIn(cloud);
  await signedInAdministrator(cloud, 'administratorA1');
});
beforeEach(() => cloud.clock.advance(MINUTE_MS));

const change = async (who: TestPersonId, numberOf: TestPersonId) =>
  cloud.as(who).call('registration.changePhone', { phoneCode: await cloud.phoneCode(who, numberOf) });
const mine = (who: TestPersonId) => cloud.as(who).do('registration.mine', {});
const historyOf = async (who: TestPersonId) => (await cloud.as(who).do('personHistory.mine', {})).rows;

describe('a new phone from the same WeChat', () => {
  it('is in force at once, and stands in the history', async () => {
    const { old: who } = await rebindings.approved();
    const before = await mine(who);
    const answer = await change(who, rebindings.somebody());
    const after = await mine(who);
    expect(answer).toMatchObject({ ok: true, data: { phoneMasked: after.phoneMasked } });
    expect(after).toMatchObject({ state: 'approved', phonePassed: false });
    expect(after.phoneMasked).not.toBe(before.phoneMasked);
    expect((await historyOf(who))[0]).toMatchObject({
      ...{ kind: 'phoneChanged', who: 'self' },
      changes: [{ fact: 'phone', before: before.phoneMasked, after: after.phoneMasked }],
    });
  });

  it('is nothing new when it is the same number, and nothing twice when it is sent again', async () => {
    const { old: who } = await rebindings.approved();
    const events = (await historyOf(who)).length;
    expect(await change(who, who)).toMatchObject({ ok: true });
    expect(await historyOf(who)).toHaveLength(events);
    const phoneCode = await cloud.phoneCode(who, rebindings.somebody());
    const send = () => cloud.as(who).call('registration.changePhone', { phoneCode }, { requestId: 'phone-once' });
    expect(await send()).toEqual(await send());
    expect(await historyOf(who)).toHaveLength(events + 1);
  });

  it('has to be vouched for by WeChat', async () => {
    const { old: who } = await rebindings.approved();
    const answer = await cloud.as(who).call('registration.changePhone', { phoneCode: 'made-up' });
    expect(refusalOf(answer).code).toBe('phoneCodeInvalid');
  });
});

describe('a phone that WeChat says is somebody else’s now', () => {
  it('passes to them from an approved person, who is told, loses nothing else, and verifies another one', async () => {
    const { old: former, personId } = await rebindings.approved();
    const { old: owner } = await rebindings.approved();
    expect(await change(owner, former)).toMatchObject({ ok: true });
    expect(await mine(former)).toMatchObject({ personId, state: 'approved', phoneMasked: '', phonePassed: true });
    expect((await historyOf(former))[0]).toMatchObject({ kind: 'phonePassed', who: 'other' });
    const { rows } = await cloud.as(former).do('inbox.list', { as: 'trainee' });
    expect(rows.map(({ title }) => title)).toContain('您的手机号已归另一位微信用户');
    const refused = await cloud.as(former).call('correction.ask', { education: 'doctorate' });
    expect(refusalOf(refused).code).toBe('phoneNeeded');
    expect(await change(former, rebindings.somebody())).toMatchObject({ ok: true });
    expect(await cloud.as(former).call('correction.ask', { education: 'doctorate' })).toMatchObject({ ok: true });
  });

  it('passes back to whom WeChat vouches for next', async () => {
    const [{ old: one }, { old: other }] = [await rebindings.approved(), await rebindings.approved()];
    await change(other, one);
    await change(one, one);
    expect([await mine(one), await mine(other)]).toMatchObject([{ phonePassed: false }, { phonePassed: true }]);
  });

  it('does not keep somebody new from registering', async () => {
    const { old: former } = await rebindings.approved();
    const somebody = rebindings.somebody();
    const phoneCode = await cloud.phoneCode(somebody, former);
    const form = await registrationOf(cloud, somebody, { phoneCode });
    expect(await cloud.as(somebody).call('registration.submit', form)).toMatchObject({ ok: true });
    expect(await mine(former)).toMatchObject({ state: 'approved', phonePassed: true });
  });

  it('is one person’s, whoever is first of two at the same moment', async () => {
    const [{ old: one }, { old: other }] = [await rebindings.approved(), await rebindings.approved()];
    const number = rebindings.somebody();
    const answers = await Promise.all([change(one, number), change(other, number)]);
    expect(answers.some(({ ok }) => ok)).toBe(true);
    for (const answer of answers) if (!answer.ok) expect(['phoneTaken', 'conflict']).toContain(refusalOf(answer).code);
    const digests = cloud.documents('persons').map(({ phoneDigest }) => phoneDigest);
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('is verified anew with a registration that waits, which keeps its state', async () => {
    const who = rebindings.somebody();
    await pendingTrainee(cloud, who);
    expect(await change(who, rebindings.somebody())).toMatchObject({ ok: true });
    expect(await mine(who)).toMatchObject({ state: 'pending', phonePassed: false });
  });

  it('is not taken back by a rebinding that was asked for before', async () => {
    const { wechat, rebindingId } = await rebindings.asked();
    const { old: later } = await rebindings.approved();
    await change(later, wechat);
    const request = await cloud.as('administratorA1').do('rebinding.get', { rebindingId });
    expect(request.obstacle).toBe('phoneTaken');
    expect(refusalOf(await rebindings.approve('administratorA1', rebindingId)).code).toBe('rebindingBlocked');
  });
});

it('leaves every chain of the log whole', async () => {
  expect(await cloud.verifyAudit()).toMatchObject({ broken: [] });
});
