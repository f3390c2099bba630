import { loadForAdministrator } from '../../../services/administrator';
import { call } from '../../../services/call';
import { firstCards, showMore } from '../../../services/list-page';
import { initialLoad } from '../../../services/load';
import { paged, type Paged } from '../../../services/paged';
import { pageLook } from '../../../styles/page-look';
import { parameter } from '../../../services/navigate';
import { auditCards, type AuditCard, type AuditRow } from './index.view';

/** 操作日志: who did what and when, newest first; of one project with `projectId`. */
Page({
  behaviors: [pageLook],
  data: { ...initialLoad, cards: [] as AuditCard[], more: false },
  list: undefined as Paged<AuditRow> | undefined,
  /** Knows the day of the last row on the screen. */
  card: auditCards(),
  onLoad(options: Record<string, string | undefined>) {
    const projectId = parameter(options, 'projectId');
    this.list = paged((page) => call('audit.list', { ...(projectId === '' ? {} : { projectId }), ...page }));
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  onReachBottom() {
    void showMore(this, this.list, this.card);
  },
  async load() {
    await loadForAdministrator(this, async () => {
      const card = auditCards();
      const first = await firstCards(this, this.list, card);
      this.card = card;
      return first;
    });
  },
});
