/**
 * Whose a card number (医通卡号) is (rules: "Card number"). It becomes a person's when their institution approves them with it, or
 * a correction that brings it, in the transaction of that. `cardNumbers` has one document a number, so of two approvals at the same
 * moment one is refused.
 */
import type { Database, Transaction } from './database';
import type { Person } from './documents';

/** More people with one number than anybody makes in earnest: the rest is not looked at. */
const MOST_CLAIMS = 50;

/** Every registration with a card number, of whatever institution and state; those who were approved first. */
export const findCardClaims = (db: Database, cardNumber: string): Promise<Person[]> =>
  db.find('persons', {
    where: { cardNumber },
    orderBy: [
      ['state', 'asc'],
      ['submittedAt', 'asc'],
    ],
    limit: MOST_CLAIMS,
  });

/** Whose a card number is by now; undefined when it is nobody's. */
export const getCardHolder = async (db: Pick<Database, 'get'>, cardNumber: string): Promise<string | undefined> =>
  (await db.get('cardNumbers', cardNumber))?.personId;

/**
 * Gives a card number to a person, in the transaction that gives it to them.
 * @returns whether it is theirs now; false when another person has it
 * @throws DuplicateKey when somebody else was faster
 */
export async function takeCardNumber(
  tx: Transaction,
  { cardNumber, personId, at }: { cardNumber: string | undefined; personId: string; at: number },
): Promise<boolean> {
  if (cardNumber === undefined) return true;
  const holder = await tx.get('cardNumbers', cardNumber);
  if (holder) return holder.personId === personId;
  await tx.add('cardNumbers', { _id: cardNumber, personId, since: at });
  return true;
}

/**
 * Takes a card number from a person who has it no longer. Where an older version has let others have it as well, the first of them
 * has it from now on.
 * @param heirs the ids of those, as they were found before the transaction
 */
export async function leaveCardNumber(
  tx: Transaction,
  {
    cardNumber,
    personId,
    heirs = [],
    at,
  }: { cardNumber: string | undefined; personId: string; heirs?: readonly string[]; at: number },
): Promise<void> {
  if (cardNumber === undefined) return;
  const holder = await tx.get('cardNumbers', cardNumber);
  if (holder?.personId !== personId) return;
  for (const heir of heirs) {
    const person = await tx.get('persons', heir);
    if (person?.state !== 'approved' || person.cardNumber !== cardNumber) continue;
    return tx.put('cardNumbers', { _id: cardNumber, personId: heir, since: at });
  }
  return tx.remove('cardNumbers', cardNumber);
}

/** For an upgrade: gives a card number to a person unless it is somebody's already. */
export const giveCardNumber = (
  db: Database,
  { cardNumber, personId, at }: { cardNumber: string; personId: string; at: number },
): Promise<'added' | 'exists'> => db.add('cardNumbers', { _id: cardNumber, personId, since: at });
