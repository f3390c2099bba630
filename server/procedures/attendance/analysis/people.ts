import { containsFolded } from '../../../../domain/kernel/search';
import type * as z from 'zod/mini';
import { analysisPeople } from '../../../../contract/calls/attendance/analysis';
import { readCells } from '../../../../domain/attendance/window-cell';
import type { AnalysedPerson, Analysis } from '../../../data/documents';
import type { ListedPerson } from '../../../data/analysis-index';
import { allListed, analysisWithId, ownAnalysis, packedPeople, readAnalysed } from '../../../data/frozen-analysis';
import { decodeCursor, DEFAULT_PAGE_SIZE, encodeCursor } from '../../../data/paging';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { analysisSummary } from './summary';

type Input = z.output<typeof analysisPeople.input>;

/** Each person of a frozen analysis (M17, M18): everybody, 有效人员明细, or those who lack a window. */
export const listAnalysedPeople = defineProcedure(analysisPeople, async (context, input) => {
  const { db, caller } = context;
  const { institutionId } = caller.session;
  const { analysisId, courseId, limit = DEFAULT_PAGE_SIZE } = input;
  const { analyses, packed } = await db.together(
    { collection: 'institutions', id: institutionId },
    { analyses: analysisWithId(analysisId), packed: packedPeople(analysisId) },
  );
  const analysis = ownAnalysis(analyses, institutionId);
  if (courseId !== undefined && !analysis.courses.some((course) => course.courseId === courseId)) refuse('notFound');
  const matching = (await allListed(db, analysis, packed)).filter(filterOf(input));
  // The analysis is frozen, so the same filter gives the same list: a place in it is a cursor.
  const start = Math.max(0, Math.trunc(decodeCursor(input.cursor, ['number'])?.[0] ?? 0));
  const listed = matching.slice(start, start + limit);
  const end = start + listed.length;
  const whole = await readAnalysed(db, analysisId, listed);
  const rows = listed.flatMap(({ personId }) => whole.get(personId) ?? []);
  return {
    analysis: analysisSummary(analysis),
    total: matching.length,
    rows: rows.map((person) => ({
      personId: person.personId,
      name: person.name,
      personNumber: person.personNumber,
      institutionName: person.institutionName,
      departmentName: person.departmentName,
      outside: person.institutionId !== institutionId,
      valid: isValid(person, courseId),
      windows: person.windows,
      ...inCourses(person, analysis),
      lackedDays: person.lackedDays ?? [],
      days: person.days,
      records: person.records,
      outsideRecords: person.outsideRecords,
      uncounted: person.uncounted,
      uncountedFor: uncountedFor(person),
      flags: person.flags,
    })),
    ...(end < matching.length ? { nextCursor: encodeCursor([end]) } : {}),
  };
});

/** What waits for a registration, and what for a confirmation: of an approved person nothing but late uploads does. */
function uncountedFor({ approved, uncounted }: AnalysedPerson): 'notApproved' | 'lateUnconfirmed' | null {
  if (uncounted === 0) return null;
  return approved ? 'lateUnconfirmed' : 'notApproved';
}

/** Each course by its own windows. Before rule version 2 every course had all of them, and one cell said it of all courses. */
function inCourses({ courseCells, windows, validCourseIds, misses = [] }: AnalysedPerson, { courses }: Analysis) {
  return {
    courses: courses.map(({ courseId }, index) => ({
      courseId,
      valid: validCourseIds.includes(courseId),
      cells: courseCells ? readCells(courseCells[index] ?? '') : windows,
    })),
    misses: misses.flatMap(({ course, window, seconds }) => {
      const courseId = courses[course]?.courseId;
      return courseId === undefined ? [] : [{ courseId, window, seconds }];
    }),
  };
}

function isValid(person: Pick<AnalysedPerson, 'valid' | 'validCourseIds'>, courseId: string | undefined): boolean {
  return courseId === undefined ? person.valid : person.validCourseIds.includes(courseId);
}

function filterOf({ courseId, show = 'all', search = '' }: Input): (person: ListedPerson) => boolean {
  return (person) =>
    (show === 'all' || isValid(person, courseId) === (show === 'valid')) &&
    containsFolded([person.name, person.personNumber, person.institutionName, person.departmentName], search);
}
