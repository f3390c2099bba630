import { departmentContactPerson } from '../../../../contract/calls/person/department-contact';
import { countRecords } from '../../../data/meetings';
import { findOwnPerson } from '../../../data/persons';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { documentKindOf } from '../registration/view';
import { departmentOf } from './own-department';
import { contactRow } from './view';

/** Somebody of a contact's department; of another one is as good as nobody. */
export const getPersonOfDepartment = defineProcedure(departmentContactPerson, async (context, { personId }) => {
  const { db, caller } = context;
  const department = await departmentOf(context, caller.session);
  if (!department) return refuse('notFound');
  const { institutionId } = department;
  const person = await findOwnPerson(db, { personId, institutionId });
  if (person?.departmentId !== department._id) return refuse('notFound');
  return {
    ...contactRow(person),
    departmentName: person.departmentName,
    phoneMasked: person.phoneMasked,
    nationalIdMasked: person.nationalIdMasked,
    ...documentKindOf(person),
    education: person.education,
    submittedAt: person.submittedAt,
    checkIns: await countRecords(db, personId),
  };
});
