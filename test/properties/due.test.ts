import * as fc from 'fast-check';
import { analyseCourses, type CourseRecord } from '../../domain/attendance/course-analysis';
import { dueOf, needOf, type Due } from '../../domain/attendance/due';
import { slotsOf } from '../../domain/attendance/slots';
import { bindingOf, spotCheckAt, withSpotChecks } from '../../domain/attendance/spot-check';
import { creditFor } from '../../domain/project/grant-strategy';
import { addDays, instantOf, type Day } from '../../domain/kernel/time';
import { isInWindow, type AttendanceWindow } from '../../domain/project/attendance-window';
import { teachingDays } from '../../domain/project/batch';
import { daysWithoutWindow } from '../../domain/project/batch-windows';
import type { IntendedStrategy } from '../../domain/project/intended-strategy';
import { planOf, windowsByCourses, windowsOf } from '../../domain/project/planned-windows';

const first = '2025-11-28';
const courseIds = ['c1', 'c2', 'c3'];
const hour = (day: Day, n: number): number => instantOf(day) + n * 3_600_000;
const clock = (n: number): string => `${String(n).padStart(2, '0')}:00`;

/** A hall is known by what it teaches. */
const hallOf = (taught: readonly string[]): string => taught.join('+');

/** Few days and few hours, so that windows of courses meet, overlap and leave days without any. */
const holdingArbitrary = fc.nat(2).chain((length) => {
  const days = Array.from({ length: length + 1 }, (_, n) => addDays(first, n));
  const dayArbitrary = fc.constantFrom(...days);
  return fc.record({
    batch: fc.record({
      begin: fc.constant(first),
      end: fc.constant(days[length] ?? first),
      windows: fc.array(
        fc
          .tuple(dayArbitrary, fc.integer({ min: 8, max: 20 }), fc.integer({ min: 1, max: 4 }))
          .map(([day, from, hours]) => ({
            begin: hour(day, from),
            end: hour(day, Math.min(23, from + hours)),
          })),
        { maxLength: 3 },
      ),
      restDays: fc.array(
        dayArbitrary.map((day) => ({ day, reason: '休整' })),
        { maxLength: 1 },
      ),
      intendedStrategy: fc.constantFrom<IntendedStrategy>('anyCourseFull', 'allCoursesFull', 'byCourseHours'),
    }),
    courses: fc
      .array(
        fc.record({
          lessons: fc.array(
            fc.tuple(dayArbitrary, fc.integer({ min: 8, max: 18 })).map(([day, from]) => ({
              day,
              begin: clock(from),
              end: clock(from + 2),
            })),
            { maxLength: 3 },
          ),
          hourTenths: fc.constantFrom(2, 10, 30),
        }),
        { minLength: 1, maxLength: 3 },
      )
      .map((courses) => courses.map((course, index) => ({ ...course, courseId: courseIds[index] ?? '' }))),
    // Between the hours and half hours of all other windows, in one of several halls that teach some of the courses.
    spotChecks: fc.array(
      fc
        .tuple(dayArbitrary, fc.integer({ min: 8, max: 20 }), fc.subarray(courseIds, { minLength: 1 }))
        .map(([day, n, taught]) => ({
          ...spotCheckAt(hour(day, n) + 7 * 60_000, 0),
          sessionId: hallOf(taught),
          courseIds: taught,
        })),
      { maxLength: 3 },
    ),
  });
});
type Holding = typeof holdingArbitrary extends fc.Arbitrary<infer Made> ? Made : never;
const amounts = { creditHundredths: 200, hourTenths: 60 };

type Scan = { at: number; courseIds: string[] };

