import { nationalIdOf } from '../../../../sample/national-id';
import { approvedTrainee, signedInAdministrator } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA, hospitalB } from '../../../../test/support/institutions';
import { rosterFileOf, type FilledRow } from '../../../../test/support/roster-builders';
import { refusalOf } from '../../../../test/support/refusal';

let cloud: InProcessCloud;
const who = 'administratorA1';
const number = (index: number) => nationalIdOf(700 + index);
const row = (index: number, over: FilledRow = {}): FilledRow => ({
  name: `名册${'一二三四五六七八九十'.charAt(index % 10)}${'甲乙丙丁戊己庚辛壬癸'.charAt(Math.floor(index / 10) % 10)}`,
  nationalId: number(index),
  department: '检验科',
  ...over,
});

beforeEach(async () => {
  cloud = await openInProcess();
  await signedInAdministrator(cloud, who);
  await signedInAdministrator(cloud, 'administratorA2');
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
});

const get = (importId?: string) => cloud.as(who).do('roster.get', importId === undefined ? {} : { importId });
const upload = (rows: readonly FilledRow[], fileName = '花名册.xlsx') =>
  cloud.upload(who, fileName, rosterFileOf(rows), 'roster');

async function begin(rows: readonly FilledRow[]): Promise<string> {
  const { importId } = await cloud.as(who).do('roster.begin', { file: await upload(rows) });
  return importId;
}
const work = (kind: 'readRoster' | 'takeRoster', importId: string) => cloud.jobs({ jobId: `${kind}:${importId}` });

/** Begins an import and has it read. */
async function read(rows: readonly FilledRow[]): Promise<string> {
  const importId = await begin(rows);
  await work('readRoster', importId);
  return importId;
}

async function take(rows: readonly FilledRow[], { removeGone = false } = {}): Promise<string> {
  const importId = await read(rows);
  await cloud.as(who).do('roster.take', { importId, skipBad: true, removeGone });
  await work('takeRoster', importId);
  return importId;
}

const namesOf = async (standing: 'missing' | 'returned' | 'differs' | 'matches' | 'approved') =>
  (await cloud.as(who).do('roster.list', { standing, limit: 100 })).rows.map(({ name }) => name);

