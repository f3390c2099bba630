import { catalogueEntryGet } from '../../../../contract/calls/project/catalogue-entry';
import { getEntry } from '../../../data/catalogue';
import { getInstitution } from '../../../data/accounts';
import { ruleBook } from '../../../data/rule-table';
import { countHoldingsOf, listHoldings } from '../../../data/projects';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { entryRow } from './view';

/** One entry, with what was made of it: that says what of it may still be corrected. */
export const getEntryOfAll = defineProcedure(catalogueEntryGet, async ({ db, at }, { catalogueEntryId }) => {
  const entry = await getEntry(db, catalogueEntryId);
  if (!entry) return refuse('notFound');
  const [institution, holdings, timesHeld, book] = await Promise.all([
    getInstitution(db, entry.institutionId),
    listHoldings(db, catalogueEntryId),
    countHoldingsOf(db, catalogueEntryId),
    ruleBook(db, at),
  ]);
  const { discipline2, discipline3, projectLead, activityForm, revision = 0, edited } = entry;
  return {
    ...entryRow(entry, { institutionName: institution?.name ?? '', timesHeld, book }),
    ...(edited === undefined ? {} : { edited }),
    ...{ discipline2, discipline3, projectLead, activityForm, revision },
    holdings: holdings.map(({ _id, state, firstDay, lastDay, timesSubmitted }) => ({
      projectId: _id,
      ...{ state, firstDay, lastDay },
      readable: timesSubmitted > 0,
    })),
  };
});
