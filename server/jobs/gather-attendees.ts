import type { Services } from '../call/context';
import { findChunk, getImport, moveImport, noteRows, removeRows } from '../data/activity-imports';
import { ARRIVALS_A_READ, findArrivals } from '../data/attendance';
import { readAttendees } from '../data/attendees';
import { appendAudit } from '../data/audit/log';
import type { ActivityImport, Gathering, GroupActivity, Person } from '../data/documents';
import { countAttendees, getActivity, saveActivity, writeAttendee, type NewAttendee } from '../data/group-activities';
import { inParallel } from '../data/in-parallel';
import { finishJob, finishJobOf, gatherJobId, noteProgress, releaseLease, renewLease, type Lease } from '../data/jobs';
import { listPersons } from '../data/persons';
import type { JobResult } from './job-result';

const PEOPLE_PER_SLICE = 100;
const WRITES_AT_ONCE = 8;

/** One slice: who is written, and where the next one begins; `next` is missing behind the last. */
interface Slice {
  attendees: NewAttendee[];
  next?: string;
  /** Of scans: when the last of them arrived. */
  upTo?: number;
}

/**
 * Writes many attendees of an activity: everybody whom a filter of the people list shows, who has scanned its code, or
 * the good rows of a file. Nothing else
 * changes the list meanwhile. A slice that is done again finds everybody there already.
 */
export async function gatherAttendees(services: Services, taken: Lease, deadline: number): Promise<JobResult> {
  const { db } = services;
  const activityId = taken.job.subjectId;
  const activity = await getActivity(db, activityId);
  if (!activity?.gathering) {
    await finishJobOf(db, taken);
    return 'done';
  }
  const { gathering } = activity;
  let lease = taken;
  let after: string | undefined = taken.job.after ?? '';
  let done = 0;
  let upTo: number | undefined;
  while (after !== undefined) {
    if (services.now() >= deadline) {
      await releaseLease(db, lease);
      return 'continued';
    }
    const renewed = await renewLease(db, lease, services.now());
    if (!renewed) return 'notMine';
    lease = renewed;
    const slice: Slice = await sliceOf(services, { activity, gathering, after });
    await inParallel(slice.attendees, WRITES_AT_ONCE, (attendee) => writeAttendee(db, attendee));
    done += slice.attendees.length;
    if (gathering.from === 'file') await noteRows(db, gathering.importId, { done });
    after = slice.next;
    upTo = slice.upTo;
    if (after !== undefined && !(await noteProgress(db, lease, after))) return 'notMine';
  }
  await finish(services, activity, gathering, upTo);
  return 'done';
}

const sliceOf = (
  services: Services,
  { activity, gathering, after }: { activity: GroupActivity; gathering: Gathering; after: string },
): Promise<Slice> => {
  switch (gathering.from) {
    case 'file':
      return sliceOfFile(services, { activity, gathering, after });
    case 'list':
      return sliceOfList(services, { activity, gathering, after });
    case 'scan':
      return sliceOfScans(services, { activity, gathering, after });
  }
};

/** Who has scanned, as they arrived. Whoever waits for the institution's approval is written once it was given, by another turn. */
async function sliceOfScans(
  { db }: Services,
  { activity, gathering, after }: { activity: GroupActivity; gathering: Gathering & { from: 'scan' }; after: string },
): Promise<Slice> {
  const { attendance, institutionId } = activity;
  if (!attendance) return { attendees: [] };
  const since = after === '' ? 0 : Number(after);
  const arrivals = await findArrivals(db, { sessionId: attendance.sessionId, since });
  // By their first scan: somebody may have made several.
  const first = new Map<string, number>();
  for (const { personId, receivedAt, removed } of arrivals)
    if (!removed && !first.has(personId)) first.set(personId, receivedAt);
  const people = await readAttendees(db, first.keys());
  const attendees = [...first].flatMap(([personId, at]) => {
    const person = people.get(personId);
    if (person?.institutionId !== institutionId || person.state !== 'approved') return [];
    return [newAttendee(activity, person, { origin: 'scan', by: gathering.by, at })];
  });
  const upTo = arrivals.at(-1)?.receivedAt ?? since;
  if (arrivals.length < ARRIVALS_A_READ) return { attendees, upTo };
  // A page that begins and ends in one millisecond would be read for ever.
  return { attendees, upTo, next: String(upTo > since ? upTo : upTo + 1) };
}

