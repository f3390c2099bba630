import type { Target } from '../../../../domain/message/kind';
import { partsOf } from '../../../../domain/kernel/id';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';

/** A batch of a project, by an id that is made of both. */
function batchOf(id: string): { projectId: string; batchId: string } {
  const [projectId = '', batchId = ''] = partsOf(id);
  return { projectId, batchId };
}

/** Opens what a message speaks of. A thing that is gone by now is missed by its own page, which says so. */
export const targets: Record<Target['page'], (id: string) => Promise<void>> = {
  registration: () => open(routes.registration, {}),
  register: () => open(routes.register, {}),
  directoryRequests: () => open(routes.directoryRequests, {}),
  credits: () => open(routes.credits, {}),
  myRecords: () => open(routes.myRecords, {}),
  mySlots: (id) => open(routes.mySlots, batchOf(id)),
  myAppeals: (id) => open(routes.appeal, batchOf(id)),
  appeal: (id) => open(routes.appealAnswer, { appealId: id }),
  rebinding: (id) => open(routes.rebindingReview, { rebindingId: id }),
  profile: () => open(routes.profile, {}),
  correction: (id) => open(routes.correctionReview, { correctionId: id }),
  person: (id) => open(routes.registrationReview, { personId: id }),
  people: () => open(routes.people, {}),
  activity: (id) => open(routes.activity, { activityId: id }),
  activities: () => open(routes.activities, {}),
  centreActivities: () => open(routes.centreActivities, {}),
  centreActivity: (id) => open(routes.centreActivity, { activityId: id }),
  reversal: (id) => open(routes.reversal, { reversalId: id }),
  myTransfer: () => open(routes.transfer, {}),
  transfer: (id) => open(routes.transferReview, { transferId: id }),
  roster: () => open(routes.roster, {}),
  account: () => open(routes.account, {}),
  catalogue: () => open(routes.catalogue, {}),
  entries: () => open(routes.entries, {}),
  attendance: (projectId) => open(routes.attendance, { projectId }),
  project: (id) => open(routes.project, { projectId: id }),
  materials: (id) => open(routes.materials, { roundId: id }),
  notice: (id) => open(routes.notice, { projectId: id }),
  evaluation: (id) => open(routes.evaluation, batchOf(id)),
  exam: (id) => open(routes.exam, batchOf(id)),
  evaluationResults: (id) => open(routes.evaluationResults, batchOf(id)),
  review: (id) => open(routes.centreProject, { projectId: id }),
  change: (id) => open(routes.change, { projectId: id }),
  changeReview: (id) => open(routes.centreChange, { changeId: id }),
  round: (id) => open(routes.grantRound, { roundId: id }),
};
