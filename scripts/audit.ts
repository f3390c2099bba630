/**
 * The audit log of the local cloud that is running. In WeChat's cloud the same events are given to the function `jobs` at the console
 * (cloudfunctions/README.md).
 *
 * - `npm run audit:export -- --out <file>` signs where the chains end now and writes all anchors into a file, to be kept elsewhere.
 * - `npm run audit:verify [-- --anchors <file>]` verifies every chain, and that nothing is missing of what the anchors have.
 *   `--kept <number>:<digest>`, once or more, is what the centre has noted down of an anchor (日志锚点 on its phone).
 *   `--public-key` is the one that the keeper of the anchors was once told: a file that another key has signed is refused.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { AnchorAnswer, WholeVerdict } from '../server/jobs/audit-commands';
import type { LocalClient } from '../local/client';
import { isSignedBy } from '../server/guard/anchor-signature';
import { runningCloud } from './running-cloud';

type Anchors = NonNullable<AnchorAnswer['anchors']>;
/** What `audit:export` writes. */
interface AnchorFile {
  publicKey: string;
  anchors: Anchors;
}

/** Anchors in one event; the last of one is the first of the next, so that a gap between two events is seen. */
const ANCHORS_AN_EVENT = 20;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string' },
    out: { type: 'string' },
    anchors: { type: 'string' },
    kept: { type: 'string', multiple: true },
    'public-key': { type: 'string' },
  },
});

async function ask<Answer>(cloud: LocalClient, event: object): Promise<Answer> {
  const answer = await cloud.call(null, 'jobs', event);
  if (answer.result === undefined) throw new Error(JSON.stringify(answer));
  return answer.result as Answer;
}

async function exportAnchors(cloud: LocalClient): Promise<void> {
  const { anchors: begun } = await ask<{ anchors: AnchorAnswer }>(cloud, { anchors: 'make' });
  const file: AnchorFile = { publicKey: begun.publicKey, anchors: [] };
  for (let after = 0; ; after = file.anchors.at(-1)?.number ?? 0) {
    const { anchors: next } = await ask<{ anchors: AnchorAnswer }>(cloud, { anchors: 'export', after });
    if (!next.anchors || next.anchors.length === 0) break;
    file.anchors.push(...next.anchors);
  }
  writeFileSync(values.out ?? 'audit-anchors.json', JSON.stringify(file, null, 1));
  console.log(`${file.anchors.length} anchors, public key ${file.publicKey}`);
}

async function verify(cloud: LocalClient): Promise<void> {
  const anchors = values.anchors === undefined ? [] : readAnchors(values.anchors);
  let good = true;
  for (let from = 0; from === 0 || from < anchors.length; from += ANCHORS_AN_EVENT - 1) {
    const event = { verifyAudit: true, anchors: anchors.slice(from, from + ANCHORS_AN_EVENT) };
    const { audit } = await ask<{ audit: WholeVerdict }>(cloud, event);
    const faults = [...audit.broken, ...audit.brokenAnchors, ...audit.missingEnds];
    if (from === 0 || faults.length > 0) console.log(JSON.stringify(audit, null, 2));
    good &&= faults.length === 0;
  }
  for (const kept of values.kept ?? []) good &&= await isStillThere(cloud, kept);
  console.log(good ? 'the audit log is whole' : 'the audit log is NOT whole');
  process.exitCode = good ? 0 : 1;
}

/** Whether the database still has an anchor that somebody noted down, as it was then. */
async function isStillThere(cloud: LocalClient, kept: string): Promise<boolean> {
  const [, number, digest] = /^(\d+):([0-9a-f]{64})$/.exec(kept) ?? [];
  if (number === undefined) throw new Error(`--kept ${kept}: it is <number>:<digest of 64 characters>`);
  const wanted = { anchors: 'export', after: Number(number) - 1 };
  const { anchors } = await ask<{ anchors: AnchorAnswer }>(cloud, wanted);
  const found = anchors.anchors?.find((anchor) => anchor.number === Number(number));
  if (found?.digest === digest) return true;
  console.log(`anchor ${number} is ${found ? 'another one than was noted down' : 'gone'}`);
  return false;
}

function readAnchors(path: string): Anchors {
  const { publicKey, anchors } = JSON.parse(readFileSync(path, 'utf8')) as AnchorFile;
  const trusted = values['public-key'] ?? publicKey;
  const strange = anchors.find(({ digest, signature }) => !isSignedBy(trusted, digest, signature));
  if (strange) throw new Error(`anchor ${strange.number} was signed by another key than ${trusted}`);
  return anchors;
}

const commands: Record<string, (cloud: LocalClient) => Promise<void>> = { export: exportAnchors, verify };

async function main(): Promise<void> {
  const command = commands[positionals[0] ?? ''];
  if (!command) throw new Error('usage: npm run audit:export | audit:verify');
  await command(runningCloud(values.url));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
