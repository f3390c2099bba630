import { failureView, type FailureView } from '../services/failure';
import { clockMinute } from '../services/format';
import { changesMade } from '../services/changes';
import { serverNow } from '../services/server-clock';

/** Nothing else can be drawn: a page loads, has something to show, has nothing, or could not load. */
export type PageStatus = 'loading' | 'ready' | 'empty' | 'failed';

/** What the skeleton of every page keeps in `data`, and `page-state` draws. Pages read it and never write it. */
export interface LoadData {
  status: PageStatus;
  failure: FailureView | null;
  /** Shown above content that could not be refreshed: 显示的是 13:04 的数据. */
  stale: string;
}

/** Which load of a page is the latest, and when what is on the screen was loaded. */
export interface LoadProgress {
  run: number;
  loadedAt: number | undefined;
  /** Of what is on the screen, or of the load under way: the changes this phone had made when it was asked for. */
  changes: number;
}
/** What was asked for did not come: whatever is on the screen is asked for again. */
const NOTHING_NEW = -1;
export const notLoadedYet = (): LoadProgress => ({ run: 0, loadedAt: undefined, changes: NOTHING_NEW });

/**
 * Whether what is on the screen was asked for less than `forMs` ago, and this phone has changed nothing since. An answer that came
 * faster sets the clock better, so it may stand a little before the moment of loading: that is fresh as well.
 */
export function isFresh({ loadedAt, changes }: LoadProgress, forMs: number): boolean {
  if (loadedAt === undefined || changes !== changesMade()) return false;
  return Math.abs(serverNow() - loadedAt) < forMs;
}

/** The little of a page that loading needs. */
interface LoadingPage {
  data: LoadData;
  setData(data: Record<string, unknown>): void;
}

/**
 * Loads and shows: `load` gives what to put into `data`, with `status: 'empty'` when there is nothing. What is on the screen
 * stays while it is refreshed and when that fails. When two loads overlap only the later one is shown.
 * @param options.fresh the page shows something else now (another year, another person): nothing of the old stays
 * @returns whether what it gave is on the screen
 */
export async function loadInto(
  page: LoadingPage,
  progress: LoadProgress,
  load: () => Promise<object>,
  { fresh }: { fresh: boolean },
): Promise<boolean> {
  if (fresh) progress.loadedAt = undefined;
  const run = ++progress.run;
  const { loadedAt } = progress;
  progress.changes = changesMade();
  if (loadedAt === undefined && page.data.status !== 'loading') page.setData({ status: 'loading', failure: null });
  try {
    const data = await load();
    if (run !== progress.run) return false;
    progress.loadedAt = serverNow();
    page.setData({ status: 'ready', failure: null, stale: '', ...data });
    return true;
  } catch (error) {
    if (run !== progress.run) return false;
    progress.changes = NOTHING_NEW;
    const failure = failureView(error);
    page.setData(
      loadedAt === undefined
        ? { status: 'failed', failure }
        : { failure, stale: `显示的是 ${clockMinute(loadedAt)} 的数据` },
    );
    return false;
  } finally {
    if (run === progress.run) wx.stopPullDownRefresh({ fail: () => undefined });
  }
}
