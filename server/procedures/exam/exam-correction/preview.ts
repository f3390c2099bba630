import { examCorrectionPreview } from '../../../../contract/calls/exam/exam-correction';
import { defineProcedure } from '../../../call/procedure';
import { namesOf, paperIdOf, passedOf } from '../../../data/exams';
import { ownPaper } from '../own-batch';
import { askedItem, correctedKey, effectOf } from './correcting';

export const preview = defineProcedure(
  examCorrectionPreview,
  async (context, { itemId, struck, rightIds, ...which }) => {
    const { db, caller } = context;
    await ownPaper(db, which, caller.session);
    const { item, now } = await askedItem(db, which, itemId);
    const next = correctedKey(item, now, { struck, rightIds });
    if (typeof next === 'string') return context.refuse(next);
    const { effect, newlyPassed, kept } = await effectOf(db, which, { itemId, next });
    const names = await namesOf(db, paperIdOf(which), new Set([...newlyPassed, ...kept]));
    const named = (ids: readonly string[]) => ids.flatMap((personId) => names.get(personId) ?? []);
    const { passed } = await db.together(
      { collection: 'institutions', id: caller.session.institutionId },
      { passed: passedOf(which) },
    );
    return { effect, passed, newlyPassed: named(newlyPassed), kept: named(kept) };
  },
);
