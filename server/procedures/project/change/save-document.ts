import { changeSaveDocument } from '../../../../contract/calls/project/change';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { saveChange } from '../../../data/changes';
import { filesOfChange, moveUses } from '../../../data/kept-files';
import { findOwnProject } from '../../../data/projects';
import { attachOnce, digestsOf } from '../../../files/attach-upload';
import { changeToWrite } from './write-change';

/** A document that is to take the place of the one that was approved, once the request is. */
export const saveDocument = defineProcedure(changeSaveDocument, async (context, { projectId, kind, file }) => {
  const attach = { file, purpose: 'projectDocument' } as const;
  return attachOnce(context, changeSaveDocument, attach, async (tx, stored) => {
    const project = await findOwnProject(tx, { projectId, institutionId: context.caller.session.institutionId });
    const change = await changeToWrite(tx, context, project);
    const after = {
      ...change,
      documents: { ...change.documents, [kind]: stored },
      revision: change.revision + 1,
      edited: { by: context.caller.session.name, at: context.at },
    };
    await saveChange(tx, project, after);
    await moveUses(tx, { before: filesOfChange(change), after: filesOfChange(after), now: context.at });
    await logProjectAct(tx, context, {
      project: { projectId, institutionId: project.institutionId },
      action: 'change.documentSaved',
      subject: `document:${change._id}:${kind}`,
      before: change.documents[kind] ?? null,
      after: stored,
      files: digestsOf([stored]),
    });
    return { revision: after.revision };
  });
});
