/**
 * What many scans say together and none says alone (rules: "Flags"): a code that is sent on is scanned by several people right before it
 * ends, and whoever gets codes from somebody else is always late. A slow network does the same to everybody, so each is held against the
 * others of its hall and minute. A sign for a person to judge, never a proof.
 */
import { byPerson } from './two-halls';
import { COLLAPSE_MS } from './attendance-record';
import { MINUTE_MS, SECOND_MS } from '../kernel/time';

/** A check-in by scanning. */
export interface PatternScan {
  recordId: string;
  personId: string;
  sessionId: string;
  /** The token's second, epoch milliseconds: with the session it is the code. */
  evidenceAt: number;
  /** How old the code was when the server had the scan, milliseconds. */
  ageMs: number;
  /** For how long the code was shown; of records from before that was kept nothing is said. */
  rotationSeconds?: number | undefined;
  /** It came by the late way. */
  late: boolean;
}

/** What was seen, with its figures. */
export type PatternSign =
  /** Each of their check-ins was in the tail of its code. */
  | { flag: 'codeTail'; visits: number }
  /** So many people were in the tail of this one code. */
  | { flag: 'codeTail'; people: number }
  /** So many people sent this one code late, while the network worked for the others. */
  | { flag: 'sameLateCode'; people: number };

/** Behind its last second on a screen a scan may be under way so long: after that nobody in the hall has seen the code. */
const UNDER_WAY_MS = 2 * SECOND_MS;
/** Fewer people in the tail of one code are no crowd. */
const CROWD = 5;
/** So often somebody has to come for "always" to say anything. */
const ALWAYS_VISITS = 3;
/** With a perfect network somebody is still slow now and then: nobody is held against fewer than these. */
const LEAST_SHARE_OF_PERSON = 0.02;
const LEAST_SHARE_OF_CODE = 0.05;
/** By chance alone less than one honest person, or code, in twenty batches should be shown. */
const BY_CHANCE = 0.05;
/** How people around a code fared: so long before and after it. */
const AROUND_MS = 5 * MINUTE_MS;
const EVER = Number.MAX_SAFE_INTEGER - 1;
const LATE_TOGETHER = 3;
const LATE_AROUND_MS = MINUTE_MS;
/** Of the check-ins of these minutes at most so many came late: the network worked. */
const NETWORK_WORKED = 0.25;

/** Whether a scan came when no screen showed its code any more; undefined where nobody knows. */
export function isInTail({ ageMs, rotationSeconds, late }: PatternScan): boolean | undefined {
  return late || rotationSeconds === undefined ? undefined : ageMs >= rotationSeconds * SECOND_MS + UNDER_WAY_MS;
}

/** Scans in time, of which it is known whether they were in the tail. */
type Timed = PatternScan & { tail: boolean };

/**
 * The signs of some check-ins of one batch, by record.
 * @param scans in any order
 */
export function arrivalPatterns(scans: readonly PatternScan[]): Map<string, PatternSign> {
  const timed = scans.flatMap((scan): Timed[] => {
    const tail = isInTail(scan);
    return tail === undefined ? [] : [{ ...scan, tail }];
  });
  const signs = new Map<string, PatternSign>();
  for (const { recordId, people } of lateTogether(scans)) signs.set(recordId, { flag: 'sameLateCode', people });
  for (const { recordId, people } of crowdsInTail(timed)) signs.set(recordId, { flag: 'codeTail', people });
  // Of somebody who is always last that says more than with whom they were once.
  for (const { recordId, visits } of alwaysInTail(timed)) signs.set(recordId, { flag: 'codeTail', visits });
  return signs;
}

/** The chance of at least `least` of `of`, each with the chance `share`. */
export function chanceOfAtLeast(least: number, of: number, share: number): number {
  if (least <= 0) return 1;
  if (share >= 1) return least <= of ? 1 : 0;
  let term = of * Math.log1p(-share);
  let sum = 0;
  for (let count = 0; count <= of; count += 1) {
    if (count >= least) sum += Math.exp(term);
    term += Math.log((of - count) / (count + 1)) + Math.log(share / (1 - share));
  }
  return Math.min(1, sum);
}

const codeOf = ({ sessionId, evidenceAt }: PatternScan): string => `${sessionId} ${evidenceAt}`;

