import { catalogueEntryList } from '../../../../contract/calls/project/catalogue-entry';
import { listCatalogue } from '../../../data/catalogue';
import { institutionNames } from '../../../data/directory';
import { ruleBook } from '../../../data/rule-table';
import { timesHeldOf } from '../../../data/projects';
import { defineProcedure } from '../../../call/procedure';
import { entryRow } from './view';

/** The catalogue over all institutions: one request for the entries, two side by side for whose they are and how often they are held. */
export const listEntriesOfAll = defineProcedure(
  catalogueEntryList,
  async ({ db, at }, { cursor, limit, ...filter }) => {
    const page = await listCatalogue(db, filter, { cursor, limit });
    const [names, timesHeld, book] = await Promise.all([
      institutionNames(
        db,
        page.rows.map(({ institutionId }) => institutionId),
      ),
      timesHeldOf(
        db,
        page.rows.map(({ _id }) => _id),
      ),
      ruleBook(db, at),
    ]);
    return {
      ...page,
      rows: page.rows.map((entry) =>
        entryRow(entry, {
          institutionName: names.get(entry.institutionId) ?? '',
          timesHeld: timesHeld.get(entry._id) ?? 0,
          book,
        }),
      ),
    };
  },
);
