import { faceLook } from '../../../../contract/calls/attendance/face';
import { logProjectAct } from '../../../data/audit/office-log';
import { openPair } from '../../../guard/face-seal';
import { defineProcedure } from '../../../call/procedure';
import { ownCheck } from './own-check';

/** Both pictures of one person. Nothing is shown that is not in the log first. */
export const lookAtFaces = defineProcedure(faceLook, async (context, { projectId, batchId, checkId }) => {
  const { institutionId } = context.caller.session;
  const check = (await ownCheck(context, { projectId, batchId, checkId })) ?? context.refuse('faceDecided');
  const pair = openPair(context, check.personId, check.sealed) ?? context.refuse('faceDecided');
  await context.db.transaction((tx) =>
    logProjectAct(tx, context, {
      project: { projectId, institutionId },
      action: 'attendance.faceLooked',
      subject: `person:${check.personId}`,
      before: null,
      after: { checkId },
    }),
  );
  return pair;
});
