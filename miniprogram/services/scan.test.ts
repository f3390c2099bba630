import { noticeLink } from '../../domain/project/notice-link';
import type { KeptScan } from './scan-queue';

const QR_TEXT = '1K8Q3ZT0V00R5CXM4H7WJ2PDS6NA9B';
const record = {
  recordId: 'r1',
  projectId: 'p1',
  batchId: 'b1',
  title: '临床微生物学诊断与前沿学习',
  placeName: '学术报告厅',
  evidenceAt: 0,
  provisional: false,
  repeat: false,
};
const recorded = { ok: true, serverNow: 0, data: record };
const recordedLate = { ok: true, serverNow: 0, data: { ...record, awaitsConfirmation: true } };
const refused = { ok: false, error: { code: 'codeExpired', requestId: 'x' } };

/** A run of the app on a phone: modules of its own, what is stored stays. `answer` plays the functions; it may never come. */
async function run(
  storage: Map<string, unknown>,
  answer: (call: string) => Promise<unknown>,
  { full = false, scanCode = () => Promise.resolve({ result: QR_TEXT }) } = {},
) {
  const sent: { call: string; requestId: string; kept: number }[] = [];
  const shown: string[] = [];
  const network: ((state: { isConnected: boolean }) => void)[] = [];
  const kept = () => (storage.get('keptScans') as KeptScan[] | undefined) ?? [];
  const wx = {
    cloud: {
      callFunction: async ({ data }: { data: { call: string; requestId: string } }) => {
        sent.push({ call: data.call, requestId: data.requestId, kept: kept().length });
        return { result: await answer(data.call) };
      },
    },
    scanCode,
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => {
      if (full) throw new Error('setStorageSync:fail exceed storage max size');
      storage.set(key, value);
    },
    removeStorageSync: (key: string) => storage.delete(key),
    onNetworkStatusChange: (listener: (typeof network)[number]) => void network.push(listener),
    vibrateShort: () => undefined,
    showLoading: () => undefined,
    hideLoading: () => undefined,
    navigateTo: ({ url }: { url: string }) => void shown.push(url),
    redirectTo: ({ url }: { url: string }) => void shown.push(`instead ${url}`),
    showModal: ({ title }: { title: string }) => {
      shown.push(title);
      return Promise.resolve({ confirm: true });
    },
  };
  Object.assign(globalThis, { wx, getCurrentPages: () => [] });
  jest.resetModules();
  const { latestOutcome, scanAndShow } = await import('./scan');
  const { scanQueue, startScanQueue } = await import('./scan-queue');
  startScanQueue();
  const connected = (isConnected: boolean) => network.forEach((listener) => listener({ isConnected }));
  return { scan: scanAndShow, outcome: latestOutcome, queue: scanQueue, connected, sent, shown, kept };
}

const offline = () => Promise.reject(Object.assign(new Error(), { errCode: -1, errMsg: 'request:fail' }));

describe('a scan', () => {
  // The queue plans attempts; tests ask for them.
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is on the phone before it is sent, and gone once it has its answer', async () => {
    const { scan, outcome, sent, shown, kept } = await run(new Map(), () => Promise.resolve(recorded));
    await scan();
    expect(sent).toEqual([expect.objectContaining({ call: 'attendance.checkIn', kept: 1 })]);
    expect(kept()).toEqual([]);
    expect(outcome()).toMatchObject({ kind: 'recorded', late: false });
    expect(shown).toEqual(['/packages/trainee/scan-result/index']);
  });

  it('is gone once it is refused', async () => {
    const { scan, outcome, kept } = await run(new Map(), () => Promise.resolve(refused));
    await scan();
    expect(outcome()).toMatchObject({ kind: 'refused', code: 'codeExpired' });
    expect(kept()).toEqual([]);
  });

  it('is kept when nobody answers, and sent through the late door under its id', async () => {
    let network: () => Promise<unknown> = offline;
    const { scan, outcome, queue, sent, kept } = await run(new Map(), () => network());
    await scan();
    expect(outcome()).toMatchObject({ kind: 'queued' });
    expect(kept()).toHaveLength(1);
    network = () => Promise.resolve(recordedLate);
    await queue.flush();
    expect(sent.map(({ call }) => call)).toEqual(['attendance.checkIn', 'attendance.checkInLate']);
    expect(sent[1]?.requestId).toBe(sent[0]?.requestId);
    expect(kept()).toEqual([]);
  });

  it('is sent by itself when the network comes back, and once', async () => {
    let network: () => Promise<unknown> = offline;
    const { scan, connected, sent, kept } = await run(new Map(), () => network());
    await scan();
    connected(false);
    await jest.advanceTimersByTimeAsync(0);
    expect(sent).toHaveLength(1);
    network = () => Promise.resolve(recordedLate);
    connected(true);
    connected(true);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(sent.map(({ call }) => call)).toEqual(['attendance.checkIn', 'attendance.checkInLate']);
    expect(kept()).toEqual([]);
  });

  it('is sent again by itself while the network says nothing', async () => {
    let network: () => Promise<unknown> = offline;
    const { scan, queue, kept } = await run(new Map(), () => network());
    await scan();
    network = () => Promise.resolve(recordedLate);
    // The first wait is 2 s, a quarter more at most.
    await jest.advanceTimersByTimeAsync(2500);
    expect(queue.list()).toEqual([]);
    expect(kept()).toEqual([]);
  });

  it('is not lost when the app is ended while it is on its way', async () => {
    const storage = new Map<string, unknown>();
    const first = await run(storage, () => new Promise(() => undefined));
    void first.scan();
    await jest.advanceTimersByTimeAsync(1000);
    expect(first.sent).toHaveLength(1);
    const next = await run(storage, () => Promise.resolve(recordedLate));
    await next.queue.flush();
    expect(next.sent).toEqual([
      expect.objectContaining({ call: 'attendance.checkInLate', requestId: first.sent[0]?.requestId }),
    ]);
    expect(next.kept()).toEqual([]);
  });

  it('shows its outcome in the place of an earlier one', async () => {
    const { scan, shown } = await run(new Map(), () => Promise.resolve(recorded));
    await scan({ inPlace: true });
    expect(shown).toEqual(['instead /packages/trainee/scan-result/index']);
  });

  it.each([
    ['scanCode:fail cancel', []],
    ['scanCode:fail auth deny', ['没有扫到二维码']],
  ])('that ends with %j is not sent, and says %j', async (errMsg, said) => {
    const scanCode = () => Promise.reject(Object.assign(new Error(errMsg), { errMsg }));
    const { scan, sent, shown } = await run(new Map(), () => Promise.resolve(recorded), { scanCode });
    await scan();
    expect(sent).toEqual([]);
    expect(shown).toEqual(said);
  });

  it('of a poster opens its notice', async () => {
    const scanCode = () => Promise.resolve({ result: noticeLink({ urlPrefix: '', projectId: 'p1' }) });
    const { scan, sent, shown } = await run(new Map(), () => Promise.resolve(recorded), { scanCode });
    await scan();
    expect(sent).toEqual([]);
    expect(shown).toEqual(['/packages/notice/detail/index?projectId=p1']);
  });

  it('is sent and kept for this run on a phone without room', async () => {
    let network: () => Promise<unknown> = offline;
    const { scan, outcome, queue, sent, shown } = await run(new Map(), () => network(), { full: true });
    await scan();
    expect(outcome()).toMatchObject({ kind: 'queued' });
    expect(shown).toHaveLength(1);
    network = () => Promise.resolve(recordedLate);
    await queue.flush();
    expect(sent).toHaveLength(2);
    expect(queue.list()).toEqual([]);
  });
});
