/**
 * A person's slots (时段) of a batch: the windows that its courses ask for, with what they have in each, and where nothing counts, the
 * true cause (M12, M18; rules: "Slots"). The one place that says it, for the person and for whoever holds the meeting.
 */
import { coversCourse } from './due';
import { bindingOf, coursesAskedBy, isBoundBy, isOfHall, type HallCheck } from './spot-check';
import { isInWindow, type AttendanceWindow } from '../project/attendance-window';
import { intendedStrategyOf, type IntendedStrategy } from '../project/intended-strategy';
import type { Taught } from '../project/lessons';
import { windowsByCourses, type PlannedBatch } from '../project/planned-windows';
import { dayOf, secondOf } from '../kernel/time';

/** How one record stands now. */
export const recordStandings = ['counts', 'provisional', 'awaitsConfirmation', 'removed'] as const;
export type RecordStanding = (typeof recordStandings)[number];

export interface SlotRecord {
  recordId: string;
  /** Epoch milliseconds. */
  at: number;
  standing: RecordStanding;
  /** Courses that the session covered; all of them without it. */
  courseIds?: readonly string[] | undefined;
  /** Its hall, for spot checks. */
  sessionId?: string | undefined;
}

/** `done`: something in it counts; `open`: it runs; `missed`: it is over and nothing in it may come to count. */
export const slotStates = ['done', 'provisional', 'awaitsConfirmation', 'open', 'upcoming', 'missed'] as const;
export type SlotState = (typeof slotStates)[number];

/**
 * Why nothing in a slot counts: what was there was taken back, was for other courses than those of the slot, lay that day outside every
 * window, or was never scanned.
 */
export const slotCauses = ['removed', 'otherCourse', 'outsideWindows', 'notScanned'] as const;
export type SlotCause = (typeof slotCauses)[number];

export interface Slot {
  window: AttendanceWindow;
  /** The courses that ask for it; none in a batch whose courses are not known. */
  courseIds: string[];
  /** Of those, the ones for which something in it counts, or waits. */
  metIds: string[];
  state: SlotState;
  /** The record that makes it so, the first of its kind in the window; of `removed` the one that was taken back. */
  record?: SlotRecord;
  /** Of a slot that is open or missed. */
  cause?: SlotCause;
  /** With `outsideWindows`: the scan of that day that lies nearest; with `otherCourse` the one in the window. Epoch milliseconds. */
  nearest?: number;
  /** It is a spot check. */
  spotCheck?: true;
}

/** In the order in which they decide: what counts first, then what one step of somebody's makes count. */
const standingOrder = ['counts', 'provisional', 'awaitsConfirmation'] as const;
const stateOf = { counts: 'done', provisional: 'provisional', awaitsConfirmation: 'awaitsConfirmation' } as const;

type SlotBatch = PlannedBatch & { intendedStrategy?: IntendedStrategy | undefined };
type SlotCourse = Taught & { readonly courseId: string };
type Asked = AttendanceWindow & { courses: readonly { courseId: string }[]; spotCheck?: HallCheck };

/** The windows that are asked for, spot checks among them: those of the courses of their day. */
function askedWindows(
  { batch, courses }: { batch: PlannedBatch; courses: readonly SlotCourse[] },
  spotChecks: readonly HallCheck[],
): Asked[] {
  const asked: Asked[] = windowsByCourses(batch, courses);
  const spots = spotChecks.flatMap((spotCheck): Asked[] => {
    const { begin, end } = spotCheck;
    const ofDay = asked.filter((one) => dayOf(one.begin) === dayOf(begin)).flatMap((one) => one.courses);
    const own = coursesAskedBy(spotCheck, [...new Set(ofDay)]);
    // Of a day, or a hall, in which no course asks for anything it asks for nothing either.
    return own.length === 0 && courses.length > 0 ? [] : [{ begin, end, courses: own, spotCheck }];
  });
  return [...asked, ...spots].sort((a, b) => a.begin - b.begin || a.end - b.end);
}

