import type { InputOf } from '../../../../contract';
import { DAY_MS } from '../../../../domain/kernel/time';
import { approvedTrainee, pendingTrainee, signedInAdministrator } from '../../../../test/support/builders';
import { HOSPITAL_DAY } from '../../../../test/support/hospital';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { centre, hospitalA, hospitalB } from '../../../../test/support/institutions';
import { refusalOf } from '../../../../test/support/refusal';

let cloud: InProcessCloud;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: HOSPITAL_DAY });
  await signedInAdministrator(cloud, 'administratorA1');
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  await signedInAdministrator(cloud, 'reviewer1', centre);
});

type Missing = InputOf<'directoryRequest.submit'>['missing'];
type Decision = InputOf<'directoryRequest.decide'>['decision'];
const clinic: Missing = {
  kind: 'institution',
  name: '安化县梅城镇卫生院',
  area: '益阳市安化县',
  departmentName: '检验科',
};
const department = (name = '介入科'): Missing => ({ kind: 'department', institutionId: hospitalA.institutionId, name });

const ask = (missing: Missing, who: 'stranger1' | 'stranger2' | 'trainee1' = 'stranger1') =>
  cloud.as(who).do('directoryRequest.submit', { applicantName: '周敏', missing });
const decide = (
  { directoryRequestId }: { directoryRequestId: string },
  decision: Decision,
  by: 'administratorA1' | 'administratorB1' | 'reviewer1' = 'administratorA1',
) => cloud.as(by).call('directoryRequest.decide', { directoryRequestId, decision });
const queue = (by: 'administratorA1' | 'administratorB1' | 'reviewer1', open = true) =>
  cloud.as(by).do('directoryRequest.list', { open });
const found = async (search: string, open = true) =>
  (await cloud.as('administratorA1').do('directoryRequest.list', { open, search })).rows.map(({ name }) => name);
const mine = async (who: 'stranger1' = 'stranger1') => (await cloud.as(who).do('directoryRequest.mine', {})).rows;
const told = async (who: 'stranger1' | 'trainee1') =>
  (await cloud.as(who).do('inbox.list', { as: 'trainee' })).rows.map(({ title, text }) => `${title}：${text}`);