describe('an import of a roster', () => {
  it('is read, looked at, taken, and told of; the bad rows are named and left out only if somebody says so', async () => {
    const rows = [row(1), row(2), row(3, { nationalId: number(1) }), row(4, { department: '没有的科' })];
    const importId = await read(rows);
    expect((await get()).open).toMatchObject({ importId, state: 'read', rows: 4, good: 2, bad: 2, added: 2, gone: 0 });
    const bad = await cloud.as(who).do('roster.rows', { importId, kind: 'bad' });
    expect(bad.rows.map(({ row: at, text }) => [at, text])).toEqual([
      [4, '和第 2 行是同一个证件号码'],
      [5, '科室「没有的科」不在名单里，请先在「科室」里添加'],
    ]);
    const decision = { importId, skipBad: false, removeGone: false };
    expect(refusalOf(await cloud.as(who).call('roster.take', decision)).code).toBe('importRowsBad');
    await cloud.as(who).do('roster.take', { ...decision, skipBad: true });
    await work('takeRoster', importId);
    const { roster, open } = await get();
    expect(open).toBeNull();
    expect(roster).toMatchObject({
      total: 2,
      missing: 2,
      matches: 0,
      latest: { state: 'taken', bad: 2, done: 2, toDo: 2 },
    });
    expect(cloud.documents('messages').filter(({ kind }) => kind === 'rosterImported')).toHaveLength(1);
    const actions = cloud.documents('auditEntries').map(({ action }) => action);
    expect(actions.filter((action) => action.startsWith('roster.'))).toEqual([
      'roster.begun',
      'roster.taken',
      'roster.imported',
    ]);
    expect((await cloud.verifyAudit()).broken).toEqual([]);
  });

  it('keeps no number in clear, nowhere', async () => {
    await take([row(1, { phone: '13812345678' }), row(2, { nationalId: `${number(2).slice(0, 17)}?` })]);
    const { rosters, rosterEntries, rosterImports, rosterChunks, auditEntries, messages } = Object.fromEntries(
      (['rosters', 'rosterEntries', 'rosterImports', 'rosterChunks', 'auditEntries', 'messages'] as const).map(
        (collection) => [collection, JSON.stringify(cloud.documents(collection))],
      ),
    );
    const all = [rosters, rosterEntries, rosterImports, rosterChunks, auditEntries, messages].join();
    expect(all).toContain('名册');
    for (const secret of [number(1), number(2).slice(0, 17), '13812345678']) expect(all).not.toContain(secret);
  });

  it('is one at a time: a colleague is told, and may go on with it or let it go', async () => {
    const importId = await read([row(1)]);
    const file = await cloud.upload('administratorA2', 'b.xlsx', rosterFileOf([row(2)]), 'roster');
    expect(refusalOf(await cloud.as('administratorA2').call('roster.begin', { file })).code).toBe('importOpen');
    await cloud.as('administratorA2').do('roster.drop', { importId });
    expect(
      refusalOf(await cloud.as(who).call('roster.take', { importId, skipBad: false, removeGone: false })).code,
    ).toBe('importOver');
    expect(cloud.documents('rosterChunks')).toEqual([]);
    await cloud.as('administratorA2').do('roster.begin', { file });
  });

  it('sent twice is one import, and a second tap on taking takes nothing twice', async () => {
    const file = await upload([row(1)]);
    const twice = { requestId: 'begin-once' };
    const { importId } = await cloud.as(who).do('roster.begin', { file }, twice);
    expect(await cloud.as(who).do('roster.begin', { file }, twice)).toEqual({ importId });
    await work('readRoster', importId);
    const decision = { importId, skipBad: false, removeGone: false };
    await cloud.as(who).do('roster.take', decision, { requestId: 'take-once' });
    await cloud.as(who).do('roster.take', decision, { requestId: 'take-once' });
    expect(refusalOf(await cloud.as(who).call('roster.take', decision)).code).toBe('importOver');
  });

  it('that is dropped while it is read leaves nothing', async () => {
    const importId = await begin([row(1)]);
    cloud.meanwhile('in transaction: get rosterImports', () => cloud.as(who).do('roster.drop', { importId }));
    await work('readRoster', importId);
    expect((await get(importId)).asked?.state).toBe('dropped');
    expect(cloud.documents('rosterChunks')).toEqual([]);
  });

  it('of a file that is no roster is refused with the reason, and the next one may begin', async () => {
    for (const [rows, problem] of [
      [[], 'noRows'],
      [Array.from({ length: 10_001 }, () => ({ name: '甲' })), 'tooManyRows'],
    ] as const) {
      const importId = await read(rows);
      expect((await get(importId)).asked).toMatchObject({ state: 'refused', problem });
      expect((await get()).open).toBeNull();
    }
  });

  it('of another institution is nobody’s business', async () => {
    const importId = await read([row(1)]);
    const other = cloud.as('administratorB1');
    const asked = [
      await other.call('roster.get', { importId }),
      await other.call('roster.rows', { importId, kind: 'added' }),
      await other.call('roster.take', { importId, skipBad: true, removeGone: false }),
      await other.call('roster.drop', { importId }),
      await other.call('rosterFile.badRows', { importId }),
    ];
    expect(asked.map((answer) => refusalOf(answer).code)).toEqual(asked.map(() => 'notFound'));
  });

  it('lets its file go when it is over, and what nobody decides on is dropped after three days', async () => {
    await take([row(1)]);
    // Files lie in the order of their digests, which is as good as chance.
    const kept = () =>
      cloud
        .documents('keptFiles')
        .map(({ uses }) => uses.length)
        .sort();
    expect(kept()).toEqual([0]);
    const importId = await read([row(2)]);
    expect(kept()).toEqual([0, 1]);
    cloud.clock.advance(3 * 86_400_000 + 1);
    await cloud.jobs({ Type: 'Timer' });
    expect(cloud.documents('rosterImports').find(({ _id }) => _id === importId)?.state).toBe('dropped');
    expect(cloud.documents('rosterChunks').filter((chunk) => chunk.importId === importId)).toEqual([]);
  });
});

