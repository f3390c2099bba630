import { catalogueEntryAdd } from '../../../../contract/calls/project/catalogue-entry';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { assertNumberFree, entryIdOf, takeTurn, writeAndLog } from './entry-act';
import { givenEntry } from './given-entry';

/** A single entry, between two files of the catalogue. */
export const addEntryByHand = defineProcedure(catalogueEntryAdd, async (context, input) => {
  const { facts } = await givenEntry(context, input);
  return runIdempotent(context, catalogueEntryAdd, async (tx) => {
    await takeTurn(context, tx);
    const entry = { _id: entryIdOf(context, catalogueEntryAdd.name), ...facts };
    await assertNumberFree(context, entry);
    await writeAndLog(tx, context, { before: null, after: entry, event: { kind: 'added' } });
    return { catalogueEntryId: entry._id };
  });
});
