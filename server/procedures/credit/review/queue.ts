import { reviewQueue } from '../../../../contract/calls/credit/review';
import type { GrantRound, Project } from '../../../data/documents';
import { countWaitingProjects, listWaitingProjects } from '../../../data/projects';
import { countWaitingRounds, listWaitingRounds } from '../../../data/rounds';
import { countDisputes } from '../../../data/transfers';
import { defineProcedure } from '../../../call/procedure';
import { waitingDays } from '../../../../domain/kernel/time';

/** What waits for the centre, longest first (C1). */
export const queue = defineProcedure(reviewQueue, async ({ db, at }, { kind, ...request }) => {
  const [page, project, materials, dispute] = await Promise.all([
    kind === 'project' ? listWaitingProjects(db, request) : listWaitingRounds(db, request),
    countWaitingProjects(db),
    countWaitingRounds(db),
    countDisputes(db),
  ]);
  const rows = page.rows.map((waiting) => rowOf(waiting, at));
  return { ...page, rows, counts: { project, materials, dispute } };
});

function rowOf(
  { _id, projectNumber, title, creditLevel, institutionName, submittedAt }: Project | GrantRound,
  now: number,
) {
  if (submittedAt === null) throw new Error('something waits that was never handed in');
  return {
    id: _id,
    projectNumber,
    title,
    creditLevel,
    institutionName,
    submittedAt,
    waitingDays: waitingDays(submittedAt, now),
  };
}
