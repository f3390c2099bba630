import { spotCheckGet } from '../../../../contract/calls/attendance/spot-check';
import { isBoundBy, isOfHall, spotChecksOf } from '../../../../domain/attendance/spot-check';
import { isInWindow } from '../../../../domain/project/attendance-window';
import { containsFolded } from '../../../../domain/kernel/search';
import { dayOf } from '../../../../domain/kernel/time';
import { batchOf, findOwnProject } from '../../../data/projects';
import { findOwnSession } from '../../../data/sessions';
import { listOfDay, type SeenOfDay } from '../../../data/spot-check-people';
import { peopleOfDay, receivedBetween } from '../../../data/attendance-counts';
import { defineProcedure } from '../../../call/procedure';

/** The last spot check of a hall: figures of the index, and in pages whom it asks and who has not come, in whatever hall. */
export const getSpotCheck = defineProcedure(
  spotCheckGet,
  async ({ db, at, caller }, { sessionId, search, ...page }) => {
    const { institutionId } = caller.session;
    const { projectId, batchId } = await findOwnSession(db, { sessionId, institutionId });
    const project = await findOwnProject(db, { projectId, institutionId });
    batchOf(project, batchId);
    const all = spotChecksOf(project, batchId).filter((each) => isOfHall(each, { sessionId }));
    const last = all.at(-1);
    const about = {
      ...{ projectId, batchId, title: project.title },
      today: all.filter(({ begin }) => dayOf(begin) === dayOf(at)).map(({ begin, end }) => ({ begin, end })),
    };
    if (!last) return { ...about, last: null, rows: [] };
    const { begin, end, by } = last;
    const batch = { institutionId, projectId, batchId };
    const day = dayOf(begin);
    const isMissing = ({ seen }: SeenOfDay): boolean =>
      isBoundBy(last, seen) && !seen.some((each) => isInWindow(each.at, last));
    const [figures, { rows, nextCursor }] = await Promise.all([
      db.together(
        { collection: 'institutions', id: institutionId },
        {
          present: peopleOfDay(sessionId, day),
          scanned: receivedBetween(sessionId, { from: begin, until: end + 1000 }),
        },
      ),
      listOfDay(db, batch, {
        day,
        request: page,
        filter: (person) =>
          isMissing(person) &&
          containsFolded([person.who.name, person.who.personNumber, person.who.institutionName], search ?? ''),
      }),
    ]);
    return {
      ...about,
      last: { begin, end, by, ...figures },
      rows: rows.map(({ personId, who, seen }) => ({
        personId,
        name: who.name,
        personNumber: who.personNumber,
        institutionName: who.institutionName,
        departmentName: who.departmentName,
        lastAt: Math.max(...seen.map(({ at: moment }) => moment)),
      })),
      ...(nextCursor === undefined ? {} : { nextCursor }),
    };
  },
);
