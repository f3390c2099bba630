import { componentOf } from '../../../test/support/components';
import { aPhone } from '../../../test/support/pages';
import type { FailureView } from '../../services/failure';

beforeEach(() => {
  jest.useFakeTimers();
  aPhone(() => ({}));
});
afterEach(() => jest.useRealTimers());
const pageState = () => componentOf(() => import('./index'));

const failure = (code: FailureView['code']): FailureView => ({
  title: '没有找到',
  advice: '请返回重试。',
  code,
  requestId: 'request-12345678',
});

describe('a page that loads', () => {
  it('shows a skeleton after a moment, and later that it is the network', async () => {
    const state = (await pageState())();
    expect(state.data).toMatchObject({ showSkeleton: false, slow: false });
    jest.advanceTimersByTime(300);
    expect(state.data).toMatchObject({ showSkeleton: true, slow: false });
    jest.advanceTimersByTime(7700);
    expect(state.data.slow).toBe(true);
  });

  it('shows none when it was quick, whatever another page waits for', async () => {
    const put = await pageState();
    const [quick, slow] = [put(), put()];
    quick.give({ status: 'ready' });
    jest.advanceTimersByTime(8000);
    expect([quick.data.showSkeleton, quick.data.slow]).toEqual([false, false]);
    expect([slow.data.showSkeleton, slow.data.slow]).toEqual([true, true]);
  });

  it('waits for nothing once it is gone', async () => {
    const state = (await pageState())();
    state.live('detached');
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe('a page that could not load', () => {
  it('says what is wrong, with the number for the support', async () => {
    const state = (await pageState())({ status: 'failed', failure: failure('notFound') });
    expect(state.data).toMatchObject({ title: '没有找到', advice: '请返回重试。', offline: false });
    expect(state.data.number).toBe('错误码 notFound · 12345678');
  });

  it('blames the network when it was the network', async () => {
    const state = (await pageState())({ status: 'failed', failure: failure('timeout') });
    expect(state.data.offline).toBe(true);
  });

  it('is asked to load again by its button', async () => {
    const state = (await pageState())({ status: 'failed', failure: failure('timeout') });
    await state.do('retry');
    expect(state.told).toEqual([['retry', undefined]]);
  });
});
