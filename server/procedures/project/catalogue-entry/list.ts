import { catalogueEntryList } from '../../../../contract/calls/project/catalogue-entry';
import { listCatalogue } from '../../../data/catalogue';
import { institutionsWithIds } from '../../../data/directory';
import { ruleBook } from '../../../data/rule-table';
import { projectsOfEntries, timesHeld } from '../../../data/projects';
import { defineProcedure } from '../../../call/procedure';
import { entryRow } from './view';

/** The catalogue over all institutions: one request for the entries, one for whose they are and how often they are held. */
export const listEntriesOfAll = defineProcedure(
  catalogueEntryList,
  async ({ db, at, caller }, { cursor, limit, ...filter }) => {
    const page = await listCatalogue(db, filter, { cursor, limit });
    const [{ institutions, held }, book] = await Promise.all([
      db.together(
        { collection: 'institutions', id: caller.session.institutionId },
        {
          institutions: institutionsWithIds(page.rows.map(({ institutionId }) => institutionId)),
          held: projectsOfEntries(page.rows.map(({ _id }) => _id)),
        },
      ),
      ruleBook(db, at),
    ]);
    const names = new Map(institutions.map(({ _id, name }) => [_id, name]));
    const counts = timesHeld(held);
    return {
      ...page,
      rows: page.rows.map((entry) =>
        entryRow(entry, {
          institutionName: names.get(entry.institutionId) ?? '',
          timesHeld: counts.get(entry._id) ?? 0,
          book,
        }),
      ),
    };
  },
);
