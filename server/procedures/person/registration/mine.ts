import { registrationMine } from '../../../../contract/calls/person/registration';
import { hasPhone } from '../../../../domain/person/registration';
import { findLatestCorrection } from '../../../data/corrections';
import { defineProcedure } from '../../../call/procedure';
import { cardNumberOf, documentKindOf } from './view';

/** The caller's own registration; the national ID stays masked even here. */
export const myRegistration = defineProcedure(registrationMine, async ({ db, caller: { person } }) => {
  const asked = await findLatestCorrection(db, person._id);
  return {
    personId: person._id,
    personNumber: person.personNumber,
    state: person.state,
    name: person.name,
    phoneMasked: person.phoneMasked,
    phonePassed: !hasPhone(person),
    nationalIdMasked: person.nationalIdMasked,
    ...documentKindOf(person),
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
    correction: asked
      ? {
          correctionId: asked._id,
          state: asked.state,
          changes: asked.changes,
          submittedAt: asked.submittedAt,
          review: asked.review ?? null,
        }
      : null,
  };
});
