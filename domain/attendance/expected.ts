/** Who should be at a batch, against who is there (rules: "Who should be here"). */

/** Why somebody is expected; of several reasons the first of these. */
export const expectedReasons = ['enrolled', 'roster', 'follows'] as const;
export type ExpectedReason = (typeof expectedReasons)[number];

/** Whom a meeting knows. Numbers are compared as digests. */
export interface Known {
  followers: readonly string[];
  /** Who has enrolled for which batch. */
  enrolled: readonly { personId: string; batchId: string }[];
  /** The roster of the batch: digest of a number → its entry. */
  roster: ReadonlyMap<string, string>;
  /** Person → digest of their number. */
  numbers: ReadonlyMap<string, string>;
}

/** Who is expected at a batch. */
export interface Expected {
  /** Why each person is. */
  people: ReadonlyMap<string, ExpectedReason>;
  /** Person → their entry of the roster. */
  entryOf: ReadonlyMap<string, string>;
  /** The rest of the roster, which is nobody of `people`: digest → entry. */
  others: ReadonlyMap<string, string>;
}

/**
 * Who is expected at a batch: who has enrolled for it, who is on its roster, and who follows the meeting without having enrolled for another
 * batch of it. Somebody who is several of these is one person.
 */
export function expectedAt(batchId: string, { followers, enrolled, roster, numbers }: Known): Expected {
  const elsewhere = new Set(enrolled.filter((each) => each.batchId !== batchId).map(({ personId }) => personId));
  const people = new Map<string, ExpectedReason>();
  for (const personId of followers) if (!elsewhere.has(personId)) people.set(personId, 'follows');
  for (const each of enrolled) if (each.batchId === batchId) people.set(each.personId, 'enrolled');
  return withRoster({ people, entryOf: new Map(), others: roster }, [...people.keys()], numbers);
}

/** Some of these people stand on the roster: each is told from the rest of it by their number. */
function withRoster(
  { people, entryOf, others }: Expected,
  personIds: readonly string[],
  numbers: ReadonlyMap<string, string>,
): Expected {
  const found = { people: new Map(people), entryOf: new Map(entryOf), others: new Map(others) };
  for (const personId of personIds) {
    const digest = numbers.get(personId);
    const entryId = digest === undefined ? undefined : found.others.get(digest);
    if (digest === undefined || entryId === undefined) continue;
    found.others.delete(digest);
    found.entryOf.set(personId, entryId);
    if (found.people.get(personId) !== 'enrolled') found.people.set(personId, 'roster');
  }
  return found;
}

/** Who should be here against who is: people by their ids, and entries of the roster that nobody has come for. */
export interface Turnout extends Expected {
  missing: string[];
  present: string[];
  walkIns: string[];
  expected: number;
  byReason: Record<ExpectedReason, number>;
}

/** @param there who has come today */
export function turnout(
  expected: Expected,
  { there, numbers }: { there: ReadonlySet<string>; numbers: ReadonlyMap<string, string> },
): Turnout {
  const strangers = [...there].filter((personId) => !expected.people.has(personId));
  const all = withRoster(expected, strangers, numbers);
  const ids = [...all.people.keys()];
  const byReason = { enrolled: 0, roster: all.others.size, follows: 0 };
  for (const reason of all.people.values()) byReason[reason] += 1;
  return {
    ...all,
    expected: ids.length + all.others.size,
    byReason,
    missing: [...ids.filter((personId) => !there.has(personId)), ...all.others.values()].sort(),
    present: ids.filter((personId) => there.has(personId)).sort(),
    walkIns: strangers.filter((personId) => !all.people.has(personId)).sort(),
  };
}
