/**
 * Attempts that a person should look at (E6c; rules: "Exam and evaluation"). A flag takes nothing away: it says what was seen, and somebody
 * decides.
 */
import { MINUTE_MS, SECOND_MS } from '../kernel/time';

export const suspicionKinds = ['sameWrong', 'tooFast', 'leftOften', 'faceMissed', 'faceUnclear'] as const;
export type SuspicionKind = (typeof suspicionKinds)[number];

export type SuspicionLimits = {
  /** So many questions that two people answered with the same wrong options … */
  sameWrong: number;
  /** … each within so many seconds of the other. */
  withinSeconds: number;
  /** Nobody reads faster than so many characters a minute. */
  charactersAMinute: number;
  /** Leaving the app so often during an attempt. */
  leftTimes: number;
};

/** What holds until an institution sets others: reading is counted at twice the pace of a quick reader. */
export const usualLimits: SuspicionLimits = {
  sameWrong: 4,
  withinSeconds: 60,
  charactersAMinute: 1200,
  leftTimes: 10,
};
/** Between what a limit may be set. */
export const limitRanges: Record<keyof SuspicionLimits, readonly [least: number, most: number]> = {
  sameWrong: [2, 100],
  withinSeconds: [5, 3600],
  charactersAMinute: [100, 10_000],
  leftTimes: [2, 1000],
};

/** A graded attempt as it is looked at. */
export type WatchedAttempt = {
  attemptId: string;
  personId: string;
  startedAt: number;
  left: number;
  answers: readonly WatchedAnswer[];
  /** What stands against whoever was asked who they are; missing where nothing does. */
  doubt?: 'faceMissed' | 'faceUnclear' | undefined;
};
export type WatchedAnswer = {
  /** The same for everybody who was asked the same. */
  itemId: string;
  /** Of the question and its options. */
  characters: number;
  wrong: boolean;
  chosenIds: readonly string[];
  /** When the answer that counts was given; undefined where that is not known, or where there is none. */
  at: number | undefined;
};

export type Suspicion =
  | { kind: 'sameWrong'; personIds: [string, string]; same: number; both: number }
  | { kind: 'tooFast'; personIds: [string]; answered: number; seconds: number; readingSeconds: number }
  | { kind: 'leftOften'; personIds: [string]; times: number }
  | { kind: 'faceMissed' | 'faceUnclear'; personIds: [string] };

/** Everything that should be looked at; of several attempts of somebody the most striking. */
export function suspicionsOf(attempts: readonly WatchedAttempt[], limits: SuspicionLimits): Suspicion[] {
  return [
    ...doubtful(attempts),
    ...sameWrong(attempts, limits),
    ...tooFast(attempts, limits),
    ...leftOften(attempts, limits),
  ];
}

/** Once a person and kind, however many attempts it was in. */
function doubtful(attempts: readonly WatchedAttempt[]): Suspicion[] {
  const found = new Map(
    attempts.flatMap(({ personId, doubt }) => (doubt ? [[`${doubt} ${personId}`, { doubt, personId }] as const] : [])),
  );
  return [...found.values()].map(({ doubt, personId }) => ({ kind: doubt, personIds: [personId] }));
}

function leftOften(attempts: readonly WatchedAttempt[], { leftTimes }: SuspicionLimits): Suspicion[] {
  const most = new Map<string, number>();
  for (const { personId, left } of attempts)
    if (left >= leftTimes) most.set(personId, Math.max(left, most.get(personId) ?? 0));
  return [...most].map(([personId, times]) => ({ kind: 'leftOften', personIds: [personId], times }));
}

/**
 * Answered in less time than it takes to read what was answered. The time runs from the beginning to the last answer, so whoever reads all
 * questions first and ticks afterwards is not pointed at.
 */
function tooFast(attempts: readonly WatchedAttempt[], { charactersAMinute }: SuspicionLimits): Suspicion[] {
  const found = new Map<string, Extract<Suspicion, { kind: 'tooFast' }>>();
  for (const { personId, startedAt, answers } of attempts) {
    const given = answers.filter((answer): answer is WatchedAnswer & { at: number } => answer.at !== undefined);
    if (given.length === 0) continue;
    const took = Math.max(...given.map(({ at }) => at)) - startedAt;
    const reading = (given.reduce((sum, { characters }) => sum + characters, 0) * MINUTE_MS) / charactersAMinute;
    if (took >= reading) continue;
    const seconds = Math.round(took / SECOND_MS);
    if (seconds >= (found.get(personId)?.seconds ?? Infinity)) continue;
    const readingSeconds = Math.round(reading / SECOND_MS);
    found.set(personId, { kind: 'tooFast', personIds: [personId], answered: given.length, seconds, readingSeconds });
  }
  return [...found.values()];
}

type WrongAnswer = { attempt: number; at: number };

/** Two people with the same wrong options in the same minute, question after question. Only who was near in time is compared. */
function sameWrong(
  attempts: readonly WatchedAttempt[],
  { sameWrong: least, withinSeconds }: SuspicionLimits,
): Suspicion[] {
  const groups = new Map<string, WrongAnswer[]>();
  const keyOf = ({ itemId, chosenIds }: WatchedAnswer): string => JSON.stringify([itemId, [...chosenIds].sort()]);
  const wrongOf = ({ answers }: WatchedAttempt) =>
    answers.flatMap((answer) =>
      answer.wrong && answer.chosenIds.length > 0 && answer.at !== undefined
        ? [{ key: keyOf(answer), at: answer.at }]
        : [],
    );
  const wrong = attempts.map(wrongOf);
  wrong.forEach((own, attempt) => {
    for (const { key, at } of own) {
      const group = groups.get(key) ?? [];
      group.push({ attempt, at });
      groups.set(key, group);
    }
  });
  for (const group of groups.values()) group.sort((a, b) => a.at - b.at);
  const pairs = new Map<string, Extract<Suspicion, { kind: 'sameWrong' }>>();
  attempts.forEach((one, index) => {
    const same = new Map<number, number>();
    for (const { key, at } of wrong[index] ?? [])
      for (const other of near(groups.get(key) ?? [], at, withinSeconds * SECOND_MS))
        if (other.attempt > index) same.set(other.attempt, (same.get(other.attempt) ?? 0) + 1);
    for (const [otherIndex, count] of same) {
      const other = attempts[otherIndex];
      if (count < least || other === undefined || other.personId === one.personId) continue;
      const personIds: [string, string] =
        one.personId < other.personId ? [one.personId, other.personId] : [other.personId, one.personId];
      const name = personIds.join(' ');
      if (count <= (pairs.get(name)?.same ?? 0)) continue;
      pairs.set(name, { kind: 'sameWrong', personIds, same: count, both: askedBoth(one, other) });
    }
  });
  return [...pairs.values()];
}

/** Those of a group in the order of time that lie within some milliseconds of a moment. */
function near(group: readonly WrongAnswer[], at: number, withinMs: number): WrongAnswer[] {
  let low = 0;
  for (let high = group.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((group[middle]?.at ?? 0) < at - withinMs) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < group.length && (group[end]?.at ?? 0) <= at + withinMs) end += 1;
  return group.slice(low, end);
}

function askedBoth(one: WatchedAttempt, other: WatchedAttempt): number {
  const own = new Set(one.answers.map(({ itemId }) => itemId));
  return other.answers.filter(({ itemId }) => own.has(itemId)).length;
}
