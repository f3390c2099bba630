import { instantOf } from '../../domain/kernel/time';
import { SESSION_MS } from '../../server/data/accounts';
import { collections } from '../../server/data/collections';
import type { AdministratorSession } from '../../server/data/documents';
import { signedInAdministrator, signedInReviewer } from '../support/builders';
import { centre, hospitalA } from '../support/institutions';
import { openInProcess, type InProcessCloud } from '../support/in-process';

const startAt = instantOf('2025-11-29', '08:00:00');
let cloud: InProcessCloud;
let said: jest.SpyInstance;
beforeEach(async () => {
  said = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  cloud = await openInProcess({ startAt });
});
afterEach(() => said.mockRestore());

const isReviewer = async (who: 'stranger1' | 'administratorA1'): Promise<boolean> =>
  (await cloud.as(who).call('review.queue', { kind: 'project' })).ok;
const toldOf = (collection: string, seal: string): boolean =>
  (said.mock.calls as [event: string, fields: Record<string, unknown>][]).some(
    ([event, fields]) => event === 'sealBroken' && fields['collection'] === collection && fields['seal'] === seal,
  );
const signInOf = (who: 'stranger1' | 'administratorA1'): AdministratorSession => {
  const found = cloud.documents('administratorSessions').find(({ _id }) => _id === cloud.openidOf(who));
  if (!found) throw new Error('nobody is signed in');
  return found;
};

/** What somebody may write who can write into the collection and has no key. */
const forged = (openid: string, seal?: string): AdministratorSession => ({
  _id: openid,
  administratorId: 'nobody',
  name: '无名',
  phoneMasked: '138****0000',
  institutionId: centre.institutionId,
  institutionName: centre.name,
  kind: 'centre',
  signedInAt: startAt,
  expiresAt: startAt + SESSION_MS,
  ...(seal === undefined ? {} : { seal }),
});

describe('a sign-in that somebody has written into the database', () => {
  it.each<[string, string | undefined, string]>([
    ['without a seal', undefined, 'missing'],
    ['with a seal of their own', 'f'.repeat(64), 'wrong'],
  ])('%s makes nobody a reviewer, and is logged', async (_what, seal, told) => {
    await cloud.plant('administratorSessions', forged(cloud.openidOf('stranger1'), seal));
    expect(await isReviewer('stranger1')).toBe(false);
    expect((await cloud.as('stranger1').do('session.get', {})).administrator).toBeNull();
    expect(toldOf('administratorSessions', told)).toBe(true);
    expect(JSON.stringify(said.mock.calls)).not.toContain(cloud.openidOf('stranger1'));
  });

  it("is nobody's when a real one was copied to another WeChat", async () => {
    await signedInReviewer(cloud, 'reviewer1');
    const [real] = cloud.documents('administratorSessions');
    if (!real) throw new Error('nobody is signed in');
    await cloud.plant('administratorSessions', { ...real, _id: cloud.openidOf('stranger1') });
    expect(await isReviewer('stranger1')).toBe(false);
    expect((await cloud.as('reviewer1').call('review.queue', { kind: 'project' })).ok).toBe(true);
  });

  it.each<[string, (mine: AdministratorSession) => Partial<AdministratorSession>]>([
    ['role', () => ({ kind: 'centre' })],
    ['institution', () => ({ institutionId: centre.institutionId })],
    ['person', () => ({ administratorId: 'somebody-else' })],
    ['name', () => ({ name: '别人' })],
    ['end', ({ expiresAt }) => ({ expiresAt: expiresAt + SESSION_MS })],
  ])("is nobody's when its %s was changed, and whoever has it signs in again", async (_what, change) => {
    await signedInAdministrator(cloud, 'administratorA1', hospitalA);
    expect((await cloud.as('administratorA1').call('department.list', {})).ok).toBe(true);
    await cloud.change('administratorSessions', cloud.openidOf('administratorA1'), change(signInOf('administratorA1')));
    expect(await isReviewer('administratorA1')).toBe(false);
    expect(await cloud.as('administratorA1').call('department.list', {})).toMatchObject({
      error: { code: 'notSignedIn' },
    });
    await signedInAdministrator(cloud, 'administratorA1', hospitalA);
    expect((await cloud.as('administratorA1').call('department.list', {})).ok).toBe(true);
  });
});

