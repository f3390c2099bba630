import { projectCancel } from '../../../../contract/calls/project/project';
import { isGranting } from '../../../../domain/credit/grant';
import { decideProjectCancel, type Granting } from '../../../../domain/project/project-state';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { noteDecision } from '../../../data/decisions';
import { findCentres } from '../../../data/directory';
import type { Project } from '../../../data/documents';
import { findOwnProject } from '../../../data/projects';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { meetingCancelled, projectCancelled } from '../../../message/project-events';
import { endProject } from './end-project';

/** The holding does not take place: everybody who follows it or has checked in is told, and the centre (rules: "Project"). */
export const cancel = defineProcedure(projectCancel, async (context, { projectId, revision, reason }) => {
  await assertAcceptableTexts(context, [reason]);
  const centres = await findCentres(context.db);
  return runIdempotent(context, projectCancel, async (tx) => {
    const project = await findOwnProject(tx, { projectId, institutionId: context.caller.session.institutionId });
    const handedIn = project.timesSubmitted > 0;
    const step = decideProjectCancel(project.state, { reason, handedIn, granting: grantingOf(project) });
    if (step.kind === 'refuse') return context.refuse(step.reason, { state: project.state });
    if (revision !== project.revision) return context.refuse('staleRevision');
    await noteDecision(tx, {
      kind: 'cancel',
      subjectId: projectId,
      projectId,
      about: project,
      decision: 'cancel',
      reason,
      at: context.at,
      by: context.caller.session.name,
    });
    await endProject(tx, context, {
      project,
      to: step.to,
      reason,
      action: 'project.cancelled',
      events: centres.map((centre) => projectCancelled(project, { centre, reason })),
      // Before its approval nobody could read of it.
      audience: project.state === 'approved' ? meetingCancelled(project, { reason, at: context.at }) : undefined,
    });
    return { state: step.to };
  });
});

function grantingOf({ rounds }: Project): Granting {
  if (isGranting(rounds)) return 'running';
  return rounds.some(({ state }) => state !== 'nobodyGranted') ? 'granted' : 'nothing';
}
