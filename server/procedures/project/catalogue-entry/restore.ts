import { catalogueEntryRestore } from '../../../../contract/calls/project/catalogue-entry';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { tell } from '../../../data/messages';
import { entryRestored } from '../../../message/catalogue-events';
import { assertRevision, entryToChange, takeTurn, writeAndLog } from './entry-act';

/** Offers an entry again. */
export const restoreEntry = defineProcedure(catalogueEntryRestore, (context, { catalogueEntryId, revision }) =>
  runIdempotent(context, catalogueEntryRestore, async (tx) => {
    await takeTurn(context, tx);
    const before = await entryToChange(tx, catalogueEntryId);
    assertRevision(context, before, revision);
    if (!before.withdrawn) return context.refuse('wrongState');
    const event = { kind: 'restored' } as const;
    const written = await writeAndLog(tx, context, { before, after: { ...before, withdrawn: null }, event });
    await tell(tx, context, entryRestored(written));
    return { revision: written.revision ?? 0 };
  }),
);
