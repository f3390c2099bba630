import { materialsAttendance } from '../../../../contract/calls/credit/materials';
import { figuresOf } from '../../../attendance/batch-summary';
import { recordList } from '../../../attendance/record-list';
import { findSubmittedProject } from '../../../data/projects';
import { findReviewedRound } from '../../../data/rounds';
import { defineProcedure } from '../../../call/procedure';

/** 考勤明细 of a round as the centre reads it: once its materials were handed in, and of that round's batch alone. */
export const attendance = defineProcedure(materialsAttendance, async ({ db, caller }, { roundId, ...input }) => {
  const { projectId, batchId } = await findReviewedRound(db, roundId);
  const project = await findSubmittedProject(db, projectId);
  const { institutionId: readBy } = caller.session;
  const batch = { institutionId: project.institutionId, projectId, batchId };
  const figures = await db.together({ collection: 'institutions', id: readBy }, figuresOf(batch));
  return recordList(db, { project, readBy, figures }, { ...input, batchId });
});
