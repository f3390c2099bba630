import type { EventRow } from '../../../components/person-events/events';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { toast } from '../../../services/passing';
import { entryEventRow, entryView, type EntryView } from './index.view';

const quickReasons = ['主管部门已取消', '重复，另有一条', '信息有误，另建一条'];

/** 目录项目: one entry for the centre, what was made of it, and everything that happened to it (M6). */
export const page = definePage(routes.entry, {
  access: 'administrator',
  data: {
    ...noCards<EventRow>(),
    view: null as EntryView | null,
    withdrawing: false,
    quickReasons,
  },
  own: () => ({ revision: 0 }),
  reloadOnShow: true,
  methods: {
    edit() {
      void this.run('open', () => open(routes.entryForm, this.params));
    },
    openHolding({ currentTarget }: Tap<{ id: string }>) {
      void this.run('open', () => open(routes.centreProject, { projectId: currentTarget.dataset.id }));
    },
    /** The other button: takes it out of the catalogue, or back in. */
    second() {
      if (this.data.view?.withdrawn === '') this.setData({ withdrawing: true });
      else void this.restore();
    },
    close() {
      this.setData({ withdrawing: false });
    },
    async withdraw({ detail: { reason } }: Told<{ reason: string }>) {
      const { catalogueEntryId } = this.params;
      const { revision } = this;
      const done = await this.run('withdraw', (send) =>
        send('catalogueEntry.withdraw', { catalogueEntryId, revision, reason }),
      );
      this.close();
      if (done) toast('已撤下，已告知单位', 'none');
      await this.reload();
    },
    async restore() {
      const { catalogueEntryId } = this.params;
      const { revision } = this;
      const sure = await ask({
        title: '恢复这个项目？',
        content: '单位又可以选它来举办，会收到消息。',
        confirmText: '恢复',
      });
      if (!sure) return;
      const done = await this.run('restore', (send) => send('catalogueEntry.restore', { catalogueEntryId, revision }));
      if (done) toast('已恢复，已告知单位', 'none');
      await this.reload();
    },
  },
  rows(request) {
    return call('catalogueEntry.history', { catalogueEntryId: this.params.catalogueEntryId, ...request });
  },
  card: entryEventRow,
  async load() {
    const [entry, history] = await Promise.all([
      call('catalogueEntry.get', { catalogueEntryId: this.params.catalogueEntryId }),
      this.firstCards(),
    ]);
    this.revision = entry.revision;
    return { ...history, view: entryView(entry), status: 'ready' as const };
  },
});
