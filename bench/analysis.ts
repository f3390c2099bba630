/**
 * `npm run bench -- analysis`: 5,000 people × 40 windows, 196,000 records.
 *
 * The pure part (`domain/attendance/analysis.ts`) against the same question in SQL on SQLite, each round in a fresh process: both
 * must see the same people valid, the same windows met, the same first and last moments. Then the whole call
 * `analysis.run` through the SDK and the local cloud, while half of the people were elsewhere on the same days: the
 * function runs in a process of its own, and what counts is the peak of that process' resident memory.
 */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Envelope, OutputOf } from '../contract';
import { instantOf } from '../domain/kernel/time';
import { openHolding, type Holding } from '../test/support/attendance';
import { startTestCloud, type TestCloud } from '../test/support/cloud';
import { builtFunctions } from '../test/support/functions';
import { batchOf } from '../test/support/projects';
import { functionDeclarations } from '../scripts/start/deployment';
import { judged, measure, rounded, spreadOf, type Bar, type Result } from './support/measure';
import { FIRST_DAY, LAST_DAY, PEOPLE, personIdOf, windows } from './support/large-batch';
import { inOwnProcess } from './support/own-process';
import type { OwnProcessAnswer } from './support/own-process/messages';
import { plantLargeBatch, trainee, TWICE_SEEN } from './support/plant-large-batch';
import type { PureRound } from './support/pure-round';

const ROUNDS = 7;
const CALLS = 3;
/** What a function of the cloud has when nobody asks for more. */
const MEMORY_MB = 256;
const bars: Record<string, Bar> = {
  ratio: { atMost: 1 },
  callSeconds: { atMost: 40 },
  mostCallMegabytes: { atMost: MEMORY_MB },
};
/** The function `api`, its instances in processes of their own. */
const API = 'api-in-own-process';

