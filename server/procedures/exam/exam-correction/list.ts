import { examCorrectionList } from '../../../../contract/calls/exam/exam-correction';
import { defineProcedure } from '../../../call/procedure';
import { listCorrections } from '../../../data/exam-corrections';
import { ownPaper } from '../own-batch';

export const list = defineProcedure(examCorrectionList, async ({ db, caller }, { projectId, batchId, ...request }) => {
  const which = { projectId, batchId };
  await ownPaper(db, which, caller.session);
  const { rows, ...rest } = await listCorrections(db, which, request);
  return {
    rows: rows.map(({ number, itemId, text, before, after, reason, by, decidedAt, doneAt, effect }) => ({
      ...{ number, itemId, text, before, after, reason, by, decidedAt, doneAt, effect },
    })),
    ...rest,
  };
});
