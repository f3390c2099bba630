import { MINUTE_MS } from '../../domain/time';
import { perInstance } from './per-instance';

/** A code rotates every few seconds and counts once: nobody needs more scans a minute. */
export const SCANS_A_MINUTE = 20;
/** Openids remembered before old ones are swept out. */
const SWEEP_AT = 5000;

/**
 * Slows down a person who scans without end (rules: "Check-in"). Repeats of one request count once: sending again
 * after a time-out is no scan. Kept per instance, which is enough to spare the database.
 */
export class ScanPace {
  readonly #scans = new Map<string, Map<string, number>>();

  /** Whether this scan may go on; `at` is server time, epoch milliseconds. */
  admits({ openid, requestId, at }: { openid: string; requestId: string; at: number }): boolean {
    if (this.#scans.size >= SWEEP_AT) this.#sweep(at);
    const recent = this.#scans.get(openid) ?? new Map<string, number>();
    this.#scans.set(openid, recent);
    forgetOld(recent, at);
    if (recent.has(requestId)) return true;
    if (recent.size >= SCANS_A_MINUTE) return false;
    recent.set(requestId, at);
    return true;
  }

  #sweep(at: number): void {
    for (const [openid, recent] of this.#scans) {
      forgetOld(recent, at);
      if (recent.size === 0) this.#scans.delete(openid);
    }
  }
}

function forgetOld(recent: Map<string, number>, at: number): void {
  for (const [requestId, scannedAt] of recent) {
    // A clock that was set back must not lock anybody out.
    if (Math.abs(at - scannedAt) >= MINUTE_MS) recent.delete(requestId);
  }
}

export const scanPaceOf = perInstance(() => new ScanPace());
