import { registrationRevealNationalId } from '../../../../contract/calls/person/registration';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { findOwnPerson } from '../../../data/persons';
import { openNationalId } from '../../../guard/personal-data';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';

/** Shows a national ID to the person's own institution. It is logged before it is shown, each time. */
export const revealNationalId = defineProcedure(registrationRevealNationalId, async (context, { personId }) => {
  const { db, caller } = context;
  const { institutionId } = caller.session;
  const person = await findOwnPerson(db, { personId, institutionId });
  if (!person) return refuse('notFound');
  await db.transaction((tx) =>
    logInstitutionAct(tx, context, {
      action: 'registration.nationalIdRevealed',
      subject: `person:${personId}`,
      before: null,
      after: null,
    }),
  );
  return { nationalId: openNationalId(context, person._id, person.nationalIdCipher) };
});
