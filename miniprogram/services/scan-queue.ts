import { LATE_LIMIT_MS } from '../../domain/attendance/check-in';
import type { Position } from '../../domain/attendance/place';
import { call, CallFailure } from './call';
import { recordedLate, refused, type ScanOutcome } from './scan-outcome';

/** How a kept scan failed for good. */
export type FailedEnd = Extract<ScanOutcome, { kind: 'refused' | 'lapsed' }>;

/** A scan that no answer has come to yet. It survives a restart of the app. */
export interface KeptScan {
  /** The id the scan was first sent under; the same for every repeat. */
  requestId: string;
  qrText: string;
  /** Where it was made, of a session that asks and with its owner's consent: gone with the scan. */
  position?: Position | undefined;
  /** Server's time of the scan as far as the phone knew it, epoch ms; for showing only, the code proves its own time. */
  scannedAt: number;
  /** The phone's own clock at that moment, epoch ms: what the ten minutes are measured with. */
  keptAt: number;
  attempts: number;
  /** Nothing more is sent: it failed for good, and its owner has not been told yet. */
  end?: FailedEnd;
}

/** The world around the queue, so that tests bring their own. Times in ms. */
export interface QueueDevice {
  /** What an earlier run left behind. */
  read(): KeptScan[];
  /** Leaves it to the next run, if the phone has room; never throws. */
  write(scans: readonly KeptScan[]): void;
  now(): number;
  random(): number;
  after(delayMs: number, act: () => void): () => void;
  send(scan: KeptScan): Promise<ScanOutcome>;
}

type Listener = (scan: KeptScan, outcome: ScanOutcome | undefined) => void;

const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 30_000;

/** Wait before the next attempt: doubling, with jitter so that a hall full of phones does not come back as one. */
export function waitMs(attempts: number, random: number): number {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, attempts - 1));
  return Math.round(full * (0.75 + random / 2));
}

/** What is left of the ten minutes, never negative. */
export const leftMs = (scan: KeptScan, now: number): number =>
  Math.max(0, Math.min(LATE_LIMIT_MS, scan.keptAt + LATE_LIMIT_MS - now));

/** Failures after which the same scan may still be accepted a moment later. */
const passing: readonly string[] = ['networkFailed', 'timeout', 'internal', 'conflict', 'tooFrequent'];

/**
 * Keeps scans that could not be sent and sends them again for up to ten minutes (rules: "Weak network"). One scan is under
 * way at a time; a record that already exists is answered with itself, so a scan too many does no harm: not after a lost
 * answer, and not when the app was ended between an answer and the removal.
 */
export class ScanQueue {
  readonly #device: QueueDevice;
  readonly #listeners = new Set<Listener>();
  /** Of this run: what is stored may lag behind on a phone that is full. */
  #scans: readonly KeptScan[] | undefined;
  /** Scans on their first way to the server; should the app be ended meanwhile, its next run sends them. */
  readonly #inHand = new Set<string>();
  #sending = false;
  #stopTimer: (() => void) | undefined;

  constructor(device: QueueDevice) {
    this.#device = device;
  }

  /** The scans still to be sent, oldest first. */
  list(): KeptScan[] {
    return this.#all().filter(({ requestId, end }) => end === undefined && !this.#inHand.has(requestId));
  }

  find(requestId: string): KeptScan | undefined {
    return this.list().find((scan) => scan.requestId === requestId);
  }

  /** The scans that failed for good and whose owner was not told, oldest first. */
  ended(): { requestId: string; end: FailedEnd }[] {
    return this.#all().flatMap(({ requestId, end }) => (end === undefined ? [] : [{ requestId, end }]));
  }

  /** Whether an attempt is under way. */
  get sending(): boolean {
    return this.#sending;
  }

  /** Before a scan is sent for the first time: it is not lost when the app is ended before the answer. */
  hold(scan: Pick<KeptScan, 'requestId' | 'qrText' | 'position' | 'scannedAt'>): void {
    this.#inHand.add(scan.requestId);
    this.#put([...this.#all(), { ...scan, keptAt: this.#device.now(), attempts: 1 }]);
  }

