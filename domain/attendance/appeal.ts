/**
 * Appeals (申诉, D7; rules: "Manual check-in and appeal"): somebody says that they were there after all, or that an outcome of a grant or a
 * reversal is wrong. The institution that held the meeting answers, with a reason either way.
 */
import { addDays, dayOf, instantOf, type Day } from '../kernel/time';
import { idOf } from '../kernel/id';
import { isReason } from '../kernel/reason';
import type { Batch } from '../project/batch';
import type { ProjectState } from '../project/project-state';
import type { Slot } from './slots';

/** What an appeal is about: slots of one day, no credits from a grant, or credits that were taken back. */
export const appealKinds = ['attendance', 'outcome', 'reversal'] as const;
export type AppealKind = (typeof appealKinds)[number];

export const appealStates = ['open', 'granted', 'refused', 'withdrawn'] as const;
export type AppealState = (typeof appealStates)[number];

/** Whole days after the last one of a batch on which its attendance may be appealed. */
const DAYS_AFTER_BATCH = 3;
/** The same after the day on which an outcome or a reversal was told. */
const DAYS_AFTER_OUTCOME = 15;

/** Of one subject: whoever was answered twice has said what there is to say. */
export const MOST_APPEALS_OF_SUBJECT = 3;
export const MOST_APPEAL_PICTURES = 3;

const endOf = (day: Day): number => instantOf(addDays(day, 1)) - 1;

/** The last day on which attendance may be appealed. */
export const lastAppealDay = ({ end }: Pick<Batch, 'end'>): Day => addDays(end, DAYS_AFTER_BATCH);

/** The last millisecond at which it may: the end of the third day after the batch. */
export const attendanceAppealUntil = (batch: Pick<Batch, 'end'>): number => endOf(lastAppealDay(batch));

/** The same of an outcome or a reversal that was told at an instant. */
export const outcomeAppealUntil = (toldAt: number): number => endOf(addDays(dayOf(toldAt), DAYS_AFTER_OUTCOME));

/** One appeal about each of these may be open at a time. */
export type AppealSubject =
  | { kind: 'attendance'; projectId: string; batchId: string; day: Day }
  | { kind: 'outcome'; roundId: string }
  | { kind: 'reversal'; entryId: string };

export function appealSubjectKey(subject: AppealSubject): string {
  switch (subject.kind) {
    case 'attendance':
      return idOf(subject.kind, subject.projectId, subject.batchId, subject.day);
    case 'outcome':
      return idOf(subject.kind, subject.roundId);
    case 'reversal':
      return idOf(subject.kind, subject.entryId);
  }
}

/** Whether a slot is over and nothing of its person counts or waits in it; or what was there was taken back. */
export const isAppealable = ({ state, cause }: Pick<Slot, 'state' | 'cause'>): boolean =>
  state === 'missed' || (cause === 'removed' && state !== 'upcoming');

export const askingRefusals = [
  'reasonRequired',
  'projectNotApproved',
  'appealOver',
  'appealOpen',
  'appealTooOften',
  'nothingToAppeal',
] as const;
export type AskingRefusal = (typeof askingRefusals)[number];

/** Meetings that are held, and those that have ended with their credits effective. */
const isHeld = (state: ProjectState): boolean => state === 'approved' || state === 'closed';

/**
 * Decides whether somebody may appeal.
 * @param founded whether there is what they appeal about: slots that lack them, an outcome, a reversal
 * @param until see {@link attendanceAppealUntil} and {@link outcomeAppealUntil}
 * @param earlier states of all their appeals about the same
 */
export function decideAsking({
  projectState,
  founded,
  until,
  earlier,
  note,
  now,
}: {
  projectState: ProjectState;
  founded: boolean;
  until: number;
  earlier: readonly AppealState[];
  note: string;
  now: number;
}): { kind: 'open' } | { kind: 'refuse'; reason: AskingRefusal } {
  const objection = ((): AskingRefusal | undefined => {
    if (!isReason(note)) return 'reasonRequired';
    if (!isHeld(projectState)) return 'projectNotApproved';
    if (earlier.includes('open')) return 'appealOpen';
    if (now > until) return 'appealOver';
    if (!founded) return 'nothingToAppeal';
    return earlier.length >= MOST_APPEALS_OF_SUBJECT ? 'appealTooOften' : undefined;
  })();
  return objection === undefined ? { kind: 'open' } : { kind: 'refuse', reason: objection };
}

export type AppealAct = { kind: 'grant' | 'refuse'; reason: string; own: boolean } | { kind: 'withdraw' };

type AppealRefusal = 'reasonRequired' | 'appealAnswered' | 'ownAppeal';

/**
 * Decides an answer, or that it is taken back. There is no last day for an answer: who decides late still decides. Nobody answers their
 * own.
 */
export function decideAppeal(
  state: AppealState,
  act: AppealAct,
): { kind: 'move'; to: Exclude<AppealState, 'open'> } | { kind: 'refuse'; reason: AppealRefusal } {
  if (state !== 'open') return { kind: 'refuse', reason: 'appealAnswered' };
  if (act.kind === 'withdraw') return { kind: 'move', to: 'withdrawn' };
  if (act.own) return { kind: 'refuse', reason: 'ownAppeal' };
  if (!isReason(act.reason)) return { kind: 'refuse', reason: 'reasonRequired' };
  return { kind: 'move', to: act.kind === 'grant' ? 'granted' : 'refused' };
}
