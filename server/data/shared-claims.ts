import { isReleased } from '../../domain/person/registration';
import type { Database } from './database';
import type { Person } from './documents';

/** What a registration shares with another claim. */
export type Shared = 'nationalId' | 'cardNumber';

/** Of all claims on the numbers of one page of registrations, more than anybody makes in earnest. */
const MOST_CLAIMS = 1000;

/**
 * Which registrations share a national ID or a card number with another one that waits, may be handed in again or was approved, at
 * whatever institution. Two requests, however many registrations; a hundred at most.
 */
export async function sharedClaims(db: Database, people: readonly Person[]): Promise<Map<string, Shared>> {
  const cards = people.flatMap(({ cardNumber }) => (cardNumber === undefined ? [] : [cardNumber]));
  const claimsOn = (field: 'nationalIdDigest' | 'cardNumber', values: readonly string[]): Promise<Person[]> =>
    values.length === 0
      ? Promise.resolve([])
      : db.find('persons', { where: { [field]: { in: [...new Set(values)] } }, limit: MOST_CLAIMS });
  const [ofIds, ofCards] = await Promise.all([
    claimsOn(
      'nationalIdDigest',
      people.map(({ nationalIdDigest }) => nationalIdDigest),
    ),
    claimsOn('cardNumber', cards),
  ]);
  const isRival = (person: Person, other: Person): boolean => other._id !== person._id && !isReleased(other);
  const shared = new Map<string, Shared>();
  for (const person of people) {
    const { _id, nationalIdDigest, cardNumber } = person;
    if (ofIds.some((other) => other.nationalIdDigest === nationalIdDigest && isRival(person, other)))
      shared.set(_id, 'nationalId');
    else if (ofCards.some((other) => other.cardNumber === cardNumber && isRival(person, other)))
      shared.set(_id, 'cardNumber');
  }
  return shared;
}
