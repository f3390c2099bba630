import { catalogueEntryWithdraw } from '../../../../contract/calls/project/catalogue-entry';
import { isReason } from '../../../../domain/kernel/reason';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { tell } from '../../../data/messages';
import { entryWithdrawn } from '../../../message/catalogue-events';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { assertRevision, entryToChange, takeTurn, writeAndLog } from './entry-act';

/** Offers an entry no more: whoever holds it goes on, and its institution reads why. */
export const withdrawEntry = defineProcedure(
  catalogueEntryWithdraw,
  async (context, { catalogueEntryId, revision, reason }) => {
    if (!isReason(reason)) return context.refuse('reasonRequired');
    await assertAcceptableTexts(context, [reason]);
    return runIdempotent(context, catalogueEntryWithdraw, async (tx) => {
      await takeTurn(context, tx);
      const before = await entryToChange(tx, catalogueEntryId);
      assertRevision(context, before, revision);
      if (before.withdrawn) return context.refuse('wrongState');
      const { at, caller } = context;
      const after = { ...before, withdrawn: { at, by: caller.session.name, reason } };
      const event = { kind: 'withdrawn', reason } as const;
      const written = await writeAndLog(tx, context, { before, after, event });
      await tell(tx, context, entryWithdrawn(written, reason));
      return { revision: written.revision ?? 0 };
    });
  },
);
