import { catalogueFileOf, type FilledEntry } from '../../../../test/support/catalogue-builders';
import { signedInAdministrator, signedInReviewer } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA, hospitalB, twoDayEntry } from '../../../../test/support/institutions';
import { draftProject } from '../../../../test/support/projects';
import { refusalOf } from '../../../../test/support/refusal';
import type { EntryFact } from '../../../../domain/project/catalogue';

const who = 'reviewer1';
let cloud: InProcessCloud;

beforeEach(async () => {
  cloud = await openInProcess();
  await signedInReviewer(cloud, who);
  await signedInAdministrator(cloud, 'administratorA1');
});

/** What the catalogue of the tests has: one entry of hospital A, one of B. */
const known: FilledEntry = {
  year: '2025',
  projectNumber: '2025-11-02-018（省）',
  title: '医学检验质量管理新进展培训班',
  institutionId: hospitalA.name,
  creditLevel: '省级',
  creditHundredths: '3.00',
  hourTenths: '9.0',
  plannedBegin: '2025-11-29',
  plannedEnd: '2025-11-30',
  plannedDayTenths: '2.0',
  discipline2: '医学检验',
  discipline3: '医学检验',
  projectLead: '刘芳',
};
const ofB: FilledEntry = {
  ...known,
  projectNumber: '2025-12-13-009 (省)',
  title: '临床输血规范化培训班',
  institutionId: hospitalB.name,
};
const fresh = (index: number, over: FilledEntry = {}): FilledEntry => ({
  ...known,
  projectNumber: `2025-12-20-${String(100 + index)}`,
  title: `新项目${index}`,
  ...over,
});

async function begin(rows: readonly FilledEntry[], without: readonly EntryFact[] = []): Promise<string> {
  const file = await cloud.upload(who, '目录.xlsx', catalogueFileOf(rows, without), 'catalogue');
  return (await cloud.as(who).do('catalogueImport.begin', { file })).importId;
}
const work = (kind: 'readCatalogue' | 'takeCatalogue', importId: string) =>
  cloud.jobs({ jobId: `${kind}:${importId}` });
async function read(rows: readonly FilledEntry[], without: readonly EntryFact[] = []): Promise<string> {
  const importId = await begin(rows, without);
  await work('readCatalogue', importId);
  return importId;
}
const get = (importId?: string) => cloud.as(who).do('catalogueImport.get', importId === undefined ? {} : { importId });
const textsOf = async (importId: string, kind: 'bad' | 'added' | 'changed' | 'gone' | 'left') =>
  (await cloud.as(who).do('catalogueImport.rows', { importId, kind })).rows.map(({ row, text }) => [row, text]);
async function take(importId: string, { withdrawGone = false } = {}): Promise<void> {
  await cloud.as(who).do('catalogueImport.take', { importId, skipBad: true, withdrawGone });
  await work('takeCatalogue', importId);
}
const entries = () => cloud.documents('catalogueEntries');

