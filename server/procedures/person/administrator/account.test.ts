import { signedInAdministrator, signedInReviewer } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { centre, hospitalA, hospitalB } from '../../../../test/support/institutions';
import type { TestPersonId } from '../../../../test/support/people';

let cloud: InProcessCloud;
beforeEach(async () => {
  cloud = await openInProcess();
  await signedInAdministrator(cloud, 'administratorA1');
  // Colleagues are shown in the order in which they came.
  cloud.clock.advance(1);
  await signedInAdministrator(cloud, 'administratorA2');
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  await signedInReviewer(cloud, 'reviewer1');
});

const NEW_PASSWORD = 'a-brand-new-one-7';
const colleagues = async (who: TestPersonId) => (await cloud.as(who).do('administrator.colleagues', {})).rows;
const idOf = async (who: TestPersonId) => (await colleagues(who)).find(({ self }) => self)?.administratorId ?? '';
const isSignedIn = async (who: TestPersonId) => (await cloud.as(who).do('session.get', {})).administrator !== null;
const enters = async (password: string, institution: { account: string } = hospitalA) =>
  (await cloud.as('stranger1').call('administrator.checkAccount', { account: institution.account, password })).ok;
const change = (who: TestPersonId, currentPassword: string, newPassword: string, requestId?: string) =>
  cloud
    .as(who)
    .call(
      'administrator.changePassword',
      { currentPassword, newPassword },
      requestId === undefined ? {} : { requestId },
    );
const lastEntry = (institutionId: string) =>
  cloud
    .documents('auditEntries')
    .filter((entry) => entry.institutionId === institutionId)
    .sort((a, b) => a.sequence - b.sequence)
    .at(-1);

describe('the colleagues under an account', () => {
  it('are those of the own institution, with masked phones and who is signed in', async () => {
    await cloud.as('administratorA2').do('administrator.signOut', {});
    const page = await cloud.as('administratorA1').do('administrator.colleagues', {});
    expect(page).toMatchObject({ account: hospitalA.account, passwordChangedAt: null });
    expect(page.rows).toEqual([
      expect.objectContaining({ self: true, signIns: 1, signedInAt: expect.any(Number) as number }),
      expect.objectContaining({ self: false, signIns: 0, signedInAt: null }),
    ]);
    expect(page.rows.map(({ phoneMasked }) => phoneMasked).join()).not.toContain(cloud.phoneOf('administratorA2'));
  });

  it('are not signed in any more once their thirty days are over', async () => {
    cloud.clock.advance(29 * 24 * 3_600_000);
    await signedInAdministrator(cloud, 'administratorA1');
    cloud.clock.advance(2 * 24 * 3_600_000);
    expect(await colleagues('administratorA1')).toMatchObject([{ signIns: 1 }, { signIns: 0 }]);
  });
});

describe('ending the sign-ins of a colleague', () => {
  it('signs him out at once, is on record, and may be sent twice', async () => {
    const administratorId = await idOf('administratorA2');
    const end = () =>
      cloud.as('administratorA1').do('administrator.endSignIns', { administratorId }, { requestId: 'end-once' });
    expect(await end()).toEqual({ endedSignIns: 1 });
    expect(await end()).toEqual({ endedSignIns: 1 });
    expect(await isSignedIn('administratorA2')).toBe(false);
    expect(await isSignedIn('administratorA1')).toBe(true);
    expect(lastEntry(hospitalA.institutionId)).toMatchObject({
      action: 'administrator.signInsEnded',
      subject: `administrator:${administratorId}`,
    });
  });

  it('leaves nothing on record when he is signed in nowhere', async () => {
    const administratorId = await idOf('administratorA2');
    await cloud.as('administratorA2').do('administrator.signOut', {});
    const before = lastEntry(hospitalA.institutionId)?.sequence;
    expect(await cloud.as('administratorA1').do('administrator.endSignIns', { administratorId })).toEqual({
      endedSignIns: 0,
    });
    expect(lastEntry(hospitalA.institutionId)?.sequence).toBe(before);
  });

  it('ends one’s own on other phones and keeps the one that speaks', async () => {
    const administratorId = await idOf('administratorA1');
    await cloud.as('administratorA1').do('administrator.endSignIns', { administratorId });
    expect(await isSignedIn('administratorA1')).toBe(true);
  });

  it('does not reach another institution', async () => {
    const administratorId = await idOf('administratorB1');
    for (const who of ['administratorA1', 'reviewer1'] as const) {
      expect(await cloud.as(who).call('administrator.endSignIns', { administratorId })).toMatchObject({
        error: { code: 'notFound' },
      });
    }
    expect(await isSignedIn('administratorB1')).toBe(true);
  });
});

