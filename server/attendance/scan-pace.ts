import { MINUTE_MS } from '../../domain/kernel/time';
import { perInstance } from './per-instance';

/** A code rotates every few seconds and counts once: nobody needs more scans a minute. */
export const SCANS_A_MINUTE = 20;

/**
 * Slows down a person who scans without end (rules: "Check-in"). Every request counts, also one sent again: what a phone
 * repeats after a time-out stays far below, and one id sent for ever is as much work as many. Kept per instance, which is
 * enough to spare the database.
 */
export class ScanPace {
  /** When the scans that were admitted came, oldest first; whoever scanned last stands last. */
  readonly #scans = new Map<string, number[]>();

  /** How many people are remembered. */
  get size(): number {
    return this.#scans.size;
  }

  /** Whether this scan may go on; `at` is server time, epoch milliseconds. */
  admits({ openid, at }: { openid: string; at: number }): boolean {
    const recent = recentOf(this.#scans.get(openid) ?? [], at);
    const admitted = recent.length < SCANS_A_MINUTE;
    this.#scans.delete(openid);
    this.#scans.set(openid, admitted ? [...recent, at] : recent);
    this.#forgetBefore(at);
    return admitted;
  }

  /** Looks only at those who go, and at one who stays: a full hall costs no more than an empty one. */
  #forgetBefore(at: number): void {
    for (const [openid, scans] of this.#scans) {
      if (recentOf(scans, at).length > 0) return;
      this.#scans.delete(openid);
    }
  }
}

function recentOf(scans: readonly number[], at: number): number[] {
  // A clock that was set back must not lock anybody out.
  return scans.filter((scannedAt) => Math.abs(at - scannedAt) < MINUTE_MS);
}

export const scanPaceOf = perInstance(() => new ScanPace());
