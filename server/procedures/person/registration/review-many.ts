import type * as z from 'zod/mini';
import type { ErrorCode } from '../../../../contract/errors';
import { registrationReviewMany } from '../../../../contract/calls/person/registration';
import { reasonObjection } from '../../../../domain/kernel/reason';
import { registrationStates } from '../../../../domain/person/registration';
import { findPersons } from '../../../data/persons';
import { sharedClaims } from '../../../data/shared-claims';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { defineProcedure, type ContextOf } from '../../../call/procedure';
import { Refusal } from '../../../call/refusal';
import { reviewOne } from './review';

type Input = z.output<typeof registrationReviewMany.input>;
type Result = z.output<typeof registrationReviewMany.output>['results'][number];

/**
 * Several decisions, one after the other, as all of them append to the log of one institution. Each is a transaction with a key of its
 * own: when the command is broken off, its repeat goes on behind what was done, and tells the same of it.
 */
export const reviewManyRegistration = defineProcedure(registrationReviewMany, async (context, input) => {
  const { decision, reason = '' } = input;
  const objection = decision === 'return' ? reasonObjection(reason) : undefined;
  if (objection) context.refuse(objection);
  await assertAcceptableTexts(context, [reason]);
  const people = [...new Map(input.people.map((each) => [each.personId, each])).values()];
  // A number that others claim as well is decided on before both of them, never in bulk.
  const shared = decision === 'approve' ? await readShared(context, people) : undefined;
  const results: Result[] = [];
  for (const each of people) {
    const why = shared?.get(each.personId);
    results.push(why === undefined ? await decideOn(context, input, each) : looked(each.personId, why));
  }
  return { results };
});

type BulkContext = ContextOf<typeof registrationReviewMany>;

/** Those who wait and share a number; of who was approved by an earlier try of this command nothing is asked. */
async function readShared({ db }: BulkContext, people: Input['people']) {
  const found = await findPersons(
    db,
    people.map(({ personId }) => personId),
  );
  return sharedClaims(
    db,
    found.filter(({ state }) => state === 'pending'),
  );
}

const looked = (personId: string, why: Result['why']): Result => ({ personId, outcome: 'look', state: null, why });

async function decideOn(
  context: BulkContext,
  { decision, reason }: Input,
  { personId, submittedAt }: Input['people'][number],
): Promise<Result> {
  const single = { personId, submittedAt, decision, ...(reason === undefined ? {} : { reason }) };
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
const whyLook: Partial<Record<ErrorCode, NonNullable<Result['why']>>> = {
  nationalIdHeld: 'nationalId',
  nationalIdContested: 'nationalId',
  cardNumberHeld: 'cardNumber',
  ownRegistration: 'own',
  notFound: 'gone',
  conflict: 'changed',
};

function refusedAs(personId: string, refusal: Refusal): Result {
  if (refusal.code === 'wrongState') return { personId, outcome: 'already', state: stateOf(refusal), why: null };
  const why = whyLook[refusal.code];
  if (why === undefined) throw refusal;
  return looked(personId, why);
}

/** What stands instead, as the refusal of a single decision tells it. */
const stateOf = ({ details }: Refusal): Result['state'] =>
  registrationStates.find((state) => state === details?.state) ?? null;
