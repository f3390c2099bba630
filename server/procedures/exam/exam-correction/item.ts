import { examCorrectionItem } from '../../../../contract/calls/exam/exam-correction';
import { defineProcedure } from '../../../call/procedure';
import { ownPaper } from '../own-batch';
import { askedItem } from './correcting';

export const item = defineProcedure(examCorrectionItem, async ({ db, caller }, { itemId, ...which }) => {
  await ownPaper(db, which, caller.session);
  const { item: asked, now } = await askedItem(db, which, itemId);
  const { kind, text, options, statistics } = asked;
  return { kind, text, options, now, asked: statistics.asked };
});
