import { expectedList } from '../../../../contract/calls/attendance/expected';
import { containsFolded } from '../../../../domain/kernel/search';
import { dayOf } from '../../../../domain/kernel/time';
import { attendanceOf } from '../../../attendance/expected-people';
import { readAttendees, type Attendee } from '../../../data/attendees';
import type { Database } from '../../../data/database';
import { decodeCursor, DEFAULT_PAGE_SIZE, encodeCursor } from '../../../data/paging';
import { batchOf, findOwnProject } from '../../../data/projects';
import { listSessionsOfProject } from '../../../data/sessions';
import { defineProcedure } from '../../../call/procedure';

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
  const attendance = await attendanceOf(db, { projectId, sessions, day, now: at });
  const [after] = decodeCursor(input.cursor, ['string']) ?? [''];
  const ids = attendance[show].filter((personId) => personId > after);
  const { found, nextCursor } = await firstOf(db, { ids, limit, search });
  return {
    title: project.title,
    day,
    counts: {
      expected: attendance.expected,
      missing: attendance.missing.length,
      present: attendance.present.length,
      walkIns: attendance.walkIns.length,
    },
    at,
    rows: found.map(({ _id: personId, name, institutionName, departmentName, institutionId: theirs }) => ({
      ...{ personId, name, institutionName, departmentName },
      outside: theirs !== institutionId,
      arrivedAt: attendance.arrivedAt.get(personId) ?? null,
    })),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  };
});

/** The first of these people whom a search means, in their order. A search that finds few ends early, with where to go on. */
async function firstOf(
  db: Database,
  { ids, limit, search }: { ids: readonly string[]; limit: number; search: string },
): Promise<{ found: Attendee[]; nextCursor?: string }> {
  const found: Attendee[] = [];
  const size = search === '' ? limit : READ_AT_ONCE;
  for (let start = 0; start < ids.length; start += size) {
    if (start >= READ_AT_MOST) return { found, nextCursor: encodeCursor([ids[start - 1] ?? '']) };
    const slice = ids.slice(start, start + size);
    const people = await readAttendees(db, slice);
    for (const [index, personId] of slice.entries()) {
      const person = people.get(personId);
      const isMeant = person && containsFolded([person.name, person.departmentName, person.institutionName], search);
      if (person && isMeant) found.push(person);
      if (found.length < limit) continue;
      const isLast = start + index === ids.length - 1;
      return isLast ? { found } : { found, nextCursor: encodeCursor([personId]) };
    }
  }
  return { found };
}