describe('a missing department', () => {
  it('waits with its institution alone, which is told', async () => {
    await ask(department());
    expect(await queue('administratorA1')).toMatchObject({
      rows: [{ kind: 'department', name: '介入科', applicantName: '周敏', state: 'open' }],
      waiting: 1,
    });
    expect((await queue('administratorB1')).rows).toEqual([]);
    expect((await queue('reviewer1')).rows).toEqual([]);
    const { rows } = await cloud.as('administratorA1').do('inbox.list', { as: 'office' });
    expect(rows).toMatchObject([{ title: '有人的科室不在列表里', target: { page: 'directoryRequests' } }]);
  });

  it('is found in the queue by a part of its name, its pinyin, and by who asked', async () => {
    const first = await ask(department('介入科'));
    await ask(department('康复科'), 'stranger2');
    expect(await found('介入')).toEqual(['介入科']);
    expect(await found('kangfu')).toEqual(['康复科']);
    expect((await found('周敏')).sort()).toEqual(['介入科', '康复科']);
    expect(await found('眼科')).toEqual([]);
    await decide(first, { kind: 'addDepartment', name: '介入科' });
    expect([await found('介入'), await found('介入', false)]).toEqual([[], ['介入科']]);
  });

  it('is in the list once it is added, and the applicant, who has no registration, reads so', async () => {
    const asked = await ask(department());
    expect(await decide(asked, { kind: 'addDepartment', name: '介入医学科' })).toMatchObject({
      data: { state: 'added' },
    });
    const { rows } = await cloud.as(null).do('directory.departments', { institutionId: hospitalA.institutionId });
    const added = rows.find(({ name }) => name === '介入医学科');
    expect(await mine()).toMatchObject([
      { state: 'added', outcome: { institutionId: hospitalA.institutionId, departmentId: added?.departmentId } },
    ]);
    expect(await told('stranger1')).toEqual(['科室已加入，可以接着注册：介入医学科：已在列表里，已填的资料还在']);
    expect((await cloud.as('stranger1').do('session.get', {})).unread.trainee).toBe(1);
  });

  it('that is there by that name is matched, and added once', async () => {
    const [first, second] = [await ask(department()), await ask(department(), 'stranger2')];
    await decide(first, { kind: 'addDepartment', name: '介入科' });
    expect(await decide(second, { kind: 'addDepartment', name: '介入科' })).toMatchObject({
      data: { state: 'matched' },
    });
    expect(cloud.documents('departments').filter(({ name }) => name === '介入科')).toHaveLength(1);
  });

  it('is pointed to one of the institution’s own, and to no other’s', async () => {
    const asked = await ask(department('检验'));
    const of = async (institutionId: string) =>
      (await cloud.as(null).do('directory.departments', { institutionId })).rows[0]?.departmentId ?? '';
    const others = await of(hospitalB.institutionId);
    expect(refusalOf(await decide(asked, { kind: 'match', entryId: others })).code).toBe('notFound');
    const own = await of(hospitalA.institutionId);
    expect(await decide(asked, { kind: 'match', entryId: own })).toMatchObject({ data: { state: 'matched' } });
    expect(await mine()).toMatchObject([{ outcome: { departmentId: own } }]);
  });

  it('is refused with a reason that the applicant reads', async () => {
    const asked = await ask(department());
    expect(refusalOf(await decide(asked, { kind: 'refuse', reason: '无' })).code).toBe('reasonRequired');
    await decide(asked, { kind: 'refuse', reason: '请选「放射科」' });
    expect(await told('stranger1')).toEqual(['科室没有加入：介入科：请选「放射科」']);
    expect((await queue('administratorA1', false)).rows).toMatchObject([{ outcome: { reason: '请选「放射科」' } }]);
  });

  it('is decided once, and by its own institution alone', async () => {
    const asked = await ask(department());
    expect(refusalOf(await decide(asked, { kind: 'addDepartment', name: '介入科' }, 'administratorB1')).code).toBe(
      'notFound',
    );
    expect(refusalOf(await decide(asked, { kind: 'addDepartment', name: '介入科' }, 'reviewer1')).code).toBe(
      'notFound',
    );
    await decide(asked, { kind: 'addDepartment', name: '介入科' });
    expect(refusalOf(await decide(asked, { kind: 'refuse', reason: '写得够长的原因' })).code).toBe('wrongState');
  });

  it('is told to a person where there is one by then', async () => {
    const asked = await ask(department(), 'trainee1');
    await pendingTrainee(cloud, 'trainee1');
    await decide(asked, { kind: 'addDepartment', name: '介入科' });
    expect(await told('trainee1')).toHaveLength(1);
    expect(cloud.documents('messages').filter(({ to }) => to.startsWith('wechat:'))).toEqual([]);
  });
});

