/** 5,000 people × 40 windows: a batch as large as one analysis must take (rules: "Analysis"), the same in every run. */
import { createHash } from 'node:crypto';
import type { AnalysisRecord } from '../../domain/attendance/analysis';
import type { AttendanceWindow } from '../../domain/project/attendance-window';
import { addDays, instantOf, MINUTE_MS, SECOND_MS } from '../../domain/kernel/time';

export const PEOPLE = 5_000;
const DAYS = 20;
export const FIRST_DAY = '2025-11-01';
export const LAST_DAY = addDays(FIRST_DAY, DAYS - 1);

/** A morning and an afternoon a day. */
export const windows: AttendanceWindow[] = Array.from({ length: DAYS }, (_, day) => addDays(FIRST_DAY, day)).flatMap(
  (day) => [
    { begin: instantOf(day, '07:00:00'), end: instantOf(day, '12:00:00') },
    { begin: instantOf(day, '13:00:00'), end: instantOf(day, '18:00:00') },
  ],
);

export interface LargeBatchRecord {
  /** 0 to 4,999. */
  person: number;
  evidenceAt: number;
  /** A late record that nobody has confirmed. */
  awaits: boolean;
}

/** A number of 0 ≤ n < `below` that the parts decide. */
function chosen(below: number, ...parts: number[]): number {
  return createHash('sha256').update(parts.join(':')).digest().readUInt32BE() % below;
}

/**
 * One record for each person and window, but for 1,000 people who stayed away four times: 196,000. A hundred others came
 * half an hour after the end once, a hundred have one record that waits for confirmation. Newest first.
 */
export function largeBatch(): LargeBatchRecord[] {
  const records: LargeBatchRecord[] = [];
  windows.forEach(({ begin, end }, window) => {
    for (let person = 0; person < PEOPLE; person += 1) {
      if (person % 5 === 0 && (window + person / 5) % 10 === 0) continue;
      const late = person % 50 === 1 && window === person % 40;
      const offset = chosen((end - begin) / SECOND_MS, person, window) * SECOND_MS;
      const evidenceAt = late ? end + 30 * MINUTE_MS : begin + offset;
      records.push({ person, evidenceAt, awaits: person % 50 === 2 && window === person % 40 });
    }
  });
  return records.sort((a, b) => b.evidenceAt - a.evidenceAt);
}

export const personIdOf = (person: number): string =>
  createHash('sha256').update(`person ${person}`).digest('hex').slice(0, 24);

/** The records as the analysis gets them: texts that repeat are one text. */
export function analysisRecords(records: readonly LargeBatchRecord[]): AnalysisRecord[] {
  const personIds = Array.from({ length: PEOPLE }, (_, person) => personIdOf(person));
  const none: AnalysisRecord['flags'] = [];
  return records.map(({ person, evidenceAt, awaits }, index) => {
    const personId = personIds[person] ?? '';
    return {
      recordId: `large%3Ab1:${personId}:${index}`,
      personId,
      evidenceAt,
      origin: awaits ? 'late' : 'scan',
      counts: !awaits,
      flags: none,
    };
  });
}
