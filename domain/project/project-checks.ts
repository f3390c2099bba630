/** What a project still lacks before it can be submitted (M5–M10), and what the system checks for the reviewer. */
import type { WindowError } from './batch-windows';
import { checkBatches, leavesPlannedDates } from './batch';
import type { BatchError } from './batch';
import { checkCatalogueFigures } from './catalogue-figures';
import { checkContactPhone } from '../person/person';
import { documentKinds, isOverNetwork } from './project';
import { sharedHours } from './lecturers';
import type { Course, DocumentKind, ProjectContent, ProjectForm } from './project';
import type { CreditRule } from '../kernel/rule-table';
import { addDays, dayCount } from '../kernel/time';
import type { Day } from '../kernel/time';

/** One thing to mend. `field` names the form's field; `index` counts courses from 0. */
export type MissingItem =
  | {
      area: 'form';
      code: 'required' | 'phoneFormat' | 'plannedDatesOrder' | 'hoursExceedTotal';
      field: keyof ProjectForm;
    }
  | { area: 'courses'; code: 'atLeastOneCourse' }
  | { area: 'courses'; code: 'courseHoursExceed'; excessHourTenths: number }
  | { area: 'courses'; code: 'required'; field: 'topic' | 'hourTenths'; index: number; courseId: string }
  | { area: 'courses'; code: 'lecturerHoursDiffer'; index: number; courseId: string; sumHourTenths: number }
  | { area: 'batches'; code: 'atLeastOneBatch' }
  | { area: 'batches'; code: BatchError['code'] | WindowError['code']; batchId: string }
  | { area: 'documents'; code: 'documentMissing'; document: DocumentKind };

/**
 * One code for one thing to mend, for the wire: the area, where in it, what is wrong; e.g. `form.venue.required`,
 * `courses.2.topic.required` (counted from 0), `batches.<batchId>.batchOverlap`, `documents.agenda.documentMissing`.
 */
export function missingCode(item: MissingItem): string {
  const { area, code } = item;
  const place: (string | number)[] = [];
  if ('index' in item) place.push(item.index);
  if ('field' in item) place.push(item.field);
  if ('batchId' in item) place.push(item.batchId);
  if ('document' in item) place.push(item.document);
  return [area, ...place, code].join('.');
}

// M5's starred fields; number, title, level, credits and hours come locked with the catalogue entry and are never open.
const STARRED = [
  'venue',
  'activityForm',
  'discipline2',
  'discipline3',
  'contactName',
  'contactPhone',
  'projectLead',
  'meetingCostFen',
] as const;

function isOpen(value: string | number | boolean | null): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}

function missingInForm({ form, locked }: ProjectContent): MissingItem[] {
  const missing: MissingItem[] = STARRED.filter((field) => isOpen(form[field])).map((field) => ({
    area: 'form',
    code: 'required',
    field,
  }));
  if (isOverNetwork(form.activityForm) && isOpen(form.platform ?? ''))
    missing.push({ area: 'form', code: 'required', field: 'platform' });
  if (!isOpen(form.contactPhone) && checkContactPhone(form.contactPhone)) {
    missing.push({ area: 'form', code: 'phoneFormat', field: 'contactPhone' });
  }
  if (form.plannedBegin !== null && form.plannedEnd !== null && form.plannedBegin > form.plannedEnd) {
    missing.push({ area: 'form', code: 'plannedDatesOrder', field: 'plannedEnd' });
  }
  if ((form.theoryHourTenths ?? 0) + (form.practicalHourTenths ?? 0) > locked.hourTenths) {
    missing.push({ area: 'form', code: 'hoursExceedTotal', field: 'theoryHourTenths' });
  }
  return missing;
}

function missingInCourses({ courses, locked }: ProjectContent): MissingItem[] {
  if (courses.length === 0) return [{ area: 'courses', code: 'atLeastOneCourse' }];
  const missing: MissingItem[] = [];
  courses.forEach(({ courseId, topic, hourTenths, lecturers }, index) => {
    if (isOpen(topic)) missing.push({ area: 'courses', code: 'required', field: 'topic', index, courseId });
    if (hourTenths <= 0) missing.push({ area: 'courses', code: 'required', field: 'hourTenths', index, courseId });
    const sumHourTenths = sharedHours(lecturers);
    if (lecturers.length > 0 && sumHourTenths !== hourTenths)
      missing.push({ area: 'courses', code: 'lecturerHoursDiffer', index, courseId, sumHourTenths });
  });
  const { exceeds, difference } = courseHours({ courses, totalHourTenths: locked.hourTenths });
  if (exceeds) missing.push({ area: 'courses', code: 'courseHoursExceed', excessHourTenths: -difference });
  return missing;
}

function missingInBatches({ batches, form }: ProjectContent): MissingItem[] {
  if (batches.length === 0) return [{ area: 'batches', code: 'atLeastOneBatch' }];
  return checkBatches({ batches, ...form }).errors.map(({ code, batchId }) => ({ area: 'batches', code, batchId }));
}