function byKey<Of>(all: readonly Of[], keyOf: (one: Of) => string): Map<string, Of[]> {
  const groups = new Map<string, Of[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

const peopleIn = (scans: readonly PatternScan[]): number => new Set(scans.map(({ personId }) => personId)).size;

/** Numbers of one session in order of time, so that how many lie in a span is known without going through them. */
class Moments {
  readonly #sorted: readonly number[];
  constructor(moments: readonly number[]) {
    this.#sorted = [...moments].sort((a, b) => a - b);
  }
  #before(limit: number): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sorted[middle] ?? Infinity) < limit) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  /** Both ends included. */
  within(from: number, to: number): number {
    return this.#before(to + 1) - this.#before(from);
  }
}

const momentsBySession = (scans: readonly PatternScan[]): Map<string, Moments> =>
  new Map(
    [...byKey(scans, ({ sessionId }) => sessionId)].map(([sessionId, own]) => [
      sessionId,
      new Moments(own.map(({ evidenceAt }) => evidenceAt)),
    ]),
  );

/** Codes with far more people in their tail than the codes shown around them had. */
function crowdsInTail(timed: readonly Timed[]): { recordId: string; people: number }[] {
  const all = momentsBySession(timed);
  const tails = momentsBySession(timed.filter(({ tail }) => tail));
  const codes = byKey(timed, codeOf);
  return [...codes.values()].flatMap((scans) => {
    const inTail = scans.filter(({ tail }) => tail);
    const people = peopleIn(inTail);
    const [first] = scans;
    if (first === undefined || people < CROWD) return [];
    /** The share of the tail in the other codes from a moment on for so long; undefined where there are none. */
    const shareWithin = (from: number, to: number): number | undefined => {
      const others = (all.get(first.sessionId)?.within(from, to) ?? 0) - scans.length;
      const othersInTail = (tails.get(first.sessionId)?.within(from, to) ?? 0) - inTail.length;
      return others === 0 ? undefined : othersInTail / others;
    };
    // A code that was scanned in a quiet time is held against all of its session; with nothing to hold it against it says nothing.
    const share = Math.max(
      LEAST_SHARE_OF_CODE,
      shareWithin(first.evidenceAt - AROUND_MS, first.evidenceAt + AROUND_MS) ?? shareWithin(0, EVER) ?? 1,
    );
    const chance = chanceOfAtLeast(people, peopleIn(scans), share) * codes.size;
    return chance < BY_CHANCE ? inTail.map(({ recordId }) => ({ recordId, people })) : [];
  });
}

/** People who came several times and were each time in the tail, where others were not. */
function alwaysInTail(timed: readonly Timed[]): { recordId: string; visits: number }[] {
  const people = [...byPerson(timed).values()].map((scans) => ({ scans, visits: visitsOf(scans) }));
  const all = people.reduce((sum, { visits }) => sum + visits.length, 0);
  const allTails = people.reduce((sum, { visits }) => sum + visits.filter(Boolean).length, 0);
  return people.flatMap(({ scans, visits }) => {
    if (visits.length < ALWAYS_VISITS || !visits.every(Boolean)) return [];
    const others = all - visits.length;
    const share = Math.max(LEAST_SHARE_OF_PERSON, others === 0 ? 1 : (allTails - visits.length) / others);
    const chance = share ** visits.length * people.length;
    return chance < BY_CHANCE ? scans.map(({ recordId }) => ({ recordId, visits: visits.length })) : [];
  });
}

/** Whether each time that somebody came all their scans were in the tail: scans within five minutes are one time. */
function visitsOf(scans: readonly Timed[]): boolean[] {
  const visits: { from: number; tail: boolean }[] = [];
  for (const { evidenceAt, tail } of [...scans].sort((a, b) => a.evidenceAt - b.evidenceAt)) {
    const last = visits[visits.length - 1];
    if (last && evidenceAt - last.from <= COLLAPSE_MS) last.tail &&= tail;
    else visits.push({ from: evidenceAt, tail });
  }
  return visits.map(({ tail }) => tail);
}

/** Codes that several people sent late, while nearly everybody around them was in time. */
function lateTogether(scans: readonly PatternScan[]): { recordId: string; people: number }[] {
  const late = scans.filter((scan) => scan.late);
  const all = momentsBySession(scans);
  const lates = momentsBySession(late);
  return [...byKey(late, codeOf).values()].flatMap((own) => {
    const people = peopleIn(own);
    const [first] = own;
    if (first === undefined || people < LATE_TOGETHER) return [];
    const [from, to] = [first.evidenceAt - LATE_AROUND_MS, first.evidenceAt + LATE_AROUND_MS];
    const around = all.get(first.sessionId)?.within(from, to) ?? 0;
    const lateAround = lates.get(first.sessionId)?.within(from, to) ?? 0;
    return lateAround <= around * NETWORK_WORKED ? own.map(({ recordId }) => ({ recordId, people })) : [];
  });
}
