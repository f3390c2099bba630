import assert from 'node:assert/strict';
import { LocalClient } from '../../../local/client';
import { Actor } from '../../../sample/actor';
import type { Stage } from '../stage';

/** The administrator of the sample's approved one-day project, as a script acts for them. */
export const administratorOf = ({ cloud }: Stage): Actor => new Actor(new LocalClient(cloud.baseUrl), 'li-jianhua');

export async function approvedProjectId(administrator: Actor): Promise<string> {
  const { rows } = await administrator.do('project.list', { state: 'approved' });
  const [project] = rows;
  assert.ok(project, 'the sample has an approved project');
  return project.projectId;
}

/** Opens the session of that project, or finds it open, and shows its code on the right phone. */
export async function administratorsCode(stage: Stage): Promise<void> {
  const administrator = administratorOf(stage);
  const projectId = await approvedProjectId(administrator);
  const { session } = await administrator.do('attendanceSession.open', { projectId, batchId: 'b1' });
  await stage.right.open(
    'li-jianhua',
    `packages/attendance/qr/index?sessionId=${encodeURIComponent(session.sessionId)}`,
  );
  await stage.right.top.getByLabel(/今天已签到 \d/).waitFor();
}
