import { canWriteChange } from '../../../../domain/project/change-request';
import { lecturerRows } from '../../../../domain/project/lecturers';
import { canBeHeld } from '../../../../domain/project/project-state';
import { refuse, type Refusing } from '../../../call/refusal';
import { newChange, openChangeOf } from '../../../data/changes';
import type { Transaction } from '../../../data/database';
import type { ChangeRequest, Project, StoredContent } from '../../../data/documents';
import { assertNames, namesOfLecturers } from '../project/assert-names';
import { assertDisciplines } from '../project/assert-disciplines';

/** The request that its institution writes now, a new one where none is on its way; `project` was read in this transaction. */
export async function changeToWrite(
  tx: Transaction,
  context: Refusing<'wrongState'>,
  project: Project,
): Promise<ChangeRequest> {
  const change = (await openChangeOf(tx, project)) ?? newChange(project);
  // Only what may be held has something to change; before that its form is open.
  if (!canBeHeld(project.state)) return context.refuse('wrongState', { state: project.state });
  return canWriteChange(change.state) ? change : context.refuse('wrongState', { state: change.state });
}

/** The year is the catalogue entry's, disciplines are of the list, and names are names. @throws Refusal `invalidInput` */
export function assertMayAsk(project: Project, { form, courses }: StoredContent): void {
  if (form.year !== project.year) refuse('invalidInput', { fields: [{ field: 'form.year', problem: 'locked' }] });
  assertDisciplines(form, project.form);
  const { projectLead, contactName } = project.form;
  assertNames(
    [
      { field: 'form.projectLead', name: form.projectLead },
      { field: 'form.contactName', name: form.contactName },
      ...namesOfLecturers(courses),
    ],
    [projectLead, contactName, ...lecturerRows(project.courses).map(({ lecturerName }) => lecturerName)],
  );
}
