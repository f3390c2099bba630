import { projectSaveDocument } from '../../../../contract/calls/project/project';
import { findOwnProject } from '../../../data/projects';
import { filesOfProject, moveUses } from '../../../data/kept-files';
import { attachOnce, digestsOf } from '../../../files/attach-upload';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { checkMayEdit, saveEdit } from './edit-project';
import { missingCodesOf } from './project-view';

/** One of the three scans that the centre reviews (M10); a later one takes the place of the earlier. Logged, before the submission too. */
export const saveDocument = defineProcedure(projectSaveDocument, async (context, { projectId, kind, file }) => {
  const attach = { file, purpose: 'projectDocument' } as const;
  return attachOnce(context, projectSaveDocument, attach, async (tx, stored) => {
    const project = await findOwnProject(tx, { projectId, institutionId: context.caller.session.institutionId });
    checkMayEdit(context, project, ['documents']);
    // Whatever else was changed meanwhile: a document takes the place of the earlier one and of nothing more.
    const documents = { ...project.documents, [kind]: stored };
    const edited = await saveEdit(tx, context, { project, edits: { documents } });
    await moveUses(tx, { before: filesOfProject(project), after: filesOfProject(edited), now: context.at });
    await logProjectAct(tx, context, {
      project: { projectId, institutionId: project.institutionId },
      action: 'project.documentSaved',
      subject: `document:${projectId}:${kind}`,
      before: project.documents[kind] ?? null,
      after: stored,
      files: digestsOf([stored]),
    });
    return { revision: edited.revision, missing: missingCodesOf(edited) };
  });
});
