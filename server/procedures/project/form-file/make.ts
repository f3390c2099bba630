import { formFileMake } from '../../../../contract/calls/project/form-file';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { projectPapers } from '../../../../domain/project/project';
import { earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { findOwnProject } from '../../../data/projects';
import { passOn } from '../../../files/pass-on';
import { spendFile } from '../../../guard/daily-limit';
import { paperPdf } from '../../../pdf/project-papers';

/** A paper of a project, to print and sign (M10). It is what the project says now: a new one each time. */
export const make = defineProcedure(formFileMake, async (context, { projectId, paper, filled }) => {
  const project = await findOwnProject(context.db, { projectId, institutionId: context.caller.session.institutionId });
  const earlier = await earlierAnswer(context, formFileMake);
  if (earlier) return earlier;
  await spendFile(context);
  const content = await paperPdf(paper, { project: filled ? project : undefined, at: context.at });
  const url = await passOn(context, { call: formFileMake.name, content, ending: 'pdf' });
  const name = labelOf(projectPapers, paper);
  const fileName = `${name}${filled ? `-${project.projectNumber}` : '（空白）'}.pdf`;
  return runIdempotent(context, formFileMake, () => Promise.resolve({ url, fileName, type: 'pdf' as const }));
});
