import { attendanceMyRecords } from '../../../../contract/calls/attendance/attendance';
import { defineProcedure } from '../../../call/procedure';
import { checkInsOf } from './check-ins-of';

/** The caller's own check-ins, newest first (T4). */
export const myRecords = defineProcedure(attendanceMyRecords, ({ db, caller }, input) =>
  checkInsOf(db, caller.person, input),
);
