import { evaluationEarlier } from '../../../../contract/calls/evaluation/evaluation';
import { defineProcedure } from '../../../call/procedure';
import { listForms } from '../../../data/evaluations';

/** Forms of the caller's own institution, to copy. */
export const earlierForms = defineProcedure(evaluationEarlier, async ({ db, caller }, { search, ...request }) => {
  const { institutionId } = caller.session;
  const { rows, ...rest } = await listForms(db, { institutionId, search, request });
  return {
    rows: rows.map(({ _id, projectNumber, title, creditLevel, savedAt, items }) => ({
      projectId: _id,
      ...{ projectNumber, title, creditLevel, savedAt, items },
    })),
    ...rest,
  };
});
