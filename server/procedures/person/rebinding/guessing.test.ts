import { DAY_MS, MINUTE_MS } from '../../../../domain/kernel/time';
import {
  nameOf,
  nationalIdFor,
  pendingTrainee,
  registrationOf,
  signedInAdministrator,
} from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA } from '../../../../test/support/institutions';
import type { TestPersonId } from '../../../../test/support/people';
import { rebindingsIn } from '../../../../test/support/rebinding';
import { refusalOf } from '../../../../test/support/refusal';

const WRONG = { name: '别的名字' };

let cloud: InProcessCloud;
let rebindings: ReturnType<typeof rebindingsIn>;
beforeAll(async () => {
  cloud = await openInProcess();
  rebindings = rebindingsIn(cloud);
  await signedInAdministrator(cloud, 'administratorA1', hospitalA);
});

const codeOf = async (answer: ReturnType<typeof rebindings.ask>) => refusalOf(await answer).code;

describe('a stranger who tries names and national IDs', () => {
  it('is told the same of an ID that nobody has, another name, and a registration that was not approved', async () => {
    const [{ old }, waiting, stranger] = [await rebindings.approved(), rebindings.somebody(), rebindings.somebody()];
    const returned = rebindings.somebody();
    await pendingTrainee(cloud, waiting);
    const personId = await pendingTrainee(cloud, returned);
    const reason = '请核对科室和职称';
    await cloud.as('administratorA1').do('registration.review', { personId, decision: 'return', reason });
    const refusals = [
      await rebindings.ask(stranger, old, WRONG),
      await rebindings.ask(stranger, waiting),
      await rebindings.ask(stranger, returned),
      await rebindings.ask(stranger, rebindings.somebody()),
    ].map(refusalOf);
    expect(refusals).toEqual(refusals.map(() => ({ code: 'rebindingNotMatched', details: {} })));
    expect(await rebindings.sessionOf(stranger)).toMatchObject({ trainee: null, rebinding: null });
  });

  it('must wait after five, also with what is right, and stops nobody else by it', async () => {
    const [{ old }, stranger, own] = [await rebindings.approved(), rebindings.somebody(), rebindings.somebody()];
    for (let tries = 0; tries < 5; tries += 1)
      expect(await codeOf(rebindings.ask(stranger, old, WRONG))).toBe('rebindingNotMatched');
    const refused = refusalOf(await rebindings.ask(stranger, old));
    expect(refused).toMatchObject({ code: 'tooManyAttempts', details: { until: expect.any(Number) as number } });
    expect(await rebindings.ask(own, old)).toMatchObject({ ok: true });
    await rebindings.giveBack('administratorA1', rebindings.rebindingOf(own)._id);
    cloud.clock.advance(15 * MINUTE_MS);
    expect(await rebindings.ask(stranger, old)).toMatchObject({ ok: true });
  });

  it('must wait after five different IDs as well', async () => {
    const [stranger, { old }] = [rebindings.somebody(), await rebindings.approved()];
    for (let tries = 0; tries < 5; tries += 1)
      expect(await codeOf(rebindings.ask(stranger, rebindings.somebody(), WRONG))).toBe('rebindingNotMatched');
    expect(await codeOf(rebindings.ask(stranger, old))).toBe('tooManyAttempts');
  });

  it('cannot try one ID from many WeChats without end', async () => {
    const { old } = await rebindings.approved();
    // To register was a try at the ID as well.
    cloud.clock.advance(31 * MINUTE_MS);
    const strangers = Array.from({ length: 7 }, rebindings.somebody);
    const codes: string[] = [];
    for (let tries = 0; tries < 21; tries += 1) {
      const stranger = strangers[tries % 7] ?? 'stranger1';
      codes.push(await codeOf(rebindings.ask(stranger, old, WRONG)));
    }
    expect(new Set(codes.slice(0, 20))).toEqual(new Set(['rebindingNotMatched']));
    expect(codes[20]).toBe('tooManyAttempts');
    cloud.clock.advance(30 * MINUTE_MS);
  });

  it('uses his tries up with a right pair too, as long as no request comes of it', async () => {
    const [{ old }, stranger] = [await rebindings.approved(), rebindings.somebody()];
    for (let tries = 0; tries < 5; tries += 1)
      expect(await codeOf(rebindings.ask(stranger, old, { phoneCode: 'junk' }))).toBe('phoneCodeInvalid');
    expect(await codeOf(rebindings.ask(stranger, old, { phoneCode: 'junk' }))).toBe('tooManyAttempts');
    expect(await codeOf(rebindings.ask(stranger, old, WRONG))).toBe('tooManyAttempts');
  });

  it('with a request of his own cannot even try', async () => {
    const [{ wechat }, { old }] = [await rebindings.asked(), await rebindings.approved()];
    for (const name of [nameOf(old), WRONG.name])
      expect(await codeOf(rebindings.ask(wechat, old, { name }))).toBe('rebindingOpen');
  });
});