/** What a grant by the batch's strategy gives on the windows that the analysis is proposed: the whole chain, and nothing of what is due. */
function grantedFor({ batch, courses, spotChecks }: Holding, scans: readonly Scan[]) {
  const plan = planOf(batch, courses).map((windows, index) =>
    withSpotChecks(windows, spotChecks, courses[index]?.courseId ?? ''),
  );
  const records = scans.map(({ at, courseIds: covered }, index): CourseRecord => ({
    recordId: String(index),
    personId: 'person',
    evidenceAt: at,
    origin: 'scan',
    counts: true,
    flags: [],
    courseIds: covered,
    sessionId: hallOf(covered),
  }));
  const [person] = analyseCourses({
    records,
    courses: courses.map(({ courseId }, index) => ({ courseId, windows: plan[index] ?? [] })),
    days: teachingDays(batch),
    spotChecks,
  });
  return creditFor({
    strategy: batch.intendedStrategy,
    dutyWaived: false,
    courses,
    validCourseIds: courses.flatMap(({ courseId }, index) => (person?.courses[index]?.valid ? [courseId] : [])),
    dutyKept: person?.lackedDays.length === 0,
    ...amounts,
  });
}

const dueAt = (holding: Holding, scans: readonly Scan[], now: number): Due =>
  dueOf({
    batch: holding.batch,
    project: { courses: holding.courses, ...amounts },
    evidence: scans.filter(({ at }) => at <= now).map((scan) => ({ ...scan, sessionId: hallOf(scan.courseIds) })),
    // Nobody knows of one before it begins.
    spotChecks: holding.spotChecks.filter(({ begin }) => begin <= now),
    now,
  });

/** Every hour of the batch and a second around each edge of a window: nothing changes at any other moment. */
function momentsOf({ batch, courses, spotChecks }: Holding): number[] {
  const edges = [...windowsByCourses(batch, courses), ...spotChecks].flatMap(({ begin, end }) => [
    begin,
    end,
    end + 1000,
  ]);
  return [...new Set([instantOf(batch.begin), ...edges, instantOf(addDays(batch.end, 1))])].sort((a, b) => a - b);
}

const hasTeaching = ({ batch }: Holding): boolean => teachingDays(batch).length > 0;

/** Wandering about the halls: scans at any hour, each for some of the courses. */
const scansArbitrary = fc.array(
  fc.record({
    at: fc
      .tuple(fc.nat(2), fc.integer({ min: 7, max: 21 }), fc.constantFrom(0, 0, 8))
      .map(([day, n, minutes]) => hour(addDays(first, day), n) + minutes * 60_000 + 1000),
    courseIds: fc.subarray(courseIds, { minLength: 1 }),
  }),
  { maxLength: 8 },
);

/** The courses of a window: whoever is told of it finds a session that covers those that ask for it. */
const coursesAt = ({ batch, courses, spotChecks }: Holding, window: AttendanceWindow): string[] => {
  const isIt = ({ begin, end }: AttendanceWindow): boolean => begin === window.begin && end === window.end;
  const check = spotChecks.find(isIt);
  // To a spot check they come in another hall as well as in its own.
  if (check) return check.courseIds.slice(0, 1);
  return windowsByCourses(batch, courses)
    .filter(isIt)
    .flatMap((asked) => asked.courses.map(({ courseId }) => courseId));
};

/**
 * Does what is due from a moment on: at every moment one of the ways, and of it what cannot wait any longer.
 * @param picks which way, moment by moment
 * @returns all their scans
 */
function obey(holding: Holding, picks: readonly number[], before: readonly Scan[] = [], from = 0): Scan[] {
  const scans = [...before];
  momentsOf(holding).forEach((now, index) => {
    if (now < from) return;
    const { ways } = dueAt(holding, scans, now);
    const way = ways[(picks[index % picks.length] ?? 0) % Math.max(1, ways.length)];
    const due = [...(way?.windows ?? []), ...(way?.days ?? []).flatMap(({ windows }) => windows.slice(-1))];
    for (const window of due) if (window.end === now) scans.push({ at: now, courseIds: coursesAt(holding, window) });
  });
  return scans;
}

const picksArbitrary = fc.array(fc.nat(5), { minLength: 1, maxLength: 7 });

