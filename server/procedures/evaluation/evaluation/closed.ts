import { evaluationClosed } from '../../../../contract/calls/evaluation/evaluation';
import { defineProcedure } from '../../../call/procedure';
import { listClosed } from '../../../data/evaluations';

/** Closed evaluations of all institutions, for the centre. */
export const closed = defineProcedure(evaluationClosed, async ({ db }, { search, ...request }) => {
  const { rows, ...rest } = await listClosed(db, { search, request });
  return {
    rows: rows.map(({ projectId, batchId, title, projectNumber, creditLevel, institutionName, ...evaluation }) => ({
      ...{ projectId, batchId, title, projectNumber, creditLevel, institutionName },
      batchBegin: evaluation.batchBegin,
      batchEnd: evaluation.batchEnd,
      closedAt: evaluation.closesAt,
      answers: evaluation.answers ?? 0,
      people: evaluation.people ?? 0,
      meanHundredths: evaluation.meanHundredths ?? null,
    })),
    ...rest,
  };
});
