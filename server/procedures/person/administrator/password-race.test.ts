import { signedInAdministrator } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA } from '../../../../test/support/institutions';
import type { TestPersonId } from '../../../../test/support/people';
import { refusalOf } from '../../../../test/support/refusal';

/** Two commands about one account at the same moment, in the order that is the worst. */
let cloud: InProcessCloud;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: 1_764_374_400_000 });
  await signedInAdministrator(cloud, 'administratorA1');
  await signedInAdministrator(cloud, 'administratorA2');
});

/** Whoever sets or uses a password looks at the account once more inside of their transaction. */
const LOOKS_AGAIN = 'in transaction: get institutions';
const NEW_PASSWORD = 'a-brand-new-one-7';

const change = (who: TestPersonId, newPassword: string) =>
  cloud
    .as(who)
    .call('administrator.changePassword', { currentPassword: hospitalA.password, newPassword }, { requestId: who });
const signIn = async (who: TestPersonId, name: string) =>
  cloud.as(who).call('administrator.signIn', {
    account: hospitalA.account,
    password: hospitalA.password,
    who: { newName: name },
    phoneCode: await cloud.phoneCode(who),
  });
const isSignedIn = async (who: TestPersonId) => (await cloud.as(who).do('session.get', {})).administrator !== null;
const enters = async (password: string) =>
  (await cloud.as('stranger1').call('administrator.checkAccount', { account: hospitalA.account, password })).ok;

describe('a new password that is set', () => {
  it('while somebody signs in with the old one turns him away, though the old one was right when he began', async () => {
    cloud.meanwhile(LOOKS_AGAIN, async () =>
      expect(await change('administratorA1', NEW_PASSWORD)).toMatchObject({ ok: true }),
    );
    expect(refusalOf(await signIn('stranger2', '新同事')).code).toBe('wrongAccountOrPassword');
    expect(await isSignedIn('stranger2')).toBe(false);
    expect(cloud.documents('administrators').map(({ name }) => name)).not.toContain('新同事');
  });

  it('signs somebody out who has come in with the old one meanwhile', async () => {
    cloud.meanwhile(LOOKS_AGAIN, async () => expect(await signIn('stranger2', '新同事')).toMatchObject({ ok: true }));
    // The colleague who was signed in, and the one who came.
    expect(await change('administratorA1', NEW_PASSWORD)).toMatchObject({ ok: true, data: { endedSignIns: 2 } });
    expect(await isSignedIn('stranger2')).toBe(false);
  });

  it('while a colleague sets another one is refused: the first stays', async () => {
    cloud.meanwhile(LOOKS_AGAIN, async () =>
      expect(await change('administratorA2', 'first-of-two-1')).toMatchObject({ ok: true }),
    );
    expect(refusalOf(await change('administratorA1', 'second-of-two-2')).code).toBe('conflict');
    expect([await enters('first-of-two-1'), await enters('second-of-two-2')]).toEqual([true, false]);
    const changes = cloud.documents('auditEntries').filter(({ action }) => action === 'institution.passwordChanged');
    expect(changes).toHaveLength(1);
  });
});
