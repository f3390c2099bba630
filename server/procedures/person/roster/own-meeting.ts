import type { Reader } from '../../../data/database';
import { batchOf, findOwnProject } from '../../../data/projects';
import type { RosterOwner } from '../../../data/roster';

/** A meeting's roster is its holding institution's. @throws Refusal `notFound` of another one's, or of a batch that is none */
export async function assertOwnMeeting(db: Reader, { institutionId, meeting }: RosterOwner): Promise<void> {
  if (meeting === undefined) return;
  const project = await findOwnProject(db, { projectId: meeting.projectId, institutionId });
  batchOf(project, meeting.batchId);
}
