/**
 * A spot check (抽查点名, D6; rules: "Spot check"): a window of two minutes that an administrator opens at any moment. It is one of the
 * planned windows for whoever had checked in that day before it began, and for nobody else.
 */
import { MAX_ANALYSIS_WINDOWS, type AttendanceWindow } from '../project/attendance-window';
import { isInBatch, type Batch } from '../project/batch';
import { canBeHeld, type ProjectState } from '../project/project-state';
import { dayOf, MINUTE_MS, SECOND_MS, secondOf } from '../kernel/time';

const SPOT_CHECK_MS = 2 * MINUTE_MS;
/** How long before it begins it may be announced, whole minutes. */
export const SPOT_CHECK_NOTICE_MINUTES = [0, 1, 3] as const;
/** More on one day would be no spot checks any more. */
export const MOST_SPOT_CHECKS_A_DAY = 6;

/** One of a batch, by whom it was opened. */
export type SpotCheck = AttendanceWindow & { batchId: string; by: string };

/** Both ends belong to a window: two minutes are a hundred and twenty seconds. */
export function spotCheckAt(now: number, noticeMinutes: number): AttendanceWindow {
  const begin = secondOf(now) + noticeMinutes * MINUTE_MS;
  return { begin, end: begin + SPOT_CHECK_MS - SECOND_MS };
}

/** Those of one batch, in order of time. */
export const spotChecksOf = (
  { spotChecks = [] }: { spotChecks?: readonly SpotCheck[] | undefined },
  batchId: string,
): SpotCheck[] => spotChecks.filter((each) => each.batchId === batchId).sort((a, b) => a.begin - b.begin);

/** The windows of a course with the spot checks of the days on which it has any, in order of time. */
export const withSpotChecks = (
  windows: readonly AttendanceWindow[],
  spotChecks: readonly AttendanceWindow[],
): AttendanceWindow[] => {
  const days = new Set(windows.map(({ begin }) => dayOf(begin)));
  const spots = spotChecks.filter(({ begin }) => days.has(dayOf(begin)));
  return [...windows, ...spots.map(({ begin, end }) => ({ begin, end }))].sort(
    (a, b) => a.begin - b.begin || a.end - b.end,
  );
};

/** Those of the spot checks that ask for somebody who was seen at these moments. */
export const bindingOf = <Window extends AttendanceWindow>(
  spotChecks: readonly Window[],
  moments: readonly number[],
): Window[] => spotChecks.filter((each) => isBoundBy(each, moments));

/** Whether somebody is asked for it who was seen at these moments. */
export const isBoundBy = ({ begin }: AttendanceWindow, moments: readonly number[]): boolean =>
  moments.some((at) => at < begin && dayOf(at) === dayOf(begin));

type SpotCheckRefusal = 'projectNotApproved' | 'outsideBatch' | 'spotCheckRunning' | 'tooManySpotChecks';

/**
 * Decides whether one may be opened now.
 * @param earlier those of the batch
 * @param planned its planned windows: an analysis has room for so many in all
 */
export function decideSpotCheck({
  projectState,
  batch,
  earlier,
  planned,
  noticeMinutes,
  now,
}: {
  projectState: ProjectState;
  batch: Pick<Batch, 'begin' | 'end'>;
  earlier: readonly AttendanceWindow[];
  planned: readonly AttendanceWindow[];
  noticeMinutes: number;
  now: number;
}): { kind: 'open'; window: AttendanceWindow } | { kind: 'refuse'; reason: SpotCheckRefusal } {
  const window = spotCheckAt(now, noticeMinutes);
  const objection = ((): SpotCheckRefusal | undefined => {
    if (!canBeHeld(projectState)) return 'projectNotApproved';
    // Also of one that would end past midnight: a window lies on one day.
    if (!isInBatch(dayOf(now), batch) || dayOf(window.end) !== dayOf(now)) return 'outsideBatch';
    if (earlier.some(({ end }) => end >= secondOf(now))) return 'spotCheckRunning';
    const today = earlier.filter(({ begin }) => dayOf(begin) === dayOf(now));
    return today.length >= MOST_SPOT_CHECKS_A_DAY || earlier.length + planned.length >= MAX_ANALYSIS_WINDOWS
      ? 'tooManySpotChecks'
      : undefined;
  })();
  return objection === undefined ? { kind: 'open', window } : { kind: 'refuse', reason: objection };
}

/** The one that goes on or is announced; both ends included. */
export const spotCheckNow = <Window extends AttendanceWindow>(
  spotChecks: readonly Window[],
  now: number,
): Window | undefined => spotChecks.find(({ end }) => end >= secondOf(now));
