import type { ProjectArea } from '../../../../domain/project/project-state';
import { decideEdit } from '../../../../domain/project/project-change';
import type { Caller, Context } from '../../../call/context';
import type { Transaction } from '../../../data/database';
import type { Project } from '../../../data/documents';
import { changeProject } from '../../../data/projects';
import { logProjectAct } from '../../../data/audit/office-log';
import { refuse } from '../../../call/refusal';
import { missingCodesOf } from './project-view';

type Edits = Partial<Pick<Project, 'form' | 'courses' | 'batches' | 'documents' | 'firstDay' | 'lastDay'>>;

/**
 * Saves an edit of a project that was read in this transaction, if its state allows it: freely before the submission,
 * logged after the approval as far as texts and lecturers go (rules: "After approval").
 *
 * @param revision the one the page had loaded; left out where the edit replaces a thing of its own (a document)
 * @throws Refusal `wrongState`, `changeNeedsCentre`, `staleRevision`, or `projectIncomplete` when the correction of an
 *   approved project would take away what the approval rested on
 */
export async function editProject(
  tx: Transaction,
  context: Context<Extract<Caller, { kind: 'administrator' }>>,
  options: { project: Project; revision?: number; edits: Edits; areas: readonly ProjectArea[] },
): Promise<Project> {
  const { project, revision = project.revision, edits, areas } = options;
  const decision = decideEdit({ state: project.state, areas });
  if (decision.kind === 'refuse') {
    return refuse(decision.reason === 'needsCentre' ? 'changeNeedsCentre' : 'wrongState', { state: project.state });
  }
  if (revision !== project.revision) return refuse('staleRevision');
  const edited: Project = { ...project, ...edits, revision: project.revision + 1 };
  if (decision.logged) {
    const missing = missingCodesOf(edited);
    if (missing.length > 0) return refuse('projectIncomplete', { missing });
    await logProjectAct(tx, context, {
      project: { projectId: project._id, institutionId: project.institutionId },
      action: 'project.corrected',
      subject: `project:${project._id}`,
      before: project,
      after: edited,
    });
  }
  await changeProject(tx, project._id, { ...edits, revision: edited.revision });
  return edited;
}
