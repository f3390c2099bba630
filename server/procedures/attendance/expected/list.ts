import { expectedList } from '../../../../contract/calls/attendance/expected';
import { containsFolded } from '../../../../domain/kernel/search';
import { dayOf } from '../../../../domain/kernel/time';
import { attendanceOf, type Attendance } from '../../../attendance/expected-people';
import { defineProcedure } from '../../../call/procedure';
import { readAttendees } from '../../../data/attendees';
import type { Database } from '../../../data/database';
import type { Enrolment, ExpectedEntry } from '../../../data/documents';
import { findEnrolments } from '../../../data/enrolments';
import { findExpected } from '../../../data/expected-entries';
import { decodeCursor, DEFAULT_PAGE_SIZE, encodeCursor } from '../../../data/paging';
import { batchOf, findOwnProject } from '../../../data/projects';
import { listSessionsOfProject } from '../../../data/sessions';

/** People that are read at a time to find whom a search means, and at most for one page. */
const READ_AT_ONCE = 100;
const READ_AT_MOST = 1000;

/** 到场情况: a page of who is missing, present, or came without having been expected, with the figures of all. */
export const listExpected = defineProcedure(expectedList, async ({ db, caller, at }, input) => {
  const { projectId, batchId, show, search = '', limit = DEFAULT_PAGE_SIZE } = input;
  const { institutionId } = caller.session;
  const project = await findOwnProject(db, { projectId, institutionId });
  batchOf(project, batchId);
  const sessions = (await listSessionsOfProject(db, { projectId, institutionId })).filter(
    (session) => session.batchId === batchId,
  );
  const day = dayOf(at);
  const batchIds = project.batches.map((batch) => batch.batchId);
  const attendance = await attendanceOf(db, {
    ...{ projectId, batchId, batchIds, institutionId },
    ...{ sessions, day, now: at },
  });
  const [after] = decodeCursor(input.cursor, ['string']) ?? [''];
  const keys = attendance[show].filter((key) => key > after);
  const { found, nextCursor } = await firstOf(db, attendance, { projectId, keys, limit, search });
  return {
    title: project.title,
    day,
    counts: {
      expected: attendance.expected,
      missing: attendance.missing.length,
      present: attendance.present.length,
      walkIns: attendance.walkIns.length,
      ...attendance.byReason,
    },
    at,
    rows: found.map(({ institutionId: theirs, ...row }) => ({
      ...row,
      outside: theirs !== undefined && theirs !== institutionId,
    })),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  };
});

/** Somebody as the list shows them. */
async function rowsOf(
  db: Database,
  { people, entryOf, others, arrivedAt }: Attendance,
  { projectId, keys }: { projectId: string; keys: readonly string[] },
) {
  const nobodys = new Set(others.values());
  const entryIds = keys.flatMap((key) => entryOf.get(key) ?? (nobodys.has(key) ? [key] : []));
  const personIds = keys.filter((key) => !nobodys.has(key));
  const [persons, entries, enrolments] = await Promise.all([
    readAttendees(db, personIds),
    byId<ExpectedEntry>(entryIds.length === 0 ? [] : findExpected(db, entryIds)),
    byId<Enrolment>(
      findEnrolments(
        db,
        projectId,
        personIds.filter((personId) => people.get(personId) === 'enrolled'),
      ),
    ),
  ]);
  const enrolmentOf = new Map([...enrolments.values()].map((enrolment) => [enrolment.personId, enrolment]));
  return keys.flatMap((key) => {
    const [person, enrolment] = [persons.get(key), enrolmentOf.get(key)];
    const entry = entries.get(entryOf.get(key) ?? key);
    const named = person ?? entry;
    if (!named) return [];
    return [
      {
        key,
        name: named.name,
        institutionName: person?.institutionName ?? '',
        departmentName: named.departmentName ?? '',
        institutionId: person?.institutionId,
        reason: people.get(key) ?? (entry ? ('roster' as const) : null),
        enrolledAt: enrolment?.at ?? null,
        mayCall: (enrolment?.phoneCipher ?? entry?.phoneCipher) !== undefined,
        arrivedAt: arrivedAt.get(key) ?? null,
      },
    ];
  });
}
type Row = Awaited<ReturnType<typeof rowsOf>>[number];

const byId = async <Document extends { _id: string }>(
  found: Document[] | Promise<Document[]>,
): Promise<Map<string, Document>> => new Map((await found).map((document) => [document._id, document]));

/** The first of these people whom a search means, in their order. A search that finds few ends early, with where to go on. */
async function firstOf(
  db: Database,
  attendance: Attendance,
  { projectId, keys, limit, search }: { projectId: string; keys: readonly string[]; limit: number; search: string },
): Promise<{ found: Row[]; nextCursor?: string }> {
  const found: Row[] = [];
  const size = search === '' ? limit : READ_AT_ONCE;
  for (let start = 0; start < keys.length; start += size) {
    if (start >= READ_AT_MOST) return { found, nextCursor: encodeCursor([keys[start - 1] ?? '']) };
    const slice = keys.slice(start, start + size);
    const rows = new Map((await rowsOf(db, attendance, { projectId, keys: slice })).map((row) => [row.key, row]));
    for (const [index, key] of slice.entries()) {
      const row = rows.get(key);
      if (row && containsFolded([row.name, row.departmentName, row.institutionName], search)) found.push(row);
      if (found.length < limit) continue;
      const isLast = start + index === keys.length - 1;
      return isLast ? { found } : { found, nextCursor: encodeCursor([key]) };
    }
  }
  return { found };
}
