import { projectSaveDocument } from '../../../../contract/calls/project/project';
import { findOwnProject } from '../../../data/projects';
import { assertOwnUpload } from '../../../guard/files';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { checkMayEdit, saveEdit } from './edit-project';
import { missingCodesOf } from './project-view';

/** One of the three scans that the centre reviews (M10); a later one takes the place of the earlier. Logged, before the submission too. */
export const saveDocument = defineProcedure(projectSaveDocument, async (context, { projectId, kind, file }) => {
  await assertOwnUpload(context, file);
  await assertAcceptableTexts(context, [file.fileName]);
  return runIdempotent(context, projectSaveDocument, async (tx) => {
    const project = await findOwnProject(tx, { projectId, institutionId: context.caller.session.institutionId });
    checkMayEdit(context, project, ['documents']);
    // Whatever else was changed meanwhile: a document takes the place of the earlier one and of nothing more.
    const documents = { ...project.documents, [kind]: { ...file, uploadedAt: context.at } };
    const edited = await saveEdit(tx, project, { documents });
    await logProjectAct(tx, context, {
      project: { projectId, institutionId: project.institutionId },
      action: 'project.documentSaved',
      subject: `document:${projectId}:${kind}`,
      before: project.documents[kind] ?? null,
      after: edited.documents[kind],
    });
    return { revision: edited.revision, missing: missingCodesOf(edited) };
  });
});
