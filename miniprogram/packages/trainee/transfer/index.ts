import { definePage } from '../../../page/define-page';
import { open, replace } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Told } from '../../../services/events';
import { toast } from '../../../services/passing';
import { serverNow } from '../../../services/server-clock';
import { session } from '../../../services/session';
import { mineView, type MineView } from './index.view';

/** 转单位: where one's own transfer stands, and what may be done about it. */
export const page = definePage(routes.transfer, {
  data: { view: null as MineView | null, asking: false },
  reloadOnShow: true,
  methods: {
    act() {
      const action = this.data.view?.primary.action;
      if (action === 'ask') void this.run('open', () => open(routes.transferRequest, {}));
      if (action === 'askCentre') this.setData({ asking: true });
    },
    register() {
      void this.run('open', () => replace(routes.registration, {}));
    },
    cancelAsking() {
      this.setData({ asking: false });
    },
    async askCentre({ detail: { reason } }: Told<{ reason: string }>) {
      const { view } = this.data;
      if (view === null) return;
      const done = await this.run('askCentre', (send) =>
        send('transfer.askCentre', { transferId: view.transferId, reason }),
      );
      if (done !== undefined) {
        this.setData({ asking: false });
        toast('已提交给中心');
      }
      await this.reload();
    },
    async withdraw() {
      const { view } = this.data;
      if (view === null) return;
      const sure = await ask({
        title: '撤回转单位申请？',
        content: '撤回后一切照旧，以后可以再申请。',
        confirmText: '撤回',
      });
      if (!sure) return;
      const done = await this.run('withdraw', (send) => send('transfer.withdraw', { transferId: view.transferId }));
      if (done !== undefined) toast('已撤回');
      await this.reload();
    },
  },
  async load() {
    const { trainee } = await session.refresh();
    if (trainee === null) return { status: 'empty' as const, view: null };
    return { view: mineView(await call('transfer.mine', {}), serverNow()) };
  },
});
