import { MINUTE_MS } from '../../../../domain/kernel/time';
import { signedInAdministrator, signedInReviewer } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA, hospitalB } from '../../../../test/support/institutions';
import type { TestPersonId } from '../../../../test/support/people';
import { SESSION_MS } from '../../../data/accounts';

let cloud: InProcessCloud;
beforeAll(async () => {
  cloud = await openInProcess();
});

const { account, password } = hospitalA;
const check = (who: TestPersonId, changes: { account?: string; password?: string } = {}) =>
  cloud.as(who).call('administrator.checkAccount', { account, password, ...changes });
const actionsOf = (institutionId: string) =>
  cloud
    .documents('auditEntries')
    .filter((entry) => entry.institutionId === institutionId)
    .map(({ action, by }) => `${action} ${by}`);

describe('signing in to an institution account', () => {
  it('adds the first administrator under his verified phone and binds his WeChat account for 30 days', async () => {
    const before = cloud.clock.now();
    const { expiresAt } = await signedInAdministrator(cloud, 'administratorA1');
    expect(expiresAt - SESSION_MS).toBeGreaterThanOrEqual(before);
    const { administrator } = await cloud.as('administratorA1').do('session.get', {});
    expect(administrator).toMatchObject({ institutionId: hospitalA.institutionId, kind: 'hospital', expiresAt });
    expect(actionsOf(hospitalA.institutionId)).toEqual([
      'institution.added 环境初始化',
      'administrator.added 甲院管理员一',
      'administrator.signedIn 甲院管理员一',
    ]);
  });

  it('offers the names added so far with masked phones only', async () => {
    const envelope = await check('administratorA2');
    expect(envelope).toMatchObject({
      ok: true,
      data: { kind: 'hospital', administrators: [{ phoneMasked: /\*{4}/ }] },
    });
    expect(JSON.stringify(envelope)).not.toContain(cloud.phoneOf('administratorA1'));
  });

  it('lets somebody pick his name later when his phone is the one on record', async () => {
    const { administratorId } = await signedInAdministrator(cloud, 'administratorA1');
    await cloud.as('administratorA1').do('administrator.signOut', {});
    expect((await cloud.as('administratorA1').do('session.get', {})).administrator).toBeNull();
    const signedIn = await cloud.as('administratorA1').do('administrator.signIn', {
      account,
      password,
      who: { administratorId },
      phoneCode: await cloud.phoneCode('administratorA1'),
    });
    expect(signedIn.administratorId).toBe(administratorId);
  });

  it('refuses a picked name with another phone, and a name of another institution', async () => {
    const { administratorId } = await signedInAdministrator(cloud, 'administratorA1');
    const pick = async (institution: { account: string; password: string }) =>
      cloud.as('stranger1').call('administrator.signIn', {
        account: institution.account,
        password: institution.password,
        who: { administratorId },
        phoneCode: await cloud.phoneCode('stranger1'),
      });
    expect(await pick(hospitalA)).toMatchObject({ error: { code: 'phoneMismatch' } });
    expect(await pick(hospitalB)).toMatchObject({ error: { code: 'notFound' } });
    expect((await cloud.as('stranger1').do('session.get', {})).administrator).toBeNull();
  });

  it('answers a repeat of the same request alike, although the phone code is spent', async () => {
    const input = { account, password, who: { newName: '孙悦' }, phoneCode: await cloud.phoneCode('administratorA2') };
    const first = await cloud.as('administratorA2').do('administrator.signIn', input, { requestId: 'sign-in-once' });
    const second = await cloud.as('administratorA2').do('administrator.signIn', input, { requestId: 'sign-in-once' });
    expect(second).toEqual(first);
    expect(cloud.documents('administrators').filter(({ name }) => name === '孙悦')).toHaveLength(1);
  });

  it('takes no picture for a name', async () => {
    const input = {
      account,
      password,
      who: { newName: '孙悦😀' },
      phoneCode: await cloud.phoneCode('administratorA2'),
    };
    expect(await cloud.as('administratorA2').call('administrator.signIn', input)).toMatchObject({
      error: { code: 'invalidInput', details: { fields: [{ field: 'who.newName', problem: 'nameCharacters' }] } },
    });
  });

  it('refuses a phone code that was used before in another request', async () => {
    const phoneCode = await cloud.phoneCode('administratorA2');
    const input = { account, password, who: { newName: '孙悦' }, phoneCode };
    await cloud.as('administratorA2').do('administrator.signIn', input);
    expect(await cloud.as('administratorA2').call('administrator.signIn', input)).toMatchObject({
      error: { code: 'phoneCodeInvalid' },
    });
  });

  it("makes a reviewer of the centre's account, who is no administrator", async () => {
    await signedInReviewer(cloud, 'reviewer1');
    expect(await cloud.as('reviewer1').call('registration.list', {})).toMatchObject({ error: { code: 'forbidden' } });
    expect(await cloud.as('reviewer1').call('review.queue', { kind: 'project' })).toMatchObject({ ok: true });
  });

  it('ends after 30 days', async () => {
    await signedInAdministrator(cloud, 'administratorB1', hospitalB);
    expect((await cloud.as('administratorB1').call('department.list', {})).ok).toBe(true);
    const now = cloud.clock.now();
    cloud.clock.set(now + SESSION_MS + 1000);
    expect(await cloud.as('administratorB1').call('department.list', {})).toMatchObject({
      error: { code: 'notSignedIn' },
    });
    cloud.clock.set(now + 1000);
  });
});

describe('wrong passwords', () => {
  it('are answered like unknown accounts', async () => {
    expect(await check('stranger2', { password: 'wrong' })).toMatchObject({
      error: { code: 'wrongAccountOrPassword' },
    });
    expect(await check('stranger2', { account: 'nobody' })).toMatchObject({
      error: { code: 'wrongAccountOrPassword' },
    });
  });

  it('make their WeChat user wait a quarter of an hour after five, even for the right one', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await check('stranger3', { password: `wrong-${attempt}` });
    const refused = await check('stranger3');
    expect(refused).toMatchObject({
      error: { code: 'tooManyAttempts', details: { until: expect.any(Number) as number } },
    });
    expect((await check('administratorA1')).ok).toBe(true);
    cloud.clock.advance(15 * MINUTE_MS);
    expect((await check('stranger3')).ok).toBe(true);
  });

  it('for one account are not forgotten by signing in to another', async () => {
    const guess = (n: number) => check('stranger5', { account: hospitalB.account, password: `guess-${n}` });
    for (let n = 0; n < 4; n += 1) await guess(n);
    expect((await check('stranger5')).ok).toBe(true);
    await guess(4);
    expect(await guess(5)).toMatchObject({ error: { code: 'tooManyAttempts' } });
  });

  it('for the account that is then entered are forgotten', async () => {
    for (let n = 0; n < 4; n += 1) await check('stranger6', { password: `typo-${n}` });
    expect((await check('stranger6')).ok).toBe(true);
    for (let n = 0; n < 4; n += 1) await check('stranger6', { password: `typo-${n}` });
    expect((await check('stranger6')).ok).toBe(true);
  });

  it('count although they are sent all at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => check('stranger4', { password: `wrong-${n}` })),
    );
    const tried = answers.filter((answer) => !answer.ok && answer.error.code === 'wrongAccountOrPassword');
    expect(tried.length).toBeLessThanOrEqual(5);
  });
});
