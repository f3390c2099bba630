import { groupedInvitationCode, INVITATION_MS } from '../../../../domain/person/invitation';
import { invitedColleague, nameOf, signedInAdministrator, signedInReviewer } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA, hospitalB } from '../../../../test/support/institutions';
import type { TestPersonId } from '../../../../test/support/people';

let cloud: InProcessCloud;
let said: jest.SpyInstance;
beforeEach(async () => {
  said = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  cloud = await openInProcess();
  await signedInAdministrator(cloud, 'administratorA1');
  await signedInReviewer(cloud, 'reviewer1');
});
afterEach(() => said.mockRestore());

const invite = async (person: TestPersonId, changes: { institutionId?: string; by?: TestPersonId } = {}) => {
  const { by = 'administratorA1', ...of } = changes;
  const phone = cloud.phoneOf(person);
  const { invitationId } = await cloud
    .as(by)
    .do('invitation.create', { ...of, name: nameOf(person), phone, institutionRole: 'attendanceOnly' });
  const { rows } = await cloud.as(by).do('invitation.list', of);
  return { invitationId, code: rows.find((each) => each.invitationId === invitationId)?.code ?? '' };
};
const accept = async (wechat: TestPersonId, code: string, { phone = wechat } = {}) =>
  cloud.as(wechat).call('invitation.accept', { code, phoneCode: await cloud.phoneCode(wechat, phone) });
const stateOf = async (invitationId: string) =>
  (await cloud.as('administratorA1').do('invitation.list', {})).rows.find((row) => row.invitationId === invitationId)
    ?.state;

describe('an invitation', () => {
  it('makes one person a colleague with the rights it names, however its code is typed', async () => {
    const { code, invitationId } = await invite('administratorA3');
    const typed = ` ${groupedInvitationCode(code).toLowerCase()} `;
    expect(await cloud.as('administratorA3').do('invitation.look', { code: typed })).toMatchObject({
      institutionName: hospitalA.name,
      account: hospitalA.account,
      institutionRole: 'attendanceOnly',
      setsPassword: false,
    });
    expect(await accept('administratorA3', typed)).toMatchObject({ ok: true });
    expect((await cloud.as('administratorA3').do('session.get', {})).administrator).toMatchObject({
      institutionId: hospitalA.institutionId,
      institutionRole: 'attendanceOnly',
      name: nameOf('administratorA3'),
    });
    expect(await stateOf(invitationId)).toBe('used');
  });

  it('is used up once; the same request may come again', async () => {
    const { code } = await invite('administratorA3');
    const input = { code, phoneCode: await cloud.phoneCode('administratorA3') };
    const use = () => cloud.as('administratorA3').do('invitation.accept', input, { requestId: 'accept-once' });
    expect(await use()).toEqual(await use());
    expect(await accept('stranger1', code, { phone: 'administratorA3' })).toMatchObject({
      error: { code: 'invitationUsed' },
    });
  });

  it.each(['begin', 'in transaction: get invitations', 'in transaction: get auditHeads'])(
    'lets one of two in who use it at the same moment: %s',
    async (point) => {
      const { code } = await invite('administratorA3');
      let other: Awaited<ReturnType<typeof accept>> | undefined;
      cloud.meanwhile(point, async () => {
        other = await accept('stranger1', code, { phone: 'administratorA3' });
      });
      const own = await accept('administratorA3', code);
      expect(other).toMatchObject({ ok: true });
      expect(own).toMatchObject({ error: { code: 'invitationUsed' } });
      expect(cloud.documents('administratorSessions')).toHaveLength(3);
    },
  );

  it('is of no use to somebody with another phone, and stays open for whom it was meant', async () => {
    const { code } = await invite('administratorA3');
    expect(await accept('stranger1', code)).toMatchObject({ error: { code: 'phoneMismatch' } });
    expect(await accept('administratorA3', code)).toMatchObject({ ok: true });
  });

  it('ends after seven days, and when it is taken back', async () => {
    const { code: late } = await invite('administratorA3');
    cloud.clock.advance(INVITATION_MS);
    expect(await accept('administratorA3', late)).toMatchObject({ error: { code: 'invitationExpired' } });
    const { code, invitationId } = await invite('administratorA3');
    await cloud.as('administratorA1').do('invitation.revoke', { invitationId });
    await cloud.as('administratorA1').do('invitation.revoke', { invitationId });
    expect(await accept('administratorA3', code)).toMatchObject({ error: { code: 'invitationInvalid' } });
    expect(await stateOf(invitationId)).toBe('revoked');
  });

  it('takes an earlier one to the same phone back', async () => {
    const earlier = await invite('administratorA3');
    const { code } = await invite('administratorA3');
    expect(await accept('administratorA3', earlier.code)).toMatchObject({ error: { code: 'invitationInvalid' } });
    expect(await accept('administratorA3', code)).toMatchObject({ ok: true });
  });

  it('is not made for somebody who is a colleague already', async () => {
    await expect(invite('administratorA1')).rejects.toThrow('alreadyColleague');
  });

  it('is not for sale: its code stands nowhere in the database, and guessing is slowed down', async () => {
    const { code } = await invite('administratorA3');
    for (const collection of ['invitations', 'commandResults', 'messages', 'auditEntries'] as const)
      expect(JSON.stringify(cloud.documents(collection))).not.toContain(code);
    const tries = [];
    for (let n = 0; n < 6; n += 1)
      tries.push(await cloud.as('stranger1').call('invitation.look', { code: `0000000000000${n}` }));
    expect(tries[4]).toMatchObject({ error: { code: 'invitationInvalid' } });
    expect(tries[5]).toMatchObject({ error: { code: 'tooManyAttempts' } });
  });

  it('that somebody has changed in the database opens nothing', async () => {
    const { code, invitationId } = await invite('administratorA3');
    await cloud.change('invitations', invitationId, { institutionRole: 'all' });
    expect(await accept('administratorA3', code)).toMatchObject({ error: { code: 'invitationInvalid' } });
  });

  it('stands in the log of the institution with who invited and who came, and is told there', async () => {
    const { code } = await invite('administratorA3');
    await accept('administratorA3', code);
    const actions = cloud
      .documents('auditEntries')
      .filter(({ institutionId }) => institutionId === hospitalA.institutionId)
      .map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['administrator.invited', 'administrator.joined']));
    const kinds = cloud.documents('messages').map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['colleagueInvited', 'colleagueJoined']));
    expect(await cloud.verifyAudit()).toMatchObject({ broken: [] });
  });
});

