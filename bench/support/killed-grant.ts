/** A grant of a large batch whose worker is killed, and what it leaves behind. */
import path from 'node:path';
import { SECOND_MS } from '../../domain/kernel/time';
import { functionDeclarations } from '../../scripts/start/deployment';
import { signedInAdministrator } from '../../test/support/builders';
import { startTestCloud, type TestCloud } from '../../test/support/cloud';
import { builtFunctions } from '../../test/support/functions';
import { aProject, aRound, anAbsentee, anAnalysis, anAttendee, BATCH_OVER } from '../../test/support/grant-builders';
import { inOwnProcess, killInvocation } from './own-process';
import { watchWrites } from './writes';

export const GRANTED = 5000;
const ABSENT = 250;
const JOBS = 'jobs';
/** Whose page asks every second how far it is. */
const ADMINISTRATOR = 'administratorA1';
const MEMORY_MB = 256;
/** Every write of the worker begins with its hold on the job. */
const TAKES_JOB = 'modify jobs';
/** The clock is moved in steps, and each gives the timer time to look. */
const STEP_MS = SECOND_MS;
const STEP_TAKES_MS = 10;
const PATIENCE_MS = 120_000;

const people = [
  ...Array.from({ length: GRANTED }, (_, index) => anAttendee(`g${index}`)),
  ...Array.from({ length: ABSENT }, (_, index) => anAbsentee(`a${index}`)),
];

/** What one round came to. */
export interface GrantRun {
  /** Time in which somebody worked on it, with the start of each process; what was waited for is not in it. */
  workedMs: number;
  /** For each death, how long nobody worked on the job, by the cloud's clock. */
  waitsMs: number[];
  /** Kinds of writes, as they first came. */
  kinds: string[];
  missed: number;
  twice: number;
  /** Everything a round leaves behind, without its own name and the times of the log. */
  trace: string;
}

/** A cloud whose `jobs` run in processes of their own, one for each invocation. */
export class GrantHall {
  readonly #cloud: TestCloud;
  readonly #out: string;
  /** Hears of every write. */
  #onWrite: (kind: string) => void = () => undefined;

  private constructor(cloud: TestCloud, out: string) {
    this.#cloud = cloud;
    this.#out = out;
    watchWrites(cloud.cloud.store, (kind) => this.#onWrite(kind));
  }

  /** @param out an empty folder */
  static async open(out: string): Promise<GrantHall> {
    const dir = path.join(await builtFunctions(), JOBS);
    const cloud = await startTestCloud({
      startAt: BATCH_OVER,
      functions: (env) =>
        Promise.resolve(
          functionDeclarations(env)
            .filter(({ name }) => name === JOBS)
            // Takes the place of the product's own declaration, whose timer stays.
            .map((jobs) =>
              inOwnProcess({ ...jobs, dir, timers: [] }, { name: JOBS, out, memoryMb: MEMORY_MB, tells: 'result' }),
            ),
        ),
    });
    await signedInAdministrator(cloud, ADMINISTRATOR);
    return new GrantHall(cloud, out);
  }

  close = (): Promise<void> => this.#cloud.close();

  /**
   * Grants a round to its end. The worker is killed when it has made the first write of each of these kinds, and the page of whoever
   * waits, or the product's timer, finds the job again.
   */
  async grant(name: string, deaths: readonly string[]): Promise<GrantRun> {
    const jobId = await this.#plantRound(name);
    const watch = this.#watch(deaths);
    void this.#cloud.cloud.invoke(JOBS, { jobId }, null);
    const deadline = performance.now() + PATIENCE_MS;
    while (!this.#isDone(jobId) || watch.isWorking()) {
      if (performance.now() > deadline) throw new Error(`the job ${jobId} is not done`);
      if (!watch.isHeld()) {
        this.#cloud.clock.advance(STEP_MS);
        // As the page does every second, on which somebody waits (A8b).
        await this.#cloud.as(ADMINISTRATOR).call('grant.round', { roundId: `round-${name}` });
      }
      await new Promise((resolve) => setTimeout(resolve, STEP_TAKES_MS));
    }
    return { ...watch.end(), ...this.#traceOf(name) };
  }

  /** Follows the workers of one job, and kills them. */
  #watch(deaths: readonly string[]) {
    const since = this.#cloud.calls().at(-1)?.sequence ?? 0;
    const invocations = () => this.#cloud.cloud.callLog.since(since).filter((entry) => entry.function === JOBS);
    const left = [...deaths];
    const kinds = new Set<string>();
    /** Where the invocations that took the job stand in the log. An instance takes one at a time, so it is the next to end. */
    const workers: number[] = [];
    let held = true;
    this.#onWrite = (kind) => {
      if (kind === TAKES_JOB) {
        held = true;
        const place = invocations().length;
        if (workers.at(-1) !== place) workers.push(place);
      }
      // The timer also sweeps away what is old: that is no work on the job.
      if (!held) return;
      kinds.add(kind);
      if (kind !== left[0]) return;
      left.shift();
      held = false;
      killInvocation(this.#out);
    };
    return {
      /** False from a death until the next one has taken the job. */
      isHeld: () => held,
      isWorking: () => invocations().length <= (workers.at(-1) ?? 0),
      end: (): Pick<GrantRun, 'workedMs' | 'waitsMs' | 'kinds'> => {
        this.#onWrite = () => undefined;
        if (left.length > 0) throw new Error(`nobody died at ${left.join(', ')}`);
        const all = invocations();
        const worked = workers.flatMap((place) => all[place] ?? []);
        const waitsMs = worked.flatMap((entry, index) => {
          const next = worked[index + 1];
          return entry.ok || !next ? [] : [next.at - (entry.at + entry.durationMs)];
        });
        return { workedMs: worked.reduce((sum, { durationMs }) => sum + durationMs, 0), waitsMs, kinds: [...kinds] };
      },
    };
  }

  #isDone(jobId: string): boolean {
    return this.#cloud.documents('jobs').find(({ _id }) => _id === jobId)?.state === 'done';
  }

  /** A round as `grant.start` leaves it for the job. @returns the id of its job */
  async #plantRound(name: string): Promise<string> {
    const cloud = this.#cloud;
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

  #traceOf(name: string): Pick<GrantRun, 'missed' | 'twice' | 'trace'> {
    const cloud = this.#cloud;
    const roundId = `round-${name}`;
    const sorted = <Document extends { _id: string }>(documents: Document[]) =>
      documents.sort((a, b) => (a._id < b._id ? -1 : 1));
    const entries = sorted(cloud.documents('ledgerEntries').filter((entry) => entry.roundId === roundId));
    const granted = new Set(entries.map(({ personId }) => personId)).size;
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
    return {
      missed: GRANTED - granted,
      twice: entries.length - granted,
      trace: JSON.stringify(trace).replaceAll(`-${name}`, '-X'),
    };
  }
}
