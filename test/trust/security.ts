/**
 * `npm run trust -- security`: what hostile input, failing databases and killed processes come to, counted, and written into
 * `docs/security.md` between its marks. Ends with a failure when anything was wrong.
 *
 * `--inputs <n>` hostile inputs for each call, `--seeds <n>` runs with faults at the database; with fewer than the full
 * number the document stays as it is.
 */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { calls } from '../../contract';
import { errorCodes, errorWords } from '../../contract/errors';
import { root } from '../../scripts/start/deployment';
import { runSeeds } from '../faults/harness/run-seed';
import { callNames, everybody, hostileAnswers } from '../security/hostile';
import { openInProcess } from '../support/in-process';
import { faultsOf, killedBurst } from './killed-burst';

const FULL = { inputs: 2000, seeds: 4000 };
const page = path.join(root, 'docs/security.md');
const MARKS = ['<!-- figures -->', '<!-- end of figures -->'] as const;

/** A table and what it proves, and whether all in it is well. */
interface Part {
  text: string;
  ok: boolean;
}

async function hostileInputs(perCall: number): Promise<Part> {
  const codes = new Map<string, number>();
  const faults: string[] = [];
  let inputs = 0;
  let chains = 0;
  let broken = 0;
  for (const name of callNames) {
    // Anew for each call: an input that is good after all may sign somebody out, or set another password.
    const cloud = await openInProcess();
    await everybody(cloud);
    const answered = await hostileAnswers(cloud, name, { numRuns: perCall, seed: 4711 });
    inputs += answered.inputs;
    for (const [code, count] of answered.codes) codes.set(code, (codes.get(code) ?? 0) + count);
    faults.push(...answered.faults.map((fault) => `${name}: ${fault}`));
    const audit = await cloud.verifyAudit();
    chains += audit.chains;
    broken += audit.broken.length;
    cloud.store.close();
  }
  for (const fault of faults) console.error(fault);
  const rows = [...codes]
    .sort(([, a], [, b]) => b - a)
    .map(([code, count]) => `| \`${code}\` | ${count} | ${wordsOf(code)} |`);
  const text = [
    `**Hostile input**: ${inputs} inputs to ${callNames.length} calls, each by somebody who may make the call. Answers that are not the`,
    `contract's, or say more than a phone may know: **${faults.length}**. The audit chains afterwards: ${broken === 0 ? `all ${chains} unbroken` : `${broken} of ${chains} BROKEN`}.`,
    '',
    '| Answer | Times | What is said |',
    '|---|---|---|',
    ...rows,
  ];
  return { text: text.join('\n'), ok: faults.length === 0 && broken === 0 };
}

function wordsOf(code: string): string {
  const known = errorCodes.find((each) => each === code);
  if (known === undefined) return '(the input was good after all)';
  const { title, advice } = errorWords[known];
  return `${title}：${advice}`;
}

function roles(): string {
  const names = Object.values(calls);
  const byRole = new Map<string, number>();
  for (const { roles: may } of names) for (const role of may) byRole.set(role, (byRole.get(role) ?? 0) + 1);
  const rows = [...byRole].map(([role, count]) => `| ${role} | ${count} | ${names.length - count} |`);
  return [
    'What the contract lets each role do; `test/security/roles.test.ts` tries every cell, `outsider.test.ts` the ids of another institution.',
    '',
    '| Role | Calls named for it | Others |',
    '|---|---|---|',
    ...rows,
  ].join('\n');
}

async function failingDatabase(seeds: number): Promise<Part> {
  const rows = new Map<string, { runs: number; faults: number; broken: number }>();
  for await (const { story, faults, violations, seed } of runSeeds(Array(seeds).keys())) {
    const row = rows.get(story) ?? { runs: 0, faults: 0, broken: 0 };
    row.runs += 1;
    row.faults += faults.length;
    if (violations.length > 0) {
      row.broken += 1;
      console.error(`npm run faults -- --seed ${seed}: ${violations.join('; ')}`);
    }
    rows.set(story, row);
  }
  const broken = [...rows.values()].reduce((sum, row) => sum + row.broken, 0);
  const lines = [...rows].map(([story, row]) => `| ${story} | ${row.runs} | ${row.faults} | ${row.broken} |`);
  const text = [
    `**A database that fails** before or after any request (time-out, conflict, delivered twice, killed): ${seeds} seeded runs, **${broken}** of`,
    'which broke an invariant (`npm run faults`).',
    '',
    '| Story | Runs | Faults | Broken |',
    '|---|---|---|---|',
    ...lines,
  ];
  return { text: text.join('\n'), ok: broken === 0 };
}

async function killedCloud(): Promise<Part> {
  const trial = { people: 2000, cap: 1500, kills: 20, seed: randomUUID(), atOnce: 64, log: () => undefined };
  const findings = await killedBurst(trial);
  const faults = faultsOf(findings, trial);
  for (const fault of faults) console.error(fault);
  const { kills, acknowledged, lost, twice, peopleAtEnd } = findings;
  const text = [
    `**A killed cloud** (SIGKILL in a burst of ${trial.people} people for ${trial.cap} places, \`npm run trust -- kill\`): ${kills} kills, ${acknowledged} records`,
    `that somebody was told of, **${lost.length}** lost, **${twice.length}** there twice, ${peopleAtEnd} people in at the end.`,
  ];
  return { text: text.join('\n'), ok: faults.length === 0 };
}

function write(figures: string): void {
  const before = fs.readFileSync(page, 'utf8');
  const [begin, end] = MARKS.map((mark) => before.indexOf(mark));
  if (begin === undefined || end === undefined || begin < 0 || end < begin) throw new Error(`${page} has no marks`);
  fs.writeFileSync(page, `${before.slice(0, begin + MARKS[0].length)}\n\n${figures}\n\n${before.slice(end)}`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { inputs: { type: 'string' }, seeds: { type: 'string' } } });
  const wanted = { inputs: Number(values.inputs ?? FULL.inputs), seeds: Number(values.seeds ?? FULL.seeds) };
  const parts = [await hostileInputs(wanted.inputs), await failingDatabase(wanted.seeds), await killedCloud()];
  const [hostile, ...others] = parts.map(({ text }) => text);
  const day = new Date().toISOString().slice(0, 10);
  const figures = [`Counted on ${day}.`, hostile, roles(), ...others].join('\n\n');
  console.log(figures);
  if (wanted.inputs >= FULL.inputs && wanted.seeds >= FULL.seeds) write(figures);
  process.exitCode = parts.every(({ ok }) => ok) ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