/** The slots of a batch in order of time. @param records the person's in this batch, in any order */
export function slotsOf({
  batch,
  courses,
  records,
  spotChecks = [],
  now,
}: {
  batch: SlotBatch;
  courses: readonly SlotCourse[];
  records: readonly SlotRecord[];
  /** Of the batch: each is a slot of whoever it binds. */
  spotChecks?: readonly HallCheck[];
  now: number;
}): Slot[] {
  const seen = records.filter(({ standing }) => standing !== 'removed');
  const asked = askedWindows({ batch, courses }, bindingOf(spotChecks, seen));
  const ordered = [...records].sort((a, b) => a.at - b.at);
  const outside = ordered.filter(
    ({ at, standing }) => standing !== 'removed' && !asked.some((one) => isInWindow(at, one)),
  );
  // With one course that is enough nobody is asked for the others; else a slot is done once it is for each of its courses.
  const oneIsEnough = intendedStrategyOf(batch) === 'anyCourseFull';
  return asked.map((one) => ({
    ...slotOf(one, { ordered, outside, oneIsEnough: oneIsEnough || one.spotCheck !== undefined, now }),
    ...(one.spotCheck ? { spotCheck: true as const } : {}),
  }));
}

/** A spot check asks that somebody is there: they may scan in whatever hall they have come to since. */
const isFor = (record: Pick<SlotRecord, 'courseIds'>, { courses, spotCheck }: Asked): boolean =>
  spotCheck !== undefined || courses.length === 0 || courses.some(({ courseId }) => coversCourse(record, courseId));

function slotOf(
  one: Asked,
  {
    ordered,
    outside,
    oneIsEnough,
    now,
  }: { ordered: readonly SlotRecord[]; outside: readonly SlotRecord[]; oneIsEnough: boolean; now: number },
): Slot {
  const window = { begin: one.begin, end: one.end };
  const within = ordered.filter(({ at }) => isInWindow(at, window));
  const inside = within.filter((record) => isFor(record, one));
  const courseIds = one.courses.map(({ courseId }) => courseId);
  const metBy = (standings: readonly RecordStanding[]): string[] => {
    const those = inside.filter(({ standing }) => standings.includes(standing));
    return courseIds.filter((courseId) => those.some((record) => coversCourse(record, courseId)));
  };
  const slot = { window, courseIds, metIds: metBy(standingOrder) };
  for (const [place, standing] of standingOrder.entries()) {
    const record = inside.find((each) => each.standing === standing);
    const isWhole = metBy(standingOrder.slice(0, place + 1)).length === courseIds.length;
    if (record && (oneIsEnough || isWhole)) return { ...slot, state: stateOf[standing], record };
  }
  const second = secondOf(now);
  const state = second < window.begin ? 'upcoming' : second <= window.end ? 'open' : 'missed';
  const elsewhere = within.find((record) => record.standing !== 'removed');
  if (elsewhere) return { ...slot, state, cause: 'otherCourse', nearest: elsewhere.at };
  const removed = inside.find(({ standing }) => standing === 'removed');
  if (removed) return { ...slot, state, record: removed, cause: 'removed' };
  if (state === 'upcoming') return { ...slot, state };
  const nearest = nearestTo(window, outside);
  return nearest === undefined
    ? { ...slot, state, cause: 'notScanned' }
    : { ...slot, state, cause: 'outsideWindows', nearest };
}

/** Records that count for nothing: they lie in no window of a course that their session covers. 18:05 is seen, not silently lost. */
export function outsideOf<Record extends Pick<SlotRecord, 'at' | 'courseIds' | 'sessionId'>>(
  {
    spotChecks = [],
    ...planned
  }: {
    batch: PlannedBatch;
    courses: readonly SlotCourse[];
    spotChecks?: readonly HallCheck[];
  },
  records: readonly Record[],
): Record[] {
  const asked = askedWindows(planned, spotChecks);
  // A spot check is a window for whoever is asked, and in its hall for everybody: nothing there is said to be outside.
  const isAsked = (record: Record, { spotCheck }: Asked): boolean =>
    spotCheck === undefined || isOfHall(spotCheck, record) || isBoundBy(spotCheck, records);
  return records.filter(
    (record) => !asked.some((one) => isInWindow(record.at, one) && isFor(record, one) && isAsked(record, one)),
  );
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