/**
 * Everything that keeps a project from being submitted, all at once and in the order of the form's steps
 * (rules: "Submitting"): starred fields, at least one course and one batch, the three documents.
 * `form.year` must be the catalogue entry's year. Empty when the project may be submitted.
 */
export function missingForSubmit(project: ProjectContent): MissingItem[] {
  const documents: MissingItem[] = documentKinds
    .filter(({ code }) => !project.documents.includes(code))
    .map(({ code }) => ({ area: 'documents', code: 'documentMissing', document: code }));
  return [...missingInForm(project), ...missingInCourses(project), ...missingInBatches(project), ...documents];
}

/** The sum of the courses' hours against the project's total, in tenths; `difference` is what is left to plan. */
export function courseHours({
  courses,
  totalHourTenths,
}: {
  courses: readonly Pick<Course, 'hourTenths'>[];
  totalHourTenths: number;
}): { sum: number; difference: number; exceeds: boolean } {
  const sum = courses.reduce((total, { hourTenths }) => total + hourTenths, 0);
  return { sum, difference: totalHourTenths - sum, exceeds: sum > totalHourTenths };
}

/** One line of 系统核对 on the reviewer's screen; `ok: false` asks for attention and never refuses by itself. */
export type SystemCheck =
  | { code: 'creditsMatchRule'; ok: true; hourTenths: number; creditHundredths: number }
  | {
      code: 'creditsDifferFromHours';
      ok: false;
      hourTenths: number;
      creditHundredths: number;
      expectedCreditHundredths: number;
    }
  | { code: 'creditsAboveCap'; ok: false; creditHundredths: number; capHundredths: number }
  | { code: 'courseHoursEqual'; ok: true; sumHourTenths: number }
  | { code: 'courseHoursBelow' | 'courseHoursAbove'; ok: false; sumHourTenths: number; totalHourTenths: number }
  | { code: 'batchesInsidePlanned'; ok: true }
  /** Days that the batch begins before and ends after the planned dates; 0 where it does not. */
  | { code: 'batchOutsidePlanned'; ok: false; batchId: string; daysBefore: number; daysAfter: number }
  | { code: 'restDay'; ok: false; batchId: string; day: Day; reason: string };

function checkHours({ courses, locked }: ProjectContent): SystemCheck {
  const totalHourTenths = locked.hourTenths;
  const { sum: sumHourTenths, difference } = courseHours({ courses, totalHourTenths });
  if (difference === 0) return { code: 'courseHoursEqual', ok: true, sumHourTenths };
  return { code: difference > 0 ? 'courseHoursBelow' : 'courseHoursAbove', ok: false, sumHourTenths, totalHourTenths };
}

function checkPlannedDates({ batches, form: { plannedBegin, plannedEnd } }: ProjectContent): SystemCheck[] {
  const leaving = batches.filter((batch) => leavesPlannedDates({ batch, plannedBegin, plannedEnd }));
  if (leaving.length === 0) return [{ code: 'batchesInsidePlanned', ok: true }];
  return leaving.map(({ batchId, begin, end }) => ({
    code: 'batchOutsidePlanned',
    ok: false,
    batchId,
    daysBefore: plannedBegin === null ? 0 : dayCount(begin, addDays(plannedBegin, -1)),
    daysAfter: plannedEnd === null ? 0 : dayCount(addDays(plannedEnd, 1), end),
  }));
}

/**
 * What the system has compared for the centre (screen C2): credits against hours by the rule of the day, the sum of
 * course hours against the total, batches against the planned dates, and every day without teaching.
 */
export function systemChecks(project: ProjectContent, rule: CreditRule): SystemCheck[] {
  const { creditHundredths, hourTenths } = project.locked;
  const warnings = checkCatalogueFigures({ creditHundredths, hourTenths }, rule);
  const figures: SystemCheck[] = warnings.map((warning) =>
    warning.code === 'creditsAboveCap'
      ? { code: 'creditsAboveCap', ok: false, creditHundredths, capHundredths: warning.capHundredths }
      : {
          code: 'creditsDifferFromHours',
          ok: false,
          creditHundredths,
          hourTenths,
          expectedCreditHundredths: warning.expectedCreditHundredths,
        },
  );
  if (figures.length === 0) figures.push({ code: 'creditsMatchRule', ok: true, hourTenths, creditHundredths });
  const restDays = project.batches.reduce<SystemCheck[]>(
    (checks, { batchId, restDays: days }) => [
      ...checks,
      ...(days ?? []).map(({ day, reason }): SystemCheck => ({ code: 'restDay', ok: false, batchId, day, reason })),
    ],
    [],
  );
  return [...figures, checkHours(project), ...checkPlannedDates(project), ...restDays];
}
