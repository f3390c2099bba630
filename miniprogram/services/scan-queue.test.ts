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
    batchEnd: '2025-11-30',
    inWindow: true,
    next: null,
    provisional: false,
    repeat: false,
  },
};

/** A phone with a clock that stands still until it is moved, and an answer for each attempt. */
function phone(answers: (ScanOutcome | Error)[]) {
  const state = {
    stored: [] as readonly KeptScan[],
    full: false,
    now: 0,
    sent: [] as string[],
    timers: [] as { delayMs: number; act: () => void }[],
  };
  const device: QueueDevice = {
    read: () => [...state.stored],
    write: (scans) => {
      if (!state.full) state.stored = scans;
    },
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

/** A scan whose first way to the server ended without an answer. */
function keep(queue: ScanQueue, kept: Pick<KeptScan, 'requestId' | 'qrText' | 'scannedAt'>): void {
  queue.hold(kept);
  queue.keep(kept.requestId);
}

/** The next run of the app on the same phone. */
function restarted({ stored, now }: { stored: readonly KeptScan[]; now: number }, answers: (ScanOutcome | Error)[]) {
  const next = phone(answers);
  Object.assign(next.state, { stored, now });
  return { ...next, queue: new ScanQueue(next.device) };
}

describe('the queue of scans that could not be sent', () => {
  it('sends a kept scan again under the id it was first sent under', async () => {
    const { state, device } = phone([offline, done]);
    const queue = new ScanQueue(device);
    keep(queue, scan);
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
    keep(queue, scan);
    await queue.flush();
    expect(heard).toEqual([undefined, done]);
  });

  it('tells who listens that an attempt begins, and afterwards that the scan is still kept', async () => {
    const { device } = phone([offline]);
    const queue = new ScanQueue(device);
    const heard: { attempts: number; sending: boolean }[] = [];
    queue.listen(({ attempts }) => heard.push({ attempts, sending: queue.sending }));
    keep(queue, scan);
    await queue.flush();
    expect(heard).toEqual([
      { attempts: 1, sending: true },
      { attempts: 2, sending: false },
    ]);
  });

  it('counts attempts and plans the next one while the network is away', async () => {
    const { state, device } = phone([offline, new CallFailure('timeout', 'q1')]);
    const queue = new ScanQueue(device);
    keep(queue, scan);
    await queue.flush();
    await queue.flush();
    expect(queue.find('q1')?.attempts).toBe(3);
    expect(state.timers.map(({ delayMs }) => delayMs)).toEqual([8000]);
  });

  it('is still there for the next run of the app, and sent once', async () => {
    const { state, device } = phone([offline]);
    const first = new ScanQueue(device);
    keep(first, scan);
    await first.flush();
    const later = restarted(state, [done]);
    await later.queue.flush();
    await later.queue.flush();
    expect(later.state.sent).toEqual(['q1']);
    expect(later.state.stored).toEqual([]);
  });

  it('takes over a scan whose app was ended before its first answer', async () => {
    const { state, device } = phone([]);
    new ScanQueue(device).hold(scan);
    const later = restarted(state, [done]);
    await later.queue.flush();
    expect(later.state.sent).toEqual(['q1']);
  });

  it('leaves a scan alone that is on its first way, and forgets it at the answer', async () => {
    const { state, device } = phone([done]);
    const queue = new ScanQueue(device);
    queue.hold(scan);
    expect(queue.list()).toEqual([]);
    await queue.flush();
    expect(state.sent).toEqual([]);
    queue.forget('q1');
    expect(state.stored).toEqual([]);
  });

  it('sends again, under the same id, what was answered just before the app was ended', async () => {
    const { state, device } = phone([done]);
    const queue = new ScanQueue(device);
    keep(queue, scan);
    const stored = [...state.stored];
    await queue.flush();
    const later = restarted({ stored, now: MINUTE }, [{ ...done, record: { ...done.record, repeat: true } }]);
    await later.queue.flush();
    expect(later.state.sent).toEqual(['q1']);
    expect(later.queue.ended()).toEqual([]);
    expect(later.state.stored).toEqual([]);
  });

  it('keeps two scans apart and sends the older one first', async () => {
    const { state, device } = phone([offline, done, done]);
    const queue = new ScanQueue(device);
    keep(queue, scan);
    state.now = MINUTE;
    keep(queue, { ...scan, requestId: 'q2', scannedAt: MINUTE });
    await queue.flush();
    expect(state.sent).toEqual(['q1', 'q2']);
    expect(queue.list().map(({ requestId }) => requestId)).toEqual(['q1']);
    await queue.flush();
    expect(queue.list()).toEqual([]);
  });

  it('keeps a scan that is made while another one is being sent', async () => {
    const { device } = phone([done]);
    const queue = new ScanQueue(device);
    keep(queue, scan);
    const flushed = queue.flush();
    keep(queue, { ...scan, requestId: 'q2' });
    await flushed;
    expect(queue.list().map(({ requestId }) => requestId)).toEqual(['q2']);
  });

  it('goes on in this run on a phone without room for anything more', async () => {
    const { state, device } = phone([offline, done]);
    state.full = true;
    const queue = new ScanQueue(device);
    keep(queue, scan);
    await queue.flush();
    expect(queue.find('q1')?.attempts).toBe(2);
    await queue.flush();
    expect(state.sent).toEqual(['q1', 'q1']);
    expect(queue.list()).toEqual([]);
  });

  it('sends a scan once when two reasons to send it come together', async () => {
    const { state, device } = phone([done]);
    const queue = new ScanQueue(device);
    keep(queue, scan);
    await Promise.all([queue.flush(), queue.flush()]);
    expect(state.sent).toEqual(['q1']);
  });

  it('gives up on a refusal and passes it on', async () => {
    const { device } = phone([new CallFailure('lateNotAccepted', 'q1')]);
    const queue = new ScanQueue(device);
    const heard: (ScanOutcome | undefined)[] = [];
    queue.listen((_scan, outcome) => heard.push(outcome));
    keep(queue, scan);
    await queue.flush();
    expect(heard.at(-1)).toMatchObject({ kind: 'refused', code: 'lateNotAccepted' });
    expect(queue.list()).toEqual([]);
  });

  it('keeps a scan that the server could not take just now', async () => {
    const { device } = phone([new CallFailure('tooFrequent', 'q1')]);
    const queue = new ScanQueue(device);
    keep(queue, scan);
    await queue.flush();
    expect(queue.list()).toHaveLength(1);
  });

  it('sends at the last millisecond of the ten minutes and not after it', async () => {
    const early = phone([done]);
    const queue = new ScanQueue(early.device);
    keep(queue, scan);
    early.state.now = 10 * MINUTE - 1;
    await queue.flush();
    expect(early.state.sent).toHaveLength(1);

    const late = phone([done]);
    const lapsed = new ScanQueue(late.device);
    const heard: (ScanOutcome | undefined)[] = [];
    lapsed.listen((_scan, outcome) => heard.push(outcome));
    keep(lapsed, scan);
    late.state.now = 10 * MINUTE;
    await lapsed.flush();
    expect(late.state.sent).toEqual([]);
    expect(heard.at(-1)).toEqual({ kind: 'lapsed', scannedAt: 0 });
  });

  it('wakes at the end of the ten minutes to say so', async () => {
    const { state, device } = phone([offline]);
    const queue = new ScanQueue(device);
    keep(queue, scan);
    state.now = 10 * MINUTE - 1500;
    await queue.flush();
    expect(state.timers.map(({ delayMs }) => delayMs)).toEqual([1500]);
  });

  it('remembers over a restart that a scan has failed until its owner was told', async () => {
    const { state, device } = phone([]);
    const queue = new ScanQueue(device);
    keep(queue, scan);
    state.now = 10 * MINUTE;
    await queue.flush();
    expect(queue.list()).toEqual([]);
    const later = restarted(state, []);
    await later.queue.flush();
    expect(later.state.sent).toEqual([]);
    expect(later.queue.ended()).toEqual([{ requestId: 'q1', end: { kind: 'lapsed', scannedAt: 0 } }]);
    later.queue.forget('q1');
    expect(restarted(later.state, []).queue.ended()).toEqual([]);
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
