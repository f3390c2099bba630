/** Group activities and who attended them (rules: "Group activity"). */
import type { ActivityKind, ActivityState, AttendeeOrigin } from '../../domain/credit/group-activity';
import { idOf } from '../../domain/kernel/id';
import { refuse } from '../call/refusal';
import { addOrRunAgain, type Database, type Reader, type Transaction, type Where } from './database';
import type { ActivityAttendee, GroupActivity } from './documents';
import { findPage, type Page, type PageRequest } from './paging';
import { documents, howMany } from './questions';
import { nameOrder, searchable, searchFor } from './search';

export const getActivity = (db: Reader, activityId: string): Promise<GroupActivity | undefined> =>
  db.get('groupActivities', activityId);

/**
 * How the meetings of these records are called: by their projects, and by their group activities (M21), for which alone one more request
 * is made.
 */
export async function titlesOfRecords(
  db: Database,
  records: readonly { projectId: string }[],
  projects: ReadonlyMap<string, { title: string }>,
): Promise<Map<string, string>> {
  const ids = [...new Set(records.map(({ projectId }) => projectId))];
  const others = ids.filter((id) => !projects.has(id));
  const activities = others.length === 0 ? [] : await db.getMany('groupActivities', others);
  return new Map([
    ...ids.flatMap((id): [string, string][] => {
      const project = projects.get(id);
      return project ? [[id, project.title]] : [];
    }),
    ...activities.map(({ _id, title }): [string, string] => [_id, title]),
  ]);
}

/** An activity of the caller's own institution. @throws Refusal `notFound`, also for another institution's */
export async function findOwnActivity(
  db: Reader,
  { activityId, institutionId }: { activityId: string; institutionId: string },
): Promise<GroupActivity> {
  const activity = await getActivity(db, activityId);
  return activity?.institutionId === institutionId ? activity : refuse('notFound');
}

/** An activity as the centre may see it: once it was handed in. @throws Refusal `notFound` */
export async function findSubmittedActivity(db: Reader, activityId: string): Promise<GroupActivity> {
  const activity = await getActivity(db, activityId);
  return activity && activity.timesSubmitted > 0 ? activity : refuse('notFound');
}

/** Writes an activity as it is now; what a search finds is written with it. */
export async function saveActivity(tx: Transaction, activity: GroupActivity): Promise<void> {
  const { title, institutionName, lecturerName, placeName } = activity;
  const search = await searchable([
    { text: title },
    { text: institutionName },
    { text: placeName },
    { personName: lecturerName },
  ]);
  await tx.put('groupActivities', { ...activity, search });
}

/** What narrows a list of activities. */
export interface ActivityFilter {
  search?: string | undefined;
  year?: number | undefined;
  state?: ActivityState | undefined;
  kind?: ActivityKind | undefined;
}

const given = (filter: Omit<ActivityFilter, 'search'>): Where =>
  Object.fromEntries(Object.entries(filter).flatMap(([field, value]) => (value === undefined ? [] : [[field, value]])));

/** The activities of an institution, the latest first. */
export function listOwnActivities(
  db: Database,
  { institutionId, search, ...filter }: ActivityFilter & { institutionId: string },
  request: PageRequest,
): Promise<Page<GroupActivity>> {
  const { where, filter: isFound } = searchFor(search);
  return findPage(db, 'groupActivities', {
    where: { institutionId, ...given(filter), ...where },
    orderBy: ['listedDay', 'desc'],
    request,
    ...(isFound ? { filter: isFound } : {}),
  });
}

/** What was handed in to the centre and is in a state now, longest waiting first. */
export function listActivitiesIn(
  db: Database,
  { state, search, notOf, ...filter }: ActivityFilter & { state: ActivityState; notOf?: string },
  request: PageRequest,
): Promise<Page<GroupActivity>> {
  const { where, filter: isFound } = searchFor(search);
  return findPage(db, 'groupActivities', {
    // What was never handed in is nobody's business but its institution's.
    where: { state, submittedAt: { gt: 0 }, ...given(filter), ...where },
    orderBy: ['submittedAt', 'asc'],
    request,
    filter: (activity) => activity.institutionId !== notOf && (isFound?.(activity) ?? true),
  });
}

/** How many wait for the centre. */
export const countWaitingActivities = (db: Database): Promise<number> =>
  db.count('groupActivities', { state: 'submitted', submittedAt: { gt: 0 } });

/** How many of an institution were returned to it. */
export const returnedActivities = (institutionId: string) =>
  howMany('groupActivities', { institutionId, state: 'returned' });

export const attendeeId = (activityId: string, personId: string): string => idOf(activityId, personId);

export type NewAttendee = Omit<ActivityAttendee, '_id' | 'search' | 'nameOrder'>;

export const getAttendee = (db: Reader, activityId: string, personId: string): Promise<ActivityAttendee | undefined> =>
  db.get('activityAttendees', attendeeId(activityId, personId));

async function attendeeOf(attendee: NewAttendee): Promise<ActivityAttendee> {
  const { activityId, personId, who } = attendee;
  return {
    ...attendee,
    _id: attendeeId(activityId, personId),
    search: await searchable([{ personName: who.name }, { text: who.personNumber }, { text: who.departmentName }]),
    nameOrder: await nameOrder(who.name),
  };
}

/** In a transaction of the caller's that counts. @returns whether they are new on the list */
export async function addAttendee(tx: Transaction, attendee: NewAttendee): Promise<boolean> {
  if (await getAttendee(tx, attendee.activityId, attendee.personId)) return false;
  await addOrRunAgain(tx, 'activityAttendees', await attendeeOf(attendee));
  return true;
}

/** For a job: writes them unless they are on the list. Repeatable. */
export async function writeAttendee(db: Database, attendee: NewAttendee): Promise<void> {
  await db.add('activityAttendees', await attendeeOf(attendee));
}

export const removeAttendee = (tx: Transaction, attendee: ActivityAttendee): Promise<void> =>
  tx.remove('activityAttendees', attendee._id);

/** Those on a list, in the order of their names. */
export function listAttendees(
  db: Database,
  {
    activityId,
    search,
    origin,
  }: { activityId: string; search: string | undefined; origin: AttendeeOrigin | undefined },
  request: PageRequest,
): Promise<Page<ActivityAttendee>> {
  const { where, filter } = searchFor(search);
  return findPage(db, 'activityAttendees', {
    where: { activityId, ...(origin === undefined ? {} : { origin }), ...where },
    orderBy: ['nameOrder', 'asc'],
    request,
    ...(filter ? { filter } : {}),
  });
}

export const countAttendees = (db: Database, activityId: string): Promise<number> =>
  db.count('activityAttendees', { activityId });

/** How many came onto a list in which way. */
export const attendeesBy = (activityId: string, origin: AttendeeOrigin) =>
  howMany('activityAttendees', { activityId, origin });

/** Those behind one of them, in the order of their ids: for a job. */
export const findAttendeesAfter = (
  db: Database,
  { activityId, after, limit }: { activityId: string; after: string; limit: number },
): Promise<ActivityAttendee[]> =>
  db.find('activityAttendees', { where: { activityId, _id: { gt: after } }, orderBy: [['_id', 'asc']], limit });

/** Which of these people stand on a list. */
export const attendeesAmong = (activityId: string, personIds: readonly string[]) =>
  documents('activityAttendees', {
    where: { _id: { in: personIds.map((personId) => attendeeId(activityId, personId)) } },
    fields: ['personId'],
    limit: Math.max(1, personIds.length),
  });
