import { SIGN_IN_MS } from '../../../../domain/person/sign-in';
import { invitedColleague, nameOf, signedInAdministrator, signedInReviewer } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { centre, hospitalA } from '../../../../test/support/institutions';
import type { TestPersonId } from '../../../../test/support/people';

let cloud: InProcessCloud;
let second: string;
let said: jest.SpyInstance;
beforeEach(async () => {
  said = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  cloud = await openInProcess();
  await signedInAdministrator(cloud, 'administratorA1');
  ({ administratorId: second } = await signedInAdministrator(cloud, 'administratorA2'));
  await signedInReviewer(cloud, 'reviewer1');
});
afterEach(() => said.mockRestore());

const rowsOf = async (who: TestPersonId) => (await cloud.as(who).do('administrator.colleagues', {})).rows;
const idOf = async (who: TestPersonId) => (await rowsOf(who)).find(({ self }) => self)?.administratorId ?? '';
const mayOpenPeople = (who: TestPersonId) => cloud.as(who).call('registration.list', {});
const isSignedIn = async (who: TestPersonId) => (await cloud.as(who).do('session.get', {})).administrator !== null;
const setRole = (by: TestPersonId, administratorId: string, institutionRole: 'all' | 'attendanceOnly' | 'readOnly') =>
  cloud.as(by).call('administrator.setRole', { administratorId, institutionRole });
const remove = (by: TestPersonId, administratorId: string) =>
  cloud.as(by).call('administrator.remove', { administratorId });
const ownEntries = () =>
  cloud.documents('auditEntries').filter(({ institutionId }) => institutionId === hospitalA.institutionId);

describe('the rights of a colleague', () => {
  it('are in force at once where they are signed in, and a refusal names who can do it', async () => {
    expect((await mayOpenPeople('administratorA2')).ok).toBe(true);
    expect(await setRole('administratorA1', second, 'attendanceOnly')).toMatchObject({ ok: true });
    expect(await mayOpenPeople('administratorA2')).toMatchObject({
      error: { code: 'institutionRoleLacks', details: { ask: [nameOf('administratorA1')] } },
    });
    expect((await cloud.as('administratorA2').do('session.get', {})).administrator).toMatchObject({
      institutionRole: 'attendanceOnly',
    });
  });

  it('stay when they sign in again, and come back when they are given back', async () => {
    await setRole('administratorA1', second, 'readOnly');
    await signedInAdministrator(cloud, 'administratorA2');
    expect(await cloud.as('administratorA2').call('department.save', { name: '新科室' })).toMatchObject({
      error: { code: 'institutionRoleLacks' },
    });
    await setRole('administratorA1', second, 'all');
    expect((await cloud.as('administratorA2').call('department.save', { name: '新科室' })).ok).toBe(true);
  });

  it('are logged and told to everybody under the account, once for a command that comes twice', async () => {
    const twice = { administratorId: second, institutionRole: 'readOnly' } as const;
    for (let n = 0; n < 2; n += 1)
      await cloud.as('administratorA1').do('administrator.setRole', twice, { requestId: 'role-twice' });
    expect(ownEntries().filter(({ action }) => action === 'administrator.roleChanged')).toMatchObject([
      { note: 'all → readOnly', subject: `administrator:${second}` },
    ]);
    expect(cloud.documents('messages').filter(({ kind }) => kind === 'colleagueRoleChanged')).toHaveLength(1);
    expect(await cloud.verifyAudit()).toMatchObject({ broken: [] });
  });

  it('are changed by nobody for themselves: somebody with all rights always remains', async () => {
    const own = await idOf('administratorA1');
    expect(await setRole('administratorA1', own, 'readOnly')).toMatchObject({ error: { code: 'ownRights' } });
    expect(await remove('administratorA1', own)).toMatchObject({ error: { code: 'ownRights' } });
  });

  it.each(['begin', 'in transaction: get administratorSessions', 'in transaction: get auditHeads'])(
    'two who take them from each other at once leave one of them: %s',
    async (point) => {
      const first = await idOf('administratorA1');
      let other: Awaited<ReturnType<typeof setRole>> | undefined;
      cloud.meanwhile(point, async () => {
        other = await setRole('administratorA2', first, 'readOnly');
      });
      const envelope = await setRole('administratorA1', second, 'readOnly');
      const left = cloud.documents('administrators').filter(({ institutionRole }) => institutionRole === 'all');
      expect(left.filter(({ institutionId }) => institutionId === hospitalA.institutionId)).toHaveLength(1);
      // Whoever came first took the rights of the other, who is told so.
      expect(other).toMatchObject({ ok: true });
      expect(envelope).toMatchObject({ error: { code: 'institutionRoleLacks' } });
    },
  );

  it('do not reach another institution, nor the centre', async () => {
    await signedInAdministrator(cloud, 'reviewer2', centre);
    for (const call of [setRole('administratorA1', await idOf('reviewer1'), 'all'), remove('reviewer1', second)])
      expect(await call).toMatchObject({ error: { code: 'notFound' } });
  });
});

