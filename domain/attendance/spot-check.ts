/**
 * A spot check (抽查点名, D6; rules: "Spot check"): a window of two minutes that an administrator opens in one hall at any moment. It is one
 * of the planned windows for whoever was last seen in that hall before it began, and for nobody else: parallel halls ask their own people.
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

/** A spot check as it asks people. */
export interface HallCheck extends AttendanceWindow {
  /** Its hall; every hall of the batch without it, as those from before halls had their own. */
  sessionId?: string | undefined;
  /** The courses of that hall when it began: of these it is a window. All of them without it. */
  courseIds?: readonly string[] | undefined;
}

/** One of a batch, by whom it was opened. */
export type SpotCheck = HallCheck & { batchId: string; by: string };

/** When and where somebody was seen; a check-in whose hall nobody knows may have been in any. */
export interface SeenAt {
  at: number;
  sessionId?: string | undefined;
}

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

/** Whether a spot check is a window of a course. */
const asksIn = ({ courseIds }: HallCheck, courseId: string): boolean =>
  courseIds === undefined || courseIds.includes(courseId);

/**
 * The windows of a course with its spot checks of the days on which it has any, in order of time.
 * @param courseId left out for the windows of a whole batch, with all of its spot checks
 */
export const withSpotChecks = (
  windows: readonly AttendanceWindow[],
  spotChecks: readonly HallCheck[],
  courseId?: string,
): AttendanceWindow[] => {
  const days = new Set(windows.map(({ begin }) => dayOf(begin)));
  const spots = spotChecks.filter(
    (each) => days.has(dayOf(each.begin)) && (courseId === undefined || asksIn(each, courseId)),
  );
  return [...windows, ...spots.map(({ begin, end }) => ({ begin, end }))].sort(
    (a, b) => a.begin - b.begin || a.end - b.end,
  );
};

/** Those of some courses of which a spot check is a window. */
export const coursesAskedBy = <Course extends { courseId: string }>(
  spotCheck: HallCheck,
  courses: readonly Course[],
): Course[] => courses.filter(({ courseId }) => asksIn(spotCheck, courseId));

/** Whether a check-in may have been made in the hall of a spot check. */
export const isOfHall = ({ sessionId }: HallCheck, seen: Pick<SeenAt, 'sessionId'>): boolean =>
  sessionId === undefined || seen.sessionId === undefined || seen.sessionId === sessionId;

/** The windows of those of a hall. */
export const checksOfHall = (spotChecks: readonly HallCheck[], sessionId: string): AttendanceWindow[] =>
  spotChecks.filter((each) => isOfHall(each, { sessionId })).map(({ begin, end }) => ({ begin, end }));

/** Those of the spot checks that ask for somebody who was seen at these moments. */
export const bindingOf = <Check extends HallCheck>(spotChecks: readonly Check[], seen: readonly SeenAt[]): Check[] =>
  spotChecks.filter((each) => isBoundBy(each, seen));

/** Whether somebody is asked for it who was seen at these moments: whoever was last seen in its hall that day before it began. */
export function isBoundBy(spotCheck: HallCheck, seen: readonly SeenAt[]): boolean {
  const { begin } = spotCheck;
  const before = seen.filter(({ at }) => at < begin && dayOf(at) === dayOf(begin));
  const last = Math.max(...before.map(({ at }) => at));
  return before.some((each) => each.at === last && isOfHall(spotCheck, each));
}

type SpotCheckRefusal =
  'projectNotApproved' | 'spotCheckWithoutCode' | 'outsideBatch' | 'spotCheckRunning' | 'tooManySpotChecks';

/**
 * Decides whether one may be opened now.
 * @param earlier those of the batch
 * @param planned its planned windows: an analysis has room for so many in all
 */
export function decideSpotCheck({
  projectState,
  batch,
  isShown,
  earlier,
  planned,
  noticeMinutes,
  now,
}: {
  projectState: ProjectState;
  batch: Pick<Batch, 'begin' | 'end'>;
  /** Whether the code of its hall can be shown: nobody is asked for what they cannot do. */
  isShown: boolean;
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
    if (!isShown) return 'spotCheckWithoutCode';
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
