import { attendanceRecords } from '../../../../contract/calls/attendance/attendance';
import { recordList } from '../../../attendance/record-list';
import { findOwnProject } from '../../../data/projects';
import { defineProcedure } from '../../../call/procedure';

/** 考勤明细 (M18) of a batch of the caller's own institution. */
export const records = defineProcedure(attendanceRecords, async ({ db, caller }, input) => {
  const { institutionId } = caller.session;
  const project = await findOwnProject(db, { projectId: input.projectId, institutionId });
  return recordList(db, { project, readBy: institutionId }, input);
});
