import { attendanceRecordsOfPerson } from '../../../../contract/calls/attendance/attendance';
import { findOwnPerson } from '../../../data/persons';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { checkInsOf } from './check-ins-of';

/** The check-ins of one of the institution's people, newest first (P1). */
export const recordsOfPersonAttendance = defineProcedure(attendanceRecordsOfPerson, async ({ db, caller }, input) => {
  const { institutionId } = caller.session;
  const person = (await findOwnPerson(db, { personId: input.personId, institutionId })) ?? refuse('notFound');
  return checkInsOf(db, person, input);
});
