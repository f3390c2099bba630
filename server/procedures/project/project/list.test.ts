import type { InputOf } from '../../../../contract';
import { signedInAdministrator } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA, hospitalB, testSetUp, twoDayEntry } from '../../../../test/support/institutions';
import { batchOf, courseOf, draftProject } from '../../../../test/support/projects';
import { refusalOf } from '../../../../test/support/refusal';

const by = 'administratorA1';
let cloud: InProcessCloud;

/** An entry of hospital A, told apart by its number. */
const entry = (catalogueEntryId: string, changes: Partial<typeof twoDayEntry>) => ({
  ...twoDayEntry,
  catalogueEntryId,
  ...changes,
});

beforeAll(async () => {
  cloud = await openInProcess({
    setUp: {
      ...testSetUp,
      catalogueEntries: [
        ...(testSetUp.catalogueEntries ?? []),
        entry('national', {
          projectNumber: '2025-11-01-033 (国)',
          title: '临床微生物学诊断与前沿学习',
          creditLevel: 'national',
        }),
        entry('earlier', {
          projectNumber: '2024-1-9',
          title: '儿科学',
          year: 2024,
          plannedBegin: null,
          plannedEnd: null,
        }),
      ],
    },
  });
  await signedInAdministrator(cloud, by);
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
});

describe('the catalogue (M6)', () => {
  it("lists the institution's own entries only, latest number first", async () => {
    const { rows } = await cloud.as(by).do('catalogue.list', {});
    expect(rows.map(({ catalogueEntryId }) => catalogueEntryId)).toEqual(['entry-two-days', 'national', 'earlier']);
    const theirs = await cloud.as('administratorB1').do('catalogue.list', {});
    expect(theirs.rows.map(({ catalogueEntryId }) => catalogueEntryId)).toEqual(['entry-of-b']);
  });

  it('is searched by a part of the number or of the title, and by year', async () => {
    const idsOf = async (filters: { search?: string; year?: number }) =>
      (await cloud.as(by).do('catalogue.list', filters)).rows.map(({ catalogueEntryId }) => catalogueEntryId);
    expect(await idsOf({ search: '033 (国' })).toEqual(['national']);
    expect(await idsOf({ search: '儿科' })).toEqual(['earlier']);
    expect(await idsOf({ search: '1-9', year: 2025 })).toEqual([]);
    expect(await idsOf({ year: 2024 })).toEqual(['earlier']);
  });

  it('tells how often an entry has been made into a project', async () => {
    const timesHeld = async () =>
      (await cloud.as(by).do('catalogue.list', { search: '2024' })).rows.map((row) => row.timesHeld);
    expect(await timesHeld()).toEqual([0]);
    await draftProject(cloud, by, 'earlier');
    await draftProject(cloud, by, 'earlier');
    expect(await timesHeld()).toEqual([2]);
  });
});

describe('the project list (M4, M15)', () => {
  let two: string;
  let national: string;
  beforeAll(async () => {
    two = await draftProject(cloud, by);
    cloud.clock.advance(1000);
    national = await draftProject(cloud, by, 'national');
    await cloud.as(by).do('project.saveCourses', {
      projectId: two,
      revision: 0,
      courses: [courseOf()],
      batches: [batchOf(), batchOf({ batchId: 'b2', begin: '2025-12-20', end: '2025-12-21' })],
    });
  });
  const idsOf = async (filters: InputOf<'project.list'>) =>
    (await cloud.as(by).do('project.list', { year: 2025, ...filters })).rows.map(({ projectId }) => projectId);

  it('is in the order in which projects were added, either way round', async () => {
    expect(await idsOf({ sort: 'oldest' })).toEqual([two, national]);
    expect(await idsOf({})).toEqual([national, two]);
  });

  it('is filtered by number or title, level and state', async () => {
    expect(await idsOf({ search: '11-01-033' })).toEqual([national]);
    expect(await idsOf({ search: '质量管理' })).toEqual([two]);
    expect(await idsOf({ creditLevel: 'national' })).toEqual([national]);
    expect(await idsOf({ state: 'approved' })).toEqual([]);
    expect(await idsOf({ granted: false, search: '质量管理' })).toEqual([two]);
    expect(await idsOf({ granted: true })).toEqual([]);
  });

  it('is filtered by the days of batches, not by what lies between them', async () => {
    expect(await idsOf({ from: '2025-11-30', to: '2025-12-05' })).toEqual([two]);
    expect(await idsOf({ from: '2025-12-01', to: '2025-12-19' })).toEqual([]);
    expect(await idsOf({ from: '2025-12-21' })).toEqual([two]);
    expect(await idsOf({ to: '2025-11-28' })).toEqual([]);
  });

  it('is read page by page without a gap or a repeat, also for projects added at the same moment', async () => {
    await Promise.all(Array.from({ length: 5 }, () => draftProject(cloud, by)));
    const pages: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await cloud.as(by).do('project.list', { limit: 2, ...(cursor ? { cursor } : {}) });
      expect(page.rows.length).toBeLessThanOrEqual(2);
      pages.push(...page.rows.map(({ projectId }) => projectId));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    const all = cloud.documents('projects').filter(({ institutionId }) => institutionId === hospitalA.institutionId);
    expect(pages.toSorted()).toEqual(all.map(({ _id }) => _id).toSorted());
  });

  it('refuses a cursor of its own making', async () => {
    const refused = await cloud.as(by).call('project.list', { cursor: 'WzEsMiwzXQ' });
    expect(refusalOf(refused).code).toBe('invalidInput');
  });
});
