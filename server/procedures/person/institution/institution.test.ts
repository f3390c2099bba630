import { instantOf } from '../../../../domain/kernel/time';
import { openHolding, scanNow } from '../../../../test/support/attendance';
import {
  approvedTrainee,
  nameOf,
  pendingTrainee,
  registrationOf,
  signedInAdministrator,
  signedInReviewer,
} from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA, hospitalB } from '../../../../test/support/institutions';

let cloud: InProcessCloud;
let said: jest.SpyInstance;
beforeEach(async () => {
  said = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  cloud = await openInProcess({ startAt: instantOf('2025-11-29', '08:00:00') });
  await signedInReviewer(cloud, 'reviewer1');
});
afterEach(() => said.mockRestore());

const centre = () => cloud.as('reviewer1');
const yiyang = { name: '益阳市XX医院', account: 'YiYang', contactName: '王主任', contactPhone: '0737-4222222' };
const { institutionId } = hospitalA;
const actionsOf = (id: string) =>
  cloud
    .documents('auditEntries')
    .filter((entry) => entry.institutionId === id)
    .map(({ action }) => action);

describe('a hospital that the centre adds', () => {
  const invite = async (added: string) => {
    const phone = cloud.phoneOf('stranger1');
    await centre().do('invitation.create', {
      ...{ institutionId: added, name: nameOf('stranger1'), phone },
      institutionRole: 'all',
    });
    return (await centre().do('invitation.list', { institutionId: added })).rows[0]?.code ?? '';
  };

  it('is entered by its first administrator, who sets the password that nobody knew', async () => {
    const { institutionId: added } = await centre().do('institution.add', yiyang, { requestId: 'add-once' });
    expect(await centre().do('institution.add', yiyang, { requestId: 'add-once' })).toEqual({ institutionId: added });
    expect(await centre().do('institution.get', { institutionId: added })).toMatchObject({
      account: 'yiyang',
      waitsForFirst: true,
      administrators: 0,
    });
    for (const password of ['', ' ', 'correct-horse-7'])
      expect((await cloud.as('stranger2').call('administrator.checkAccount', { account: 'yiyang', password })).ok).toBe(
        false,
      );
    const code = await invite(added);
    const accept = async (newPassword?: string) =>
      cloud.as('stranger1').call('invitation.accept', {
        ...{ code, ...(newPassword === undefined ? {} : { newPassword }) },
        phoneCode: await cloud.phoneCode('stranger1'),
      });
    expect(await accept()).toMatchObject({ error: { code: 'invalidInput' } });
    expect(await accept('123456')).toMatchObject({ error: { code: 'invalidInput' } });
    expect(await accept('资江边的会龙山 2025')).toMatchObject({ ok: true });
    expect((await cloud.as('stranger1').do('session.get', {})).administrator).toMatchObject({
      institutionName: yiyang.name,
      institutionRole: 'all',
    });
    expect(actionsOf(added)).toEqual(['institution.added', 'administrator.invited', 'administrator.joined']);
    expect(await cloud.verifyAudit()).toMatchObject({ broken: [] });
  });

  it('is there once: neither its name nor its account can be had twice', async () => {
    await centre().do('institution.add', yiyang);
    expect(await centre().call('institution.add', { ...yiyang, account: 'yiyang2' })).toMatchObject({
      error: { code: 'institutionExists' },
    });
    expect(await centre().call('institution.add', { ...yiyang, name: '益阳市第二医院' })).toMatchObject({
      error: { code: 'accountTaken' },
    });
    expect(await centre().call('institution.add', { ...yiyang, account: '益阳' })).toMatchObject({
      error: { code: 'invalidInput', details: { fields: [{ field: 'account', problem: 'accountFormat' }] } },
    });
  });

  it('is found among three hundred, page by page and by its name', async () => {
    const names = Array.from({ length: 310 }, (_, index) => `第${index + 1}人民医院`);
    for (const [index, name] of names.entries())
      await centre().do('institution.add', { ...yiyang, name, account: `hospital-${index}` });
    const seen: string[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const page = await centre().do('institution.accounts', { limit: 100, ...(cursor ? { cursor } : {}) });
      seen.push(...page.rows.map(({ name }) => name));
      cursor = page.nextCursor;
      more = cursor !== undefined;
    }
    expect(new Set(seen).size).toBe(312);
    const { rows } = await centre().do('institution.accounts', { search: '第310人民' });
    expect(rows.map(({ name }) => name)).toEqual(['第310人民医院']);
  });
});

