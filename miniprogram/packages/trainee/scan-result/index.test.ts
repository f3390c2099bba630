import { aPhone, pageOf } from '../../../../test/support/pages';
import type { KeptScan } from '../../../services/scan-queue';

const kept = (requestId: string): KeptScan => ({
  requestId,
  qrText: 'x',
  scannedAt: Date.now(),
  keptAt: Date.now(),
  attempts: 1,
});

/** A phone that keeps these scans; it never gets an answer to them. */
const phoneWith = (scans: KeptScan[]) =>
  aPhone(() => ({}), {
    getStorageSync: () => scans,
    cloud: { callFunction: () => new Promise(() => undefined) },
  });

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('the result of a scan', () => {
  it('shows the kept scan that waits longest, and tells when it is sent again', async () => {
    phoneWith([kept('a'), kept('b')]);
    const page = await (await pageOf(() => import('./index')))({ queue: '1' });
    expect(page.data.view?.action).toBe('retry');
    expect(page.data.queue?.progress).toBe('已尝试 1 次，会继续自动重试');
    await page.do('act');
    expect(page.data.queue?.progress).toBe('正在第 1 次重试…');
  });

  it('that failed for good is told once, whichever page tells it', async () => {
    phoneWith([{ ...kept('a'), end: { kind: 'lapsed', scannedAt: 0 } }, kept('b')]);
    const open = await pageOf(() => import('./index'));
    const first = await open({ queue: '1' });
    expect(first.data.view?.headline).toBe('没能补传');
    const second = await open({ queue: '1' });
    expect(second.data.view?.headline).toBe('网络弱，扫码已保存');
    expect(first.data.view?.headline).toBe('没能补传');
  });

  it('is nothing to see when nothing waits: the home is shown', async () => {
    const phone = phoneWith([]);
    await (
      await pageOf(() => import('./index'))
    )({ queue: '1' });
    expect(phone.asked).toEqual(['switchTab /pages/trainee/home/index']);
  });
});
