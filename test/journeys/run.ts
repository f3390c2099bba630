/** Runs the journeys in a real Chromium, two at a time, or the one that is named, whose pictures go to `.local/journey/<id>/`. */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../scripts/start/deployment';
import { plantOnce, removeFolder, type Planted } from '../support/planted';
import { openStage } from './stage';
import { stories, type Story } from './stories';

async function play({ id, title, steps }: Story, given?: Planted): Promise<{ passed: number; failed: number }> {
  const folder = path.join(root, '.local/journey', id);
  rmSync(folder, { recursive: true, force: true });
  const stage = await openStage(folder, given);
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
        await stage.pictureOfFailure();
        // The steps are one story: what comes after a broken one says nothing.
        return { passed, failed: 1 };
      }
    }
    return { passed, failed: 0 };
  } finally {
    await stage.close();
  }
}

/** Each story has a cloud and a browser of its own, and mostly waits. */
const AT_ONCE = 2;

/** Plays a story in a process of its own; what it says is told when it is over, so that two do not talk into each other. */
function playApart({ id }: Story, planted: Planted): Promise<boolean> {
  const child = spawn(
    process.execPath,
    [...process.execArgv, __filename, id, '--folder', planted.folder, '--at', String(planted.at)],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const said: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => said.push(part));
  child.stderr.on('data', (part: Buffer) => said.push(part));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      process.stdout.write(Buffer.concat(said));
      resolve(status === 0);
    });
  });
}

/** Of several stories two at a time, the longest first. @returns the ids of those that failed */
async function playAll(wanted: readonly Story[]): Promise<string[]> {
  const planted = await plantOnce();
  const waiting = [...wanted].sort((a, b) => b.steps.length - a.steps.length);
  const failed: string[] = [];
  const lane = async (): Promise<void> => {
    for (let story = waiting.shift(); story; story = waiting.shift())
      if (!(await playApart(story, planted))) failed.push(story.id);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  removeFolder(planted.folder);
  return failed;
}

async function main(): Promise<void> {
  const { positionals: named, values } = parseArgs({
    allowPositionals: true,
    // Given by playAll: what it has planted.
    options: { folder: { type: 'string' }, at: { type: 'string' } },
  });
  const wanted = stories.filter(({ id }) => named.length === 0 || named.includes(id));
  const [only, ...more] = wanted;
  if (only === undefined) throw new Error(`no such journey; there are: ${stories.map(({ id }) => id).join(', ')}`);
  if (more.length > 0) {
    const failed = await playAll(wanted);
    console.log(
      `\n${wanted.length - failed.length} stories passed, ${failed.length} failed${failed.length > 0 ? `: ${failed.join(', ')}` : ''}`,
    );
    process.exitCode = failed.length > 0 ? 1 : 0;
    return;
  }
  const { passed, failed } = await play(
    only,
    values.folder === undefined ? undefined : { folder: values.folder, at: Number(values.at) },
  );
  console.log(`\n${only.id}: ${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