describe('an import of the catalogue', () => {
  it('shows what is new, what changes and how, what stays, and what is not in the file, before anything is written', async () => {
    const before = entries();
    const importId = await read([
      { ...known, creditHundredths: '2.00', projectLead: '王五' },
      fresh(1),
      fresh(2, { creditHundredths: '5.00' }),
      fresh(3, { institutionId: '没有的医院' }),
      fresh(1),
    ]);
    expect((await get()).open).toMatchObject({
      ...{ importId, state: 'read', rows: 5, good: 3, bad: 2, added: 2, changed: 1, same: 0, gone: 1, odd: 2 },
      years: [2025],
    });
    expect(await textsOf(importId, 'changed')).toEqual([[2, '学分：3.00 → 2.00；项目负责人：刘芳 → 王五']]);
    expect(await textsOf(importId, 'added')).toEqual([
      [3, `${hospitalA.name} · 省级 · 3.00 学分 · 9.0 学时`],
      [4, `${hospitalA.name} · 省级 · 5.00 学分 · 9.0 学时`],
    ]);
    expect(await textsOf(importId, 'gone')).toEqual([[null, hospitalB.name]]);
    expect(await textsOf(importId, 'bad')).toEqual([
      [5, '单位「没有的医院」不在名单里，请核对全称，或先在「各单位的账号」里添加'],
      [6, '和第 3 行是同一个编号'],
    ]);
    expect(entries()).toEqual(before);
    const refused = await cloud.as(who).call('catalogueImport.take', { importId, skipBad: false, withdrawGone: false });
    expect(refusalOf(refused).code).toBe('importRowsBad');
  });

  it('writes it with a history, tells each institution once and the centre, and a second file of the same changes nothing', async () => {
    const rows = [{ ...known, title: '新的题目' }, ofB, fresh(1), fresh(2)];
    await take(await read(rows));
    expect(
      entries()
        .map(({ title }) => title)
        .sort(),
    ).toEqual(['临床输血规范化培训班', '新的题目', '新项目1', '新项目2']);
    const { rows: history } = await cloud
      .as(who)
      .do('catalogueEntry.history', { catalogueEntryId: twoDayEntry.catalogueEntryId });
    expect(history).toMatchObject([{ kind: 'changed', changes: [{ fact: 'title', after: '新的题目' }] }]);
    const told = cloud.documents('messages').filter(({ kind }) => kind.startsWith('catalogue'));
    expect(told.map(({ to, kind, facts }) => [to, kind, facts])).toEqual(
      expect.arrayContaining([
        [`institution:${hospitalA.institutionId}`, 'catalogueUpdated', { added: 2, changed: 1 }],
        ['institution:centre', 'catalogueImported', expect.objectContaining({ added: 2, changed: 1, left: 0 })],
      ]),
    );
    expect(told).toHaveLength(2);
    const again = await read(rows);
    expect((await get()).open).toMatchObject({ added: 0, changed: 0, same: 4, gone: 0 });
    await cloud.as(who).do('catalogueImport.drop', { importId: again });
    expect((await cloud.verifyAudit()).broken).toEqual([]);
  });

  it('is the same when its job is broken off and begins anew', async () => {
    const importId = await read([{ ...known, title: '新的题目' }, ofB, fresh(1)]);
    await cloud.as(who).do('catalogueImport.take', { importId, skipBad: false, withdrawGone: false });
    // A worker wrote the rows and died before it noted so.
    const [job] = cloud.documents('jobs').filter(({ _id }) => _id === `takeCatalogue:${importId}`);
    const [asTaken] = cloud.documents('catalogueImports').filter(({ _id }) => _id === importId);
    const chunks = cloud.documents('catalogueChunks');
    await work('takeCatalogue', importId);
    const once = { entries: entries(), events: cloud.documents('catalogueEvents') };
    if (!job || !asTaken) throw new Error('no job');
    await cloud.change('jobs', job._id, { state: 'open', leaseUntil: 0 });
    const { _id, ...waiting } = asTaken;
    await cloud.change('catalogueImports', _id, waiting);
    for (const chunk of chunks) {
      await cloud.remove('catalogueChunks', chunk._id);
      await cloud.plant('catalogueChunks', chunk);
    }
    await work('takeCatalogue', importId);
    expect({ entries: entries(), events: cloud.documents('catalogueEvents') }).toEqual(once);
    expect((await get(importId)).asked).toMatchObject({ state: 'taken', done: 2, toDo: 2, left: 0 });
  });

  it('withdraws what is not in the file only if somebody says so; the institution is told', async () => {
    await take(await read([known]));
    expect(entries().filter(({ withdrawn }) => withdrawn)).toEqual([]);
    await take(await read([known, fresh(1)]), { withdrawGone: true });
    expect(entries().filter(({ withdrawn }) => withdrawn)).toMatchObject([{ projectNumber: '2025-12-13-009 (省)' }]);
    const told = cloud.documents('messages').filter(({ kind }) => kind === 'entryWithdrawn');
    expect(told).toMatchObject([{ to: `institution:${hospitalB.institutionId}` }]);
    const importId = await read([known, ofB, fresh(1)]);
    expect(await textsOf(importId, 'bad')).toEqual([[3, '这个项目已撤下，要用请先在目录里恢复']]);
  });

  it('never changes what binds a project, also of one that is made while it is looked at', async () => {
    const projectId = await draftProject(cloud, 'administratorA1');
    const bound = await read([{ ...known, hourTenths: '6.0', projectLead: '王五' }]);
    expect(await textsOf(bound, 'bad')).toEqual([[2, '已有单位用它申报，学时不能改。请撤下原来的，另用一个编号']]);
    await cloud.as(who).do('catalogueImport.drop', { importId: bound });
    await take(await read([{ ...known, projectLead: '王五' }, ofB]));
    expect(entries().find(({ _id }) => _id === twoDayEntry.catalogueEntryId)?.projectLead).toBe('王五');

    await cloud.as('administratorA1').do('project.remove', { projectId });
    const importId = await read([{ ...known, hourTenths: '6.0' }, ofB]);
    await draftProject(cloud, 'administratorA1');
    await take(importId);
    expect((await get(importId)).asked).toMatchObject({ state: 'taken', left: 1 });
    expect(await textsOf(importId, 'left')).toEqual([[2, '学时：9.0 → 6.0；项目负责人：王五 → 刘芳']]);
    expect(entries().find(({ _id }) => _id === twoDayEntry.catalogueEntryId)?.hourTenths).toBe(90);
  });

  it('leaves alone what the file has no column for', async () => {
    const importId = await read([known, ofB], ['projectLead', 'discipline2', 'discipline3', 'plannedBegin']);
    expect((await get(importId)).asked).toMatchObject({ same: 2, changed: 0 });
  });

  it('is one at a time, and meanwhile nobody changes the catalogue by hand', async () => {
    const importId = await read([known]);
    await signedInReviewer(cloud, 'reviewer2');
    const file = await cloud.upload('reviewer2', 'b.xlsx', catalogueFileOf([known]), 'catalogue');
    expect(refusalOf(await cloud.as('reviewer2').call('catalogueImport.begin', { file })).code).toBe('importOpen');
    const { catalogueEntryId } = twoDayEntry;
    const withdraw = { catalogueEntryId, revision: 0, reason: '主管部门已取消' };
    expect(refusalOf(await cloud.as('reviewer2').call('catalogueEntry.withdraw', withdraw)).code).toBe('importOpen');
    await cloud.as('reviewer2').do('catalogueImport.drop', { importId });
    await cloud.as('reviewer2').do('catalogueEntry.withdraw', withdraw);
    expect(cloud.documents('catalogueChunks')).toEqual([]);
  });

  it('of a file that is no catalogue is refused with the reason; one that is forgotten goes', async () => {
    const refused = await read([known], ['creditHundredths']);
    expect((await get(refused)).asked).toMatchObject({ state: 'refused', problem: 'noColumn' });
    expect((await get(await read([]))).asked).toMatchObject({ state: 'refused', problem: 'noRows' });
    const forgotten = await read([known]);
    cloud.clock.advance(3 * 86_400_000 + 1);
    await cloud.jobs({ Type: 'Timer' });
    expect((await get(forgotten)).asked?.state).toBe('dropped');
    expect(cloud.documents('keptFiles').every(({ uses }) => uses.length === 0)).toBe(true);
  });

  it('has a template to fill in, and gives its bad rows as a file', async () => {
    expect(await cloud.as(who).do('catalogueFile.template', {})).toMatchObject({
      fileName: '项目目录模板.xlsx',
      type: 'xlsx',
    });
    const importId = await read([fresh(1, { title: '' })]);
    expect(await cloud.as(who).do('catalogueFile.badRows', { importId })).toMatchObject({ rows: 1 });
  });
});
