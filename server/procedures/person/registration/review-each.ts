import type * as z from 'zod/mini';
import type { ErrorCode } from '../../../../contract/errors';
import type { registrationReviewMany } from '../../../../contract/calls/person/registration';
import { registrationStates } from '../../../../domain/person/registration';
import { findPersons } from '../../../data/persons';
import { sharedClaims } from '../../../data/shared-claims';
import { Refusal } from '../../../call/refusal';
import { reviewOne, type ReviewContext } from './review';

export type BulkResult = z.output<typeof registrationReviewMany.output>['results'][number];
/** The context of whichever command decides on several. */
type BulkContext = Omit<ReviewContext, 'input'>;

/** One of several: with the submission that was read, where one was. */
interface Each {
  personId: string;
  submittedAt?: number;
}

/**
 * The one way in which several registrations are decided, whoever chose them: one after the other, as all of them append to the log of one
 * institution. Each is a transaction with a key of its own: when the command is broken off, its repeat goes on behind what was done, and
 * tells the same of it. What needs a look is left as it is, and said.
 */
export async function reviewEach(
  context: BulkContext,
  people: readonly Each[],
  review: { decision: 'approve' | 'return'; reason?: string | undefined },
): Promise<BulkResult[]> {
  const unlike = [...new Map(people.map((each) => [each.personId, each])).values()];
  // A number that others claim as well is decided on before both of them, never in bulk.
  const shared = review.decision === 'approve' ? await readShared(context, unlike) : undefined;
  const results: BulkResult[] = [];
  for (const each of unlike) {
    const why = shared?.get(each.personId);
    results.push(why === undefined ? await decideOn(context, each, review) : looked(each.personId, why));
  }
  return results;
}

/** Those who wait and share a number; of who was approved by an earlier try of this command nothing is asked. */
async function readShared({ db }: BulkContext, people: readonly Each[]) {
  const found = await findPersons(
    db,
    people.map(({ personId }) => personId),
  );
  return sharedClaims(
    db,
    found.filter(({ state }) => state === 'pending'),
  );
}

const looked = (personId: string, why: BulkResult['why']): BulkResult => ({
  personId,
  outcome: 'look',
  state: null,
  why,
});

async function decideOn(
  context: BulkContext,
  { personId, submittedAt }: Each,
  { decision, reason }: { decision: 'approve' | 'return'; reason?: string | undefined },
): Promise<BulkResult> {
  const single = {
    ...{ personId, decision },
    ...(submittedAt === undefined ? {} : { submittedAt }),
    ...(reason === undefined ? {} : { reason }),
  };
  const requestId = `${context.requestId}:${personId}`;
  try {
    const { state } = await reviewOne({ ...context, requestId, input: single }, single);
    return { personId, outcome: 'decided', state, why: null };
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return refusedAs(personId, thrown);
  }
}

/** What keeps one of them from being decided on without a look. */
const whyLook: Partial<Record<ErrorCode, NonNullable<BulkResult['why']>>> = {
  nationalIdHeld: 'nationalId',
  nationalIdContested: 'nationalId',
  cardNumberHeld: 'cardNumber',
  ownRegistration: 'own',
  notFound: 'gone',
  conflict: 'changed',
};

function refusedAs(personId: string, refusal: Refusal): BulkResult {
  if (refusal.code === 'wrongState') return { personId, outcome: 'already', state: stateOf(refusal), why: null };
  const why = whyLook[refusal.code];
  if (why === undefined) throw refusal;
  return looked(personId, why);
}

/** What stands instead, as the refusal of a single decision tells it. */
const stateOf = ({ details }: Refusal): BulkResult['state'] =>
  registrationStates.find((state) => state === details?.state) ?? null;