describe('another name of a hospital', () => {
  it('is that of its people, projects and sign-ins after the job, and of its old records not', async () => {
    const holding = await openHolding(cloud);
    const { by } = holding;
    await approvedTrainee(cloud, 'trainee1', by);
    expect(await scanNow(cloud, 'trainee1', holding)).toMatchObject({ ok: true });
    const contact = { contactName: '李科长', contactPhone: '0731-84286376' };
    await centre().do('institution.edit', { institutionId, name: '长沙市第一医院', ...contact });
    await cloud.jobs({ jobId: `renameInstitution:${institutionId}` });
    for (const collection of ['persons', 'projects'] as const)
      expect(cloud.documents(collection).map(({ institutionName }) => institutionName)).toEqual(
        cloud.documents(collection).map(() => '长沙市第一医院'),
      );
    expect(cloud.documents('attendanceRecords').map(({ who }) => who.institutionName)).toEqual([hospitalA.name]);
    expect((await cloud.as('trainee1').do('contact.get', { of: 'institution' })).contact).toEqual({
      ...{ office: '长沙市第一医院', name: contact.contactName, phone: contact.contactPhone },
    });
    // Sealed as it was: nobody was put out by it.
    expect((await cloud.as(by).do('session.get', {})).administrator?.institutionName).toBe('长沙市第一医院');
  });

  it('is not one that another hospital has', async () => {
    const taken = { institutionId, name: hospitalB.name, contactName: '', contactPhone: '' };
    expect(await centre().call('institution.edit', taken)).toMatchObject({ error: { code: 'institutionExists' } });
  });
});

describe('a hospital that is suspended in the middle of a meeting', () => {
  const suspend = () => centre().call('institution.suspend', { institutionId, reason: '账号被他人使用' });

  it('says before what ends, and ends it: sign-ins, codes, new registrations; nothing is lost', async () => {
    const { sessionId, by } = await openHolding(cloud);
    await pendingTrainee(cloud, 'trainee2');
    expect(await centre().do('institution.get', { institutionId })).toMatchObject({
      ...{ signIns: 1, openSessions: 1, pendingRegistrations: 1, suspended: null },
    });
    const before = cloud.documents('attendanceRecords').length;
    expect(await suspend()).toMatchObject({ data: { endedSignIns: 1 } });
    expect(await cloud.as(by).call('attendance.tokens', { sessionId })).toMatchObject({
      error: { code: 'notSignedIn' },
    });
    expect(cloud.documents('attendanceSessions')).toMatchObject([{ status: 'closed' }]);
    await expect(signedInAdministrator(cloud, by)).rejects.toThrow('institutionSuspended');
    const { rows } = await cloud.as(null).do('directory.institutions', {});
    expect(rows.map(({ name }) => name)).toEqual([hospitalB.name]);
    expect(
      await cloud.as('trainee3').call('registration.submit', await registrationOf(cloud, 'trainee3')),
    ).toMatchObject({ error: { code: 'institutionSuspended' } });
    expect(cloud.documents('attendanceRecords')).toHaveLength(before);
    expect(cloud.documents('persons')).toHaveLength(1);
  });

  it('works again when it is resumed, with its sessions paused until somebody opens them', async () => {
    const { projectId, batchId, by } = await openHolding(cloud);
    await suspend();
    await centre().do('institution.resume', { institutionId });
    await centre().do('institution.resume', { institutionId });
    await signedInAdministrator(cloud, by);
    expect(cloud.documents('attendanceSessions')).toMatchObject([{ status: 'closed' }]);
    const opened = await cloud.as(by).call('attendanceSession.open', { projectId, batchId });
    expect(opened).toMatchObject({ ok: true });
    expect(actionsOf(institutionId)).toEqual(
      expect.arrayContaining(['institution.suspended', 'institution.resumed', 'attendance.closed']),
    );
    expect(await cloud.verifyAudit()).toMatchObject({ broken: [] });
  });

  it.each(['begin', 'in transaction: get institutions', 'in transaction: get auditHeads'])(
    'lets nobody in who signs in at that very moment: %s',
    async (point) => {
      cloud.meanwhile(point, () => signedInAdministrator(cloud, 'administratorA1'));
      expect(await suspend()).toMatchObject({ ok: true });
      expect((await cloud.as('administratorA1').do('session.get', {})).administrator).toBeNull();
    },
  );

  it('wants a reason, and is not the centre itself', async () => {
    expect(await centre().call('institution.suspend', { institutionId, reason: '停' })).toMatchObject({
      error: { code: 'reasonRequired' },
    });
    expect(await centre().call('institution.suspend', { institutionId: 'centre', reason: '不想审核了' })).toMatchObject(
      { error: { code: 'notFound' } },
    );
  });
});
