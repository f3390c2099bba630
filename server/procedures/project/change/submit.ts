import { changeSubmit } from '../../../../contract/calls/project/change';
import { decideChangeSubmission } from '../../../../domain/project/change-request';
import { missingCode } from '../../../../domain/project/project-checks';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { saveChange } from '../../../data/changes';
import { findCentres } from '../../../data/directory';
import type { ChangeRequest } from '../../../data/documents';
import { tell } from '../../../data/messages';
import { findOwnProject } from '../../../data/projects';
import { digestsOf } from '../../../files/attach-upload';
import { changeHandedIn } from '../../../message/project-events';
import { heldBatches, judgedChange } from './change-view';
import { changeToWrite } from './write-change';

/** Hands a change request in; what still stands against it is told, the first thing first. */
export const submit = defineProcedure(changeSubmit, async (context, { projectId, revision }) => {
  const { db, caller, at } = context;
  const own = { projectId, institutionId: caller.session.institutionId };
  const held = await heldBatches(db, await findOwnProject(db, own));
  const centres = await findCentres(db);
  return runIdempotent(context, changeSubmit, async (tx) => {
    const project = await findOwnProject(tx, own);
    const change = await changeToWrite(tx, context, project);
    if (revision !== change.revision) return context.refuse('staleRevision');
    const { changes, missing, past, lacking } = judgedChange(project, change, { held, now: at });
    const step = decideChangeSubmission(change.state, {
      changes: changes.length,
      missing: missing.length,
      past: past.length,
      documents: lacking.length,
      reason: change.reason,
    });
    if (step.kind === 'refuse') {
      if (step.reason === 'projectIncomplete')
        return context.refuse(step.reason, { missing: missing.map(missingCode) });
      return context.refuse(step.reason, { state: change.state });
    }
    const after: ChangeRequest = {
      ...change,
      state: step.to,
      submittedAt: at,
      timesSubmitted: change.timesSubmitted + 1,
      by: caller.session.name,
      revision: change.revision + 1,
      inReview: null,
    };
    await saveChange(tx, project, after);
    for (const centre of centres) await tell(tx, context, changeHandedIn(after, centre));
    await logProjectAct(tx, context, {
      project: own,
      action: 'change.submitted',
      subject: `change:${change._id}`,
      note: change.reason,
      before: change,
      after,
      files: digestsOf(Object.values(change.documents)),
    });
    return { state: step.to };
  });
});
