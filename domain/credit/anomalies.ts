/** What the centre should look at before it approves the materials of a round (M23): hints with figures, never a refusal by themselves. */
import { clockOf } from '../kernel/time';

/** What is known of a batch and its round. */
export type RoundFacts = {
  /** People who checked in, and their check-ins. */
  people: number;
  records: number;
  manual: number;
  late: number;
  /** Check-ins that are doubtful and that nobody has found in order. */
  suspicious: number;
  /** The most people of its sessions together; null where one of them has no cap. */
  cap: number | null;
  windows: readonly { begin: number; end: number }[];
  granted: number;
  excluded: number;
  absent: number;
  /** Lecturers of the holding who were granted as attendees. */
  lecturersGranted: number;
  /** Daily duty was not asked for, with this reason; '' where it was. */
  dutyWaivedFor: string;
};

/** From where on something is pointed out; shares in percent. */
export type AnomalyLimits = {
  manualPercent: number;
  latePercent: number;
  /** Fewer check-ins than this say nothing about a share. */
  fewest: number;
  suspiciousPercent: number;
  /** People at one place (docs/regulation.md: face to face, 1,000 in principle). */
  people: number;
  /** No teaching begins before, or ends after, these times of the day. */
  earliest: string;
  latest: string;
};

export const USUAL_LIMITS: AnomalyLimits = {
  manualPercent: 10,
  latePercent: 10,
  fewest: 5,
  suspiciousPercent: 30,
  people: 1000,
  earliest: '06:00:00',
  latest: '22:00:00',
};

export const anomalyCodes = [
  'manyManual',
  'manyLate',
  'doubtfulYetGranted',
  'overCap',
  'manyPeople',
  'moreGrantedThanThere',
  'atNight',
  'lecturersAttend',
  'dutyWaived',
] as const;
export type AnomalyCode = (typeof anomalyCodes)[number];
/** What is odd, with the figures that say so. */
export type Anomaly = { code: AnomalyCode; count: number; of: number };

const share = (part: number, whole: number): number => (whole === 0 ? 0 : (part * 100) / whole);

/** Everything that is odd about a round, the first to look at first; empty when nothing is. */
export function anomaliesOf(facts: RoundFacts, limits: AnomalyLimits = USUAL_LIMITS): Anomaly[] {
  const { people, records, manual, late, suspicious, cap, granted, excluded, lecturersGranted } = facts;
  const isMany = (count: number, percent: number) => count >= limits.fewest && share(count, records) >= percent;
  const night = facts.windows.filter(
    ({ begin, end }) => clockOf(begin) < limits.earliest || clockOf(end) > limits.latest,
  ).length;
  const found: [boolean, Anomaly][] = [
    [isMany(manual, limits.manualPercent), { code: 'manyManual', count: manual, of: records }],
    [isMany(late, limits.latePercent), { code: 'manyLate', count: late, of: records }],
    [
      isMany(suspicious, limits.suspiciousPercent) && excluded === 0,
      { code: 'doubtfulYetGranted', count: suspicious, of: records },
    ],
    [cap !== null && people > cap, { code: 'overCap', count: people, of: cap ?? 0 }],
    [people > limits.people, { code: 'manyPeople', count: people, of: limits.people }],
    [granted > people, { code: 'moreGrantedThanThere', count: granted, of: people }],
    [night > 0, { code: 'atNight', count: night, of: facts.windows.length }],
    [lecturersGranted > 0, { code: 'lecturersAttend', count: lecturersGranted, of: granted }],
    [facts.dutyWaivedFor !== '', { code: 'dutyWaived', count: granted, of: people }],
  ];
  return found.flatMap(([odd, anomaly]) => (odd ? [anomaly] : []));
}