describe('a second roster', () => {
  it('is a difference: who is new, who changed and how, who is gone; who is gone stays unless they are to go', async () => {
    await take([row(1), row(2), row(3)]);
    const next = [row(1), row(2, { department: '儿科', staffNumber: '0007' }), row(4)];
    const importId = await read(next);
    expect((await get()).open).toMatchObject({ added: 1, changed: 1, same: 1, gone: 1 });
    const textsOf = async (kind: 'changed' | 'gone') =>
      (await cloud.as(who).do('roster.rows', { importId, kind })).rows.map(({ text }) => text);
    expect(await textsOf('changed')).toEqual(['科室：检验科 → 儿科；工号：未填 → 0007']);
    expect(await textsOf('gone')).toEqual(['检验科']);
    await cloud.as(who).do('roster.take', { importId, skipBad: false, removeGone: false });
    await work('takeRoster', importId);
    expect((await get()).roster?.total).toBe(4);
    await take(next, { removeGone: true });
    expect((await get()).roster?.total).toBe(3);
  });
});

describe('the people of a roster', () => {
  it('are matched with who was approved before the import: never a second person', async () => {
    const personId = await approvedTrainee(cloud, 'trainee1', who);
    const { nationalId } = await cloud.as(who).do('registration.revealNationalId', { personId });
    const importId = await read([row(1), { name: '别的名字', nationalId }]);
    expect((await get(importId)).asked).toMatchObject({ good: 2, registered: 1 });
    await cloud.as(who).do('roster.take', { importId, skipBad: false, removeGone: false });
    await work('takeRoster', importId);
    expect((await get()).roster).toMatchObject({ total: 2, missing: 1, approved: 1 });
    expect(await namesOf('approved')).toEqual(['别的名字']);
    expect(cloud.documents('persons')).toHaveLength(1);
  });

  it('who register are found there at once, with what differs, and again after a return', async () => {
    await take([row(1), row(2, { name: '周敏敏' })]);
    const register = async (trainee: 'trainee3' | 'trainee4', index: number, name: string) =>
      cloud.as(trainee).do('registration.submit', {
        ...{ name, nationalId: number(index), phoneCode: await cloud.phoneCode(trainee), consent: true as const },
        ...{ institutionId: hospitalA.institutionId, departmentId: `${hospitalA.institutionId}:department:1` },
        ...{ professionalTitle: 'nurse' as const, specialty: 'nursing' as const, education: 'college' as const },
      });
    const { personId } = await register('trainee3', 1, row(1).name ?? '');
    cloud.clock.advance(1);
    await register('trainee4', 2, '周民');
    expect((await get()).roster).toMatchObject({ missing: 0, matches: 1, differs: 1 });
    const { rows } = await cloud.as(who).do('roster.list', { standing: 'matches' });
    expect(rows).toMatchObject([{ personId, name: row(1).name, departmentName: '检验科' }]);
    const marks = async () =>
      (await cloud.as(who).do('registration.list', { order: 'oldest' })).rows.map(({ roster }) => roster);
    const agrees = { listed: true, otherName: null, otherDepartment: null, saysDepartment: true };
    expect(await marks()).toEqual([agrees, { ...agrees, otherName: '周敏敏' }]);
    expect((await cloud.as(who).do('registration.get', { personId })).roster).toEqual(agrees);
    await cloud.as(who).do('registration.review', { personId, decision: 'return', reason: '请核对科室' });
    expect((await marks())[0]).toBeNull();
    expect((await get()).roster).toMatchObject({ returned: 1, matches: 0 });
    await take([row(1), row(2, { name: '周民' })]);
    expect((await get()).roster).toMatchObject({ returned: 1, matches: 1, differs: 0 });
  });

  it('are listed by name, department and search, counted, and written to a file', async () => {
    await take([
      row(1, { name: '欧阳静', staffNumber: '0042' }),
      row(2, { name: '阿依' }),
      row(3, { name: '赵敏', department: '儿科' }),
    ]);
    const list = (over: object) => cloud.as(who).do('roster.list', { standing: 'missing', ...over });
    expect((await list({})).rows.map(({ name }) => name)).toEqual(['阿依', '欧阳静', '赵敏']);
    expect(await list({ search: 'oyj' })).toMatchObject({
      rows: [{ name: '欧阳静', staffNumber: '0042' }],
      total: 1,
    });
    const departmentId = `${hospitalA.institutionId}:department:1`;
    expect(await list({ departmentId, limit: 1 })).toMatchObject({ rows: [{ name: '阿依' }], total: 2 });
    const file = await cloud.as(who).do('rosterFile.people', { standing: 'missing', departmentId });
    expect(file).toMatchObject({ rows: 2, type: 'xlsx' });
    expect(file.fileName).toMatch(/^花名册-还没有注册-\d{4}-\d{2}-\d{2}\.xlsx$/);
  });

  it('are taken off all together, when no import is under way', async () => {
    await take([row(1)]);
    const importId = await read([row(2)]);
    expect(refusalOf(await cloud.as(who).call('roster.clear', {})).code).toBe('importOpen');
    await cloud.as(who).do('roster.drop', { importId });
    await cloud.as(who).do('roster.clear', {});
    expect((await get()).roster).toBeNull();
    expect([...cloud.documents('rosterEntries'), ...cloud.documents('rosterChunks')]).toEqual([]);
  });
});

