import type { ProjectArea } from '../../../../domain/project/project-state';
import { decideEdit } from '../../../../domain/project/project-change';
import type { Caller, Context } from '../../../call/context';
import type { Refusing } from '../../../call/refusal';
import type { Transaction } from '../../../data/database';
import type { Project } from '../../../data/documents';
import { changeProject } from '../../../data/projects';
import { logProjectAct } from '../../../data/audit/office-log';
import { missingCodesOf } from './project-view';

type Editing = Context<Extract<Caller, { kind: 'administrator' }>>;
type Edits = Partial<Pick<Project, 'form' | 'courses' | 'batches' | 'documents' | 'firstDay' | 'lastDay'>>;

/**
 * Whether these areas of a project may be changed now: freely before the submission, logged after the approval as far as
 * texts and lecturers go (rules: "After approval").
 */
export function checkMayEdit(
  context: Refusing<'wrongState' | 'changeNeedsCentre'>,
  { state }: Pick<Project, 'state'>,
  areas: readonly ProjectArea[],
): { logged: boolean } {
  const decision = decideEdit({ state, areas });
  return decision.kind === 'refuse' ? context.refuse(decision.reason, { state }) : decision;
}

/** Saves an edit of a project that was read in this transaction, whose next revision it is. */
export async function saveEdit(
  tx: Transaction,
  { at, caller }: Editing,
  { project, edits }: { project: Project; edits: Edits },
): Promise<Project> {
  const edited = { by: caller.session.name, at };
  return changeProject(tx, project, { ...edits, edited, revision: project.revision + 1 });
}

/**
 * Edits a project as a page shows it, if its state allows it.
 * @param revision the one that the page had loaded
 * @throws Refusal also `projectIncomplete`, when the correction of an approved project would take away what the approval
 *   rested on
 */
export async function editProject(
  tx: Transaction,
  context: Editing & Refusing<'wrongState' | 'changeNeedsCentre' | 'staleRevision' | 'projectIncomplete'>,
  options: { project: Project; revision: number; edits: Edits; areas: readonly ProjectArea[] },
): Promise<Project> {
  const { project, revision, edits, areas } = options;
  const { logged } = checkMayEdit(context, project, areas);
  if (revision !== project.revision) return context.refuse('staleRevision');
  const edited = await saveEdit(tx, context, { project, edits });
  if (logged) {
    const missing = missingCodesOf(edited);
    if (missing.length > 0) return context.refuse('projectIncomplete', { missing });
    await logProjectAct(tx, context, {
      project: { projectId: project._id, institutionId: project.institutionId },
      action: 'project.corrected',
      subject: `project:${project._id}`,
      before: project,
      after: edited,
    });
  }
  return edited;
}
