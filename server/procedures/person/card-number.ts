import { isReleased } from '../../../domain/person/registration';
import type { Caller, Context } from '../../call/context';
import type { Refusing } from '../../call/refusal';
import { findCardClaims, getCardHolder } from '../../data/card-numbers';
import type { Database } from '../../data/database';
import type { Person } from '../../data/documents';
import { tell } from '../../data/messages';
import { getPerson } from '../../data/persons';
import { keyedDigest } from '../../guard/personal-data';
import { spendRateLimit } from '../../guard/rate-limit';
import { cardNumberClaimed, type CardClaimant } from '../../message/correction-events';

/**
 * Who has a card number, if it is somebody else than this person. Also whoever was approved with it before numbers were kept by
 * themselves (server/data/card-numbers.ts).
 */
export async function otherCardHolder(
  db: Database,
  { cardNumber, personId }: { cardNumber: string | undefined; personId: string },
): Promise<Person | undefined> {
  if (cardNumber === undefined || cardNumber === '') return undefined;
  const holderId = await getCardHolder(db, cardNumber);
  if (holderId !== undefined) return holderId === personId ? undefined : getPerson(db, holderId);
  const approved = (await findCardClaims(db, cardNumber)).filter(({ state }) => state === 'approved');
  return approved.some(({ _id }) => _id === personId) ? undefined : approved[0];
}

/** Who else has a person's card number: people of their institution, whether there are others, and whether it is somebody's else. */
export async function readCardClaims(
  db: Database,
  { _id, institutionId, cardNumber }: Person,
): Promise<{ here: Person[]; elsewhere: boolean; held: boolean }> {
  if (cardNumber === undefined) return { here: [], elsewhere: false, held: false };
  const [claims, holder] = await Promise.all([
    findCardClaims(db, cardNumber),
    otherCardHolder(db, { cardNumber, personId: _id }),
  ]);
  const others = claims.filter((claim) => claim._id !== _id && !isReleased(claim));
  const here = others.filter((claim) => claim.institutionId === institutionId);
  return { here, elsewhere: here.length < others.length, held: holder !== undefined };
}

type Claiming = Context<Extract<Caller, { openid: string }>> & Refusing<'cardNumberTaken' | 'tooManyAttempts'>;

/**
 * Refuses a card number that another person has, in words that tell nothing about them, and tells both institutions. Numbers that
 * somebody tries are counted, each once, or whoever tries all of them would learn which are whose.
 */
export async function refuseOthersCard(
  context: Claiming,
  { cardNumber, personId, claimant }: { cardNumber: string | undefined; personId: string; claimant: CardClaimant },
): Promise<void> {
  if (cardNumber === undefined || cardNumber === '') return;
  const { openid } = context.caller;
  const key = keyedDigest(context, 'cardClaim', openid, cardNumber).slice(0, 16);
  await spendRateLimit(context, {
    budget: 'registeredId',
    repeatsCount: false,
    byOpenid: `openid:${keyedDigest(context, 'cardClaim', openid)}`,
    byTarget: `card:${keyedDigest(context, 'cardClaim', cardNumber)}`,
  });
  const holder = await otherCardHolder(context.db, { cardNumber, personId });
  if (!holder) return;
  const events = cardNumberClaimed(claimant, holder, key);
  await context.db.transaction(async (tx) => {
    for (const event of events) await tell(tx, context, event);
  });
  context.refuse('cardNumberTaken');
}
