import { examStudyItems } from '../../../../contract/calls/exam/exam-study';
import { shouldCheck } from '../../../../domain/exam/statistics';
import { defineProcedure } from '../../../call/procedure';
import { listItems } from '../../../data/exam-studies';
import { ownPaper } from '../own-batch';

export const items = defineProcedure(examStudyItems, async ({ db, caller }, { projectId, batchId, ...asked }) => {
  const which = { projectId, batchId };
  await ownPaper(db, which, caller.session);
  const { search, ...request } = asked;
  const { rows, ...rest } = await listItems(db, { batch: which, search, request });
  return {
    rows: rows.map(({ itemId, kind, text, options, rightIds, struck, statistics }) => ({
      ...{ itemId, kind, text, struck },
      options: options.map((option) => ({
        ...option,
        right: rightIds.includes(option.optionId),
        chosen: statistics.chosen[option.optionId] ?? 0,
      })),
      asked: statistics.asked,
      rightPercent: statistics.rightPercent,
      discriminationHundredths: statistics.discriminationHundredths,
      check: !struck && shouldCheck(statistics),
    })),
    ...rest,
  };
});
