import { CallFailure } from './call';
import type { ScanOutcome } from './scan-outcome';
import { leftMs, ScanQueue, waitMs, type KeptScan, type QueueDevice } from './scan-queue';

const MINUTE = 60_000;

const done: ScanOutcome = {
  kind: 'recorded',
  late: true,
  awaitsConfirmation: true,
  record: {
    recordId: 'r1',
    projectId: 'p1',
    batchId: 'b1',
    title: 't',
    placeName: 'p',
    evidenceAt: 0,
    provisional: false,
    repeat: false,
  },
};

/** A phone with a clock that stands still until it is moved, and an answer for each attempt. */
function phone(answers: (ScanOutcome | Error)[]) {
  const state = {
    stored: [] as KeptScan[],
    now: 0,
    sent: [] as string[],
    timers: [] as { delayMs: number; act: () => void }[],
  };
  const device: QueueDevice = {
    read: () => state.stored,
    write: (scans) => void (state.stored = scans),
    now: () => state.now,
    random: () => 0.5,
    after: (delayMs, act) => {
      const timer = { delayMs, act };
      state.timers.push(timer);
      return () => void (state.timers = state.timers.filter((other) => other !== timer));
    },
    send: ({ requestId }) => {
      state.sent.push(requestId);
      const answer = answers.shift() ?? new CallFailure('networkFailed', requestId);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  };
  return { state, device };
}

const scan = { requestId: 'q1', qrText: 'TOKEN', scannedAt: 0 };
const offline = new CallFailure('networkFailed', 'q1');

describe('the queue of scans that could not be sent', () => {
  it('sends a kept scan again under the id it was first sent under', async () => {
    const { state, device } = phone([offline, done]);
    const queue = new ScanQueue(device);
    queue.keep(scan);
    await queue.flush();
    await queue.flush();
    expect(state.sent).toEqual(['q1', 'q1']);
    expect(queue.list()).toEqual([]);
  });

  it('tells who listens how it ended', async () => {
    const { device } = phone([done]);
    const queue = new ScanQueue(device);
    const heard: unknown[] = [];
    queue.listen((_scan, outcome) => heard.push(outcome));
    queue.keep(scan);
    await queue.flush();
    expect(heard).toEqual([undefined, done]);
  });

  it('tells who listens that an attempt begins, and afterwards that the scan is still kept', async () => {
    const { device } = phone([offline]);
    const queue = new ScanQueue(device);
    const heard: { attempts: number; sending: boolean }[] = [];
    queue.listen(({ attempts }) => heard.push({ attempts, sending: queue.sending }));
    queue.keep(scan);
    await queue.flush();
    expect(heard).toEqual([
      { attempts: 1, sending: true },
      { attempts: 2, sending: false },
    ]);
  });

  it('counts attempts and plans the next one while the network is away', async () => {
    const { state, device } = phone([offline, new CallFailure('timeout', 'q1')]);
    const queue = new ScanQueue(device);
    queue.keep(scan);
    await queue.flush();
    await queue.flush();
    expect(queue.find('q1')?.attempts).toBe(3);
    expect(state.timers.map(({ delayMs }) => delayMs)).toEqual([8000]);
  });

  it('is still there for the next run of the app', async () => {
    const { state, device } = phone([offline]);
    const first = new ScanQueue(device);
    first.keep(scan);
    await first.flush();
    const { device: next, state: later } = phone([done]);
    later.stored = state.stored;
    await new ScanQueue(next).flush();
    expect(later.sent).toEqual(['q1']);
    expect(later.stored).toEqual([]);
  });

  it('sends a scan once when two reasons to send it come together', async () => {
    const { state, device } = phone([done]);
    const queue = new ScanQueue(device);
    queue.keep(scan);
    await Promise.all([queue.flush(), queue.flush()]);
    expect(state.sent).toEqual(['q1']);
  });

  it('gives up on a refusal and passes it on', async () => {
    const { device } = phone([new CallFailure('lateNotAccepted', 'q1')]);
    const queue = new ScanQueue(device);
    const heard: (ScanOutcome | undefined)[] = [];
    queue.listen((_scan, outcome) => heard.push(outcome));
    queue.keep(scan);
    await queue.flush();
    expect(heard.at(-1)).toMatchObject({ kind: 'refused', code: 'lateNotAccepted' });
    expect(queue.list()).toEqual([]);
  });

  it('keeps a scan that the server could not take just now', async () => {
    const { device } = phone([new CallFailure('tooFrequent', 'q1')]);
    const queue = new ScanQueue(device);
    queue.keep(scan);
    await queue.flush();
    expect(queue.list()).toHaveLength(1);
  });

  it('sends at the last millisecond of the ten minutes and not after it', async () => {
    const early = phone([done]);
    const queue = new ScanQueue(early.device);
    queue.keep(scan);
    early.state.now = 10 * MINUTE - 1;
    await queue.flush();
    expect(early.state.sent).toHaveLength(1);

    const late = phone([done]);
    const lapsed = new ScanQueue(late.device);
    const heard: (ScanOutcome | undefined)[] = [];
    lapsed.listen((_scan, outcome) => heard.push(outcome));
    lapsed.keep(scan);
    late.state.now = 10 * MINUTE;
    await lapsed.flush();
    expect(late.state.sent).toEqual([]);
    expect(heard.at(-1)).toEqual({ kind: 'lapsed', scannedAt: 0 });
  });
});

describe('waiting', () => {
  it('doubles up to half a minute', () => {
    expect([1, 2, 3, 4, 5, 9].map((attempts) => waitMs(attempts, 0.5))).toEqual([
      2000, 4000, 8000, 16_000, 30_000, 30_000,
    ]);
  });

  it('is spread by a quarter to both sides', () => {
    expect([waitMs(1, 0), waitMs(1, 1)]).toEqual([1500, 2500]);
  });

  it('never leaves more than ten minutes, also when the clock was set back', () => {
    expect(leftMs({ ...scan, keptAt: 5 * MINUTE, attempts: 1 }, 0)).toBe(10 * MINUTE);
  });
});
