import { reviewQueue } from '../../../../contract/calls/credit/review';
import { countWaitingChanges, listWaitingChanges } from '../../../data/changes';
import type { ChangeRequest, GrantRound, Project } from '../../../data/documents';
import { countWaitingProjects, listWaitingProjects } from '../../../data/projects';
import { countWaitingActivities } from '../../../data/group-activities';
import { countWaitingRounds, listWaitingRounds } from '../../../data/rounds';
import { countDisputes } from '../../../data/transfers';
import type { Page } from '../../../data/paging';
import { defineProcedure } from '../../../call/procedure';
import { waitingDays } from '../../../../domain/kernel/time';

/** What waits for the centre, longest first (C1). */
export const queue = defineProcedure(reviewQueue, async ({ db, at }, { kind, ...request }) => {
  const list = { project: listWaitingProjects, change: listWaitingChanges, materials: listWaitingRounds }[kind];
  const [page, project, change, materials, activity, dispute] = await Promise.all([
    list(db, request) as Promise<Page<Project | ChangeRequest | GrantRound>>,
    countWaitingProjects(db),
    countWaitingChanges(db),
    countWaitingRounds(db),
    countWaitingActivities(db),
    countDisputes(db),
  ]);
  const rows = page.rows.map((waiting) => rowOf(waiting, at));
  return { ...page, rows, counts: { project, change, materials, activity, dispute } };
});

function rowOf(
  { _id, projectNumber, title, creditLevel, institutionName, submittedAt }: Project | ChangeRequest | GrantRound,
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
