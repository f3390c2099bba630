/** Runs the journeys in a real Chromium, one after another, or those that are named; pictures go to `.local/journey/<id>/`. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/start/deployment';
import { openStage } from './stage';
import { stories, type Story } from './stories';

async function play({ id, title, steps }: Story): Promise<{ passed: number; failed: number }> {
  const folder = path.join(root, '.local/journey', id);
  rmSync(folder, { recursive: true, force: true });
  const stage = await openStage(folder);
  let passed = 0;
  console.log(`\n${title}`);
  try {
    for (const step of steps) {
      const started = Date.now();
      try {
        await step.run(stage);
        const complaints = stage.complaints();
        if (complaints.length > 0) throw new Error(`the phones complain:\n${complaints.join('\n')}`);
        passed += 1;
        console.log(`  ✓ ${step.name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
      } catch (error) {
        console.log(`  ✗ ${step.name}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        await stage.picture('failed');
        // The steps are one story: what comes after a broken one says nothing.
        return { passed, failed: 1 };
      }
    }
    return { passed, failed: 0 };
  } finally {
    await stage.close();
  }
}

async function main(): Promise<void> {
  const total = { passed: 0, failed: 0 };
  const wanted = process.argv.slice(2);
  for (const journey of stories.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
    const { passed, failed } = await play(journey);
    total.passed += passed;
    total.failed += failed;
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
