import { registrationMine } from '../../../../contract/calls/person/registration';
import { defineProcedure } from '../../../call/procedure';
import { contactOf, getInstitution } from '../../../data/accounts';
import { cardNumberOf } from './view';

/** The caller's own registration; the national ID stays masked even here. */
export const myRegistration = defineProcedure(registrationMine, async ({ db, caller: { person } }) => ({
  contact: contactOf(await getInstitution(db, person.institutionId)),
  personId: person._id,
  state: person.state,
  name: person.name,
  phoneMasked: person.phoneMasked,
  nationalIdMasked: person.nationalIdMasked,
  institutionId: person.institutionId,
  institutionName: person.institutionName,
  departmentId: person.departmentId,
  departmentName: person.departmentName,
  professionalTitle: person.professionalTitle,
  specialty: person.specialty,
  education: person.education,
  ...cardNumberOf(person),
  submittedAt: person.submittedAt,
  review: person.review ?? null,
}));
