import { failureView, type FailureView } from './failure';
import { clockMinute } from './format';
import { serverNow } from './server-clock';

export type PageStatus = 'loading' | 'ready' | 'empty' | 'failed';

/** What every page that loads something has in its `data`, and hands to `page-state`. */
export interface LoadData {
  status: PageStatus;
  failure: FailureView | null;
  /** Shown above content that could not be refreshed: 显示的是 13:04 的数据. */
  stale: string;
}

/** Spread into the `data` of a page: `data: { ...initialLoad, … }`. */
export const initialLoad: LoadData = { status: 'loading', failure: null, stale: '' };

/** The little of a page that loading needs. */
export interface LoadingPage {
  data: LoadData;
  setData(data: Partial<LoadData> & Record<string, unknown>): void;
}

interface Progress {
  run: number;
  loadedAt: number | undefined;
}
/** Per page, off its `data`: which load is the latest, and when the content on the screen was loaded. */
const progress = new WeakMap<LoadingPage, Progress>();

/**
 * Loads and shows: `load` gives what to put into `data` (with `status: 'empty'` when there is nothing), everything about
 * `status` is done here. What is on the screen stays while it is refreshed and when that fails. When two loads overlap only
 * the later one is shown.
 * @param options.fresh the page now shows something else (another year, another person): nothing of the old stays
 */
export async function loadInto(
  page: LoadingPage,
  load: () => Promise<{ status?: 'ready' | 'empty' } & Record<string, unknown>>,
  { fresh = false } = {},
): Promise<void> {
  const state = progress.get(page) ?? { run: 0, loadedAt: undefined };
  progress.set(page, state);
  if (fresh) state.loadedAt = undefined;
  const run = ++state.run;
  const { loadedAt } = state;
  if (loadedAt === undefined && page.data.status !== 'loading') page.setData({ status: 'loading', failure: null });
  try {
    const data = await load();
    if (run !== state.run) return;
    state.loadedAt = serverNow();
    page.setData({ status: 'ready', failure: null, stale: '', ...data });
  } catch (error) {
    if (run !== state.run) return;
    const failure = failureView(error);
    page.setData(
      loadedAt === undefined
        ? { status: 'failed', failure }
        : { failure, stale: `显示的是 ${clockMinute(loadedAt)} 的数据` },
    );
  } finally {
    if (run === state.run) wx.stopPullDownRefresh({ fail: () => undefined });
  }
}
