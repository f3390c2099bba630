import { projectSaveForm } from '../../../../contract/calls/project/project';
import { changedAreas } from '../../../../domain/project/project-change';
import type { ProjectForm } from '../../../../domain/project/project';
import { findOwnProject } from '../../../data/projects';
import { ruleBook } from '../../../data/rule-table';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { assertDisciplines } from './assert-disciplines';
import { assertNames } from './assert-names';
import { editProject } from './edit-project';
import { savedOf } from './project-view';

/** The form as far as it is filled (M5). The year is the catalogue entry's, as number, title, level, credits and hours are. */
export const saveForm = defineProcedure(projectSaveForm, async (context, { projectId, revision, form }) => {
  await assertAcceptableTexts(context, textsOfForm(form));
  const book = await ruleBook(context.db, context.at);
  return runIdempotent(context, projectSaveForm, async (tx) => {
    const project = await findOwnProject(tx, { projectId, institutionId: context.caller.session.institutionId });
    if (form.year !== project.year) {
      return refuse('invalidInput', { fields: [{ field: 'form.year', problem: 'locked' }] });
    }
    assertNames(
      [
        { field: 'form.projectLead', name: form.projectLead },
        { field: 'form.contactName', name: form.contactName },
      ],
      [project.form.projectLead, project.form.contactName],
    );
    assertDisciplines(form, project.form);
    const edited = await editProject(tx, context, {
      project,
      revision,
      edits: { form },
      areas: changedAreas(project, { ...project, form }),
    });
    return savedOf(edited, { book, now: context.at });
  });
});

export function textsOfForm(form: ProjectForm): string[] {
  return Object.values(form).filter((value) => typeof value === 'string');
}
