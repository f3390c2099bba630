/**
 * A person's slots (时段) of a batch: its planned windows with what they have in each, and where nothing counts, the true cause
 * (M12, M18; rules: "Slots"). The one place that says it, for the person and for whoever holds the meeting.
 */
import { isInWindow, type AttendanceWindow } from '../project/attendance-window';
import type { Taught } from '../project/lessons';
import { windowsOf, type PlannedBatch } from '../project/planned-windows';
import { isBoundBy } from './spot-check';
import { dayOf, secondOf } from '../kernel/time';

/** How one record stands now. */
export const recordStandings = ['counts', 'provisional', 'awaitsConfirmation', 'removed'] as const;
export type RecordStanding = (typeof recordStandings)[number];

export interface SlotRecord {
  recordId: string;
  /** Epoch milliseconds. */
  at: number;
  standing: RecordStanding;
}

/** `done`: something in it counts; `open`: it runs; `missed`: it is over and nothing in it may come to count. */
export const slotStates = ['done', 'provisional', 'awaitsConfirmation', 'open', 'upcoming', 'missed'] as const;
export type SlotState = (typeof slotStates)[number];

/** Why nothing in a slot counts: what was there was taken back, or they scanned that day outside every window, or not at all. */
export const slotCauses = ['removed', 'outsideWindows', 'notScanned'] as const;
export type SlotCause = (typeof slotCauses)[number];

export interface Slot {
  window: AttendanceWindow;
  state: SlotState;
  /** The record that makes it so, the first of its kind in the window; of `removed` the one that was taken back. */
  record?: SlotRecord;
  /** Of a slot that is open or missed. */
  cause?: SlotCause;
  /** With `outsideWindows`: the scan of that day that lies nearest, epoch milliseconds. */
  nearest?: number;
  /** It is a spot check. */
  spotCheck?: true;
}

/** In the order in which they decide: what counts first, then what one step of somebody's makes count. */
const standingOrder = ['counts', 'provisional', 'awaitsConfirmation'] as const;
const stateOf = { counts: 'done', provisional: 'provisional', awaitsConfirmation: 'awaitsConfirmation' } as const;

/** The slots of a batch in order of time. @param records the person's in this batch, in any order */
export function slotsOf({
  batch,
  courses,
  records,
  spotChecks = [],
  now,
}: {
  batch: PlannedBatch;
  courses: readonly Taught[];
  records: readonly SlotRecord[];
  /** Of the batch: each is a slot of whoever it binds. */
  spotChecks?: readonly AttendanceWindow[];
  now: number;
}): Slot[] {
  const ordered = [...records].sort((a, b) => a.at - b.at);
  const seen = ordered.filter(({ standing }) => standing !== 'removed').map(({ at }) => at);
  const spots = spotChecks.filter((each) => isBoundBy(each, seen)).map(({ begin, end }) => ({ begin, end }));
  const planned = windowsOf(batch, courses);
  const windows = [...planned, ...spots].sort((a, b) => a.begin - b.begin || a.end - b.end);
  const outside = outsideOf(windows, ordered).filter(({ standing }) => standing !== 'removed');
  return windows.map((window) => ({
    ...slotOf(window, { ordered, outside, now }),
    ...(spots.includes(window) ? { spotCheck: true as const } : {}),
  }));
}

function slotOf(
  window: AttendanceWindow,
  { ordered, outside, now }: { ordered: readonly SlotRecord[]; outside: readonly SlotRecord[]; now: number },
): Slot {
  const inside = ordered.filter(({ at }) => isInWindow(at, window));
  for (const standing of standingOrder) {
    const record = inside.find((each) => each.standing === standing);
    if (record) return { window, state: stateOf[standing], record };
  }
  const second = secondOf(now);
  const state = second < window.begin ? 'upcoming' : second <= window.end ? 'open' : 'missed';
  const removed = inside.find(({ standing }) => standing === 'removed');
  if (removed) return { window, state, record: removed, cause: 'removed' };
  if (state === 'upcoming') return { window, state };
  const nearest = nearestTo(window, outside);
  return nearest === undefined
    ? { window, state, cause: 'notScanned' }
    : { window, state, cause: 'outsideWindows', nearest };
}

/** Records that lie in no window: 18:05 is seen, not silently lost. */
export function outsideOf<Record extends { at: number }>(
  windows: readonly AttendanceWindow[],
  records: readonly Record[],
): Record[] {
  return records.filter(({ at }) => !windows.some((window) => isInWindow(at, window)));
}

/** The scan of a window's day that missed it by the least. */
function nearestTo({ begin, end }: AttendanceWindow, outside: readonly SlotRecord[]): number | undefined {
  const day = dayOf(begin);
  const gap = (at: number): number => (at < begin ? begin - at : at - end);
  const ofDay = outside.map(({ at }) => at).filter((at) => dayOf(at) === day);
  return ofDay.sort((a, b) => gap(a) - gap(b))[0];
}

/** Whether a slot has begun and nothing in it counts, or is about to: what somebody may be checked in to by hand. */
export const isOpenToHand = ({ state }: Slot): boolean => state === 'open' || state === 'missed';
