import { examCorrectionItem } from '../../../../contract/calls/exam/exam-correction';
import { defineProcedure } from '../../../call/procedure';
import { picturesShown } from '../../../exam/pictures';
import { ownPaper } from '../own-batch';
import { askedItem } from './correcting';

export const item = defineProcedure(examCorrectionItem, async (context, { itemId, ...which }) => {
  const { db, caller } = context;
  await ownPaper(db, which, caller.session);
  const { item: asked, now } = await askedItem(db, which, itemId);
  const shown = await picturesShown(context, [asked]);
  const { kind, text, options, statistics } = asked;
  return { kind, text, picture: shown(asked), options, now, asked: statistics.asked };
});
