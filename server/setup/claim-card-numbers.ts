import { findCardClaims, getCardHolder, giveCardNumber } from '../data/card-numbers';
import type { Database } from '../data/database';
import { eachPortion, type Going } from '../data/each-portion';
import { inParallel } from '../data/in-parallel';
import { tellFromJob } from '../data/messages';
import { cardNumberClaimed } from '../message/correction-events';
import type { Services } from '../call/context';

const PEOPLE_A_READ = 100;
const AT_ONCE = 4;

/** What {@link claimCardNumbers} needs of the services. */
type Telling = Pick<Services, 'settings'> & { at: number };

/**
 * For an upgrade: people who were approved before card numbers belonged to anybody get theirs. Where several were approved with one
 * number, it is whose approval was first; nothing is taken from the others, and their institutions are told, who correct what is
 * wrong. May run again at any time.
 * @returns how many people share a number with its holder, and behind whom to go on when time ran out
 */
export async function claimCardNumbers(
  db: Database,
  going: Going,
  telling: Telling,
): Promise<{ shared: number; after: string | undefined }> {
  let shared = 0;
  const fields = ['state', 'cardNumber'] as const;
  const after = await eachPortion(db, 'persons', { size: PEOPLE_A_READ, fields }, going, async (people) => {
    await inParallel(people, AT_ONCE, async ({ _id, state, cardNumber }) => {
      if (state !== 'approved' || cardNumber === undefined) return;
      if ((await getCardHolder(db, cardNumber)) === _id) return;
      const claims = await findCardClaims(db, cardNumber);
      const [first, ...others] = claims
        .filter((claim) => claim.state === 'approved')
        .sort((one, other) => (one.approvedAt ?? one.submittedAt) - (other.approvedAt ?? other.submittedAt));
      if (!first) return;
      await giveCardNumber(db, { cardNumber, personId: first._id, at: telling.at });
      const claimant = others.find((other) => other._id === _id);
      if (!claimant) return;
      shared += 1;
      for (const event of cardNumberClaimed(claimant, first, claimant._id)) await tellFromJob(db, telling, event);
    });
  });
  return { shared, after };
}
