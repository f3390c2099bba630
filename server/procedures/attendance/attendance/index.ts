import type { Procedure } from '../../../call/procedure';
import { confirmLate } from './confirm-late';
import { listSessions } from '../attendance-session/list';
import { myRecords } from './my-records';
import { createSession } from '../attendance-session/create';
import { openSession } from '../attendance-session/open';
import { records } from './records';
import { today } from './today';
import { updateSession } from '../attendance-session/update';
import { recordsOfPersonAttendance } from './records-of-person';

/** The calls around attendance that the function `api` serves; the hot path is in `hot-path.ts`. */
export const attendanceProcedures: readonly Procedure[] = [
  listSessions,
  openSession,
  createSession,
  updateSession,
  today,
  myRecords,
  records,
  confirmLate,
  recordsOfPersonAttendance,
];
