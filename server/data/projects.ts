import { isUnfinished } from '../../domain/credit/project-step';
import type { CreditLevel } from '../../domain/kernel/credit-level';
import type { Batch } from '../../domain/project/batch';
import type { ProjectState } from '../../domain/project/project-state';
import { searchOfNumbered } from './catalogue';
import { searchFor } from './search';
import { eachPortion, type Going } from './each-portion';
import { findPage, type Page, type PageRequest } from './paging';
import { refuse } from '../call/refusal';
import type { Database, Question, Reader, Transaction } from './database';
import type { Project } from './documents';
import { documents, howMany } from './questions';

/** A project by its id, whoever holds it: who may see it is said by what calls this. */
function getProject(db: Reader, projectId: string): Promise<Project | undefined> {
  return db.get('projects', projectId);
}

/**
 * A project of the caller's own institution.
 * @throws Refusal `notFound`, also for another institution's project: its existence is nobody's business
 */
export async function findOwnProject(
  db: Reader,
  { projectId, institutionId }: { projectId: string; institutionId: string },
): Promise<Project> {
  const project = await getProject(db, projectId);
  return project?.institutionId === institutionId ? project : refuse('notFound');
}

/**
 * A project as the centre may see it: once it was handed in. Drafts are the institution's own.
 * @throws Refusal `notFound`
 */
export async function findSubmittedProject(db: Reader, projectId: string): Promise<Project> {
  const project = await getProject(db, projectId);
  return project && project.timesSubmitted > 0 ? project : refuse('notFound');
}

/** The same, read together with something else: {@link ownProject} says whether it is the caller's. */
export const projectWithId = (projectId: string) => documents('projects', { where: { _id: projectId }, limit: 1 });

/** @throws Refusal `notFound`, also for another institution's project */
export const ownProject = ([project]: readonly Project[], institutionId: string): Project =>
  project?.institutionId === institutionId ? project : refuse('notFound');

/** A project by its id, for jobs and for what is decided about its rounds. */
export const findProject = (db: Reader, projectId: string): Promise<Project | undefined> => getProject(db, projectId);

/** A batch of a project. @throws Refusal `notFound` */
export function batchOf({ batches }: Pick<Project, 'batches'>, batchId: string): Batch {
  return batches.find((batch) => batch.batchId === batchId) ?? refuse('notFound');
}

/** What a list of an institution's projects is asked for; `filter` is for what no index can answer. */
interface ProjectQuery {
  institutionId: string;
  /** Only what still waits for somebody, of every year. */
  unfinished: boolean;
  state: ProjectState | undefined;
  year: number | undefined;
  creditLevel: CreditLevel | undefined;
  search: string | undefined;
  sort: 'newest' | 'oldest';
  request: PageRequest;
  filter: (project: Project) => boolean;
}

/** An institution's projects by the time they were added. */
export function listProjects(db: Database, options: ProjectQuery): Promise<Page<Project>> {
  const { institutionId, unfinished, state, year, creditLevel, search, sort, request, filter } = options;
  const { where, filter: isFound = () => true } = searchFor(search);
  return findPage(db, 'projects', {
    where: { institutionId, ...narrowest({ unfinished, state, year, search }), ...where },
    orderBy: ['addedAt', sort === 'newest' ? 'desc' : 'asc'],
    request,
    filter: (project) =>
      isFound(project) &&
      (!unfinished || project.unfinished !== false) &&
      (state === undefined || project.state === state) &&
      (year === undefined || project.year === year) &&
      (creditLevel === undefined || project.creditLevel === creditLevel) &&
      filter(project),
  });
}

/** The one equality that an index serves and that leaves the least to look through; the others are compared. */
function narrowest({
  unfinished,
  state,
  year,
  search,
}: Pick<ProjectQuery, 'unfinished' | 'state' | 'year' | 'search'>): Partial<
  Pick<Project, 'unfinished' | 'state' | 'year'>
> {
  // A search is narrow by itself, and has an index with the year only.
  if (search === undefined && state !== undefined) return { state };
  if (search === undefined && unfinished) return { unfinished: true };
  return year === undefined ? {} : { year };
}

