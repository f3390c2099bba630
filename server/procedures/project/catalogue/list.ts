import { catalogueList } from '../../../../contract/calls/project/catalogue';
import { centreContact } from '../../../data/directory';
import { listEntries } from '../../../data/catalogue';
import { countHoldings } from '../../../data/projects';
import { defineProcedure } from '../../../call/procedure';

export const list = defineProcedure(catalogueList, async (context, { year, search, ...request }) => {
  const { institutionId } = context.caller.session;
  const page = await listEntries(context.db, { institutionId, year, search, request });
  const [timesHeld, contact] = await Promise.all([
    countHoldings(context.db, { institutionId, catalogueEntryIds: page.rows.map(({ _id }) => _id) }),
    request.cursor === undefined ? centreContact(context.db) : null,
  ]);
  return {
    ...page,
    contact,
    rows: page.rows.map((entry) => ({
      catalogueEntryId: entry._id,
      projectNumber: entry.projectNumber,
      title: entry.title,
      creditLevel: entry.creditLevel,
      creditHundredths: entry.creditHundredths,
      hourTenths: entry.hourTenths,
      year: entry.year,
      plannedBegin: entry.plannedBegin,
      plannedEnd: entry.plannedEnd,
      plannedDayTenths: entry.plannedDayTenths,
      timesHeld: timesHeld.get(entry._id) ?? 0,
    })),
  };
});
