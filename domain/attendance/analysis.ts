/**
 * The attendance analysis (考勤分析, M17, M18): a person is valid when every window holds at least one of their records.
 * The result is a pure function of records and windows, whatever their order, so it can be frozen with the digest of its input.
 */
import type { AttendanceWindow } from '../project/attendance-window';
import { attendanceFlags } from './attendance-record';
import type { AttendanceFlag, RecordOrigin } from './attendance-record';
import { dayFromNumber, dayNumberOf, SECOND_MS, secondOf } from '../kernel/time';
import type { Day } from '../kernel/time';

/**
 * Named in every snapshot; raise it whenever the same input could give another result. 1: one list of windows for the batch.
 * 2: windows belong to courses, and daily duty is a fact of its own. 3: a spot check asks the people of its hall, and keeps no day.
 */
export const ANALYSIS_RULE_VERSION = 3;

export type AnalysisRecord = {
  recordId: string;
  personId: string;
  /** Epoch ms. */
  evidenceAt: number;
  origin: RecordOrigin;
  /** False for unconfirmed late records and for those of people not approved: they are seen, they prove nothing. */
  counts: boolean;
  /** Taken back by a ruling: it waits for nobody, and proves nothing whatever is decided later. */
  removed?: true;
  flags: readonly AttendanceFlag[];
};

/** A person's first and last check-in of a day, epoch ms. */
export type DayAttendance = { day: Day; first: number; last: number };

export type PersonAnalysis = {
  personId: string;
  valid: boolean;
  /** Positions in the list of windows, ascending. */
  windowsMet: number[];
  windowsMissed: number[];
  /**
   * Side by side with `windowsMissed`: by how many seconds the nearest record of that day missed the window, negative when it was
   * too early; null when there is none on that day.
   */
  missedBy: (number | null)[];
  /** Ascending; days without a record are left out. */
  days: DayAttendance[];
  /** Records that count, each once. */
  recordCount: number;
  /** Of these, the ones outside every window: 18:05 is seen, not silently lost. */
  outsideCount: number;
  /** Records that do not count. */
  uncountedCount: number;
  /** Every flag of the counting records, once each, in the order of `attendanceFlags`. */
  flags: AttendanceFlag[];
};

export type Analysis = {
  /** Ascending by person id. */
  people: PersonAnalysis[];
  validCount: number;
  invalidCount: number;
};

/** A window for counting: its end is exclusive, as the end second belongs to it up to its last millisecond. */
type Span = { begin: number; until: number };

/** The same time in spans that neither overlap nor touch, so that a moment in two windows is counted once. */
function coveredBy(spans: readonly Span[]): Span[] {
  const covered: Span[] = [];
  const ordered = spans.filter(({ begin, until }) => begin < until).sort((a, b) => a.begin - b.begin);
  for (const { begin, until } of ordered) {
    const last = covered[covered.length - 1];
    if (last && begin <= last.until) last.until = Math.max(last.until, until);
    else covered.push({ begin, until });
  }
  return covered;
}

/** What is kept of a person's records while all are gone through once, in whatever order they come. */
type Tally = {
  /** When and by which record, side by side: of those that count. */
  moments: number[];
  recordIds: string[];
  uncountedIds: string[];
  /** Of those that count, once each. */
  flags: AttendanceFlag[];
};

function tallyByPerson(records: readonly AnalysisRecord[]): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const { personId, recordId, evidenceAt, counts, removed, flags } of records) {
    let tally = tallies.get(personId);
    if (!tally) {
      tally = { moments: [], recordIds: [], uncountedIds: [], flags: [] };
      tallies.set(personId, tally);
    }
    if (counts) {
      tally.moments.push(evidenceAt);
      tally.recordIds.push(recordId);
      for (const flag of flags) if (!tally.flags.includes(flag)) tally.flags.push(flag);
    } else if (!removed) tally.uncountedIds.push(recordId);
  }
  return tallies;
}

/** The moments of a person's records, ascending. Only where two are equal a record may have been read twice. */
function momentsOf({ moments, recordIds }: Tally): number[] {
  const ascending = (some: Iterable<number>): number[] => [...some].sort((a, b) => a - b);
  const ordered = ascending(moments);
  if (!ordered.some((moment, index) => moment === ordered[index - 1])) return ordered;
  return ascending(new Map(recordIds.map((recordId, index) => [recordId, moments[index] ?? NaN])).values());
}

