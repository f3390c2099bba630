/** Runs the journeys in a real Chromium, one after another, or those that are named; pictures go to `.local/journey/<id>/`. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/start/deployment';
import { accountStory } from './account-story';
import { creditStory } from './credit-story';
import { signInStory } from './sign-in-story';
import { identityStory } from './identity-story';
import { peopleStory } from './people-story';
import { weakNetworkStory } from './weak-network-story';
import { openStage } from './stage';
import type { Step } from './step';

interface Journey {
  /** Names its folder of pictures, and the journey on the command line: `npm run journey -- credit`. */
  id: string;
  title: string;
  steps: Step[];
}

const journeys: Journey[] = [
  { id: 'credit', title: 'from registration to effective credits', steps: creditStory },
  { id: 'weak-network', title: 'a bad network and a full hall', steps: weakNetworkStory },
  { id: 'sign-in', title: 'a sign-in that ends while people check in', steps: signInStory },
  { id: 'account', title: 'an account, its people and its password', steps: accountStory },
  { id: 'people', title: 'the people of a hospital', steps: peopleStory },
  { id: 'identity', title: 'two WeChat accounts with one national ID', steps: identityStory },
];

async function play({ id, title, steps }: Journey): Promise<{ passed: number; failed: number }> {
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
  for (const journey of journeys.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
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
