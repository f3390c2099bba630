/**
 * `npm run bench -- grant`: 5,000 people granted, and some absent, by a worker on the real SDK; against the same round whose
 * worker is killed after the first write of every kind and taken over by the next one, until it is done. What both leave must
 * be the same to the letter: nobody twice, nobody missed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Death, End } from '../test/faults/dying-worker';
import { startTestCloud, type TestCloud } from '../test/support/cloud';
import { deployed } from '../test/support/deployed';
import { aProject, aRound, anAbsentee, anAnalysis, anAttendee, BATCH_OVER } from '../test/support/grant-builders';
import { atMost, figuresOf, measure, rounded, spreadOf, type Result } from './support/measure';

const ROUNDS = 7;
const GRANTED = 5000;
const ABSENT = 250;
const bars = { ratio: 2, different: 0 } as const;

const people = [
  ...Array.from({ length: GRANTED }, (_, index) => anAttendee(`g${index}`)),
  ...Array.from({ length: ABSENT }, (_, index) => anAbsentee(`a${index}`)),
];

/** A round as `grant.start` leaves it for the job. @returns the id of its job */
async function plantRound(cloud: TestCloud, name: string): Promise<string> {
  const project = aProject(`project-${name}`);
  const frozen = anAnalysis(project, people);
  const round = aRound(`round-${name}`, project, frozen);
  await cloud.plant('projects', { ...project, rounds: [{ roundId: round._id, batchId: 'b1', state: 'granting' }] });
  await cloud.plant('analyses', frozen.analysis);
  await cloud.plant('analysisChunks', ...frozen.chunks);
  await cloud.plant('grantRounds', round);
  const jobId = `grant:${round._id}`;
  const job = { kind: 'grant', subjectId: round._id, state: 'open', createdAt: BATCH_OVER, leaseUntil: 0 } as const;
  await cloud.plant('jobs', { _id: jobId, ...job });
  return jobId;
}

async function work(cloud: TestCloud, death: Death): Promise<End> {
  const answer = await cloud.cloud.invoke('dying-worker', { ...death }, null);
  if ('errCode' in answer) throw new Error(answer.errMsg);
  return answer.result as End;
}

/** A dead worker's lease is over: nobody waits a minute for the timer here. */
async function endLease(cloud: TestCloud, jobId: string): Promise<void> {
  const change = { query: { _id: jobId }, data: { $set: { leaseUntil: 0 } } };
  await cloud.cloud.store.modify('jobs', { ...change, merge: true, upsert: false, multi: false });
}

interface Run {
  ms: number;
  /** Kinds of writes, as they first came. */
  kinds: string[];
  trace: string;
}

/** Grants a round to its end, killed once after each of these kinds of writes. */
async function grant(cloud: TestCloud, name: string, deaths: readonly string[]): Promise<Run> {
  const jobId = await plantRound(cloud, name);
  const began = performance.now();
  for (const atKind of deaths) {
    const killed = await work(cloud, { jobId, atKind, applied: true });
    if (killed.end !== 'died') throw new Error(`nobody died at ${atKind}: ${killed.end}`);
    await endLease(cloud, jobId);
  }
  const { end, kinds } = await work(cloud, { jobId, applied: true });
  if (end !== 'done') throw new Error(`the last worker ended with ${end}`);
  return { ms: performance.now() - began, kinds, trace: traceOf(cloud, name) };
}

/** Everything a round leaves behind, without its own name and the times of the log. */
function traceOf(cloud: TestCloud, name: string): string {
  const roundId = `round-${name}`;
  const sorted = <Document extends { _id: string }>(documents: Document[]) =>
    documents.sort((a, b) => (a._id < b._id ? -1 : 1));
  const entries = sorted(cloud.documents('ledgerEntries').filter((entry) => entry.roundId === roundId));
  if (entries.length !== GRANTED) throw new Error(`${entries.length} of ${GRANTED} have credits`);
  const trace = {
    entries,
    outcomes: sorted(cloud.documents('grantOutcomes').filter((outcome) => outcome.roundId === roundId)),
    round: cloud.documents('grantRounds').find(({ _id }) => _id === roundId),
    mirror: cloud.documents('projects').find(({ _id }) => _id === `project-${name}`)?.rounds,
    audit: cloud
      .documents('auditEntries')
      .filter(({ projectId }) => projectId === `project-${name}`)
      .map(({ action, sequence }) => ({ action, sequence })),
  };
  return JSON.stringify(trace).replaceAll(`-${name}`, '-X');
}

async function main(): Promise<Result> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'jijiaotong-bench-'));
  const worker = path.join(__dirname, '../test/faults/dying-worker.ts');
  const cloud = await startTestCloud({
    startAt: BATCH_OVER,
    functions: async (env) => [await deployed(worker, { home, env, timeoutMs: 60_000 })],
  });
  try {
    // Also what starts the instance; not measured.
    const { kinds, trace } = await grant(cloud, 'first', []);
    const ratios: number[] = [];
    const whole: number[] = [];
    const killed: number[] = [];
    let different = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const uninterrupted = await grant(cloud, `whole${round}`, []);
      const resumed = await grant(cloud, `killed${round}`, kinds);
      different += [uninterrupted, resumed].filter((run) => run.trace !== trace).length;
      whole.push(uninterrupted.ms);
      killed.push(resumed.ms);
      ratios.push(resumed.ms / uninterrupted.ms);
      console.log(
        `round ${round + 1}: ${rounded(uninterrupted.ms)} ms; killed ${kinds.length} times ${rounded(resumed.ms)} ms`,
      );
    }
    const spreads = { ratio: spreadOf(ratios) };
    const figures = figuresOf(spreads);
    return {
      bench: 'grant',
      value: rounded(spreadOf(killed).median / 1000),
      unit: `seconds for ${GRANTED} people`,
      peer: 'never killed, seconds',
      peerValue: rounded(spreadOf(whole).median / 1000),
      ratio: rounded(spreads.ratio.median),
      bar: bars,
      measured: { ...figures.measured, different, deaths: kinds.length },
      ranges: figures.ranges,
      noisy: figures.noisy,
      ok: atMost(spreads.ratio, bars.ratio) && different <= bars.different,
    };
  } finally {
    await cloud.close();
    rmSync(home, { recursive: true, force: true });
  }
}

measure(main);
