import { LATE_LIMIT_MS } from '../../domain/check-in';
import { call, CallFailure } from './call';
import { recordedLate, refused, type ScanOutcome } from './scan-outcome';
import { serverNow } from './server-clock';

/** A scan that could not be sent. It survives a restart of the app. */
export interface KeptScan {
  /** The id the scan was first sent under; the same for every repeat. */
  requestId: string;
  qrText: string;
  /** Server's time of the scan as far as the phone knew it, epoch ms; for showing only, the code proves its own time. */
  scannedAt: number;
  /** The phone's own clock at that moment, epoch ms: what the ten minutes are measured with. */
  keptAt: number;
  attempts: number;
}

/** The world around the queue, so that tests bring their own. Times in ms. */
export interface QueueDevice {
  read(): KeptScan[];
  write(scans: KeptScan[]): void;
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
 * way at a time; a record that already exists is answered with itself, so a scan too many does no harm.
 */
export class ScanQueue {
  readonly #device: QueueDevice;
  readonly #listeners = new Set<Listener>();
  #sending = false;
  #stopTimer: (() => void) | undefined;

  constructor(device: QueueDevice) {
    this.#device = device;
  }

  /** The scans still to be sent, oldest first. */
  list(): KeptScan[] {
    return this.#device.read();
  }

  find(requestId: string): KeptScan | undefined {
    return this.list().find((scan) => scan.requestId === requestId);
  }

  /** Whether an attempt is under way. */
  get sending(): boolean {
    return this.#sending;
  }

  /** Keeps a scan and plans its next attempt. */
  keep(scan: Pick<KeptScan, 'requestId' | 'qrText' | 'scannedAt'>): void {
    const kept = { ...scan, keptAt: this.#device.now(), attempts: 1 };
    this.#device.write([...this.list().filter(({ requestId }) => requestId !== scan.requestId), kept]);
    this.#plan(waitMs(1, this.#device.random()));
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
    const [next] = this.list();
    if (next) this.#plan(waitMs(next.attempts, this.#device.random()));
  }

  async #attempt(scan: KeptScan): Promise<void> {
    if (leftMs(scan, this.#device.now()) === 0)
      return this.#finish(scan, { kind: 'lapsed', scannedAt: scan.scannedAt });
    try {
      this.#finish(scan, await this.#device.send(scan));
    } catch (error) {
      if (error instanceof CallFailure && !passing.includes(error.code)) return this.#finish(scan, refused(error));
      const tried = { ...scan, attempts: scan.attempts + 1 };
      this.#device.write(this.list().map((kept) => (kept.requestId === scan.requestId ? tried : kept)));
    }
  }

  #finish(scan: KeptScan, outcome: ScanOutcome): void {
    this.#device.write(this.list().filter(({ requestId }) => requestId !== scan.requestId));
    this.#tell(scan, outcome);
  }

  #tellKept(): void {
    for (const scan of this.list()) this.#tell(scan, undefined);
  }

  #tell(scan: KeptScan, outcome: ScanOutcome | undefined): void {
    for (const listener of [...this.#listeners]) listener(scan, outcome);
  }

  #plan(delayMs: number): void {
    this.#stopTimer?.();
    this.#stopTimer = this.#device.after(delayMs, () => void this.flush());
  }
}

const STORAGE_KEY = 'keptScans';

const phone: QueueDevice = {
  read: () => {
    const kept: unknown = wx.getStorageSync(STORAGE_KEY);
    return Array.isArray(kept) ? (kept as KeptScan[]) : [];
  },
  write: (scans) => wx.setStorageSync(STORAGE_KEY, scans),
  now: () => Date.now(),
  random: () => Math.random(),
  after: (delayMs, act) => {
    const timer = setTimeout(act, delayMs);
    return () => clearTimeout(timer);
  },
  send: async ({ qrText, requestId }) => recordedLate(await call('attendance.checkInLate', { qrText }, { requestId })),
};

/** The one queue of this phone. */
export const scanQueue = new ScanQueue(phone);

/** Call once when the app starts: sends what an earlier run left behind, and again whenever the network comes back. */
export function startScanQueue(): void {
  wx.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected) void scanQueue.flush();
  });
  void scanQueue.flush();
}

/** Keeps a scan made just now. */
export function keepScan(scan: Pick<KeptScan, 'requestId' | 'qrText'>): void {
  scanQueue.keep({ ...scan, scannedAt: serverNow() });
}