describe('a request', () => {
  const attemptsOn = () => cloud.documents('attempts').flatMap(({ failures }) => failures);

  it('may follow a wrong name with the phone code at hand, and takes back the tries for this person alone', async () => {
    const [{ old }, wechat] = [await rebindings.approved(), rebindings.somebody()];
    cloud.clock.advance(31 * MINUTE_MS);
    const phoneCode = await cloud.phoneCode(wechat);
    const since = cloud.clock.now();
    const left = () => attemptsOn().filter(({ at }) => at >= since);
    await rebindings.ask(wechat, rebindings.somebody(), WRONG);
    const elsewhere = left();
    expect(await codeOf(rebindings.ask(wechat, old, { ...WRONG, phoneCode }))).toBe('rebindingNotMatched');
    expect(left().length).toBeGreaterThan(elsewhere.length);
    expect(await rebindings.ask(wechat, old, { phoneCode })).toMatchObject({ ok: true });
    expect(left()).toEqual(elsewhere);
  });

  it('can be made three times a day from a WeChat', async () => {
    const [{ old }, wechat] = [await rebindings.approved(), rebindings.somebody()];
    const first = cloud.clock.now();
    for (let times = 0; times < 3; times += 1) {
      expect(await rebindings.ask(wechat, old)).toMatchObject({ ok: true });
      await rebindings.giveBack('administratorA1', rebindings.rebindingOf(wechat)._id);
    }
    expect(await codeOf(rebindings.ask(wechat, old))).toBe('rebindingTooOften');
    // The owner has another one.
    expect(await rebindings.ask(rebindings.somebody(), old)).toMatchObject({ ok: true });
    cloud.clock.advance(first + DAY_MS + MINUTE_MS - cloud.clock.now());
    const { old: other } = await rebindings.approved();
    expect(await rebindings.ask(wechat, other)).toMatchObject({ ok: true });
  });

  it('can be made nine times a day for a person, which only who knows him is told', async () => {
    const { old } = await rebindings.approved();
    let wechat: TestPersonId = rebindings.somebody();
    for (let times = 0; times < 9; times += 1) {
      if (times % 3 === 0) wechat = rebindings.somebody();
      expect(await rebindings.ask(wechat, old)).toMatchObject({ ok: true });
      await rebindings.giveBack('administratorA1', rebindings.rebindingOf(wechat)._id);
    }
    const stranger = rebindings.somebody();
    expect(await codeOf(rebindings.ask(stranger, old, WRONG))).toBe('rebindingNotMatched');
    expect(await codeOf(rebindings.ask(stranger, old))).toBe('rebindingTooOften');
  });
});

describe('national IDs tried by registering', () => {
  const correct = async (who: TestPersonId, nationalId: string) =>
    cloud.as(who).call('registration.submit', {
      ...(await correctionOf(who)),
      nationalId,
    });
  const correctionOf = async (who: TestPersonId) => {
    const mine = await cloud.as(who).do('registration.mine', {});
    const { name, institutionId, departmentId, professionalTitle, specialty, education } = mine;
    return { name, institutionId, departmentId, professionalTitle, specialty, education, consent: true as const };
  };

  it('are five at most in a quarter of an hour, whether they are free or taken', async () => {
    const [{ old }, curious] = [await rebindings.approved(), rebindings.somebody()];
    await pendingTrainee(cloud, curious);
    const free = () => nationalIdFor(rebindings.somebody());
    expect(refusalOf(await correct(curious, nationalIdFor(old))).code).toBe('nationalIdTaken');
    for (let tries = 0; tries < 3; tries += 1) expect(await correct(curious, free())).toMatchObject({ ok: true });
    expect(refusalOf(await correct(curious, free()))).toMatchObject({ code: 'tooManyAttempts' });
    expect(refusalOf(await correct(curious, nationalIdFor(old)))).toMatchObject({ code: 'tooManyAttempts' });
    // Everything else can still be corrected.
    expect(await cloud.as(curious).call('registration.submit', await correctionOf(curious))).toMatchObject({
      ok: true,
    });
    cloud.clock.advance(16 * MINUTE_MS);
    expect(await correct(curious, free())).toMatchObject({ ok: true });
  });

  it('do not count again when the same form is sent once more', async () => {
    const [{ old }, hasty] = [await rebindings.approved(), rebindings.somebody()];
    for (let tries = 0; tries < 7; tries += 1) {
      const form = await registrationOf(cloud, hasty, { nationalId: nationalIdFor(old) });
      expect(refusalOf(await cloud.as(hasty).call('registration.submit', form)).code).toBe('nationalIdTaken');
    }
  });
});
