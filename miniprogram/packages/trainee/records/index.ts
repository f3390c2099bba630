import type { OutputOf } from '../../../../contract/index';
import { call } from '../../../services/call';
import { showFailure } from '../../../services/failure';
import { initialLoad, loadInto } from '../../../services/load';
import { paged, type Paged } from '../../../services/paged';
import { pageLook } from '../../../styles/page-look';
import { dayGroups, type DayGroup } from './index.view';

type Row = OutputOf<'attendance.myRecords'>['rows'][number];

let list: Paged<Row>;
let rows: Row[] = [];

Page({
  behaviors: [pageLook],
  data: { ...initialLoad, groups: [] as DayGroup[], more: false },
  onLoad() {
    list = paged((page) => call('attendance.myRecords', page));
    rows = [];
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  load() {
    return loadInto(this, async () => {
      rows = await list.first(rows.length);
      return { ...this.view(), status: rows.length === 0 ? ('empty' as const) : ('ready' as const) };
    });
  },
  view() {
    return { groups: dayGroups(rows), more: list.hasMore() };
  },
  async onReachBottom() {
    try {
      const added = await list.more();
      if (added.length === 0) return;
      rows = [...rows, ...added];
      this.setData(this.view());
    } catch (error) {
      await showFailure(error);
    }
  },
  goHome() {
    void wx.switchTab({ url: '/pages/trainee/home/index' });
  },
});
