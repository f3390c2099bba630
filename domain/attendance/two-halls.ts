/** Check-ins of one person in two halls of a batch at times that cannot both be true (两个会场, rules: "Flags"). */
import { spanOfLesson, type Lesson } from '../project/lessons';
import { foldForSearch } from '../kernel/search';
import { MINUTE_MS } from '../kernel/time';

/** Halls of one batch lie in one house: from one to another somebody walks in a minute. */
const TWO_HALLS_MS = MINUTE_MS;

/** A check-in of a batch, with the hall and the courses of its session. */
export interface HallSighting {
  recordId: string;
  personId: string;
  /** Epoch milliseconds. */
  evidenceAt: number;
  sessionId: string;
  placeName: string;
  courseIds: readonly string[];
}

/** Where else in the house somebody was seen, and when (epoch ms). */
export interface OtherHall {
  at: number;
  placeName: string;
}

type Taught = { readonly courseId: string; readonly lessons: readonly Lesson[] };
type Span = { begin: number; end: number };

const holds = ({ begin, end }: Span, { evidenceAt }: HallSighting): boolean => begin <= evidenceAt && evidenceAt < end;

/**
 * Check-ins of people who were in two halls less than a minute apart, or in lessons of different courses that are taught at the same
 * time. Sessions in one hall are one place.
 * @returns by record, the nearest in time of the others
 */
export function inTwoHalls(records: readonly HallSighting[], courses: readonly Taught[]): Map<string, OtherHall> {
  const lessonsOf = new Map(courses.map(({ courseId, lessons }) => [courseId, lessons.map(spanOfLesson)]));
  const inOneOf = (record: HallSighting, other: HallSighting): boolean =>
    record.courseIds.some((courseId) =>
      (lessonsOf.get(courseId) ?? []).some((lesson) => holds(lesson, record) && holds(lesson, other)),
    );
  const cannotBoth = (a: HallSighting, b: HallSighting): boolean => {
    if (a.sessionId === b.sessionId || foldForSearch(a.placeName) === foldForSearch(b.placeName)) return false;
    if (Math.abs(a.evidenceAt - b.evidenceAt) < TWO_HALLS_MS) return true;
    const sameCourse = a.courseIds.some((courseId) => b.courseIds.includes(courseId));
    // Both lessons hold both moments: whoever was in the one was not in the other.
    return !sameCourse && inOneOf(a, b) && inOneOf(b, a);
  };
  const found = new Map<string, OtherHall>();
  for (const own of byPerson(records).values()) {
    if (own.every(({ sessionId }) => sessionId === own[0]?.sessionId)) continue;
    for (const record of own) {
      const gap = ({ evidenceAt }: HallSighting): number => Math.abs(evidenceAt - record.evidenceAt);
      const [nearest] = own
        .filter((other) => cannotBoth(record, other))
        .sort((a, b) => gap(a) - gap(b) || (a.recordId < b.recordId ? -1 : 1));
      if (nearest) found.set(record.recordId, { at: nearest.evidenceAt, placeName: nearest.placeName });
    }
  }
  return found;
}

/** What belongs to each person, in the order in which it comes. */
export function byPerson<Of extends { personId: string }>(all: readonly Of[]): Map<string, Of[]> {
  const people = new Map<string, Of[]>();
  for (const one of all) {
    const own = people.get(one.personId);
    if (own) own.push(one);
    else people.set(one.personId, [one]);
  }
  return people;
}
