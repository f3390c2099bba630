import type { InputOf } from '../../../../contract';
import { instantOf } from '../../../../domain/kernel/time';
import { signedInAdministrator, signedInReviewer } from '../../../../test/support/builders';
import { aProject } from '../../../../test/support/grant-builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA, hospitalB, testSetUp, twoDayEntry } from '../../../../test/support/institutions';
import { batchOf, courseOf, draftProject } from '../../../../test/support/projects';
import { refusalOf } from '../../../../test/support/refusal';
import type { Project } from '../../../data/documents';

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
    expect(await idsOf({ projectNumber: '１１-01-033' })).toEqual([national]);
    expect(await idsOf({ projectNumber: '11-01-033', search: '质量管理' })).toEqual([]);
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

describe('what still waits for somebody (M4)', () => {
  const NEW_YEAR = instantOf('2026-01-02', '09:00:00');
  const over = (id: string, changes: Partial<Project>) =>
    aProject(id, { institutionId: hospitalA.institutionId, addedAt: 1, ...changes });
  let unfinished: InProcessCloud;
  beforeAll(async () => {
    unfinished = await openInProcess({ startAt: NEW_YEAR });
    await signedInAdministrator(unfinished, by);
    await unfinished.plant(
      'projects',
      over('to-grant', { title: '十二月办完待授分' }),
      over('effective', { rounds: [{ roundId: 'r1', batchId: 'b1', state: 'effective' }] }),
      over('to-report', { rounds: [{ roundId: 'r2', batchId: 'b1', state: 'materialsReturned' }] }),
      over('cancelled', { state: 'cancelled' }),
      over('returned', { state: 'returned', year: 2024, firstDay: '2026-02-01', lastDay: '2026-02-02', addedAt: 2 }),
      { ...over('elsewhere', {}), institutionId: hospitalB.institutionId },
    );
  });
  const idsOf = async (filters: InputOf<'project.list'>) =>
    (await unfinished.as(by).do('project.list', filters)).rows.map(({ projectId }) => projectId);

  it('is there in January as in December, of every year, and nothing that is done', async () => {
    expect(await idsOf({ unfinished: true })).toEqual(['returned', 'to-report', 'to-grant']);
    expect(await idsOf({ unfinished: true, sort: 'oldest' })).toEqual(['to-grant', 'to-report', 'returned']);
    expect(await idsOf({ unfinished: true, year: 2024 })).toEqual(['returned']);
    expect(await idsOf({ unfinished: true, search: '十二月' })).toEqual([]);
    expect(await idsOf({ state: 'returned' })).toEqual(['returned']);
  });

  it('is counted, and what is late is found', async () => {
    const { counts } = await unfinished.as(by).do('project.list', { counts: true });
    expect(counts).toEqual({ unfinished: 3, returned: 1, overdue: 2 });
    expect(await idsOf({ unfinished: true, overdue: true })).toEqual(['to-report', 'to-grant']);
  });

  it('leaves the list with the next write of the project', async () => {
    await signedInReviewer(unfinished, 'reviewer1');
    await unfinished.change('projects', 'to-report', {
      rounds: [{ roundId: 'r2', batchId: 'b1', state: 'effective' }],
    });
    await unfinished.as('reviewer1').do('review.paper', { projectId: 'to-report', received: true });
    expect(await idsOf({ unfinished: true })).toEqual(['returned', 'to-grant']);
  });

  it('is noted of projects from before by the upgrade, once', async () => {
    const before = { ...over('old', { addedAt: 3 }) };
    delete before.unfinished;
    await unfinished.plant('projects', before);
    expect(await idsOf({ unfinished: true })).not.toContain('old');
    await unfinished.jobs({ Type: 'Timer' });
    expect(await idsOf({ unfinished: true })).toContain('old');
  });
});
