/**
 * A change request (变更申请): what an institution asks the centre to change of an approved project (rules: "Change requests"). Until it
 * is approved the old facts hold.
 */
import { teachingDays, type Batch } from './batch';
import type { DocumentKind } from './project';
import type { Course, Lecturer, ProjectForm } from './project';
import { changedCourseFields, changedFields, type EditableContent } from './project-change';
import { reasonObjection } from '../kernel/reason';
import { decideStep, type Step } from '../kernel/step';
import type { Day } from '../kernel/time';

export const changeStates = ['draft', 'submitted', 'returned', 'approved', 'dropped'] as const;
export type ChangeState = (typeof changeStates)[number];

/** Whether it is still on its way: a project has one such request at most. */
export const isOpenChange = (state: ChangeState): boolean =>
  state === 'draft' || state === 'submitted' || state === 'returned';

/** Whether its institution may still write it. */
export const canWriteChange = (state: ChangeState): boolean => state === 'draft' || state === 'returned';

/** One thing in which two versions of a project differ. `number` counts from 1. */
export type ContentChange =
  | {
      area: 'form';
      field: keyof ProjectForm;
      before: ProjectForm[keyof ProjectForm];
      after: ProjectForm[keyof ProjectForm];
    }
  | { area: 'batch'; batchId: string; number: number; before: Batch | null; after: Batch | null }
  | { area: 'course'; courseId: string; fields: (keyof Course)[]; before: Course | null; after: Course | null };

function keysOf<T extends object>(value: T): (keyof T)[] {
  return Object.keys(value) as (keyof T)[];
}

const batchFigures = ({ begin, end, windows, restDays = [] }: Batch): string =>
  JSON.stringify([
    begin,
    end,
    windows.map((window) => [window.begin, window.end]),
    restDays.map(({ day, reason }) => [day, reason]),
  ]);

/** Everything in which `after` differs from `before`, in the order of the form: nothing when they are the same. */
export function changesOf(before: EditableContent, after: EditableContent): ContentChange[] {
  const form = changedFields(before.form, after.form).map((field): ContentChange => ({
    area: 'form',
    field,
    before: before.form[field],
    after: after.form[field],
  }));
  return [...form, ...batchChanges(before.batches, after.batches), ...courseChanges(before.courses, after.courses)];
}

function batchChanges(before: readonly Batch[], after: readonly Batch[]): ContentChange[] {
  const ids = [...new Set([...before, ...after].map(({ batchId }) => batchId))];
  return ids.flatMap((batchId, index): ContentChange[] => {
    const was = before.find((batch) => batch.batchId === batchId) ?? null;
    const is = after.find((batch) => batch.batchId === batchId) ?? null;
    if (was && is && batchFigures(was) === batchFigures(is)) return [];
    return [{ area: 'batch', batchId, number: index + 1, before: was, after: is }];
  });
}

function courseChanges(before: readonly Course[], after: readonly Course[]): ContentChange[] {
  const ids = [...new Set([...before, ...after].map(({ courseId }) => courseId))];
  return ids.flatMap((courseId): ContentChange[] => {
    const was = before.find((course) => course.courseId === courseId) ?? null;
    const is = after.find((course) => course.courseId === courseId) ?? null;
    const fields = was && is ? changedCourseFields(was, is) : [];
    if (was && is && fields.length === 0) return [];
    return [{ area: 'course', courseId, fields, before: was, after: is }];
  });
}

/**
 * What a project is once a request is approved: what the request has changed since it was begun, over what the project is now. Texts
 * that were corrected meanwhile stay.
 */
export function applyChange(present: EditableContent, base: EditableContent, asked: EditableContent): EditableContent {
  const changes = changesOf(base, asked);
  const form = { ...present.form };
  let courses = [...present.courses];
  let batches = [...present.batches];
  for (const change of changes) {
    if (change.area === 'form') Object.assign(form, { [change.field]: change.after });
    else if (change.area === 'batch') batches = replaced(batches, change, ({ batchId }) => batchId === change.batchId);
    else {
      const now = present.courses.find(({ courseId }) => courseId === change.courseId);
      const merged =
        now && change.before && change.after ? mergedCourse(now, change.before, change.after) : change.after;
      courses = replaced(courses, { after: merged }, ({ courseId }) => courseId === change.courseId);
    }
  }
  return { form, courses, batches };
}

/** A course with what was asked for, over what it is now; of a lecturer field by field, since their data may be corrected meanwhile. */
function mergedCourse(now: Course, base: Course, asked: Course): Course {
  const fields = changedCourseFields(base, asked);
  const set = Object.fromEntries(fields.map((field) => [field, asked[field]]));
  return fields.includes('lecturers')
    ? { ...now, ...set, lecturers: asked.lecturers.map((lecturer) => mergedLecturer(lecturer, base, now)) }
    : { ...now, ...set };
}

function mergedLecturer(asked: Lecturer, base: Course, now: Course): Lecturer {
  const [was, is] = [base, now].map(({ lecturers }) =>
    lecturers.find(({ lecturerId }) => lecturerId === asked.lecturerId),
  );
  if (!was || !is) return asked;
  const set = keysOf(asked).filter((field) => was[field] !== asked[field]);
  return { ...is, ...Object.fromEntries(set.map((field) => [field, asked[field]])) };
}

