import type { Services } from '../call/context';
import { loggable } from '../call/platform-error';

/**
 * Wakes the `jobs` function; if that fails the timer finds the job, so nothing waits on it. A file of its own: what `jobs` works with
 * (PDFs and their font) belongs into no other function.
 */
export async function wake({ platform, log }: Pick<Services, 'platform' | 'log'>, jobId: string): Promise<void> {
  try {
    await platform.wakeJob(jobId);
  } catch (thrown) {
    log.error('wakeFailed', { jobId, ...loggable(thrown) });
  }
}
