import { changeSave } from '../../../../contract/calls/project/change';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { saveChange } from '../../../data/changes';
import type { ChangeRequest } from '../../../data/documents';
import { findOwnProject } from '../../../data/projects';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { assertBatchesFit, assertDistinct, assertHoursFit, textsOfCourses } from '../project/course-checks';
import { textsOfForm } from '../project/save-form';
import { assertMayAsk, changeToWrite } from './write-change';

/** What is asked for, checked as the project's own content is; nothing of it holds before the centre has approved it. */
export const save = defineProcedure(changeSave, async (context, input) => {
  const { projectId, revision, form, courses, batches, reason } = input;
  assertDistinct({ courses: courses ?? [], batches: batches ?? [] });
  const texts = [...(form ? textsOfForm(form) : []), ...textsOfCourses(courses ?? [], batches ?? []), reason ?? ''];
  await assertAcceptableTexts(context, texts);
  return runIdempotent(context, changeSave, async (tx) => {
    const project = await findOwnProject(tx, { projectId, institutionId: context.caller.session.institutionId });
    const change = await changeToWrite(tx, context, project);
    if (revision !== change.revision) return context.refuse('staleRevision');
    const asked = {
      form: form ?? change.asked.form,
      courses: courses ?? change.asked.courses,
      batches: batches ?? change.asked.batches,
    };
    assertMayAsk(project, asked);
    if (courses) assertHoursFit(context, project, courses);
    if (batches) assertBatchesFit(context, { ...project, form: asked.form }, batches);
    const edited = { by: context.caller.session.name, at: context.at };
    const after: ChangeRequest = {
      ...change,
      asked,
      reason: reason ?? change.reason,
      revision: change.revision + 1,
      edited,
    };
    await saveChange(tx, project, after);
    if (project.change?.changeId !== change._id) {
      await logProjectAct(tx, context, {
        project: { projectId, institutionId: project.institutionId },
        action: 'change.begun',
        subject: `change:${change._id}`,
        before: null,
        after,
      });
    }
    return { revision: after.revision };
  });
});
