/** Runs the journeys in a real Chromium, one after another; pictures go to `.local/journey/`. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/start/deployment';
import { creditStory } from './credit-story';
import { openStage } from './stage';
import type { Step } from './step';

const journeys: Record<string, Step[]> = { 'from registration to effective credits': creditStory };

async function play(name: string, steps: Step[]): Promise<{ passed: number; failed: number }> {
  const folder = path.join(root, '.local/journey');
  rmSync(folder, { recursive: true, force: true });
  const stage = await openStage(folder);
  let passed = 0;
  console.log(`\n${name}`);
  try {
    for (const step of steps) {
      const started = Date.now();
      try {
        await step.run(stage);
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
  for (const [name, steps] of Object.entries(journeys)) {
    const { passed, failed } = await play(name, steps);
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
