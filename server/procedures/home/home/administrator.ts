import { homeAdministrator } from '../../../../contract/calls/home/home';
import { OWED_ROWS, owedOf } from '../../../../domain/credit/owed';
import { isBatchPast } from '../../../../domain/credit/project-step';
import { addDays, dayOf } from '../../../../domain/kernel/time';
import { transfersWaiting } from '../../../data/transfers';
import { defineProcedure } from '../../../call/procedure';
import { appealsWaiting } from '../../../data/appeals';
import { returnedActivities } from '../../../data/group-activities';
import { openRequests } from '../../../data/directory-requests';
import { correctionsWaiting } from '../../../data/corrections';
import { personsWaiting } from '../../../data/persons';
import { approvedProjects, returnedProjects } from '../../../data/projects';
import { rebindingsWaiting } from '../../../data/rebindings';
import { roundsWithoutMaterials } from '../../../data/rounds';
import { batchesToday } from './batches-today';

/** Credits are given in the year of the activity and a little after; older holdings no longer count as waiting. */
const LOOK_BACK_DAYS = 400;

/** The administrator's home page (A1): what waits for them, and what is held today. */
export const administratorHomeProcedure = defineProcedure(homeAdministrator, async (context) => {
  const { db, at } = context;
  const { institutionId } = context.caller.session;
  const { approved, ...counts } = await db.together(
    { collection: 'institutions', id: institutionId },
    {
      pendingRegistrations: personsWaiting(institutionId),
      pendingRebindings: rebindingsWaiting(institutionId),
      openDirectoryRequests: openRequests(institutionId),
      pendingCorrections: correctionsWaiting(institutionId),
      openAppeals: appealsWaiting(institutionId),
      returnedProjects: returnedProjects(institutionId),
      ...transfersWaiting(institutionId, at),
      materialsToSubmit: roundsWithoutMaterials(institutionId),
      returnedActivities: returnedActivities(institutionId),
      approved: approvedProjects(institutionId, addDays(dayOf(at), -LOOK_BACK_DAYS)),
    },
  );
  const toGrant = approved.filter(({ batches, courses, rounds }) =>
    batches.some(
      (batch) => isBatchPast(batch, courses, at) && !rounds.some(({ batchId }) => batchId === batch.batchId),
    ),
  );
  const owed = owedOf(
    approved.map(({ _id: projectId, ...project }) => ({ projectId, ...project })),
    at,
  );
  return {
    ...counts,
    owed: owed.slice(0, OWED_ROWS),
    owedInAll: owed.length,
    projectsToGrant: toGrant.length,
    today: await batchesToday(db, { projects: approved, institutionId, now: at }),
  };
});
