/** What the centre should look at before it approves the materials of a round (M23): hints with figures, never a refusal by themselves. */
import { clockOf, MINUTE_MS, SECOND_MS } from '../kernel/time';

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
  /** How many people were planned; null where nobody said. */
  planned: number | null;
  /** Check-ins of the windows that are long enough, and those of them that came in a window's last minute. */
  inWindows: { records: number; lastMinute: number };
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
  /** Of the check-ins of all windows, in their last minute. */
  lastMinutePercent: number;
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
  lastMinutePercent: 80,
  people: 1000,
  earliest: '06:00:00',
  latest: '22:00:00',
};

export const anomalyCodes = [
  'manyManual',
  'manyLate',
  'doubtfulYetGranted',
  'lastMinute',
  'overCap',
  'overPlanned',
  'manyPeople',
  'moreGrantedThanThere',
  'atNight',
  'lecturersAttend',
  'dutyWaived',
] as const;
export type AnomalyCode = (typeof anomalyCodes)[number];
/** What is odd, with the figures that say so. */
export type Anomaly = { code: AnomalyCode; count: number; of: number };

/** A shorter window is over before people stop coming in, as in a spot check: its last minute says nothing. */
const SHORTEST_MS = 10 * MINUTE_MS;

/** The last minute of each window that is long enough, its end second included, with the window; each as `[from, until)`. */
export const lastMinutes = (
  windows: readonly { begin: number; end: number }[],
): { window: { from: number; until: number }; last: { from: number; until: number } }[] =>
  windows
    .filter(({ begin, end }) => end - begin >= SHORTEST_MS)
    .map(({ begin, end }) => {
      const until = end + SECOND_MS;
      return { window: { from: begin, until }, last: { from: until - MINUTE_MS, until } };
    });

const share = (part: number, whole: number): number => (whole === 0 ? 0 : (part * 100) / whole);

/** Everything that is odd about a round, the first to look at first; empty when nothing is. */
export function anomaliesOf(facts: RoundFacts, limits: AnomalyLimits = USUAL_LIMITS): Anomaly[] {
  const { people, records, manual, late, suspicious, cap, planned, inWindows, granted, excluded, lecturersGranted } =
    facts;
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
    [
      inWindows.lastMinute >= limits.fewest &&
        share(inWindows.lastMinute, inWindows.records) >= limits.lastMinutePercent,
      { code: 'lastMinute', count: inWindows.lastMinute, of: inWindows.records },
    ],
    [cap !== null && people > cap, { code: 'overCap', count: people, of: cap ?? 0 }],
    [planned !== null && people > planned, { code: 'overPlanned', count: people, of: planned ?? 0 }],
    [people > limits.people, { code: 'manyPeople', count: people, of: limits.people }],
    [granted > people, { code: 'moreGrantedThanThere', count: granted, of: people }],
    [night > 0, { code: 'atNight', count: night, of: facts.windows.length }],
    [lecturersGranted > 0, { code: 'lecturersAttend', count: lecturersGranted, of: granted }],
    [facts.dutyWaivedFor !== '', { code: 'dutyWaived', count: granted, of: people }],
  ];
  return found.flatMap(([odd, anomaly]) => (odd ? [anomaly] : []));
}
