import type { Procedure } from '../../procedure';
import { confirmLate } from './confirm-late';
import { listSessions } from './list-sessions';
import { myRecords } from './my-records';
import { openSession } from './open-session';
import { records } from './records';
import { today } from './today';
import { updateSession } from './update-session';

/** The calls around attendance that the function `api` serves; the hot path is in `hot-path.ts`. */
export const attendanceProcedures: readonly Procedure[] = [
  listSessions,
  openSession,
  updateSession,
  today,
  myRecords,
  records,
  confirmLate,
];
