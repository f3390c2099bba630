/**
 * Draws the README's picture: two phones on the desk, a code on the right one and the trainee who has just scanned it on
 * the left. Run: `node --import tsx scripts/draw-two-phones.ts`; the result is kept in `docs/two-phones.png`.
 */
import path from 'node:path';
import { instantOf } from '../domain/kernel/time';
import { LocalClient } from '../local/client';
import { Actor } from '../sample/actor';
import { signInAgain } from '../sample/sign-in';
import { openStage } from '../test/journeys/stage';
import { root } from './start/deployment';

async function main(): Promise<void> {
  const stage = await openStage(path.join(root, '.local/picture'));
  try {
    await stage.clockTo(instantOf('2025-11-29', '08:31:00'));
    const administrator = new Actor(new LocalClient(stage.cloud.baseUrl), 'li-jianhua');
    await signInAgain(administrator, 'changsha', '李建华');
    const { rows } = await administrator.do('project.list', { state: 'approved' });
    const [project] = rows;
    if (!project) throw new Error('the sample has no approved project');
    const { session } = await administrator.do('attendanceSession.open', {
      projectId: project.projectId,
      batchId: 'b1',
    });
    await administrator.do('attendanceSession.update', { sessionId: session.sessionId, cap: 300 });
    await stage.right.open(
      'li-jianhua',
      `packages/attendance/qr/index?sessionId=${encodeURIComponent(session.sessionId)}`,
    );
    for (const person of ['chen-xiaolin', 'ouyang-jing', 'zhang-wei', 'zhou-min'] as const) {
      await stage.left.handTo(person);
      await stage.left.tap('扫码考勤');
      await stage.left.sees('签到成功');
    }
    await stage.page.waitForTimeout(3000);
    await stage.page.screenshot({ path: path.join(root, 'docs/two-phones.png') });
  } finally {
    await stage.close();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
