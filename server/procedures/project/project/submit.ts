import { projectSubmit } from '../../../../contract/calls/project/project';
import { daysLate, fileBy, lateFiling } from '../../../../domain/project/deadlines';
import { dayOf } from '../../../../domain/kernel/time';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { missingForSubmit } from '../../../../domain/project/project-checks';
import { decideProjectSubmission } from '../../../../domain/project/project-state';
import { changeProject, findOwnProject } from '../../../data/projects';
import { findCentres } from '../../../data/directory';
import { tell } from '../../../data/messages';
import { projectHandedIn } from '../../../message/project-events';
import { runIdempotent } from '../../../call/idempotency';
import { digestsOf } from '../../../files/attach-upload';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { contentOf, missingCodesOf } from './project-view';

/** M9: hands the project in; everything that is missing is listed at once. */
export const submit = defineProcedure(projectSubmit, async (context, { projectId, lateReason = '' }) => {
  await assertAcceptableTexts(context, [lateReason]);
  const centres = await findCentres(context.db);
  return runIdempotent(context, projectSubmit, async (tx) => {
    const project = await findOwnProject(tx, { projectId, institutionId: context.caller.session.institutionId });
    const { state } = project;
    const decision = decideProjectSubmission(state, missingForSubmit(contentOf(project)));
    if (decision.kind === 'refuse') {
      return decision.reason === 'projectIncomplete'
        ? context.refuse('projectIncomplete', { missing: missingCodesOf(project) })
        : context.refuse('wrongState', { state });
    }
    const days = daysLate(fileBy(project.firstDay), dayOf(context.at));
    if (lateFiling(days, lateReason) !== undefined) return context.refuse('lateReasonRequired');
    const changes = {
      inReview: null,
      late: days > 0 ? { days, reason: lateReason } : null,
      state: decision.to,
      submittedAt: context.at,
      timesSubmitted: project.timesSubmitted + 1,
    };
    await changeProject(tx, project, changes);
    for (const centre of centres) await tell(tx, context, projectHandedIn({ ...project, ...changes }, centre));
    await logProjectAct(tx, context, {
      project: { projectId, institutionId: project.institutionId },
      action: 'project.submitted',
      ...(days > 0 ? { note: lateReason } : {}),
      subject: `project:${projectId}`,
      before: project,
      after: { ...project, ...changes },
      files: digestsOf(Object.values(project.documents)),
    });
    return { state: decision.to };
  });
});
