import { analyse, eligibleList, type Analysis } from '../../../domain/attendance/analysis';
import { recordCounts } from '../../../domain/attendance/attendance-record';
import type { AttendanceWindow } from '../../../domain/project/attendance-window';
import { windowCellsOf } from '../../../domain/attendance/window-cell';
import { placeAt } from '../../../domain/person/places';
import { earnsCredits } from '../../../domain/person/standing';
import type { Attendee } from '../../data/attendees';
import type { AnalysedPerson } from '../../data/documents';
import type { BatchRecord } from './read-records';

/** The outcome for all courses of a batch at once, before it is frozen. */
export interface BatchAnalysis {
  ruleVersion: number;
  /** As a reader looks for them: by institution, department and name. */
  people: AnalysedPerson[];
  /** People valid in at least one course. */
  valid: number;
  /** By course id: people with a record that covers it, and the valid ones of them. */
  courses: Map<string, { people: number; valid: number }>;
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

/** Analyses every course of a batch, and all records together for the windows each person is shown. */
export function analyseBatch({
  records,
  attendees,
  courseIds,
  windows,
}: {
  /** Judged already. */
  records: readonly BatchRecord[];
  attendees: ReadonlyMap<string, Attendee>;
  courseIds: readonly string[];
  windows: readonly AttendanceWindow[];
}): BatchAnalysis {
  const overall = analyse({ records, windows });
  const cells = windowCellsOf({ analysis: overall, records, windows });
  const byCourse = analyseCourses({ records, courseIds, windows, overall });
  const places = placesOf(records);
  const latest = latestOf(records);
  const validIn = new Map<string, string[]>();
  for (const [courseId, analysis] of byCourse) {
    for (const personId of eligibleList(analysis)) validIn.set(personId, [...(validIn.get(personId) ?? []), courseId]);
  }
  const people = overall.people.map((person): AnalysedPerson => {
    const { personId } = person;
    const attendee = attendees.get(personId);
    if (!attendee) throw new Error('a record without its person');
    const validCourseIds = validIn.get(personId) ?? [];
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
      windows: cells.get(personId) ?? [],
      days: person.days,
      placeNames: [...(places.get(personId) ?? [])],
      records: person.recordCount,
      outsideRecords: person.outsideCount,
      uncounted: person.uncountedCount,
      flags: person.flags,
    };
  });
  people.sort(inReadingOrder);
  return {
    ruleVersion: overall.ruleVersion,
    people,
    valid: people.filter(({ valid }) => valid).length,
    courses: new Map(
      [...byCourse].map(([courseId, analysis]) => [
        courseId,
        { people: analysis.people.length, valid: analysis.validCount },
      ]),
    ),
  };
}

/** One analysis a course; courses covered by the same records share one, and usually all of them do. */
function analyseCourses({
  records,
  courseIds,
  windows,
  overall,
}: {
  records: readonly BatchRecord[];
  courseIds: readonly string[];
  windows: readonly AttendanceWindow[];
  overall: Analysis;
}): Map<string, Analysis> {
  const coverages = [...new Set(records.map((record) => record.courseIds))];
  const made = new Map<string, Analysis>();
  const analyses = new Map<string, Analysis>();
  for (const courseId of courseIds) {
    const covering = new Set(coverages.filter((covered) => covered.includes(courseId)));
    const key = coverages.map((covered) => (covering.has(covered) ? '1' : '0')).join('');
    const analysis =
      covering.size === coverages.length
        ? overall
        : (made.get(key) ?? analyse({ records: records.filter((record) => covering.has(record.courseIds)), windows }));
    made.set(key, analysis);
    analyses.set(courseId, analysis);
  }
  return analyses;
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
