import { projectCopy } from '../../../../contract/calls/project/project';
import { copyOnto } from '../../../../domain/project/copy-project';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { findOwnProject } from '../../../data/projects';
import { makeDraft } from './draft-of';

/** 照以前的项目填写: a new project, filled in like an earlier one of the same institution (rules: "Copying a project"). */
export const copy = defineProcedure(projectCopy, (context, { catalogueEntryId, fromProjectId }) =>
  runIdempotent(context, projectCopy, async (tx) => {
    const { institutionId } = context.caller.session;
    const earlier = await findOwnProject(tx, { projectId: fromProjectId, institutionId });
    return makeDraft(tx, context, {
      call: projectCopy.name,
      catalogueEntryId,
      fill: (entry) => copyOnto(entry, earlier),
      from: earlier.projectNumber,
    });
  }),
);
