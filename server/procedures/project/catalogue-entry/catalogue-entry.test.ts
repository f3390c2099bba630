import type { InputOf } from '../../../../contract';
import { signedInAdministrator, signedInReviewer } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { entryOfB, hospitalA, hospitalB, twoDayEntry } from '../../../../test/support/institutions';
import { draftProject } from '../../../../test/support/projects';
import { refusalOf } from '../../../../test/support/refusal';

const who = 'reviewer1';
let cloud: InProcessCloud;

beforeEach(async () => {
  cloud = await openInProcess();
  await signedInReviewer(cloud, who);
  await signedInAdministrator(cloud, 'administratorA1');
});

type Facts = InputOf<'catalogueEntry.add'>;
const { catalogueEntryId, ...storedFacts } = { ...twoDayEntry, activityForm: null };
const facts = (over: Partial<Facts> = {}): Facts => ({
  ...storedFacts,
  projectNumber: '2025-12-20-101（省）',
  ...over,
});
const add = (over: Partial<Facts> = {}) => cloud.as(who).do('catalogueEntry.add', facts(over));
const get = (id: string) => cloud.as(who).do('catalogueEntry.get', { catalogueEntryId: id });
const edit = (over: Partial<Facts>, revision = 0) =>
  cloud.as(who).call('catalogueEntry.edit', {
    catalogueEntryId,
    revision,
    ...facts({ projectNumber: storedFacts.projectNumber, ...over }),
  });
const offered = async () =>
  (await cloud.as('administratorA1').do('catalogue.list', {})).rows.map((row) => row.catalogueEntryId);

