import { registrationGet } from '../../../../contract/calls/person/registration';
import { isReleased } from '../../../../domain/person/registration';
import { findOwnPerson } from '../../../data/persons';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { cardNumberOf, rowOf } from './view';

export const getRegistration = defineProcedure(registrationGet, async ({ db, caller }, { personId }) => {
  const person = await findOwnPerson(db, { personId, institutionId: caller.session.institutionId });
  if (!person) return refuse('notFound');
  return {
    ...rowOf(person),
    phoneMasked: person.phoneMasked,
    nationalIdMasked: person.nationalIdMasked,
    education: person.education,
    ...cardNumberOf(person),
    review: person.review ?? null,
    released: isReleased(person),
  };
});