/** Projects that were ever handed in, of all institutions, by the time they were added; drafts are the institutions' own. */
export function listSubmitted(
  db: Database,
  {
    search,
    sort = 'newest',
    year,
    state,
    creditLevel,
    institutionId,
  }: {
    search?: string | undefined;
    sort?: 'newest' | 'oldest' | undefined;
    year?: number | undefined;
    state?: ProjectState | undefined;
    creditLevel?: CreditLevel | undefined;
    institutionId?: string | undefined;
  },
  request: PageRequest,
): Promise<Page<Project>> {
  const { where, filter: isFound = () => true } = searchFor(search);
  const equalities = { year, state, creditLevel, institutionId };
  return findPage(db, 'projects', {
    where: {
      ...Object.fromEntries(Object.entries(equalities).filter(([, value]) => value !== undefined)),
      // Every project was added: the list goes through its index whatever it is filtered by.
      addedAt: { gte: 0 },
      ...where,
    },
    orderBy: ['addedAt', sort === 'newest' ? 'desc' : 'asc'],
    request,
    filter: (project) => project.timesSubmitted > 0 && isFound(project),
  });
}

/** What the unfinished projects of an institution are counted by; 1000 at most. */
export function findUnfinished(
  db: Database,
  institutionId: string,
): Promise<Pick<Project, '_id' | 'state' | 'batches' | 'courses' | 'rounds' | 'firstDay'>[]> {
  return db.find('projects', {
    where: { institutionId, unfinished: true },
    orderBy: [['addedAt', 'desc']],
    fields: ['state', 'batches', 'courses.lessons', 'rounds', 'firstDay'],
    limit: 1000,
  });
}

/** Projects that wait for the centre, longest first (C1). */
export function listWaitingProjects(db: Database, request: PageRequest): Promise<Page<Project>> {
  return findPage(db, 'projects', { where: { state: 'submitted' }, orderBy: ['submittedAt', 'asc'], request });
}

export function countWaitingProjects(db: Database): Promise<number> {
  return db.count('projects', { state: 'submitted' });
}

/** How many that wait were handed in within a span. */
export const countProjectsOf = (db: Database, { from, before }: { from: number; before: number }): Promise<number> =>
  db.count('projects', { state: 'submitted', submittedAt: { gte: from, lt: before } });

/** Approved projects whose last day is `today` or later, the soonest to end first; for the public notices. */
export function listOpenProjects(
  db: Database,
  { today, request }: { today: string; request: PageRequest },
): Promise<Page<Project>> {
  return findPage(db, 'projects', {
    where: { state: 'approved', lastDay: { gte: today } },
    orderBy: ['lastDay', 'asc'],
    request,
  });
}

const noticeFields = [
  'projectNumber',
  'title',
  'creditLevel',
  'creditHundredths',
  'hourTenths',
  'institutionName',
  'form',
  'firstDay',
  'lastDay',
] as const satisfies readonly (keyof Project)[];
/** What a list of public notices reads of a project. */
export type NoticedProject = Pick<Project, '_id' | (typeof noticeFields)[number]>;

/** The first of the same list. */
export const soonestOpenProjects = (today: string, limit: number) =>
  documents('projects', {
    where: { state: 'approved', lastDay: { gte: today } },
    orderBy: [['lastDay', 'asc']],
    fields: noticeFields,
    limit,
  });

/** Approved projects that go on until a day or longer, page by page in the order of their last days. */
export const findOpenAfter = (db: Database, { from }: { from: string }, request: PageRequest): Promise<Page<Project>> =>
  findInStateAfter(db, { state: 'approved', from }, request);

/** Projects in a state that end on a day or later, page by page in the order of their last days; those without a batch are none of them. */
export const findInStateAfter = (
  db: Database,
  { state, from }: { state: ProjectState; from: string },
  request: PageRequest,
): Promise<Page<Project>> =>
  findPage(db, 'projects', { where: { state, lastDay: { gte: from } }, orderBy: ['lastDay', 'asc'], request });

/** Whether a project was made of an entry; a count would not do while a transaction is open. */
export const isEntryHeld = async (db: Database, catalogueEntryId: string): Promise<boolean> =>
  (await db.find('projects', { where: { catalogueEntryId }, fields: ['state'], limit: 1 })).length > 0;

/** Projects made of one entry, whatever became of them: an entry belongs to one institution, which holds it some times. */
export const countHoldingsOf = (db: Database, catalogueEntryId: string): Promise<number> =>
  db.count('projects', { catalogueEntryId });

/** Some of them, the newest first. */
export const listHoldings = (
  db: Database,
  catalogueEntryId: string,
): Promise<Pick<Project, '_id' | 'state' | 'firstDay' | 'lastDay' | 'timesSubmitted'>[]> =>
  db.find('projects', {
    where: { catalogueEntryId },
    orderBy: [['addedAt', 'desc']],
    fields: ['state', 'firstDay', 'lastDay', 'timesSubmitted'],
    limit: 20,
  });