describe('a colleague who has left', () => {
  it('is signed in nowhere from then on, and their name stays with what they did', async () => {
    await cloud.as('administratorA2').do('department.save', { name: '心内科' });
    expect(await remove('administratorA1', second)).toMatchObject({ data: { endedSignIns: 1 } });
    expect(await isSignedIn('administratorA2')).toBe(false);
    expect((await rowsOf('administratorA1')).map(({ administratorId }) => administratorId)).not.toContain(second);
    const { rows } = await cloud.as('administratorA1').do('audit.list', {});
    expect(rows.some(({ by }) => by === nameOf('administratorA2'))).toBe(true);
  });

  it('has no code for the hall any more: the page is signed out at its next request', async () => {
    await remove('administratorA1', second);
    expect(await cloud.as('administratorA2').call('attendance.tokens', { sessionId: 'any' })).toMatchObject({
      error: { code: 'notSignedIn' },
    });
  });

  it('comes back neither with the password they know nor with another phone', async () => {
    await remove('administratorA1', second);
    for (const [wechat, phone] of [
      ['administratorA2', 'administratorA2'],
      ['stranger1', 'stranger1'],
    ] as const) {
      const again = cloud.as(wechat).call('administrator.signIn', {
        account: hospitalA.account,
        password: hospitalA.password,
        who: { newName: nameOf('administratorA2') },
        phoneCode: await cloud.phoneCode(wechat, phone),
      });
      expect(await again).toMatchObject({ error: { code: 'joinByInvitation' } });
    }
    const picked = cloud.as('administratorA2').call('administrator.signIn', {
      account: hospitalA.account,
      password: hospitalA.password,
      who: { administratorId: second },
      phoneCode: await cloud.phoneCode('administratorA2'),
    });
    expect(await picked).toMatchObject({ error: { code: 'notFound' } });
  });

  it('comes back by invitation, as the same person', async () => {
    await remove('administratorA1', second);
    const back = await invitedColleague(cloud, 'administratorA2', {
      by: 'administratorA1',
      institutionRole: 'readOnly',
    });
    expect(back.administratorId).toBe(second);
    expect((await mayOpenPeople('administratorA2')).ok).toBe(true);
  });

  it.each(['begin', 'in transaction: get administrators', 'in transaction: get auditHeads'])(
    'stays out although they sign in at that very moment: %s',
    async (point) => {
      await cloud.as('administratorA2').do('administrator.signOut', {});
      let signedIn = false;
      cloud.meanwhile(point, async () => {
        await signedInAdministrator(cloud, 'administratorA2');
        signedIn = true;
      });
      expect(await remove('administratorA1', second)).toMatchObject({ data: { endedSignIns: 1 } });
      expect(signedIn).toBe(true);
      expect(await isSignedIn('administratorA2')).toBe(false);
    },
  );

  it('of the centre leaves the last reviewer, who cannot go', async () => {
    await signedInReviewer(cloud, 'reviewer2');
    const [one, two] = [await idOf('reviewer1'), await idOf('reviewer2')];
    expect(await remove('reviewer1', two)).toMatchObject({ ok: true });
    expect(await remove('reviewer1', one)).toMatchObject({ error: { code: 'ownRights' } });
    expect(await isSignedIn('reviewer2')).toBe(false);
  });
});

describe('rights that somebody has written into the database', () => {
  it('are nobody’s: more of them in a sign-in, or in what a sign-in is made from', async () => {
    await setRole('administratorA1', second, 'attendanceOnly');
    await cloud.change('administratorSessions', cloud.openidOf('administratorA2'), { institutionRole: 'all' });
    expect(await isSignedIn('administratorA2')).toBe(false);
    await cloud.change('administrators', second, { institutionRole: 'all' });
    const again = cloud.as('administratorA2').call('administrator.signIn', {
      account: hospitalA.account,
      password: hospitalA.password,
      who: { administratorId: second },
      phoneCode: await cloud.phoneCode('administratorA2'),
    });
    expect(await again).toMatchObject({ error: { code: 'notFound' } });
  });

  it('cannot be had by taking the seal away, nor by opening the account again', async () => {
    await setRole('administratorA1', second, 'attendanceOnly');
    const [known] = cloud.documents('administrators').filter(({ _id }) => _id === second);
    if (!known) throw new Error('nobody there');
    const { seal: _seal, institutionRole: _role, ...bare } = known;
    await cloud.remove('administrators', second);
    await cloud.plant('administrators', bare);
    await expect(signedInAdministrator(cloud, 'administratorA2')).rejects.toThrow('joinByInvitation');
    await cloud.change('institutions', hospitalA.institutionId, { byInvitation: undefined as never });
    await expect(signedInAdministrator(cloud, 'administratorA2')).rejects.toThrow('wrongAccountOrPassword');
  });
});

describe('an account from before there were rights', () => {
  it('lets everybody go on with all of them, and has them under seal with the first invitation', async () => {
    for (const { _id } of cloud.documents('administrators')) {
      const [known] = cloud.documents('administrators').filter((each) => each._id === _id);
      if (!known) continue;
      const { seal: _seal, institutionRole: _role, ...older } = known;
      await cloud.remove('administrators', _id);
      await cloud.plant('administrators', older);
    }
    await signedInAdministrator(cloud, 'administratorA2');
    await invitedColleague(cloud, 'administratorA3', { by: 'administratorA1', institutionRole: 'readOnly' });
    cloud.clock.advance(SIGN_IN_MS);
    await signedInAdministrator(cloud, 'administratorA2');
    expect((await mayOpenPeople('administratorA2')).ok).toBe(true);
  });
});
