import { catalogueEntryEdit } from '../../../../contract/calls/project/catalogue-entry';
import { decideEdit } from '../../../../domain/project/catalogue';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { getEntry } from '../../../data/catalogue';
import { isEntryHeld } from '../../../data/projects';
import { assertNumberFree, assertRevision, changesInWords, entryToChange, takeTurn, writeAndLog } from './entry-act';
import { givenEntry } from './given-entry';

/** Corrects an entry; what binds its holdings only while there are none (rules: "Catalogue"). */
export const editEntry = defineProcedure(
  catalogueEntryEdit,
  async (context, { catalogueEntryId, revision, ...input }) => {
    const { facts } = await givenEntry(context, input, await getEntry(context.db, catalogueEntryId));
    return runIdempotent(context, catalogueEntryEdit, async (tx) => {
      await takeTurn(context, tx);
      const before = await entryToChange(tx, catalogueEntryId);
      assertRevision(context, before, revision);
      const after = { ...before, ...facts };
      // Read before it is looked for projects: a project that is made meanwhile changes the entry, and this runs again.
      const isHeld = await isEntryHeld(context.db, catalogueEntryId);
      const edit = decideEdit(before, after, { isHeld });
      if (edit.kind === 'refuse')
        return context.refuse(edit.reason, { fields: edit.facts.map((field) => ({ field, problem: 'locked' })) });
      if (edit.kind === 'same') return { revision };
      await assertNumberFree(context, after);
      const changes = await changesInWords(context.db, before, after);
      const written = await writeAndLog(tx, context, { before, after, event: { kind: 'changed', changes } });
      return { revision: written.revision ?? 0 };
    });
  },
);
