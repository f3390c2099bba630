import { formFileMake } from '../../../../contract/calls/project/form-file';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { projectPapers } from '../../../../domain/project/project';
import { defineProcedure } from '../../../call/procedure';
import { findOwnProject } from '../../../data/projects';
import { passOn } from '../../../files/pass-on';
import { paperPdf } from '../../../pdf/project-papers';

/** A paper of a project, to print and sign (M10). It is what the project says now: a new one each time. */
export const make = defineProcedure(formFileMake, async (context, { projectId, paper, filled }) => {
  const project = await findOwnProject(context.db, { projectId, institutionId: context.caller.session.institutionId });
  const content = await paperPdf(paper, { project: filled ? project : undefined, at: context.at });
  const url = await passOn(context, { content, ending: 'pdf' });
  const name = labelOf(projectPapers, paper);
  return { url, fileName: `${name}${filled ? `-${project.projectNumber}` : '（空白）'}.pdf`, type: 'pdf' as const };
});
