import { registrationReview } from '../../../../contract/calls/person/registration';
import { decideRegistrationReview } from '../../../../domain/person/registration';
import { logInstitutionAct } from '../../../data/audit/office-log';
import type { Person, Review } from '../../../data/documents';
import { getPerson, savePerson } from '../../../data/persons';
import { findSeatsOf, giveSeatsBack } from '../../../data/seats';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { isStanding } from '../standing-decision';
import { assertAcceptableTexts } from '../../../guard/text-check';

/** The institution approves a registration, or returns it with a reason the trainee reads (M13). */
export const reviewRegistration = defineProcedure(registrationReview, async (context, input) => {
  const { caller, at } = context;
  const { institutionId, name } = caller.session;
  const { personId, decision } = input;
  const reason = input.reason ?? '';
  await assertAcceptableTexts(context, [reason]);
  const review: Review = { decision, reason, at, by: name };
  const seats = decision === 'return' ? await findSeatsOf(context.db, personId) : [];
  return runIdempotent(context, registrationReview, async (tx) => {
    const before = await getPerson(tx, personId);
    if (before?.institutionId !== institutionId) return refuse('notFound');
    if (isStanding(before, review)) return { state: before.state };
    // Corrected while it was read: name and national ID may be others now.
    if (input.submittedAt !== undefined && input.submittedAt !== before.submittedAt) refuse('conflict');
    const step = decideRegistrationReview(before.state, { kind: decision, reason });
    if (step.kind === 'refuse') return context.refuse(step.reason, { state: before.state });
    const kept = step.to === 'returned' ? await giveSeatsBack(tx, before, seats) : before;
    const after: Person = { ...kept, state: step.to, review };
    if (step.to === 'approved') after.approvedAt = at;
    await savePerson(tx, after);
    await logInstitutionAct(tx, context, {
      action: step.to === 'approved' ? 'registration.approved' : 'registration.returned',
      subject: `person:${personId}`,
      ...(reason === '' ? {} : { note: reason }),
      before,
      after,
    });
    return { state: after.state };
  });
});