function pureRound(index: number): PureRound {
  const order = index % 2 === 0 ? [] : ['sqlFirst'];
  const { stdout, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', path.join(__dirname, 'support/pure-round.ts'), ...order],
    { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8', maxBuffer: 2 ** 26 },
  );
  if (status !== 0) throw new Error('a round of the pure part failed');
  return JSON.parse(stdout) as PureRound;
}

interface WholeCall {
  seconds: number;
  megabytes: number;
  databaseCalls: number;
}

interface WholeCalls {
  calls: WholeCall[];
  /** 考勤明细 of the same batch: its first page with the figures over all records. */
  listing: { seconds: number; databaseCalls: number };
}

/** @param eligible the people who must come out valid */
async function wholeCalls(eligible: ReadonlySet<string>, count: number): Promise<WholeCalls> {
  const out = mkdtempSync(path.join(os.tmpdir(), 'jijiaotong-bench-'));
  const dir = path.join(await builtFunctions(), 'api');
  const cloud = await startTestCloud({
    startAt: instantOf(FIRST_DAY, '08:00:00'),
    crowd: PEOPLE,
    functions: (env) =>
      Promise.resolve(
        functionDeclarations(env)
          .filter(({ name }) => name === 'api')
          .map((api) => inOwnProcess({ ...api, dir }, { name: API, out, memoryMb: MEMORY_MB, tells: 'cost' })),
      ),
  });
  try {
    const holding = await openHolding(cloud, { facts: { batches: [batchOf({ begin: FIRST_DAY, end: LAST_DAY })] } });
    await plantLargeBatch(cloud, holding);
    cloud.clock.set(instantOf(LAST_DAY, '19:00:00'));
    const calls: WholeCall[] = [];
    for (let call = 0; call < count; call += 1) {
      const { analysisId, ...figures } = await wholeCall(cloud, holding);
      checkAnalysis(cloud, analysisId, eligible);
      console.log(JSON.stringify(figures));
      calls.push(figures);
    }
    return { calls, listing: await listing(cloud, holding) };
  } finally {
    await cloud.close();
    rmSync(out, { recursive: true, force: true });
  }
}

async function wholeCall(
  cloud: TestCloud,
  { by, projectId, batchId }: Holding,
): Promise<WholeCall & { analysisId: string }> {
  const input = { projectId, batchId, windows };
  const answer = (await cloud
    .as(by)
    .send(API, { call: 'analysis.run', requestId: randomUUID(), input })) as OwnProcessAnswer;
  const envelope = answer.result as Envelope<OutputOf<'analysis.run'>>;
  if (!envelope.ok) throw new Error(`the analysis was refused: ${envelope.error.code}`);
  const logged = cloud.calls().at(-1);
  if (logged?.call !== 'analysis.run') throw new Error('the call is not in the log');
  return {
    analysisId: envelope.data.analysisId,
    // As the phone waits: with the start of the process.
    seconds: logged.durationMs / 1000,
    megabytes: answer.peakBytes / 2 ** 20,
    databaseCalls: logged.databaseCalls,
  };
}

async function listing(cloud: TestCloud, { by, projectId, batchId }: Holding): Promise<WholeCalls['listing']> {
  const { summary } = await cloud.as(by).do('attendance.records', { projectId, batchId });
  if (summary.people !== PEOPLE || summary.awaitsConfirmation === 0)
    throw new Error('the figures are not those planted');
  const logged = cloud.calls().at(-1);
  if (logged?.call !== 'attendance.records') throw new Error('the listing is not in the log');
  return { seconds: logged.durationMs / 1000, databaseCalls: logged.databaseCalls };
}

/** Who was found valid, and who in two halls at once, is what was planted. */
function checkAnalysis(cloud: TestCloud, analysisId: string, eligible: ReadonlySet<string>): void {
  const people = cloud
    .documents('analysisChunks')
    .filter((chunk) => chunk.analysisId === analysisId)
    .flatMap((chunk) => chunk.people);
  const found = new Map(people.map((person) => [person.personId, person]));
  for (let person = 0; person < PEOPLE; person += 1) {
    const analysed = found.get(trainee(cloud, person)._id);
    if (analysed?.valid !== eligible.has(personIdOf(person))) throw new Error(`person ${person} is judged differently`);
    if (analysed.flags.includes('twoPlaces') !== TWICE_SEEN(person))
      throw new Error(`person ${person} is seen elsewhere`);
  }
}

async function run(wanted: number): Promise<Result> {
  const rounds = Array.from({ length: wanted }, (_, index) => pureRound(index));
  const { calls, listing } = await wholeCalls(new Set(rounds[0]?.eligible), Math.min(CALLS, wanted));
  const rulesMs = spreadOf(rounds.map((round) => round.rulesMs));
  const sqlMs = spreadOf(rounds.map((round) => round.sqlMs));
  const ratio = spreadOf(rounds.map((round) => round.rulesMs / round.sqlMs));
  const callSeconds = spreadOf(calls.map(({ seconds }) => seconds));
  const callMegabytes = spreadOf(calls.map(({ megabytes }) => megabytes));
  return {
    bench: 'analysis',
    value: rounded(rulesMs.median),
    unit: '',
    peer: 'SQLite, ms',
    peerValue: rounded(sqlMs.median),
    ratio: rounded(ratio.median),
    ...judged(
      {
        ratio,
        rulesMs,
        callSeconds,
        callMegabytes,
        // A call that takes too much memory is ended, however little the others take.
        mostCallMegabytes: rounded(callMegabytes.high),
        callDatabaseCalls: spreadOf(calls.map(({ databaseCalls }) => databaseCalls)),
        listingSeconds: rounded(listing.seconds),
        listingDatabaseCalls: listing.databaseCalls,
        sqlListOnlyMs: spreadOf(rounds.map((round) => round.sqlListMs)),
      },
      bars,
    ),
  };
}

measure(run, { rounds: ROUNDS });