describe('people who wait and agree with the roster', () => {
  const register = async (trainee: 'trainee3' | 'trainee4' | 'trainee5', index: number, name: string) =>
    (
      await cloud.as(trainee).do('registration.submit', {
        ...{ name, nationalId: number(index), phoneCode: await cloud.phoneCode(trainee), consent: true as const },
        ...{ institutionId: hospitalA.institutionId, departmentId: `${hospitalA.institutionId}:department:1` },
        ...{ professionalTitle: 'nurse' as const, specialty: 'nursing' as const, education: 'college' as const },
      })
    ).personId;
  const nameAt = (index: number) => row(index).name ?? '';
  const approve = (personIds: string[], requestId?: string) =>
    cloud.as(who).do('roster.approve', { personIds }, requestId === undefined ? {} : { requestId });

  it('are approved together, each as if alone; whoever differs is left to wait', async () => {
    await take([row(1), row(2), row(3)]);
    const [first, second, other] = [
      await register('trainee3', 1, nameAt(1)),
      await register('trainee4', 2, nameAt(2)),
      await register('trainee5', 3, '别的名字'),
    ];
    const answer = await approve([first, second, other], 'approve-once');
    expect(answer).toEqual({ approved: 2, left: [{ personId: other, reason: 'notMatching' }] });
    expect((await get()).roster).toMatchObject({ approved: 2, matches: 0, differs: 1 });
    const logged = () =>
      cloud.documents('auditEntries').filter(({ action }) => action === 'registration.approved').length;
    const told = () => cloud.documents('messages').filter(({ kind }) => kind === 'registrationApproved').length;
    expect([logged(), told()]).toEqual([2, 2]);
    // Sent again, also after it was broken off in the middle, it approves nobody twice.
    expect(await approve([first, second, other], 'approve-once')).toEqual(answer);
    expect([logged(), told()]).toEqual([2, 2]);
    expect((await cloud.verifyAudit()).broken).toEqual([]);
  });

  it('are left to a look of their own where somebody else claims the number', async () => {
    await take([row(1)]);
    const first = await register('trainee3', 1, nameAt(1));
    await register('trainee4', 1, nameAt(1));
    expect(await approve([first])).toEqual({ approved: 0, left: [{ personId: first, reason: 'contested' }] });
  });
});
