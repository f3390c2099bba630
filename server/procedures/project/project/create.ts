import { projectCreate } from '../../../../contract/calls/project/project';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { makeDraft } from './draft-of';

/** M6: a project is always made from an entry of the caller's own institution, and takes its figures from there. */
export const create = defineProcedure(projectCreate, (context, { catalogueEntryId }) =>
  runIdempotent(context, projectCreate, (tx) => makeDraft(tx, context, { call: projectCreate.name, catalogueEntryId })),
);
