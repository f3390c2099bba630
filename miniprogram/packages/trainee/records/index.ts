import type { OutputOf } from '../../../../contract/index';
import { call } from '../../../services/call';
import { showFailure } from '../../../services/failure';
import { initialLoad, loadInto } from '../../../services/load';
import { pageLook } from '../../../styles/page-look';
import { dayGroups, type DayGroup } from './index.view';

type Page = OutputOf<'attendance.myRecords'>;

let rows: Page['rows'] = [];
let cursor: string | undefined;
let loadingMore = false;

Page({
  behaviors: [pageLook],
  data: { ...initialLoad, groups: [] as DayGroup[], more: false },
  onLoad() {
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  load() {
    return loadInto(this, async () => this.take([], await call('attendance.myRecords', {})));
  },
  take(before: Page['rows'], page: Page) {
    rows = [...before, ...page.rows];
    cursor = page.nextCursor;
    return {
      groups: dayGroups(rows),
      more: cursor !== undefined,
      status: rows.length === 0 ? ('empty' as const) : ('ready' as const),
    };
  },
  async onReachBottom() {
    if (cursor === undefined || loadingMore) return;
    loadingMore = true;
    try {
      this.setData(this.take(rows, await call('attendance.myRecords', { cursor })));
    } catch (error) {
      await showFailure(error);
    } finally {
      loadingMore = false;
    }
  },
  goHome() {
    void wx.switchTab({ url: '/pages/trainee/home/index' });
  },
});
