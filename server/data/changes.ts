/** Change requests of approved projects. */
import { isOpenChange } from '../../domain/project/change-request';
import type { ReviewHold } from '../../domain/project/review-hold';
import { idOf } from '../../domain/kernel/id';
import { refuse } from '../call/refusal';
import type { Database, Reader, Transaction } from './database';
import type { ChangeRequest, Project, StoredContent } from './documents';
import { findPage, type Page, type PageRequest } from './paging';
import { changeProject } from './projects';

/** The request of a project that is on its way; `project` was read by whoever may see it. */
export async function openChangeOf(db: Reader, project: Pick<Project, 'change'>): Promise<ChangeRequest | undefined> {
  return project.change ? db.get('changeRequests', project.change.changeId) : undefined;
}

/** A request as the centre may see it: once it was handed in. @throws Refusal `notFound` */
export async function findSubmittedChange(db: Reader, changeId: string): Promise<ChangeRequest> {
  const change = await db.get('changeRequests', changeId);
  return change && change.timesSubmitted > 0 ? change : refuse('notFound');
}

/** A request of the caller's own institution. @throws Refusal `notFound` */
export async function findOwnChange(
  db: Reader,
  { changeId, institutionId }: { changeId: string; institutionId: string },
): Promise<ChangeRequest> {
  const change = await db.get('changeRequests', changeId);
  return change?.institutionId === institutionId ? change : refuse('notFound');
}

export const contentOfProject = ({ form, courses, batches }: Project): StoredContent => ({ form, courses, batches });

/** The next request of a project, with nothing asked for yet. */
export function newChange(project: Project): ChangeRequest {
  const number = (project.changesBegun ?? 0) + 1;
  const { _id: projectId, institutionId, institutionName, projectNumber, title, creditLevel } = project;
  return {
    _id: idOf(projectId, number),
    projectId,
    institutionId,
    institutionName,
    projectNumber,
    title,
    creditLevel,
    number,
    state: 'draft',
    revision: 0,
    base: contentOfProject(project),
    asked: contentOfProject(project),
    documents: {},
    reason: '',
    submittedAt: null,
    timesSubmitted: 0,
    by: '',
    reviews: [],
  };
}

/** Writes a request, and on its project that it is on its way or has come to its end. Both were read in this transaction. */
export async function saveChange(tx: Transaction, project: Project, change: ChangeRequest): Promise<void> {
  await tx.put('changeRequests', change);
  const { _id: changeId, state, number } = change;
  if (project.change?.changeId === changeId && project.change.state === state) return;
  await changeProject(tx, project, {
    change: isOpenChange(state) ? { changeId, state } : null,
    changesBegun: Math.max(project.changesBegun ?? 0, number),
  });
}

/** Notes which reviewer has a request in hand. */
export const noteChangeHold = (tx: Transaction, changeId: string, inReview: ReviewHold): Promise<void> =>
  tx.update('changeRequests', changeId, { set: { inReview } });

/** A project comes to its end: what was asked to be changed of it is dropped. @returns the project's fields that say so */
export async function dropOpenChange(
  tx: Transaction,
  project: Pick<Project, 'change'>,
): Promise<Pick<Project, 'change'>> {
  if (!project.change) return {};
  await tx.update('changeRequests', project.change.changeId, { set: { state: 'dropped' } });
  return { change: null };
}

/** Requests that wait for the centre, longest first. */
export const listWaitingChanges = (db: Database, request: PageRequest): Promise<Page<ChangeRequest>> =>
  findPage(db, 'changeRequests', { where: { state: 'submitted' }, orderBy: ['submittedAt', 'asc'], request });

export const countWaitingChanges = (db: Database): Promise<number> =>
  db.count('changeRequests', { state: 'submitted' });

/** How many that wait were handed in within a span. */
export const countChangesOf = (db: Database, { from, before }: { from: number; before: number }): Promise<number> =>
  db.count('changeRequests', { state: 'submitted', submittedAt: { gte: from, lt: before } });
