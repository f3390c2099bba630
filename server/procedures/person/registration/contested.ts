import { registrationContested } from '../../../../contract/calls/person/registration';
import { findPersons } from '../../../data/persons';
import { sharedClaims } from '../../../data/shared-claims';
import { defineProcedure } from '../../../call/procedure';

/** Which of some registrations of the institution share a number with another claim: three requests, however many. */
export const contestedRegistration = defineProcedure(registrationContested, async ({ db, caller }, { personIds }) => {
  const { institutionId } = caller.session;
  const people = (await findPersons(db, personIds)).filter((person) => person.institutionId === institutionId);
  const shared = await sharedClaims(db, people);
  return { rows: [...shared].map(([personId, what]) => ({ personId, shared: what })) };
});
