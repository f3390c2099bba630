import { examStudyItems } from '../../../../contract/calls/exam/exam-study';
import { shouldCheck } from '../../../../domain/exam/statistics';
import { defineProcedure } from '../../../call/procedure';
import { listItems } from '../../../data/exam-studies';
import { picturesShown } from '../../../exam/pictures';
import { ownPaper } from '../own-batch';

export const items = defineProcedure(examStudyItems, async (context, { projectId, batchId, ...asked }) => {
  const { db, caller } = context;
  const which = { projectId, batchId };
  await ownPaper(db, which, caller.session);
  const { search, ...request } = asked;
  const { rows, ...rest } = await listItems(db, { batch: which, search, request });
  const shown = await picturesShown(context, rows);
  return {
    rows: rows.map(({ itemId, kind, text, picture, options, rightIds, struck, statistics }) => ({
      ...{ itemId, kind, text, struck, picture: shown(picture ? { picture } : {}) },
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