/** The projects that were made of some entries. @param of the institution that asks; the centre asks without */
export const projectsOfEntries = (catalogueEntryIds: readonly string[], of: { institutionId?: string } = {}) =>
  documents('projects', {
    where: { ...of, catalogueEntryId: { in: catalogueEntryIds } },
    fields: ['catalogueEntryId'],
    limit: 1000,
  });

/** How often each entry was made into a project, whatever became of it. */
export function timesHeld(held: readonly Pick<Project, 'catalogueEntryId'>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { catalogueEntryId } of held) counts.set(catalogueEntryId, (counts.get(catalogueEntryId) ?? 0) + 1);
  return counts;
}

/** Several projects at once, by id, whoever holds them. */
export async function getProjects(db: Database, projectIds: readonly string[]): Promise<Map<string, Project>> {
  const distinct = [...new Set(projectIds)];
  const projects = distinct.length === 0 ? [] : await db.getMany('projects', distinct);
  return new Map(projects.map((project) => [project._id, project]));
}

/** How many projects of an institution the centre returned. */
export const returnedProjects = (institutionId: string): Question<number> =>
  howMany('projects', { institutionId, state: 'returned' });

/** An institution's approved projects that end on `since` or later, the soonest to end first; 1000 at most. */
export const approvedProjects = (institutionId: string, since: string) =>
  documents('projects', {
    where: { institutionId, state: 'approved', lastDay: { gte: since } },
    orderBy: [['lastDay', 'asc']],
    fields: ['title', 'form.venue', 'batches', 'courses.lessons', 'rounds'],
    limit: 1000,
  });

/** A project that anyone may read about: approved, held already, or cancelled after it was approved. @throws Refusal `notFound` */
export async function findPublicProject(db: Reader, projectId: string): Promise<Project> {
  const project = await getProject(db, projectId);
  if (project?.state === 'cancelled') return project.ended?.from === 'approved' ? project : refuse('notFound');
  return project?.state === 'approved' || project?.state === 'closed' ? project : refuse('notFound');
}

/** Adds a new project. @throws DuplicateKey when it is there */
export const addProject = async (tx: Transaction, project: Project): Promise<void> =>
  tx.add('projects', { ...project, unfinished: isUnfinished(project), search: await searchOfNumbered(project) });

/** Sets fields of a project that was read in the same transaction, and what follows from them. @returns it as it is then */
export async function changeProject(tx: Transaction, project: Project, set: Partial<Project>): Promise<Project> {
  const changes = { ...set, unfinished: isUnfinished({ ...project, ...set }) };
  await tx.update('projects', project._id, { set: changes });
  return { ...project, ...changes };
}

export const removeProject = (tx: Transaction, projectId: string): Promise<void> => tx.remove('projects', projectId);

/** Notes of the projects that an older version stored whether they still wait for somebody; until then the list of M4 lacks them. */
export const markUnfinished = (db: Database, going: Going): Promise<string | undefined> =>
  eachPortion(db, 'projects', { size: 200 }, going, async (page) => {
    for (const { _id } of page.filter(({ unfinished }) => unfinished === undefined)) {
      await db.transaction(async (tx) => {
        const project = await tx.get('projects', _id);
        if (project && project.unfinished === undefined) await changeProject(tx, project, {});
      });
    }
  });

const endingFields = [
  'institutionId',
  'creditLevel',
  'creditHundredths',
  'hourTenths',
  'courses',
  'lastDay',
  'rounds',
] as const;
export type EndingProject = Pick<Project, '_id' | (typeof endingFields)[number]> & { lastDay: string };

/** Approved projects that end from a day on and before another; at most a thousand, and whether there are more. */
export async function findEndingBetween(
  db: Database,
  { from, until }: { from: string; until: string | undefined },
): Promise<{ found: EndingProject[]; more: boolean }> {
  const MOST = 1000;
  const found = await db.find('projects', {
    where: { state: 'approved', lastDay: until === undefined ? { gte: from } : { gte: from, lt: until } },
    orderBy: [['lastDay', 'asc']],
    fields: endingFields,
    limit: MOST,
  });
  return {
    found: found.flatMap(({ lastDay, ...project }) => (lastDay === null ? [] : [{ ...project, lastDay }])),
    more: found.length === MOST,
  };
}