describe('whoever may invite', () => {
  it('is somebody with all rights, for their own institution', async () => {
    await invitedColleague(cloud, 'administratorA3', { by: 'administratorA1', institutionRole: 'attendanceOnly' });
    await expect(invite('administratorA4', { by: 'administratorA3' })).rejects.toThrow('institutionRoleLacks');
    await expect(invite('administratorA4', { institutionId: hospitalB.institutionId })).rejects.toThrow('notFound');
  });

  it('is the centre for a hospital, and for its own reviewers', async () => {
    const { code } = await invite('administratorB1', { by: 'reviewer1', institutionId: hospitalB.institutionId });
    expect(await accept('administratorB1', code)).toMatchObject({ ok: true });
    const { code: reviewers } = await invite('reviewer2', { by: 'reviewer1' });
    await accept('reviewer2', reviewers);
    // Whatever was asked for: reviewers all do the same.
    expect((await cloud.as('reviewer2').do('session.get', {})).administrator).toMatchObject({
      kind: 'centre',
      institutionRole: 'all',
    });
  });

  it('sees the codes of their own institution alone', async () => {
    const { invitationId } = await invite('administratorA3');
    await signedInAdministrator(cloud, 'administratorB1', hospitalB);
    expect((await cloud.as('administratorB1').do('invitation.list', {})).rows).toEqual([]);
    for (const call of [
      cloud.as('administratorB1').call('invitation.revoke', { invitationId }),
      cloud.as('administratorB1').call('invitation.list', { institutionId: hospitalA.institutionId }),
    ])
      expect(await call).toMatchObject({ error: { code: 'notFound' } });
  });
});
