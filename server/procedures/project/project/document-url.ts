import { projectDocumentUrl } from '../../../../contract/calls/project/project';
import { findOwnProject, findSubmittedProject } from '../../../data/projects';
import { addressOf } from '../../../files/address';
import { defineProcedure } from '../../../call/procedure';

export const documentUrl = defineProcedure(projectDocumentUrl, async (context, { projectId, kind }) => {
  const { caller, db, platform } = context;
  const project =
    caller.kind === 'reviewer'
      ? await findSubmittedProject(db, projectId)
      : await findOwnProject(db, { projectId, institutionId: caller.session.institutionId });
  const file = project.documents[kind];
  if (!file) return context.refuse('documentMissing');
  const url = (await platform.fileUrls([file.fileId])).get(file.fileId);
  return url === undefined ? context.refuse('documentMissing') : addressOf(url, file);
});