describe('an account that somebody has changed in the database', () => {
  it('lets nobody in: another password, another kind, a new account', async () => {
    const [first] = cloud.documents('institutions').filter(({ _id }) => _id === hospitalA.institutionId);
    const [own] = cloud.documents('institutions').filter(({ _id }) => _id === centre.institutionId);
    if (!first || !own) throw new Error('not set up');
    await cloud.change('institutions', own._id, { passwordHash: first.passwordHash });
    await cloud.plant('institutions', { ...first, _id: 'forged', account: 'forged', kind: 'centre' });
    for (const account of [centre.account, 'forged'])
      expect(
        await cloud.as('stranger1').call('administrator.checkAccount', { account, password: hospitalA.password }),
      ).toMatchObject({ error: { code: 'wrongAccountOrPassword' } });
    await cloud.change('institutions', first._id, { kind: 'centre' });
    await expect(signedInAdministrator(cloud, 'stranger1', hospitalA)).rejects.toThrow('wrongAccountOrPassword');
    expect(toldOf('institutions', 'wrong')).toBe(true);
  });

  it('makes no hospital a delegate of the centre (M21)', async () => {
    await signedInAdministrator(cloud, 'administratorA1', hospitalA);
    await cloud.change('institutions', hospitalA.institutionId, { reviewsActivities: { at: 1, by: '别人' } });
    const review = { activityId: 'a1', decision: 'approve', decisionsSeen: 0 } as const;
    expect(await cloud.as('administratorA1').call('groupActivity.review', review)).toMatchObject({
      error: { code: 'forbidden' },
    });
  });

  it('is not made ours by a new password', async () => {
    await signedInReviewer(cloud, 'reviewer1');
    const { institutionId, password } = hospitalA;
    await cloud.change('institutions', institutionId, { account: 'taken-over' });
    expect(
      await cloud.as('reviewer1').call('institution.resetPassword', { institutionId, newPassword: `${password}-new` }),
    ).toMatchObject({ error: { code: 'notFound' } });
  });
});

describe('a display that somebody has written into the database', () => {
  it('shows nothing', async () => {
    const sessionId = 'session-of-a';
    const { pass, code } = await cloud.as(null).do('display.begin', {});
    await cloud.plant('displays', {
      _id: code,
      sessionId,
      projectId: 'project-of-a',
      institutionId: hospitalA.institutionId,
      pairedAt: startAt,
      by: '无名',
      until: startAt + SESSION_MS,
      endedAt: null,
    });
    expect(await cloud.as(null).call('attendance.tokens', { sessionId }, { displayPass: pass })).toMatchObject({
      error: { code: 'displayNotPaired' },
    });
    expect(toldOf('displays', 'missing')).toBe(true);
  });
});

describe('the self-test', () => {
  it('finds what a phone has written and what is not as we wrote it, and nothing else', async () => {
    await signedInReviewer(cloud, 'reviewer1');
    const clean = await cloud.jobs({ selfTest: true });
    expect(clean).toMatchObject({
      selfTest: {
        granting: [
          { collection: 'institutions', documents: 3, sealMissing: 0, sealWrong: 0, writtenByPhones: 0 },
          { collection: 'administratorSessions', documents: 1, sealMissing: 0, sealWrong: 0, writtenByPhones: 0 },
          { collection: 'displays', documents: 0 },
        ],
      },
    });
    const byPhone = { ...forged(cloud.openidOf('stranger1')), _openid: cloud.openidOf('stranger1') };
    await cloud.plant('administratorSessions', byPhone, forged('o-another', 'f'.repeat(64)));
    expect(await cloud.jobs({ selfTest: true })).toMatchObject({
      selfTest: {
        granting: [{}, { documents: 3, sealMissing: 1, sealWrong: 1, writtenByPhones: 1 }, {}],
      },
    });
  });

  it('tells what the console has to say of each collection: that no phone reads or writes it', async () => {
    const { selfTest } = (await cloud.jobs({ selfTest: true })) as { selfTest: { rules: Record<string, object> } };
    expect(Object.keys(selfTest.rules).sort()).toEqual(Object.keys(collections).sort());
    expect(new Set(Object.values(selfTest.rules).map((rule) => JSON.stringify(rule)))).toEqual(
      new Set(['{"read":false,"write":false}']),
    );
  });
});
