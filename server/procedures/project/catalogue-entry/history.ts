import { catalogueEntryHistory } from '../../../../contract/calls/project/catalogue-entry';
import { getEntry, listEntryEvents } from '../../../data/catalogue';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';

/** What happened to an entry, by whom, and what it said before. */
export const historyOfEntry = defineProcedure(
  catalogueEntryHistory,
  async ({ db }, { catalogueEntryId, ...request }) => {
    if (!(await getEntry(db, catalogueEntryId))) return refuse('notFound');
    const page = await listEntryEvents(db, catalogueEntryId, request);
    return {
      ...page,
      rows: page.rows.map(({ _id, at, by, kind, reason, changes }) => ({
        eventId: _id,
        at,
        by,
        kind,
        reason,
        changes,
      })),
    };
  },
);