function replaced<T>(list: T[], { after }: { after: T | null }, isIt: (item: T) => boolean): T[] {
  if (after === null) return list.filter((item) => !isIt(item));
  return list.some(isIt) ? list.map((item) => (isIt(item) ? after : item)) : [...list, after];
}

/** The documents that no longer fit: place, days and lectures stand in the notice, days and lectures in the agenda (M10). */
export function documentsToReplace(changes: readonly ContentChange[]): DocumentKind[] {
  const planned = changes.some(({ area }) => area !== 'form');
  const place = changes.some((change) => change.area === 'form' && change.field === 'venue');
  return [...(planned || place ? (['notice'] as const) : []), ...(planned ? (['agenda'] as const) : [])];
}

/** What was done with a batch already: that cannot be changed afterwards. */
export type HeldBatch = { batchId: string; hasRecords: boolean; granted: boolean };

export const pastFaults = ['granted', 'pastDays', 'courseHasRecords'] as const;
export type PastFault = { code: (typeof pastFaults)[number]; id: string };

/**
 * What of a change would rewrite the past: a batch with records keeps its teaching days up to today, a batch that was granted keeps
 * everything, and no course goes that people have checked in to.
 */
export function faultsOfPast(
  changes: readonly ContentChange[],
  { held, today }: { held: readonly HeldBatch[]; today: Day },
): PastFault[] {
  const past = (batch: Batch | null): string => (batch ? teachingDays(batch) : []).filter((day) => day <= today).join();
  const anyRecords = held.some(({ hasRecords }) => hasRecords);
  return changes.flatMap((change): PastFault[] => {
    if (change.area === 'course')
      return anyRecords && change.before && !change.after ? [{ code: 'courseHasRecords', id: change.courseId }] : [];
    if (change.area !== 'batch') return [];
    const batch = held.find(({ batchId }) => batchId === change.batchId);
    if (batch?.granted) return [{ code: 'granted', id: change.batchId }];
    if (batch?.hasRecords && past(change.before) !== past(change.after))
      return [{ code: 'pastDays', id: change.batchId }];
    return [];
  });
}

/** What stands against handing a request in, the first of it. */
export function decideChangeSubmission(
  state: ChangeState,
  found: { changes: number; missing: number; past: number; documents: number; reason: string },
): Step<
  ChangeState,
  'wrongState' | 'nothingChanged' | 'projectIncomplete' | 'pastFixed' | 'documentMissing' | 'reasonRequired'
> {
  const objection = (():
    'nothingChanged' | 'projectIncomplete' | 'pastFixed' | 'documentMissing' | 'reasonRequired' | undefined => {
    if (found.changes === 0) return 'nothingChanged';
    if (found.missing > 0) return 'projectIncomplete';
    if (found.past > 0) return 'pastFixed';
    if (found.documents > 0) return 'documentMissing';
    return reasonObjection(found.reason);
  })();
  return decideStep(state, { from: ['draft', 'returned'], to: 'submitted' }, objection);
}

/** Takes a request back while no reviewer has it in hand; one that is not with the centre is dropped. */
export function decideChangeWithdrawal(
  state: ChangeState,
  { begun, reviewed }: { begun: boolean; reviewed: boolean },
): Step<ChangeState, 'wrongState' | 'reviewBegun'> {
  if (canWriteChange(state)) return { kind: 'move', to: 'dropped' };
  return decideStep(
    state,
    { from: ['submitted'], to: reviewed ? 'returned' : 'draft' },
    begun ? 'reviewBegun' : undefined,
  );
}

/** The centre's decision. `past` counts what would rewrite the past by now: people may have checked in since it was handed in. */
export function decideChangeReview(
  state: ChangeState,
  review: { kind: 'approve'; past: number } | { kind: 'return'; reason: string },
): Step<ChangeState, 'wrongState' | 'pastFixed' | 'reasonRequired'> {
  if (review.kind === 'return')
    return decideStep(state, { from: ['submitted'], to: 'returned' }, reasonObjection(review.reason));
  return decideStep(state, { from: ['submitted'], to: 'approved' }, review.past > 0 ? 'pastFixed' : undefined);
}

/** What those who come read of a change: place, days and lectures. '' when nothing of it concerns them. */
export function wordsForAudience(changes: readonly ContentChange[]): string {
  const words = changes.flatMap((change): string[] => {
    if (change.area === 'form') return change.field === 'venue' ? [`地点改为${String(change.after)}`] : [];
    if (change.area === 'course') return [];
    const { before, after, number } = change;
    if (after === null) return [`第 ${number} 期取消`];
    const days = after.begin === after.end ? after.begin : `${after.begin} 至 ${after.end}`;
    if (before === null) return [`加了第 ${number} 期 ${days}`];
    return before.begin === after.begin && before.end === after.end
      ? [`第 ${number} 期的签到时段或停课日有变动`]
      : [`第 ${number} 期改为 ${days}`];
  });
  if (changes.some(({ area }) => area === 'course')) words.push('课程安排有变动');
  return words.join('；');
}