  /** Where the scan that is held was made. */
  place(requestId: string, position: Position): void {
    this.#put(this.#all().map((scan) => (scan.requestId === requestId ? { ...scan, position } : scan)));
  }

  /** The scan that was held has its answer, or its owner has been told how it failed. */
  forget(requestId: string): void {
    this.#inHand.delete(requestId);
    this.#put(this.#all().filter((scan) => scan.requestId !== requestId));
  }

  /** No answer came to the scan that was held: it is sent again from now on. */
  keep(requestId: string): void {
    this.#inHand.delete(requestId);
    this.#planNext(1);
  }

  /** Tells of every attempt, when it begins and when it is over: without an outcome the scan is still kept. @returns how to stop listening */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Tries now whatever is kept: at the start of the app, when the network is back, when the user asks for it. */
  async flush(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    this.#stopTimer?.();
    try {
      this.#tellKept();
      for (const scan of this.list()) await this.#attempt(scan);
    } finally {
      this.#sending = false;
    }
    this.#tellKept();
    const [oldest] = this.list();
    if (oldest) this.#planNext(oldest.attempts);
  }

  async #attempt(scan: KeptScan): Promise<void> {
    if (leftMs(scan, this.#device.now()) === 0)
      return this.#finish(scan, { kind: 'lapsed', scannedAt: scan.scannedAt });
    try {
      this.#finish(scan, await this.#device.send(scan));
    } catch (error) {
      if (error instanceof CallFailure && !passing.includes(error.code)) return this.#finish(scan, refused(error));
      this.#change({ ...scan, attempts: scan.attempts + 1 });
    }
  }

  #finish(scan: KeptScan, outcome: ScanOutcome): void {
    if (outcome.kind === 'refused' || outcome.kind === 'lapsed') this.#change({ ...scan, end: outcome });
    else this.forget(scan.requestId);
    this.#tell(scan, outcome);
  }

  #all(): readonly KeptScan[] {
    this.#scans ??= this.#device.read();
    return this.#scans;
  }

  #put(scans: readonly KeptScan[]): void {
    this.#scans = scans;
    this.#device.write(scans);
  }

  #change(scan: KeptScan): void {
    this.#put(this.#all().map((kept) => (kept.requestId === scan.requestId ? scan : kept)));
  }

  #tellKept(): void {
    for (const scan of this.list()) this.#tell(scan, undefined);
  }

  #tell(scan: KeptScan, outcome: ScanOutcome | undefined): void {
    for (const listener of [...this.#listeners]) listener(scan, outcome);
  }

  /** The next attempt, or the end of the ten minutes of a scan if that comes first. */
  #planNext(attempts: number): void {
    const now = this.#device.now();
    const left = this.list().map((scan) => leftMs(scan, now));
    this.#stopTimer?.();
    this.#stopTimer = this.#device.after(Math.min(waitMs(attempts, this.#device.random()), ...left), () => {
      void this.flush();
    });
  }
}

const STORAGE_KEY = 'keptScans';

const phone: QueueDevice = {
  read: () => {
    try {
      const kept: unknown = wx.getStorageSync(STORAGE_KEY);
      return Array.isArray(kept) ? (kept as KeptScan[]) : [];
    } catch {
      // A storage that cannot be read must not keep anybody from scanning.
      return [];
    }
  },
  write: (scans) => {
    try {
      if (scans.length === 0) wx.removeStorageSync(STORAGE_KEY);
      else wx.setStorageSync(STORAGE_KEY, scans);
    } catch {
      // No room: this run still knows them and goes on sending; only a restart would lose them.
    }
  },
  now: () => Date.now(),
  random: () => Math.random(),
  after: (delayMs, act) => {
    const timer = setTimeout(act, delayMs);
    return () => clearTimeout(timer);
  },
  send: async ({ qrText, position, requestId }) =>
    recordedLate(await call('attendance.checkInLate', { qrText, ...(position && { position }) }, { requestId })),
};

/** The one queue of this phone. */
export const scanQueue = new ScanQueue(phone);

/** Call once when the app starts: from now on scans are sent whenever the network comes back. */
export function startScanQueue(): void {
  wx.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected) void scanQueue.flush();
  });
}