describe('what is due, beside the grant', () => {
  it('is enough: whoever does at every moment what is due is granted, whichever way they choose', () => {
    fc.assert(
      fc.property(holdingArbitrary.filter(hasTeaching), picksArbitrary, (holding, picks) => {
        const scans = obey(holding, picks);
        const end = momentsOf(holding).at(-1) ?? 0;
        const due = dueAt(holding, scans, end);
        const whole = dueAt(holding, [], instantOf(holding.batch.begin));
        if (whole.cost === 'all') return;
        expect(due.ways).toEqual([]);
        expect(due.cost).toBe('none');
        expect(grantedFor(holding, scans)).toMatchObject({ kind: 'credit', creditHundredths: whole.creditHundredths });
      }),
      { numRuns: 150 },
    );
  });

  it('is true of what is lost: whoever was told so at any moment gets nothing, whatever they do afterwards', () => {
    fc.assert(
      fc.property(holdingArbitrary.filter(hasTeaching), scansArbitrary, (holding, scans) => {
        for (const now of momentsOf(holding)) {
          const { cost, creditHundredths } = dueAt(holding, scans, now);
          const later = momentsOf(holding)
            .filter((at) => at >= now)
            .map((at) => ({ at, courseIds }));
          // Somebody who is in every hall at every moment from then on gets exactly the most that was said.
          const best = grantedFor(holding, [...scans.filter(({ at }) => at <= now), ...later]);
          expect(best.kind === 'credit' ? best.creditHundredths : 0).toBe(creditHundredths);
          expect(cost === 'all').toBe(best.kind === 'none');
        }
      }),
      { numRuns: 120 },
    );
  });

  it('says at the end what the grant gives', () => {
    fc.assert(
      fc.property(holdingArbitrary.filter(hasTeaching), scansArbitrary, (holding, scans) => {
        const end = momentsOf(holding).at(-1) ?? 0;
        const within = scans.filter(({ at }) => at <= end);
        const granted = grantedFor(holding, within);
        const due = dueAt(holding, within, end);
        expect(due.creditHundredths).toBe(granted.kind === 'credit' ? granted.creditHundredths : 0);
        expect(due.ways).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it('brings back to the way whoever strayed, as long as anything can be had', () => {
    fc.assert(
      fc.property(
        holdingArbitrary.filter(hasTeaching),
        scansArbitrary,
        picksArbitrary,
        fc.nat(20),
        (holding, scans, picks, at) => {
          const moments = momentsOf(holding);
          const now = moments[at % moments.length] ?? 0;
          const before = scans.filter((scan) => scan.at <= now);
          const { cost, creditHundredths } = dueAt(holding, before, now);
          if (cost === 'all') return;
          const all = obey(holding, picks, before, now);
          expect(grantedFor(holding, all)).toMatchObject({ kind: 'credit', creditHundredths });
        },
      ),
      { numRuns: 120 },
    );
  });

  it('never asks for what is over or met, and says of each window what it is needed for', () => {
    fc.assert(
      fc.property(holdingArbitrary, scansArbitrary, fc.nat(40), (holding, scans, at) => {
        const moments = momentsOf(holding);
        const now = moments[at % moments.length] ?? 0;
        const due = dueAt(holding, scans, now);
        const asked = due.ways.flatMap(({ windows, days }) => [...windows, ...days.flatMap((each) => each.windows)]);
        expect(asked.every(({ end }) => end + 1000 > now)).toBe(true);
        expect(due.missed.every(({ end }) => end < now)).toBe(true);
        for (const window of asked) expect(needOf(window, due)).not.toBe('none');
        if (due.cost !== 'all')
          for (const { begin, end } of windowsByCourses(holding.batch, holding.courses))
            if (!asked.some((one) => one.begin === begin && one.end === end))
              expect(needOf({ begin, end }, due)).toBe('none');
        // One more check-in never asks for more.
        const more = dueAt(holding, [...scans, { at: now, courseIds }], now);
        expect(more.times).toBeLessThanOrEqual(due.times);
        expect(more.creditHundredths).toBe(due.creditHundredths);
      }),
      { numRuns: 120 },
    );
  });
});

describe('a spot check', () => {
  it('asks nothing of whoever was in another hall, whatever the strategy: with it and without it they get the same', () => {
    fc.assert(
      fc.property(holdingArbitrary.filter(hasTeaching), scansArbitrary, (holding, scans) => {
        const others = holding.spotChecks.filter((check) => {
          const seen = scans.map((scan) => ({ ...scan, sessionId: hallOf(scan.courseIds) }));
          return bindingOf([check], seen).length === 0;
        });
        const end = momentsOf(holding).at(-1) ?? 0;
        const without = { ...holding, spotChecks: [] };
        // What they scan in it by chance may serve a day, so nobody scans then.
        const away = scans.filter(({ at }) => !others.some((check) => isInWindow(at, check)));
        expect(grantedFor({ ...holding, spotChecks: others }, away)).toEqual(grantedFor(without, away));
        expect(dueAt({ ...holding, spotChecks: others }, away, end)).toEqual(dueAt(without, away, end));
      }),
      { numRuns: 150 },
    );
  });

  it('is one slot of whoever it binds, done exactly when they were somewhere in the house', () => {
    fc.assert(
      fc.property(holdingArbitrary.filter(hasTeaching), scansArbitrary, ({ batch, courses, spotChecks }, scans) => {
        const now = instantOf(addDays(batch.end, 2));
        const records = scans.map((scan, index) => ({
          ...scan,
          recordId: String(index),
          standing: 'counts' as const,
          sessionId: hallOf(scan.courseIds),
        }));
        const bound = bindingOf(spotChecks, records);
        for (const { window, spotCheck, state } of slotsOf({ batch, courses, records, spotChecks, now })) {
          if (!spotCheck) continue;
          expect(bound.some(({ begin }) => begin === window.begin)).toBe(true);
          expect(state).toBe(records.some(({ at }) => isInWindow(at, window)) ? 'done' : 'missed');
        }
      }),
      { numRuns: 120 },
    );
  });
});

describe('what people are told to come for', () => {
  it('is asked by some course, and a grant is never refused for a day of it', () => {
    fc.assert(
      fc.property(holdingArbitrary, (holding) => {
        const { batch, courses } = holding;
        expect(daysWithoutWindow({ batch, windows: planOf(batch, courses).flat() })).toEqual([]);
        for (const { begin, end } of windowsOf(batch, courses))
          for (let at = begin; at <= end; at += 1_800_000) {
            const asked = windowsByCourses(batch, courses).filter((window) => isInWindow(at, window));
            expect(asked.flatMap((window) => window.courses)).not.toEqual([]);
          }
      }),
      { numRuns: 120 },
    );
  });

  it('is a slot, done exactly when a record in it is for a course of it', () => {
    fc.assert(
      fc.property(holdingArbitrary, scansArbitrary, ({ batch, courses }, scans) => {
        const now = instantOf(addDays(batch.end, 2));
        const records = scans.map((scan, index) => ({ ...scan, recordId: String(index), standing: 'counts' as const }));
        for (const { window, courseIds: asking, metIds, state, cause } of slotsOf({ batch, courses, records, now })) {
          const inside = scans.filter(({ at }) => isInWindow(at, window));
          const met = asking.filter((courseId) => inside.some((scan) => scan.courseIds.includes(courseId)));
          expect(metIds).toEqual(met);
          const enough = batch.intendedStrategy === 'anyCourseFull' ? met.length > 0 : met.length === asking.length;
          expect(state).toBe(enough ? 'done' : 'missed');
          if (!enough) expect(cause === 'otherCourse').toBe(inside.length > 0);
        }
      }),
      { numRuns: 120 },
    );
  });
});
