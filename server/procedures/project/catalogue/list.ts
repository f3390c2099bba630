import { catalogueList } from '../../../../contract/calls/project/catalogue';
import { centres, contactOfCentre } from '../../../data/directory';
import { listEntries } from '../../../data/catalogue';
import { projectsOfEntries, timesHeld } from '../../../data/projects';
import { defineProcedure } from '../../../call/procedure';

/** M6: what the institution may hold; with the first page, whom to call about what is missing. */
export const list = defineProcedure(catalogueList, async (context, { year, search, ...request }) => {
  const { db, caller } = context;
  const { institutionId } = caller.session;
  const page = await listEntries(db, { institutionId, year, search, request });
  const { held, offices } = await db.together(
    { collection: 'institutions', id: institutionId },
    {
      held: projectsOfEntries(
        page.rows.map(({ _id }) => _id),
        { institutionId },
      ),
      offices: centres(),
    },
  );
  const counts = timesHeld(held);
  return {
    ...page,
    contact: request.cursor === undefined ? contactOfCentre(offices) : null,
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
      timesHeld: counts.get(entry._id) ?? 0,
    })),
  };
});
