/**
 * The attendance analysis (考勤分析, M17, M18): a person is valid when every window holds at least one of his records.
 * The result is a pure function of records and windows, whatever their order, so it can be frozen with the digest of its input.
 */
import { dayOfWindow, MAX_ANALYSIS_WINDOWS } from './attendance-window';
import type { AttendanceWindow } from './attendance-window';
import { isInBatch, proposeWindows, teachingDays } from './batch';
import type { Batch } from './batch';
import { attendanceFlags } from './attendance-record';
import type { AttendanceFlag, RecordOrigin } from './attendance-record';
import { dayFromNumber, dayNumberOf, SECOND_MS, secondOf } from './time';
import type { Day } from './time';

/** Named in every snapshot; raise it whenever the same input could give another result. */
const ANALYSIS_RULE_VERSION = 1;

export type AnalysisRecord = {
  recordId: string;
  personId: string;
  /** Epoch ms. */
  evidenceAt: number;
  origin: RecordOrigin;
  /** False for unconfirmed late records and for those of people not approved: they are seen, they prove nothing. */
  counts: boolean;
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
  ruleVersion: number;
  /** Ascending by person id. */
  people: PersonAnalysis[];
  validCount: number;
  invalidCount: number;
};

type Tally = {
  personId: string;
  met: boolean[];
  days: Map<number, { first: number; last: number }>;
  recordCount: number;
  outsideCount: number;
  uncountedCount: number;
  flags: Set<AttendanceFlag>;
};

function newTally(personId: string, windowCount: number): Tally {
  return {
    personId,
    met: new Array<boolean>(windowCount).fill(false),
    days: new Map(),
    recordCount: 0,
    outsideCount: 0,
    uncountedCount: 0,
    flags: new Set(),
  };
}

/** `ends` are exclusive here: the end second belongs to the window up to its last millisecond. */
function addRecord(tally: Tally, record: AnalysisRecord, begins: Float64Array, ends: Float64Array): void {
  const instant = record.evidenceAt;
  tally.recordCount += 1;
  let inside = false;
  for (let index = 0; index < begins.length; index += 1) {
    if (instant >= (begins[index] ?? Infinity) && instant < (ends[index] ?? -Infinity)) {
      tally.met[index] = true;
      inside = true;
    }
  }
  if (!inside) tally.outsideCount += 1;
  const dayNumber = dayNumberOf(instant);
  const day = tally.days.get(dayNumber);
  if (!day) tally.days.set(dayNumber, { first: instant, last: instant });
  else if (instant < day.first) day.first = instant;
  else if (instant > day.last) day.last = instant;
  for (const flag of record.flags) tally.flags.add(flag);
}

