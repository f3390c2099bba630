/** What is checked of courses and batches as a whole, wherever they are saved (M7, M8). */
import type { FieldIssue } from '../../../../contract';
import { checkWindows } from '../../../../domain/project/batch-windows';
import { checkBatches, type Batch } from '../../../../domain/project/batch';
import { courseHours, missingCode } from '../../../../domain/project/project-checks';
import { lecturerRows } from '../../../../domain/project/lecturers';
import type { Course } from '../../../../domain/project/project';
import type { Day } from '../../../../domain/kernel/time';
import { refuse, type Refusing } from '../../../call/refusal';
import type { Project } from '../../../data/documents';

/** The page makes the ids; sessions and analyses are named by them, so each must mean one thing. */
export function assertDistinct({ courses, batches }: { courses: readonly Course[]; batches: readonly Batch[] }): void {
  const lecturers = courses.flatMap(({ lecturers: of }, index) =>
    of.map(({ lecturerId }, place) => ({ lecturerId, field: `courses.${index}.lecturers.${place}.lecturerId` })),
  );
  const repeated = [
    ...repeats(
      courses.map(({ courseId }) => courseId),
      (index) => `courses.${index}.courseId`,
    ),
    ...repeats(
      lecturers.map(({ lecturerId }) => lecturerId),
      (index) => lecturers[index]?.field ?? 'courses',
    ),
    ...repeats(
      batches.map(({ batchId }) => batchId),
      (index) => `batches.${index}.batchId`,
    ),
  ];
  if (repeated.length > 0) refuse('invalidInput', { fields: repeated });
}

function repeats(ids: readonly string[], field: (index: number) => string): FieldIssue[] {
  return ids.flatMap((id, index) => (ids.indexOf(id) < index ? [{ field: field(index), problem: 'duplicate' }] : []));
}

export function assertHoursFit(
  context: Refusing<'courseHoursExceeded'>,
  { hourTenths }: Project,
  courses: readonly Course[],
): void {
  const { exceeds, difference } = courseHours({ courses, totalHourTenths: hourTenths });
  if (!exceeds) return;
  const excess = missingCode({ area: 'courses', code: 'courseHoursExceed', excessHourTenths: -difference });
  context.refuse('courseHoursExceeded', { missing: [excess] });
}

export function assertBatchesFit(
  context: Refusing<'batchesInvalid'>,
  { form, year }: Project,
  batches: readonly Batch[],
): void {
  const { plannedBegin, plannedEnd } = form;
  const faults = checkBatches({ batches, year, plannedBegin, plannedEnd }).errors.map((error) =>
    missingCode({ area: 'batches', ...error }),
  );
  const windowFaults = batches.flatMap((batch) =>
    batch.windows.length === 0
      ? []
      : checkWindows({ windows: batch.windows, batch }).map(({ code }) =>
          missingCode({ area: 'batches', code, batchId: batch.batchId }),
        ),
  );
  const missing = [...new Set([...faults, ...windowFaults])];
  if (missing.length > 0) context.refuse('batchesInvalid', { missing });
}

/** First and last day over all batches, kept for lists. */
export function spanOf(batches: readonly Batch[]): { firstDay: Day | null; lastDay: Day | null } {
  return {
    firstDay:
      batches
        .map(({ begin }) => begin)
        .sort()
        .at(0) ?? null,
    lastDay:
      batches
        .map(({ end }) => end)
        .sort()
        .at(-1) ?? null,
  };
}

export function textsOfCourses(courses: readonly Course[], batches: readonly Batch[]): string[] {
  return [
    ...courses.flatMap(({ topic, remarks }) => [topic, remarks]),
    ...lecturerRows(courses).flatMap(({ lecturerName, department, position, institutionName }) => [
      lecturerName,
      department,
      position,
      institutionName,
    ]),
    ...batches.flatMap(({ restDays = [] }) => restDays.map(({ reason }) => reason)),
  ];
}
