/** What other journeys tell on the screen, done by calls where a story begins later. */
import assert from 'node:assert/strict';
import { LocalClient } from '../../../local/client';
import { Actor } from '../../../sample/actor';
import type { SamplePersonId } from '../../../sample/people';
import type { Stage } from '../stage';

/** Within the five seconds in which a code is shown. */
const WHILE_SHOWN_MS = 2500;

export const actorIn = ({ cloud }: Stage, id: SamplePersonId): Actor => new Actor(new LocalClient(cloud.baseUrl), id);

/** The administrator of the sample's hospital, signed in. */
export async function administratorIn(stage: Stage): Promise<Actor> {
  const administrator = actorIn(stage, 'li-jianhua');
  await administrator.do('administrator.signIn', {
    ...{ account: 'changsha', password: 'Kejiao-2025-cs', who: { newName: '李建华' } },
    phoneCode: await administrator.phoneCode(),
  });
  return administrator;
}

export async function heldProject(administrator: Actor): Promise<string> {
  const { rows } = await administrator.do('project.list', { state: 'approved' });
  const [project] = rows;
  assert(project, 'the sample holds a project');
  return project.projectId;
}

/** The sample's project is held, and these people check in a minute after `opened`. @returns its id */
export async function holdAndCheckIn(
  stage: Stage,
  administrator: Actor,
  { opened, people }: { opened: number; people: readonly SamplePersonId[] },
): Promise<string> {
  await stage.clockTo(opened);
  const projectId = await heldProject(administrator);
  const { session } = await administrator.do('attendanceSession.open', {
    ...{ projectId, batchId: 'b1', placeName: '学术报告厅' },
  });
  const now = opened + 60_000 + WHILE_SHOWN_MS;
  await stage.clockTo(now);
  const { tokens } = await administrator.do('attendance.tokens', { sessionId: session.sessionId });
  const qrText = tokens.filter(({ from }) => from <= now).at(-1)?.token ?? '';
  for (const person of people) await actorIn(stage, person).do('attendance.checkIn', { qrText });
  return projectId;
}