describe('a missing institution', () => {
  const added: Decision = {
    kind: 'addInstitution',
    name: '安化县梅城镇卫生院',
    account: 'meicheng',
    password: 'Weisheng-2026',
    departmentName: '检验科',
  };

  it('waits with the centre, which is told', async () => {
    await ask(clinic);
    expect((await queue('reviewer1')).rows).toMatchObject([{ name: '安化县梅城镇卫生院', area: '益阳市安化县' }]);
    expect((await queue('administratorA1')).rows).toEqual([]);
    const { rows } = await cloud.as('reviewer1').do('inbox.list', { as: 'office' });
    expect(rows).toMatchObject([{ title: '有人的单位不在列表里' }]);
  });

  it('can be registered with once it is added, and its account signs in', async () => {
    await decide(await ask(clinic), added, 'reviewer1');
    const [{ outcome } = { outcome: null }] = await mine();
    const { institutionId = '', departmentId = '' } = outcome ?? {};
    await pendingTrainee(cloud, 'trainee1', { institutionId, departmentId });
    const account = { account: 'meicheng', password: 'Weisheng-2026' };
    expect(await cloud.as('stranger2').do('administrator.checkAccount', account)).toMatchObject({
      institutionName: '安化县梅城镇卫生院',
    });
    expect((await cloud.verifyAudit()).broken).toEqual([]);
  });

  it('is refused under an account that another one has, and under a weak password', async () => {
    const asked = await ask(clinic);
    expect(refusalOf(await decide(asked, { ...added, account: hospitalA.account }, 'reviewer1')).code).toBe(
      'accountTaken',
    );
    expect(refusalOf(await decide(asked, { ...added, password: 'meicheng' }, 'reviewer1'))).toMatchObject({
      code: 'invalidInput',
      details: { fields: [{ field: 'password' }] },
    });
    expect((await queue('reviewer1')).waiting).toBe(1);
  });

  it('is no matter of a hospital, and a department none of the centre', async () => {
    const [asked, other] = [await ask(clinic), await ask(department())];
    expect(refusalOf(await decide(asked, added)).code).toBe('notFound');
    expect(refusalOf(await decide(other, added)).code).toBe('wrongState');
    expect(refusalOf(await decide(asked, { kind: 'addDepartment', name: '检验科' }, 'reviewer1')).code).toBe(
      'wrongState',
    );
  });
});

describe('whoever asks', () => {
  it('is given three at once, and five a day', async () => {
    for (const name of ['一科', '二科', '三科']) await ask(department(name));
    const more = () =>
      cloud.as('stranger1').call('directoryRequest.submit', { applicantName: '周敏', missing: department('四科') });
    expect(refusalOf(await more()).code).toBe('askedTooOften');
    for (const { directoryRequestId } of await mine())
      await cloud.as('stranger1').do('directoryRequest.withdraw', { directoryRequestId });
    expect((await queue('administratorA1')).rows).toEqual([]);
    await more();
    await more();
    expect(refusalOf(await more()).code).toBe('askedTooOften');
    cloud.clock.advance(DAY_MS);
    expect(await more()).toMatchObject({ ok: true });
  });

  it('takes back what is theirs alone, and what nobody decided', async () => {
    const asked = await ask(department());
    const withdraw = (who: 'stranger1' | 'stranger2') => cloud.as(who).call('directoryRequest.withdraw', asked);
    expect(refusalOf(await withdraw('stranger2')).code).toBe('notFound');
    await decide(asked, { kind: 'refuse', reason: '请选「放射科」' });
    expect(refusalOf(await withdraw('stranger1')).code).toBe('wrongState');
  });

  it('says who they are', async () => {
    const odd = { applicantName: '！！', missing: department() };
    expect(refusalOf(await cloud.as('stranger1').call('directoryRequest.submit', odd))).toMatchObject({
      code: 'invalidInput',
      details: { fields: [{ field: 'applicantName' }] },
    });
  });

  it('asks once, however often the request is sent', async () => {
    const input = { applicantName: '周敏', missing: department() };
    const again = () => cloud.as('stranger1').do('directoryRequest.submit', input, { requestId: 'request-one-1234' });
    expect(await again()).toEqual(await again());
    expect(cloud.documents('directoryRequests')).toHaveLength(1);
    expect(cloud.documents('messages')).toHaveLength(1);
  });

  it('reads as a WeChat account what was told to it, until they are a person', async () => {
    await decide(await ask(department()), { kind: 'addDepartment', name: '介入科' });
    const { rows } = await cloud.as('stranger1').do('inbox.list', { as: 'trainee' });
    const messageId = rows[0]?.messageId ?? '';
    expect(await cloud.as('stranger1').do('inbox.open', { as: 'trainee', messageId })).toEqual({ unread: 0 });
    expect(refusalOf(await cloud.as('stranger2').call('inbox.open', { as: 'trainee', messageId })).code).toBe(
      'notFound',
    );
    await approvedTrainee(cloud, 'trainee1', 'administratorA1');
    expect(await told('trainee1')).toHaveLength(1);
  });
});