describe('the catalogue of the centre', () => {
  it('lists what every institution may hold, with how often it is held, filtered and searched', async () => {
    await draftProject(cloud, 'administratorA1');
    const { rows } = await cloud.as(who).do('catalogueEntry.list', {});
    expect(rows.map((row) => [row.institutionName, row.timesHeld])).toEqual([
      [hospitalB.name, 0],
      [hospitalA.name, 1],
    ]);
    const numbersOf = async (filter: InputOf<'catalogueEntry.list'>) =>
      (await cloud.as(who).do('catalogueEntry.list', filter)).rows.map(({ projectNumber }) => projectNumber);
    expect(await numbersOf({ institutionId: hospitalB.institutionId })).toEqual([entryOfB.projectNumber]);
    expect(await numbersOf({ search: '质量管理', year: 2025 })).toEqual([twoDayEntry.projectNumber]);
    expect(await numbersOf({ creditLevel: 'national' })).toEqual([]);
    expect(await numbersOf({ withdrawn: true })).toEqual([]);
    expect(await numbersOf({ withdrawn: false, limit: 1 })).toEqual([entryOfB.projectNumber]);
  });

  it('takes a new entry, once for one number and year, and its institution finds it', async () => {
    const { catalogueEntryId: added } = await add();
    expect((await get(added)).projectNumber).toBe('2025-12-20-101(省)');
    expect(await offered()).toContain(added);
    const again = facts({ projectNumber: '2025-12-20-101 (省)', title: '另一个' });
    expect(refusalOf(await cloud.as(who).call('catalogueEntry.add', again)).code).toBe('entryNumberTaken');
    await add({ year: 2024, projectNumber: '2025-12-20-101 (省)' });
  });

  it('is added once by a command that is sent twice, and by two at one moment', async () => {
    const twice = { requestId: 'add-once' };
    const first = await cloud.as(who).do('catalogueEntry.add', facts(), twice);
    expect(await cloud.as(who).do('catalogueEntry.add', facts(), twice)).toEqual(first);
    await signedInReviewer(cloud, 'reviewer2');
    const other = facts({ projectNumber: '2025-12-21-007' });
    cloud.meanwhile('in transaction: get catalogues', () => cloud.as('reviewer2').do('catalogueEntry.add', other));
    expect(refusalOf(await cloud.as(who).call('catalogueEntry.add', other)).code).toBe('entryNumberTaken');
  });

  it('refuses what no entry can say, and names the field', async () => {
    const fieldOf = async (over: Partial<Facts>) =>
      refusalOf(await cloud.as(who).call('catalogueEntry.add', facts(over))).details?.fields?.[0]?.field;
    expect(await fieldOf({ projectNumber: '（）--' })).toBe('projectNumber');
    expect(await fieldOf({ plannedBegin: '2025-12-21', plannedEnd: '2025-12-20' })).toBe('plannedEnd');
    expect(await fieldOf({ discipline2: '随手写的' })).toBe('discipline2');
    expect(await fieldOf({ institutionId: 'centre' })).toBe('institutionId');
  });

  it('is corrected while nobody holds it, and tells what it said before', async () => {
    expect(await edit({ creditHundredths: 200, title: '另一个题目' })).toMatchObject({ data: { revision: 1 } });
    expect(refusalOf(await edit({ hourTenths: 60 })).code).toBe('staleRevision');
    expect((await get(catalogueEntryId)).edited).toEqual({ by: expect.any(String) as string, at: cloud.clock.now() });
    const { rows } = await cloud.as(who).do('catalogueEntry.history', { catalogueEntryId });
    expect(rows).toMatchObject([
      {
        kind: 'changed',
        changes: [
          { fact: 'title', before: twoDayEntry.title, after: '另一个题目' },
          { fact: 'creditHundredths', before: '3.00', after: '2.00' },
        ],
      },
    ]);
    expect((await get(catalogueEntryId)).warning).toEqual({ code: 'creditsDifferFromHours', creditHundredths: 300 });
    expect((await cloud.verifyAudit()).broken).toEqual([]);
  });

  it('keeps what binds a project that was made of it, also of one that is made at this moment', async () => {
    cloud.meanwhile('in transaction: get catalogueEntries', () => draftProject(cloud, 'administratorA1'));
    const refused = refusalOf(await edit({ creditHundredths: 200, projectLead: '王五' }));
    expect(refused).toMatchObject({ code: 'entryHeld', details: { fields: [{ field: 'creditHundredths' }] } });
    expect(await edit({ projectLead: '王五' })).toMatchObject({ data: { revision: 1 } });
    expect((await get(catalogueEntryId)).holdings).toMatchObject([{ state: 'draft', readable: false }]);
  });

  it('withdraws an entry with a reason: what is held goes on, nothing new is made of it, and the institution is told', async () => {
    const projectId = await draftProject(cloud, 'administratorA1');
    const withdraw = { catalogueEntryId, revision: 0 };
    expect(refusalOf(await cloud.as(who).call('catalogueEntry.withdraw', { ...withdraw, reason: '无' })).code).toBe(
      'reasonRequired',
    );
    await cloud.as(who).do('catalogueEntry.withdraw', { ...withdraw, reason: '主管部门已取消' });
    expect(await offered()).not.toContain(catalogueEntryId);
    expect(refusalOf(await cloud.as('administratorA1').call('project.create', { catalogueEntryId })).code).toBe(
      'entryWithdrawn',
    );
    expect((await cloud.as('administratorA1').do('project.get', { projectId })).state).toBe('draft');
    const told = cloud.documents('messages').filter(({ kind }) => kind === 'entryWithdrawn');
    expect(told).toMatchObject([{ to: `institution:${hospitalA.institutionId}`, facts: { reason: '主管部门已取消' } }]);
    expect(
      refusalOf(await cloud.as(who).call('catalogueEntry.withdraw', { ...withdraw, revision: 1, reason: '再撤一次' }))
        .code,
    ).toBe('wrongState');
    await cloud.as(who).do('catalogueEntry.restore', { catalogueEntryId, revision: 1 });
    expect(await offered()).toContain(catalogueEntryId);
  });

  it('gives entries of an older version the number that is compared, before another takes it', async () => {
    const [known] = cloud.documents('catalogueEntries').filter(({ _id }) => _id === catalogueEntryId);
    if (!known) throw new Error('no entry');
    const { numberKey: _key, ...older } = known;
    await cloud.remove('catalogueEntries', catalogueEntryId);
    await cloud.plant('catalogueEntries', older);
    await cloud.jobs({ Type: 'Timer' });
    const same = facts({ projectNumber: storedFacts.projectNumber });
    expect(refusalOf(await cloud.as(who).call('catalogueEntry.add', same)).code).toBe('entryNumberTaken');
  });
});
