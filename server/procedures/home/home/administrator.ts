import { homeAdministrator } from '../../../../contract/calls/home/home';
import { isBatchPast } from '../../../../domain/credit/project-step';
import { addDays, dayOf } from '../../../../domain/kernel/time';
import { countCorrections } from '../../../data/corrections';
import type { Database } from '../../../data/database';
import { countPersons } from '../../../data/persons';
import { countReturnedProjects, findApprovedProjects } from '../../../data/projects';
import { countRebindings } from '../../../data/rebindings';
import { countRoundsWithoutMaterials } from '../../../data/rounds';
import { defineProcedure } from '../../../call/procedure';
import { batchesToday } from './batches-today';

/** Credits are given in the year of the activity and a little after; older holdings no longer count as waiting. */
const LOOK_BACK_DAYS = 400;

/** The administrator's home page (A1): what waits for them, and what is held today. */
export const administratorHomeProcedure = defineProcedure(homeAdministrator, async (context) => {
  const { db, at } = context;
  const { institutionId } = context.caller.session;
  const today = dayOf(at);
  const [pending, returnedProjects, materialsToSubmit, approved] = await Promise.all([
    pendingOf(db, institutionId),
    countReturnedProjects(db, institutionId),
    countRoundsWithoutMaterials(db, institutionId),
    findApprovedProjects(db, { institutionId, since: addDays(today, -LOOK_BACK_DAYS) }),
  ]);
  const toGrant = approved.filter(({ batches, rounds }) =>
    batches.some((batch) => isBatchPast(batch, at) && !rounds.some(({ batchId }) => batchId === batch.batchId)),
  );
  return {
    ...pending,
    returnedProjects,
    projectsToGrant: toGrant.length,
    materialsToSubmit,
    today: await batchesToday(db, { projects: approved, institutionId, now: at }),
  };
});

/** What waits for a decision about the institution's people. */
async function pendingOf(db: Database, institutionId: string) {
  const [pendingRegistrations, pendingRebindings, pendingCorrections] = await Promise.all([
    countPersons(db, institutionId, 'pending'),
    countRebindings(db, institutionId, 'pending'),
    countCorrections(db, institutionId, 'pending'),
  ]);
  return { pendingRegistrations, pendingRebindings, pendingCorrections };
}
