import { activityPeopleCandidates } from '../../../../contract/calls/credit/activity-people';
import { defineProcedure } from '../../../call/procedure';
import { attendeesAmong, findOwnActivity } from '../../../data/group-activities';
import { howManyListed, listPersons, type PeopleFilter } from '../../../data/persons';
import { howMany } from '../../../data/questions';

/** Whom the institution could put onto a list: its approved people, each with whether they stand there. */
export const candidates = defineProcedure(activityPeopleCandidates, async ({ db, caller }, input) => {
  const { activityId, search, departmentIds, ...request } = input;
  const { institutionId } = caller.session;
  await findOwnActivity(db, { activityId, institutionId });
  const filter: PeopleFilter = { institutionId, states: ['approved'], departmentIds, search };
  const page = await listPersons(db, { ...filter, order: 'name' }, request);
  const total = request.cursor === undefined ? howManyListed(filter) : undefined;
  const beside = await db.together(
    { collection: 'groupActivities', id: activityId },
    {
      listed: attendeesAmong(
        activityId,
        page.rows.map(({ _id }) => _id),
      ),
      total: total ?? howMany('activityAttendees', { activityId }),
    },
  );
  const listed = new Set(beside.listed.map(({ personId }) => personId));
  return {
    ...page,
    rows: page.rows.map(({ _id: personId, name, personNumber, departmentName, professionalTitle }) => ({
      ...{ personId, name, personNumber, departmentName, professionalTitle, listed: listed.has(personId) },
    })),
    total: total ? beside.total : null,
  };
});
