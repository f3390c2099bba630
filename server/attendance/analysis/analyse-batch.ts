import { analysisFigures, type AnalysisFigures } from '../../../domain/attendance/analysis-figures';
import { recordCounts } from '../../../domain/attendance/attendance-record';
import {
  analyseCourses,
  cellsOverAll,
  windowsOfAll,
  type CourseAttendance,
  type CourseWindows,
} from '../../../domain/attendance/course-analysis';
import { writeCells } from '../../../domain/attendance/window-cell';
import type { AttendanceWindow } from '../../../domain/project/attendance-window';
import type { HallCheck } from '../../../domain/attendance/spot-check';
import type { Day } from '../../../domain/kernel/time';
import { placeAt } from '../../../domain/person/places';
import { earnsCredits } from '../../../domain/person/standing';
import type { Attendee } from '../../data/attendees';
import type { AnalysedPerson } from '../../data/documents';
import type { BatchRecord } from './read-records';

/** The outcome for all courses of a batch at once, before it is frozen. */
export interface BatchAnalysis {
  /** As a reader looks for them: by institution, department and name. */
  people: AnalysedPerson[];
  figures: AnalysisFigures;
  /** The windows of all courses, each once, and where those of each course lie among them. */
  windows: AttendanceWindow[];
  positions: number[][];
}

const { compare } = new Intl.Collator('zh-CN', { numeric: true });

/** Numbers are unique, so the order is the same whenever it is made. */
function inReadingOrder(a: AnalysedPerson, b: AnalysedPerson): number {
  return (
    compare(a.institutionName, b.institutionName) ||
    compare(a.departmentName, b.departmentName) ||
    compare(a.name, b.name) ||
    (a.personNumber < b.personNumber ? -1 : 1)
  );
}

/** Says of each record whether it counts now: approved people only, late records once confirmed (rules: "Check-in"). */
export function judgeRecords(records: readonly BatchRecord[], attendees: ReadonlyMap<string, Attendee>): void {
  for (const record of records) {
    const { origin, confirmed, removed, personId } = record;
    record.counts = recordCounts({ origin, confirmed, removed, registration: attendees.get(personId)?.state });
  }
}

/** Everybody with a record in a batch, judged in all of its courses and on all of its teaching days. */
export function analyseBatch({
  records,
  attendees,
  courses,
  days,
  spotChecks = [],
}: {
  /** Judged already. */
  records: readonly BatchRecord[];
  attendees: ReadonlyMap<string, Attendee>;
  courses: readonly CourseWindows[];
  days: readonly Day[];
  spotChecks?: readonly HallCheck[];
}): BatchAnalysis {
  const analysed = analyseCourses({ records, courses, days, spotChecks });
  const union = windowsOfAll(courses);
  const places = placesOf(records);
  const latest = latestOf(records);
  const people = analysed.map((person): AnalysedPerson => {
    const { personId } = person;
    const attendee = attendees.get(personId);
    if (!attendee) throw new Error('a record without its person');
    const idsWhere = (holds: (course: CourseAttendance) => boolean): string[] =>
      courses.flatMap(({ courseId }, index) => {
        const course = person.courses[index];
        return course && holds(course) ? [courseId] : [];
      });
    const validCourseIds = idsWhere(({ valid }) => valid);
    // Of their day: whoever went to another institution since is listed, filtered and granted where they belonged then.
    const place = placeAt(attendee, latest.get(personId) ?? Infinity);
    return {
      personId,
      name: attendee.name,
      personNumber: attendee.personNumber,
      ...place,
      professionalTitle: attendee.professionalTitle,
      specialty: attendee.specialty,
      approved: earnsCredits(attendee.state),
      valid: validCourseIds.length > 0,
      validCourseIds,
      openCourseIds: idsWhere(({ open }) => open),
      lackedDays: person.lackedDays,
      dutyOpen: person.dutyOpen,
      doubtful: person.courses.some(({ cells }) => cells.includes('suspicious')),
      windows: cellsOverAll(person.courses, union),
      courseCells: person.courses.map(({ cells }) => writeCells(cells)),
      misses: person.courses.flatMap(({ missedBy }, course) =>
        missedBy.flatMap((seconds, window) => (seconds === null ? [] : [{ course, window, seconds }])),
      ),
      days: person.days,
      placeNames: [...(places.get(personId) ?? [])],
      records: person.recordCount,
      outsideRecords: person.outsideCount,
      uncounted: person.uncountedCount,
      flags: person.flags,
    };
  });
  people.sort(inReadingOrder);
  return { people, figures: analysisFigures(analysed, { courses, days }), ...union };
}

/** When each person was last there. */
function latestOf(records: readonly BatchRecord[]): Map<string, number> {
  const latest = new Map<string, number>();
  for (const { personId, evidenceAt } of records) latest.set(personId, Math.max(evidenceAt, latest.get(personId) ?? 0));
  return latest;
}

/** The attendance places of each person's counting records. */
function placesOf(records: readonly BatchRecord[]): Map<string, Set<string>> {
  const places = new Map<string, Set<string>>();
  for (const { personId, placeName, counts } of records) {
    if (!counts) continue;
    const known = places.get(personId);
    if (known) known.add(placeName);
    else places.set(personId, new Set([placeName]));
  }
  return places;
}