function summarise(tally: Tally): PersonAnalysis {
  const windowsMet: number[] = [];
  const windowsMissed: number[] = [];
  tally.met.forEach((met, index) => (met ? windowsMet : windowsMissed).push(index));
  return {
    personId: tally.personId,
    // Without a window nobody has proved anything.
    valid: windowsMet.length > 0 && windowsMissed.length === 0,
    windowsMet,
    windowsMissed,
    days: [...tally.days]
      .sort(([a], [b]) => a - b)
      .map(([dayNumber, { first, last }]) => ({ day: dayFromNumber(dayNumber), first, last })),
    recordCount: tally.recordCount,
    outsideCount: tally.outsideCount,
    uncountedCount: tally.uncountedCount,
    flags: attendanceFlags.filter((flag) => tally.flags.has(flag)),
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
  const begins = Float64Array.from(windows, ({ begin }) => secondOf(begin));
  const ends = Float64Array.from(windows, ({ end }) => secondOf(end) + SECOND_MS);
  const tallies = new Map<string, Tally>();
  const seen = new Set<string>();
  for (const record of records) {
    if (seen.has(record.recordId)) continue;
    seen.add(record.recordId);
    let tally = tallies.get(record.personId);
    if (!tally) {
      tally = newTally(record.personId, windows.length);
      tallies.set(record.personId, tally);
    }
    if (record.counts) addRecord(tally, record, begins, ends);
    else tally.uncountedCount += 1;
  }
  const people = [...tallies.values()].sort((a, b) => (a.personId < b.personId ? -1 : 1)).map(summarise);
  const validCount = people.filter(({ valid }) => valid).length;
  return { ruleVersion: ANALYSIS_RULE_VERSION, people, validCount, invalidCount: people.length - validCount };
}

/** The people who passed (有效人员明细, M18), ascending by person id. */
export function eligibleList(analysis: Analysis): string[] {
  return analysis.people.filter(({ valid }) => valid).map(({ personId }) => personId);
}

// The text of 196,000 records at once would take a good part of a function's memory.
const DIGEST_CHUNK = 1000;

/**
 * The digest that a snapshot keeps of what it was made from: the same records and windows give the same digest in any
 * order. `hash` is a cryptographic hash of text.
 */
export function analysisInputDigest({
  records,
  windows,
  hash,
}: {
  records: readonly AnalysisRecord[];
  windows: readonly AttendanceWindow[];
  hash: (text: string) => string;
}): string {
  const ordered = [...records].sort((a, b) => (a.recordId < b.recordId ? -1 : a.recordId > b.recordId ? 1 : 0));
  let digest = hash(
    JSON.stringify([ANALYSIS_RULE_VERSION, windows.map(({ begin, end }) => [secondOf(begin), secondOf(end)])]),
  );
  let lines: string[] = [];
  let previousId: string | undefined;
  for (const { recordId, personId, evidenceAt, origin, counts, flags } of ordered) {
    if (recordId === previousId) continue;
    previousId = recordId;
    lines.push(JSON.stringify([recordId, personId, evidenceAt, origin, counts, [...flags].sort()]));
    if (lines.length === DIGEST_CHUNK) {
      digest = hash([digest, ...lines].join('\n'));
      lines = [];
    }
  }
  return hash([digest, ...lines].join('\n'));
}

/** `index` is the position of the window at fault. */
export type WindowError =
  | { code: 'noWindow' | 'tooManyWindows' }
  | { code: 'windowOrder' | 'windowCrossesDays' | 'windowOutsideBatch'; index: number };

/** Every fault of a list of windows: 1–40, begin ≤ end, each on one day of the batch. Windows may overlap. */
export function checkWindows({
  windows,
  batch,
}: {
  windows: readonly AttendanceWindow[];
  batch: Pick<Batch, 'begin' | 'end'>;
}): WindowError[] {
  if (windows.length === 0) return [{ code: 'noWindow' }];
  const errors: WindowError[] = windows.length > MAX_ANALYSIS_WINDOWS ? [{ code: 'tooManyWindows' }] : [];
  windows.forEach((window, index) => {
    const day = dayOfWindow(window);
    if (window.begin > window.end) errors.push({ code: 'windowOrder', index });
    else if (day === undefined) errors.push({ code: 'windowCrossesDays', index });
    else if (!isInBatch(day, batch)) errors.push({ code: 'windowOutsideBatch', index });
  });
  return errors;
}

/**
 * The teaching days of a batch on which no window lies: with any of them there is no grant (天天考勤, M8). Rest days with
 * a reason need none. A window that crosses midnight serves no day.
 */
export function daysWithoutWindow({
  batch,
  windows,
}: {
  batch: Pick<Batch, 'begin' | 'end' | 'restDays'>;
  windows: readonly AttendanceWindow[];
}): Day[] {
  const served = new Set(windows.filter(({ begin, end }) => begin <= end).map(dayOfWindow));
  return teachingDays(batch).filter((day) => !served.has(day));
}

/** The windows an analysis begins with: the batch's planned ones, on days that have none one of 07:00:00–18:00:00 (M17). */
export function proposeAnalysisWindows(
  batch: Pick<Batch, 'begin' | 'end' | 'restDays' | 'windows'>,
): AttendanceWindow[] {
  const unserved = new Set(daysWithoutWindow({ batch, windows: batch.windows }));
  const added = proposeWindows(batch).filter((window) => unserved.has(dayOfWindow(window) ?? ''));
  return [...batch.windows, ...added]
    .map(({ begin, end }) => ({ begin, end }))
    .sort((a, b) => a.begin - b.begin || a.end - b.end);
}