describe('a new password', () => {
  it('takes the place of the old one and ends every sign-in of the institution but the one that speaks', async () => {
    expect(await change('administratorA1', hospitalA.password, NEW_PASSWORD, 'change-once')).toMatchObject({
      data: { endedSignIns: 1 },
    });
    // Although the password that it brings is not the right one any more.
    expect(await change('administratorA1', hospitalA.password, NEW_PASSWORD, 'change-once')).toMatchObject({
      data: { endedSignIns: 1 },
    });
    expect([await enters(hospitalA.password), await enters(NEW_PASSWORD)]).toEqual([false, true]);
    expect([await isSignedIn('administratorA1'), await isSignedIn('administratorA2')]).toEqual([true, false]);
    expect([await isSignedIn('administratorB1'), await isSignedIn('reviewer1')]).toEqual([true, true]);
    expect(lastEntry(hospitalA.institutionId)).toMatchObject({ action: 'institution.passwordChanged' });
    const { passwordChangedAt } = await cloud.as('administratorA1').do('administrator.colleagues', {});
    expect(passwordChangedAt).not.toBeNull();
  });

  it.each([
    ['short-1', 'passwordTooShort'],
    ['only-letters-here', 'passwordTooPlain'],
    [`${hospitalA.account}-2025`, 'passwordContainsAccount'],
  ])('is refused when it is %p: %s', async (newPassword, problem) => {
    expect(await change('administratorA1', hospitalA.password, newPassword)).toMatchObject({
      error: { code: 'invalidInput', details: { fields: [{ field: 'newPassword', problem }] } },
    });
    expect(await enters(hospitalA.password)).toBe(true);
  });

  it('signs in however long it is, as long as it could be set', async () => {
    const longest = `${'岳麓山下樟树成荫'.repeat(15)}20251128`;
    expect(longest).toHaveLength(128);
    expect(await change('administratorA1', hospitalA.password, longest)).toMatchObject({ ok: true });
    expect(await enters(longest)).toBe(true);
  });

  it('needs the present one, and guessing it is throttled', async () => {
    for (let n = 0; n < 5; n += 1) {
      expect(await change('administratorA1', `guess-${n}`, NEW_PASSWORD)).toMatchObject({
        error: { code: 'wrongCurrentPassword' },
      });
    }
    expect(await change('administratorA1', hospitalA.password, NEW_PASSWORD)).toMatchObject({
      error: { code: 'tooManyAttempts' },
    });
    expect(await enters(hospitalA.password)).toBe(true);
  });
});

describe('a password that the centre sets anew', () => {
  const reset = (institutionId: string, newPassword = NEW_PASSWORD) =>
    cloud.as('reviewer1').call('institution.resetPassword', { institutionId, newPassword }, { requestId: newPassword });

  it('signs the whole hospital out and stands in its own log', async () => {
    expect(await reset(hospitalA.institutionId)).toMatchObject({ data: { endedSignIns: 2 } });
    expect(await reset(hospitalA.institutionId)).toMatchObject({ data: { endedSignIns: 2 } });
    expect([await isSignedIn('administratorA1'), await isSignedIn('administratorB1')]).toEqual([false, true]);
    expect([await enters(hospitalA.password), await enters(NEW_PASSWORD)]).toEqual([false, true]);
    expect(lastEntry(hospitalA.institutionId)).toMatchObject({ action: 'institution.passwordReset' });
  });

  it('must be good enough too', async () => {
    expect(await reset(hospitalA.institutionId, '123456')).toMatchObject({ error: { code: 'invalidInput' } });
  });

  it('is not for the centre itself, nor for an institution that does not exist', async () => {
    expect(await reset(centre.institutionId)).toMatchObject({ error: { code: 'notFound' } });
    expect(await reset('nowhere')).toMatchObject({ error: { code: 'notFound' } });
  });

  it('is set for one that was found by its name', async () => {
    const { rows } = await cloud.as('reviewer1').do('institution.accounts', { search: '湘潭' });
    expect(rows).toEqual([
      {
        institutionId: hospitalB.institutionId,
        name: hospitalB.name,
        account: hospitalB.account,
        passwordChangedAt: null,
        suspendedAt: null,
      },
    ]);
  });
});
