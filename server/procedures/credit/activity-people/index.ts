import type { Procedure } from '../../../call/procedure';
import { add } from './add';
import { addAll } from './add-all';
import { beginFile } from './begin-file';
import { candidates } from './candidates';
import { dropFile } from './drop-file';
import { file } from './file';
import { list } from './list';
import { openAttendance } from './open-attendance';
import { remove } from './remove';
import { rows } from './rows';
import { takeFile } from './take-file';
import { takeScans } from './take-scans';

export const activityPeopleProcedures: readonly Procedure[] = [
  list,
  candidates,
  add,
  addAll,
  remove,
  file,
  beginFile,
  rows,
  takeFile,
  dropFile,
  openAttendance,
  takeScans,
];
