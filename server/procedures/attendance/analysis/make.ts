import type { ParsedInputOf } from '../../../../contract';
import { teachingDays, type Batch } from '../../../../domain/project/batch';
import type { HallCheck } from '../../../../domain/attendance/spot-check';
import { checkWindows, daysWithoutWindow, type WindowError } from '../../../../domain/project/batch-windows';
import { secondOf } from '../../../../domain/kernel/time';
import type { CourseWindows } from '../../../../domain/attendance/course-analysis';
import { analyseBatch, judgeRecords, type BatchAnalysis } from '../../../attendance/analysis/analyse-batch';
import { flagTwoPlaces, readBatchRecords, type BatchRecord } from '../../../attendance/analysis/read-records';
import type { OwnBatch } from '../../../data/attendance';
import { readAttendees } from '../../../data/attendees';
import type { Database } from '../../../data/database';
import type { Analysis, Project } from '../../../data/documents';
import type { Refusing } from '../../../call/refusal';

type Wanted = Pick<ParsedInputOf<'analysis.run'>, 'windows' | 'courses'>;

/** What an analysis of a batch found, but for the number and the day under which it may be frozen. */
export type Made = BatchAnalysis & { records: BatchRecord[]; courses: CourseWindows[]; daysWithoutWindow: string[] };

/**
 * The windows of each course of the project: its own, else those for all.
 * @throws Refusal `windowsInvalid`, also for a course that has none and for one that the project does not have
 */
export function windowsByCourse(
  context: Refusing<'windowsInvalid'>,
  { project, batch, wanted }: { project: Project; batch: Batch; wanted: Wanted },
): CourseWindows[] {
  const own = new Map((wanted.courses ?? []).map(({ courseId, windows }, place) => [courseId, { windows, place }]));
  const problems: { field: string; problem: string }[] = [];
  const known = new Set(project.courses.map(({ courseId }) => courseId));
  for (const [courseId, { place }] of own)
    if (!known.has(courseId)) problems.push({ field: `courses.${place}.courseId`, problem: 'notFound' });
  const judge = (windows: CourseWindows['windows'], field: string): void => {
    for (const error of checkWindows({ windows, batch })) problems.push(problemOf(error, field));
  };
  if (wanted.windows) judge(wanted.windows, 'windows');
  const courses = project.courses.map(({ courseId }): CourseWindows => {
    const its = own.get(courseId);
    if (its) judge(its.windows, `courses.${its.place}.windows`);
    // One list that is missing is one fault, however many courses would have taken it.
    else if (!wanted.windows && problems.every(({ field }) => field !== 'windows')) judge([], 'windows');
    const windows = its?.windows ?? wanted.windows ?? [];
    return { courseId, windows: windows.map(({ begin, end }) => ({ begin: secondOf(begin), end: secondOf(end) })) };
  });
  if (problems.length > 0) context.refuse('windowsInvalid', { fields: problems });
  return courses;
}

const problemOf = (error: WindowError, field: string) => ({
  field: 'index' in error ? `${field}.${error.index}` : field,
  problem: error.code,
});

/** Reads the records of a batch and analyses them. @param flagged whether it is looked up who was elsewhere at the same hours */
export async function makeAnalysis(
  db: Database,
  {
    ownBatch,
    batch,
    courses,
    spotChecks,
    flagged,
  }: {
    ownBatch: OwnBatch;
    batch: Batch;
    courses: CourseWindows[];
    spotChecks: readonly HallCheck[];
    flagged: boolean;
  },
): Promise<Made> {
  const records = await readBatchRecords(db, ownBatch, batch);
  const attendees = await readAttendees(db, new Set(records.map(({ personId }) => personId)));
  judgeRecords(records, attendees);
  if (flagged) await flagTwoPlaces(db, ownBatch, records);
  const made = analyseBatch({ records, attendees, courses, days: teachingDays(batch), spotChecks });
  return { ...made, records, courses, daysWithoutWindow: daysWithoutWindow({ batch, windows: made.windows }) };
}

/** The figures as they are stored, and shown of a try. */
export function figuresOfMade(
  { people, figures, windows, positions, daysWithoutWindow: days }: Made,
  project: Project,
): Pick<Analysis, 'windows' | 'daysWithoutWindow' | 'people' | 'valid' | 'absent'> & {
  courses: Required<Analysis['courses'][number]>[];
  batch: NonNullable<Analysis['batch']>;
} {
  const names = new Map(people.map(({ personId, name }) => [personId, name]));
  return {
    windows,
    daysWithoutWindow: days,
    people: figures.people,
    valid: figures.valid,
    absent: figures.people - figures.valid,
    courses: project.courses.map(({ courseId, topic, hourTenths }, index) => {
      const course = figures.courses[index];
      return {
        courseId,
        topic,
        hourTenths,
        people: course?.people ?? 0,
        valid: course?.valid ?? 0,
        open: course?.open ?? 0,
        windows: positions[index] ?? [],
        windowPeople: course?.windowPeople ?? [],
        missedOne: course?.missedOne ?? 0,
      };
    }),
    batch: {
      dutyKept: figures.dutyKept,
      dutyLacked: figures.dutyLacked,
      dutyOpen: figures.dutyOpen,
      outsideRecords: figures.outsideRecords,
      days: figures.days,
      nearMisses: figures.nearMisses.map((miss) => ({ ...miss, name: names.get(miss.personId) ?? '' })),
    },
  };
}
