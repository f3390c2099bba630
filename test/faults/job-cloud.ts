/** A cloud whose jobs are worked on by a worker that dies where the test says so. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startTestCloud, type TestCloud } from '../support/cloud';
import { deployed } from '../support/deployed';
import { until } from '../support/until';
import type { Death, End } from './dying-worker';

export interface JobCloud {
  planted: TestCloud;
  /** Lets the worker work until it dies, or is done. */
  work: (death: Death) => Promise<End>;
  /** Waits until a job is done. The clock's own timer may have been the one that took it; it is then still at work. */
  isDone: (jobId: string) => Promise<void>;
  close: () => Promise<void>;
}

/** @param workers files beside this one */
export async function startJobCloud({
  workers = ['dying-worker.ts'],
  startAt,
}: { workers?: readonly string[]; startAt?: number } = {}): Promise<JobCloud> {
  const dir = mkdtempSync(path.join(tmpdir(), 'faults-'));
  const planted = await startTestCloud({
    ...(startAt === undefined ? {} : { startAt }),
    functions: (env) => Promise.all(workers.map((file) => deployed(path.join(__dirname, file), { home: dir, env }))),
  });
  return {
    planted,
    async work(death) {
      const answer = await planted.cloud.invoke('dying-worker', { ...death }, null);
      if ('errCode' in answer) throw new Error(answer.errMsg);
      return answer.result as End;
    },
    async isDone(jobId) {
      await until(`${jobId} is done`, () =>
        Promise.resolve(planted.documents('jobs').find(({ _id }) => _id === jobId)?.state === 'done'),
      );
    },
    async close() {
      await planted.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