async function sliceOfList(
  { db, now }: Services,
  { activity, gathering, after }: { activity: GroupActivity; gathering: Gathering & { from: 'list' }; after: string },
): Promise<Slice> {
  const { institutionId } = activity;
  const { search, departmentIds, by } = gathering;
  const page = await listPersons(
    db,
    { institutionId, states: ['approved'], departmentIds, search, order: 'name' },
    { limit: PEOPLE_PER_SLICE, ...(after === '' ? {} : { cursor: after }) },
  );
  const attendees = page.rows.map((person) => newAttendee(activity, person, { origin: 'list', by, at: now() }));
  return { attendees, ...(page.nextCursor === undefined ? {} : { next: page.nextCursor }) };
}

async function sliceOfFile(
  { db, now }: Services,
  { activity, gathering, after }: { activity: GroupActivity; gathering: Gathering & { from: 'file' }; after: string },
): Promise<Slice> {
  const index = after === '' ? 0 : Number(after);
  const rows = await findChunk(db, { importId: gathering.importId, kind: 'added', index });
  if (!rows) return { attendees: [] };
  const attendees = rows.map(({ personId, name, personNumber, departmentName }) =>
    newAttendee(
      activity,
      { _id: personId, name, personNumber, departmentName },
      { origin: 'file', by: gathering.by, at: now() },
    ),
  );
  return { attendees, next: String(index + 1) };
}

/** Somebody of the institution, as they are put onto the list. */
export const newAttendee = (
  { _id: activityId, institutionId, institutionName }: GroupActivity,
  {
    _id: personId,
    name,
    personNumber,
    departmentName,
  }: Pick<Person, '_id' | 'name' | 'personNumber' | 'departmentName'>,
  how: Pick<NewAttendee, 'origin' | 'by' | 'at'>,
): NewAttendee => ({
  activityId,
  institutionId,
  personId,
  who: { name, personNumber, institutionName, departmentName },
  ...how,
});

/** Activity, file, job and log in one transaction. */
async function finish(
  services: Services,
  { _id: activityId }: GroupActivity,
  gathering: Gathering,
  upTo: number | undefined,
): Promise<void> {
  const { db } = services;
  const people = await countAttendees(db, activityId);
  const at = services.now();
  await db.transaction(async (tx) => {
    const before = await getActivity(tx, activityId);
    await finishJob(tx, gatherJobId(activityId));
    if (!before?.gathering) return;
    const { attendance } = before;
    const after: GroupActivity = {
      ...{ ...before, gathering: null, people, revision: before.revision + 1 },
      ...(attendance && upTo !== undefined ? { attendance: { ...attendance, writtenUpTo: upTo } } : {}),
    };
    await saveActivity(tx, after);
    if (gathering.from === 'file') {
      const file = await getImport(tx, gathering.importId);
      if (file?.state === 'taking') {
        const taken: ActivityImport = { ...file, state: 'taken', done: file.toDo, endedAt: at };
        await moveImport(tx, { before: file, after: taken, now: at });
      }
    }
    await appendAudit(tx, {
      context: { ...services, caller: { kind: 'nobody' }, requestId: gatherJobId(activityId), input: {}, at },
      institutionId: before.institutionId,
      projectId: activityId,
      actor: { id: before.byId, name: gathering.by },
      action: 'groupActivity.peopleAdded',
      subject: `groupActivity:${activityId}`,
      before: { people: before.people },
      after: { people, from: gathering.from },
    });
  });
  if (gathering.from === 'file') await removeRows(db, gathering.importId, ['bad']);
}
