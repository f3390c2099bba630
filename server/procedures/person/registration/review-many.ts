import { registrationReviewMany } from '../../../../contract/calls/person/registration';
import { reasonObjection } from '../../../../domain/kernel/reason';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { defineProcedure } from '../../../call/procedure';
import { reviewEach } from './review-each';

/** Several decisions by one command, each as if it were made alone. */
export const reviewManyRegistration = defineProcedure(registrationReviewMany, async (context, input) => {
  const { people, decision, reason = '' } = input;
  const objection = decision === 'return' ? reasonObjection(reason) : undefined;
  if (objection) context.refuse(objection);
  await assertAcceptableTexts(context, [reason]);
  return { results: await reviewEach(context, people, { decision, reason: input.reason }) };
});
