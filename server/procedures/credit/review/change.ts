import { reviewChange } from '../../../../contract/calls/credit/review';
import { decideChangeReview, wordsForAudience } from '../../../../domain/project/change-request';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { findSubmittedChange, saveChange } from '../../../data/changes';
import { noteDecision } from '../../../data/decisions';
import type { Transaction } from '../../../data/database';
import type { ChangeRequest, Project, Review } from '../../../data/documents';
import { addAudienceJob } from '../../../data/jobs';
import { filesOfProject, moveUses } from '../../../data/kept-files';
import { tell } from '../../../data/messages';
import { changeProject, findSubmittedProject } from '../../../data/projects';
import { moveSessions } from '../../../data/sessions';
import { digestsOf } from '../../../files/attach-upload';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { changeDecided, meetingChanged } from '../../../message/project-events';
import { heldBatches, judgedChange } from '../../project/change/change-view';

/** The centre's decision on a change request. Approved, the new facts hold at once: project, sessions, notice. */
export const change = defineProcedure(reviewChange, async (context, input) => {
  const { changeId, decision, reason = '', decisionsSeen } = input;
  const { db, at, caller } = context;
  await assertAcceptableTexts(context, [reason]);
  const { projectId } = await findSubmittedChange(db, changeId);
  const held = await heldBatches(db, await findSubmittedProject(db, projectId));
  return runIdempotent(context, reviewChange, async (tx) => {
    const project = await findSubmittedProject(tx, projectId);
    const asked = await findSubmittedChange(tx, changeId);
    const { after, changes, past } = judgedChange(project, asked, { held, now: at });
    const step = decideChangeReview(
      asked.state,
      decision === 'approve' ? { kind: 'approve', past: past.length } : { kind: 'return', reason },
    );
    if (step.kind === 'refuse') return context.refuse(step.reason, { state: asked.state });
    if (asked.reviews.length !== decisionsSeen) return context.refuse('submittedAgain');
    const review: Review = { decision, reason, at, by: caller.session.name };
    const decided: ChangeRequest = { ...asked, state: step.to, reviews: [...asked.reviews, review], inReview: null };
    let present = project;
    if (step.to === 'approved') {
      const words = wordsForAudience(changes);
      present = await holdFromNow(tx, { project, after, words, now: at });
      const news = meetingChanged(after, { changes: words, changeId });
      if (words !== '') await addAudienceJob(tx, { projectId, news, createdAt: at });
    }
    const { at: decidedAt, by } = review;
    await noteDecision(tx, {
      kind: 'change',
      subjectId: changeId,
      projectId,
      about: asked,
      decision,
      reason,
      at: decidedAt,
      by,
    });
    await saveChange(tx, present, decided);
    await tell(tx, context, changeDecided(decided, review));
    await logProjectAct(tx, context, {
      project: { projectId, institutionId: project.institutionId },
      action: decision === 'approve' ? 'change.approved' : 'change.returned',
      subject: `change:${changeId}`,
      ...(reason === '' ? {} : { note: reason }),
      before: project,
      after: decision === 'approve' ? present : decided,
      files: digestsOf(Object.values(asked.documents)),
    });
    return { state: step.to };
  });
});

/** Puts what was asked for in the place of the old facts. */
async function holdFromNow(
  tx: Transaction,
  { project, after, words, now }: { project: Project; after: Project; words: string; now: number },
): Promise<Project> {
  const { form, courses, batches, documents, firstDay, lastDay } = after;
  await moveSessions(tx, project, after);
  await moveUses(tx, { before: filesOfProject(project), after: filesOfProject(after), now });
  const revision = project.revision + 1;
  return changeProject(tx, project, {
    ...{ form, courses, batches, documents, firstDay, lastDay, revision },
    ...(words === '' ? {} : { lastChange: { words, at: now } }),
  });
}
