import { spotCheckGet } from '../../../../contract/calls/attendance/spot-check';
import { spotChecksOf } from '../../../../domain/attendance/spot-check';
import { containsFolded } from '../../../../domain/kernel/search';
import { dayOf } from '../../../../domain/kernel/time';
import { batchOf, findOwnProject } from '../../../data/projects';
import { findOwnSession } from '../../../data/sessions';
import { listOfDay, type SeenOfDay } from '../../../data/spot-check-people';
import { peopleOfBatchDay, recordsBetween } from '../../../data/attendance-counts';
import { defineProcedure } from '../../../call/procedure';

/** The last spot check of a batch: figures of the index, and in pages who was there before it and has not come. */
export const getSpotCheck = defineProcedure(
  spotCheckGet,
  async ({ db, at, caller }, { sessionId, search, ...page }) => {
    const { institutionId } = caller.session;
    const { projectId, batchId } = await findOwnSession(db, { sessionId, institutionId });
    const project = await findOwnProject(db, { projectId, institutionId });
    batchOf(project, batchId);
    const all = spotChecksOf(project, batchId);
    const last = all.at(-1);
    const about = {
      ...{ projectId, batchId, title: project.title },
      today: all.filter(({ begin }) => dayOf(begin) === dayOf(at)).map(({ begin, end }) => ({ begin, end })),
    };
    if (!last) return { ...about, last: null, rows: [] };
    const { begin, end, by } = last;
    const batch = { institutionId, projectId, batchId };
    const day = dayOf(begin);
    const isMissing = ({ moments }: SeenOfDay): boolean =>
      moments.some((moment) => moment < begin) && !moments.some((moment) => moment >= begin && moment < end + 1000);
    const [figures, { rows, nextCursor }] = await Promise.all([
      db.together(
        { collection: 'institutions', id: institutionId },
        { present: peopleOfBatchDay(batch, day), scanned: recordsBetween(batch, { from: begin, until: end + 1000 }) },
      ),
      listOfDay(db, batch, {
        day,
        request: page,
        filter: (seen) =>
          isMissing(seen) &&
          containsFolded([seen.who.name, seen.who.personNumber, seen.who.institutionName], search ?? ''),
      }),
    ]);
    return {
      ...about,
      last: { begin, end, by, ...figures },
      rows: rows.map(({ personId, who, moments }) => ({
        personId,
        name: who.name,
        personNumber: who.personNumber,
        institutionName: who.institutionName,
        departmentName: who.departmentName,
        lastAt: Math.max(...moments),
      })),
      ...(nextCursor === undefined ? {} : { nextCursor }),
    };
  },
);
