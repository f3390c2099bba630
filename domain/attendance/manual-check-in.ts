/** The manual check-in (补签) by an administrator, for somebody whose own scan did not come about (rules: "Manual check-in and appeal"). */
import { secondOf } from '../kernel/time';
import { isReason } from '../kernel/reason';
import type { CheckInStanding } from '../person/standing';
import { isInWindow, type AttendanceWindow } from '../project/attendance-window';
import { canBeHeld, type ProjectState } from '../project/project-state';
import { isOpenToHand, type Slot } from './slots';

export const manualReasons = ['phoneDead', 'noPhone', 'noNetwork', 'codeUnreadable', 'faceFailed', 'other'] as const;
export type ManualReason = (typeof manualReasons)[number];

/** As they are shown, to the person too. */
export const manualReasonWords: Record<ManualReason, string> = {
  phoneDead: '手机没电',
  noPhone: '没带手机',
  noNetwork: '网络不通',
  codeUnreadable: '码扫不上',
  faceFailed: '人脸没通过',
  other: '其他',
};

/** The whole reason in words; what was picked, and what was written to it. */
export function manualReasonText({ reason, note }: { reason: ManualReason; note: string }): string {
  if (reason === 'other') return note;
  return note === '' ? manualReasonWords[reason] : `${manualReasonWords[reason]}：${note}`;
}

/** `other` says nothing by itself. */
const manualReasonObjection = ({
  reason,
  note,
}: {
  reason: ManualReason;
  note: string;
}): 'reasonRequired' | undefined => (reason !== 'other' || isReason(note) ? undefined : 'reasonRequired');

/**
 * The second for which a record by hand stands. While its slot runs it is now; of one that is over it is the middle, so that a window
 * made narrower at either end keeps it. Where another window lies over the middle (a spot check), it steps aside: nobody is checked in
 * to what was not chosen.
 */
export function evidenceIn(
  slot: AttendanceWindow,
  { windows, now }: { windows: readonly AttendanceWindow[]; now: number },
): number {
  const others = windows.filter(({ begin, end }) => begin !== slot.begin || end !== slot.end);
  const isApart = (at: number): boolean => !others.some((window) => isInWindow(at, window));
  const running = isInWindow(now, slot) ? [secondOf(now)] : [];
  const middle = secondOf((slot.begin + slot.end) / 2);
  const aside = others.flatMap(({ begin, end }) => [secondOf(begin - 1), secondOf(end) + 1000]);
  const candidates = [...running, middle, slot.begin, slot.end, ...aside].filter(
    (at) => isInWindow(at, slot) && at <= now,
  );
  return candidates.find(isApart) ?? candidates[0] ?? slot.begin;
}

/** One record to be written, and the slot it stands for. */
export interface ManualEntry {
  slot: AttendanceWindow;
  /** Epoch milliseconds. */
  evidenceAt: number;
}

export const manualRefusals = [
  'reasonRequired',
  'projectNotApproved',
  'attendeeReturned',
  'attendeeLeft',
  'slotsChanged',
  'slotNotBegun',
] as const;
export type ManualRefusal = (typeof manualRefusals)[number];

/**
 * Decides the manual check-in of a person to some slots. A slot in which they are by now is no obstacle: it is left as it is.
 * @param chosen the begins of the slots; one that is none of the batch's any more is refused
 */
export function decideManual({
  projectState,
  registration,
  slots,
  chosen,
  reason,
  note,
  now,
}: {
  projectState: ProjectState;
  registration: CheckInStanding;
  slots: readonly Slot[];
  chosen: readonly number[];
  reason: ManualReason;
  note: string;
  now: number;
}): { kind: 'record'; entries: ManualEntry[]; provisional: boolean } | { kind: 'refuse'; reason: ManualRefusal } {
  const objection = manualReasonObjection({ reason, note });
  if (objection) return { kind: 'refuse', reason: objection };
  if (!canBeHeld(projectState)) return { kind: 'refuse', reason: 'projectNotApproved' };
  if (registration === 'registrationReturned') return { kind: 'refuse', reason: 'attendeeReturned' };
  if (registration === 'registrationLeft') return { kind: 'refuse', reason: 'attendeeLeft' };
  // Of several that begin together the shortest that is open: a second in it lies in all of them.
  const inOrder = [...slots].sort(
    (a, b) => Number(isOpenToHand(b)) - Number(isOpenToHand(a)) || a.window.end - b.window.end,
  );
  const wanted = [...new Set(chosen)].map((begin) => inOrder.find(({ window }) => window.begin === begin));
  const known = wanted.filter((slot) => slot !== undefined);
  if (known.length < wanted.length) return { kind: 'refuse', reason: 'slotsChanged' };
  if (known.some(({ state, window }) => state === 'upcoming' || window.begin > now))
    return { kind: 'refuse', reason: 'slotNotBegun' };
  const windows = slots.map(({ window }) => window);
  return {
    kind: 'record',
    entries: known
      .filter(isOpenToHand)
      .map(({ window }) => ({ slot: window, evidenceAt: evidenceIn(window, { windows, now }) })),
    provisional: registration === 'provisional',
  };
}