/** The first position at which a moment is `from` or later; `moments` ascend. */
function firstSince(moments: readonly number[], from: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((moments[middle] ?? Infinity) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** By how many seconds the nearest moment of the same day missed a span that holds none of them; the later one of two equally near. */
function distanceTo({ begin, until }: Span, moments: readonly number[]): number | null {
  const next = firstSince(moments, begin);
  const before = moments[next - 1];
  const after = moments[next];
  const day = dayNumberOf(begin);
  const early = before !== undefined && dayNumberOf(before) === day ? (begin - secondOf(before)) / SECOND_MS : Infinity;
  // The last second that counts is the one before `until`.
  const late = after !== undefined && dayNumberOf(after) === day ? (secondOf(after) - until) / SECOND_MS + 1 : Infinity;
  if (late === Infinity && early === Infinity) return null;
  return late <= early ? late : -early;
}

/** @param covered what the spans cover together, as `coveredBy` gives it */
function analysePerson(
  personId: string,
  tally: Tally,
  {
    spans,
    covered,
    dayFrom,
  }: { spans: readonly Span[]; covered: readonly Span[]; dayFrom: (dayNumber: number) => Day },
): PersonAnalysis {
  const moments = momentsOf(tally);
  const momentsIn = ({ begin, until }: Span): number => firstSince(moments, until) - firstSince(moments, begin);
  const windowsMet: number[] = [];
  const windowsMissed: number[] = [];
  const missedBy: (number | null)[] = [];
  spans.forEach((span, window) => {
    if (momentsIn(span) > 0) windowsMet.push(window);
    else {
      windowsMissed.push(window);
      missedBy.push(distanceTo(span, moments));
    }
  });
  return {
    personId,
    // Without a window nobody has proved anything.
    valid: windowsMet.length > 0 && windowsMissed.length === 0,
    windowsMet,
    windowsMissed,
    missedBy,
    days: daysOf(moments, dayFrom),
    recordCount: moments.length,
    outsideCount: covered.reduce((outside, span) => outside - momentsIn(span), moments.length),
    uncountedCount: new Set(tally.uncountedIds).size,
    flags: attendanceFlags.filter((flag) => tally.flags.includes(flag)),
  };
}

/** Each day's first and last of ascending moments. */
function daysOf(moments: readonly number[], dayFrom: (dayNumber: number) => Day): DayAttendance[] {
  const days: DayAttendance[] = [];
  let current: DayAttendance | undefined;
  let currentNumber = NaN;
  for (const moment of moments) {
    const dayNumber = dayNumberOf(moment);
    if (current && dayNumber === currentNumber) {
      current.last = moment;
      continue;
    }
    current = { day: dayFrom(dayNumber), first: moment, last: moment };
    currentNumber = dayNumber;
    days.push(current);
  }
  return days;
}

/** The few days of a batch are written once, not once for each person. */
function dayNames(): (dayNumber: number) => Day {
  const names = new Map<number, Day>();
  return (dayNumber) => {
    const known = names.get(dayNumber);
    if (known !== undefined) return known;
    const name = dayFromNumber(dayNumber);
    names.set(dayNumber, name);
    return name;
  };
}

/**
 * Analyses the records that cover one course in one batch. Windows are inclusive to the second at both ends
 * (18:00:00.999 is the second 18:00:00). A record read twice counts once. People without any record do not appear.
 * @param records in any order, from any number of sessions.
 */
export function analyse({
  records,
  windows,
}: {
  records: readonly AnalysisRecord[];
  windows: readonly AttendanceWindow[];
}): Analysis {
  const spans = windows.map(({ begin, end }) => ({ begin: secondOf(begin), until: secondOf(end) + SECOND_MS }));
  const covered = coveredBy(spans);
  const dayFrom = dayNames();
  const people = [...tallyByPerson(records)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([personId, tally]) => analysePerson(personId, tally, { spans, covered, dayFrom }));
  const validCount = people.filter(({ valid }) => valid).length;
  return { people, validCount, invalidCount: people.length - validCount };
}

/** The people who passed (有效人员明细, M18), ascending by person id. */
export function eligibleList(analysis: Analysis): string[] {
  return analysis.people.filter(({ valid }) => valid).map(({ personId }) => personId);
}
