import { CallFailure } from '../services/call';
import { noteServerTime } from '../services/server-clock';
import { isFresh, loadInto as load, notLoadedYet, type LoadData } from './load';

function page() {
  const shown: LoadData & Record<string, unknown> = { status: 'loading', failure: null, stale: '' };
  const setData = (data: Record<string, unknown>) => void Object.assign(shown, data);
  return { data: shown, setData, progress: notLoadedYet() };
}

const loadInto = (shown: ReturnType<typeof page>, ask: () => Promise<object>, options = { fresh: false }) =>
  load(shown, shown.progress, ask, options);

const offline = () => Promise.reject(new CallFailure('networkFailed', 'request-12345678'));
const rows = (list: string[]) => () => Promise.resolve({ rows: list });

beforeEach(() => Object.assign(globalThis, { wx: { stopPullDownRefresh: () => undefined } }));

describe('loading a page', () => {
  it('is ready with what was loaded', async () => {
    const shown = page();
    await loadInto(shown, rows(['a']));
    expect(shown.data).toMatchObject({ status: 'ready', rows: ['a'], failure: null });
  });

  it('is empty when the page says so', async () => {
    const shown = page();
    await loadInto(shown, () => Promise.resolve({ status: 'empty', rows: [] }));
    expect(shown.data.status).toBe('empty');
  });

  it('fails in words, and is loading again while it is retried', async () => {
    const shown = page();
    await loadInto(shown, offline);
    expect(shown.data).toMatchObject({ status: 'failed', failure: { code: 'networkFailed' } });
    const retried = loadInto(shown, rows(['a']));
    expect(shown.data.status).toBe('loading');
    await retried;
    expect(shown.data.status).toBe('ready');
  });

  it('keeps what is on the screen when a refresh fails, and says how old it is', async () => {
    const shown = page();
    await loadInto(shown, rows(['a']));
    await loadInto(shown, offline);
    expect(shown.data).toMatchObject({ status: 'ready', rows: ['a'] });
    expect(shown.data.stale).toMatch(/^显示的是 \d\d:\d\d 的数据$/);
    await loadInto(shown, rows(['b']));
    expect(shown.data).toMatchObject({ rows: ['b'], stale: '' });
  });

  it('keeps nothing of what the page showed before when it shows something else', async () => {
    const shown = page();
    await loadInto(shown, rows(['a']));
    await loadInto(shown, offline, { fresh: true });
    expect(shown.data.status).toBe('failed');
  });

  it('shows the later of two loads, whichever answers first', async () => {
    const shown = page();
    let answerFirst: (data: { rows: string[] }) => void = () => undefined;
    const first = loadInto(shown, () => new Promise((resolve) => (answerFirst = resolve)));
    await loadInto(shown, rows(['later']));
    answerFirst({ rows: ['earlier'] });
    await first;
    expect(shown.data['rows']).toEqual(['later']);
  });

  it('stays fresh when a faster answer has set the clock back a little', async () => {
    const shown = page();
    const now = Date.now();
    noteServerTime({ serverNow: now + 50, sentAt: now - 200, receivedAt: now });
    await loadInto(shown, rows(['a']));
    expect(isFresh(shown.progress, 60_000)).toBe(true);
    noteServerTime({ serverNow: now - 10, sentAt: now, receivedAt: now });
    expect(isFresh(shown.progress, 60_000)).toBe(true);
    expect(isFresh(shown.progress, 100)).toBe(false);
  });
});
