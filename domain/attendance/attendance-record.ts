/** Attendance records once they exist (考勤明细, M18): their flags and origins, which of them count, how repeats are shown. */
import { idOf } from '../kernel/id';
import type { RegistrationState } from '../person/registration';
import { earnsCredits } from '../person/standing';
import { MINUTE_MS } from '../kernel/time';

/** In the order in which screens show them. They are a hint for the administrator, never a refusal by themselves. */
export const attendanceFlags = [
  'lateUpload',
  'outsidePlace',
  'noPlace',
  'fromAlbum',
  'twoPlaces',
  'longAfterDisplay',
  'twoHalls',
  'codeTail',
  'sameLateCode',
] as const;
export type AttendanceFlag = (typeof attendanceFlags)[number];

/**
 * Flags that make a record doubtful (存疑), in lists and in an analysis alike. A late upload is told apart, an unknown place
 * says nothing.
 */
export const suspiciousFlags = [
  'outsidePlace',
  'fromAlbum',
  'twoPlaces',
  'longAfterDisplay',
  'twoHalls',
  'codeTail',
  'sameLateCode',
] as const satisfies readonly AttendanceFlag[];
export type SuspiciousFlag = (typeof suspiciousFlags)[number];

/** Those of some flags that make a record doubtful, in the order of screens. */
export const doubtsOf = (flags: readonly AttendanceFlag[]): SuspiciousFlag[] =>
  suspiciousFlags.filter((flag) => flags.includes(flag));

/** Whether somebody should look closer: not once an administrator has, and found it in order (核实无误). */
export function isSuspicious({
  flags,
  verified = false,
}: {
  flags: readonly AttendanceFlag[];
  verified?: boolean | undefined;
}): boolean {
  return !verified && doubtsOf(flags).length > 0;
}

export const recordOrigins = ['scan', 'late', 'manual', 'appeal'] as const;
export type RecordOrigin = (typeof recordOrigins)[number];

/** Records of one person within 5 minutes are shown as one. */
export const COLLAPSE_MS = 5 * MINUTE_MS;

/** Whether a late record still waits for the administrator; records of any other origin never do. */
export const awaitsConfirmation = ({ origin, confirmed }: { origin: RecordOrigin; confirmed: boolean }): boolean =>
  origin === 'late' && !confirmed;

/** Whether a record counts in an analysis: late ones once confirmed, provisional ones once the person is approved, none that was taken back. */
export function recordCounts({
  origin,
  confirmed,
  removed = false,
  registration,
}: {
  origin: RecordOrigin;
  /** The administrator's confirmation of a late record; without meaning for other origins. */
  confirmed: boolean;
  /** Taken back by an administrator (撤下签到), and not put back since. */
  removed?: boolean | undefined;
  /** The person's registration at the moment of the analysis. */
  registration: RegistrationState | undefined;
}): boolean {
  return !removed && earnsCredits(registration) && !awaitsConfirmation({ origin, confirmed });
}

/**
 * Groups the records of one person in one session that lie within 5 minutes of the group's first: screens show the first
 * and the number of repeats. The window does not slide, so somebody who scans all day is not folded into one line. A record
 * that waits for confirmation stands alone: it is asked about, and hides none that counts already. So does one that was taken back.
 * @returns groups in order of evidence time; records inside a group likewise.
 */
export function collapseRepeats<
  R extends {
    recordId: string;
    personId: string;
    sessionId: string;
    evidenceAt: number;
    /** It waits for confirmation, or was taken back. */
    standsAlone: boolean;
  },
>(records: readonly R[]): { shown: R; repeats: R[] }[] {
  const ordered = [...records].sort((a, b) => a.evidenceAt - b.evidenceAt || (a.recordId < b.recordId ? -1 : 1));
  const groups: { shown: R; repeats: R[] }[] = [];
  const latest = new Map<string, { shown: R; repeats: R[] }>();
  for (const record of ordered) {
    if (record.standsAlone) {
      groups.push({ shown: record, repeats: [] });
      continue;
    }
    const key = idOf(record.sessionId, record.personId);
    const group = latest.get(key);
    if (group && record.evidenceAt - group.shown.evidenceAt <= COLLAPSE_MS) {
      group.repeats.push(record);
      continue;
    }
    const opened = { shown: record, repeats: [] };
    latest.set(key, opened);
    groups.push(opened);
  }
  return groups;
}
