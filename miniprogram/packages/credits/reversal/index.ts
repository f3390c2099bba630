import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Told } from '../../../services/events';
import { toast } from '../../../services/passing';
import { reversalView, type ReversalView } from './index.view';

const LOOK_AGAIN_MS = 1500;

/** G7b: a second person confirms or declines that credits are taken back; the one who asked may withdraw it. */
export const page = definePage(routes.reversal, {
  access: 'administrator',
  makes: ['reversal.decide'],
  data: { view: null as ReversalView | null, declining: false },
  own: () => ({ timer: 0 }),
  reloadOnShow: true,
  onHide() {
    clearTimeout(this.timer);
  },
  onUnload() {
    clearTimeout(this.timer);
  },
  methods: {
    async confirm() {
      const { view } = this.data;
      if (!view) return;
      const content = `${view.who} ${view.amount} 学分。撤销后可以重新授分，但这一条不能恢复。`;
      if (!(await ask({ title: '确认撤销？', content, confirmText: '确认撤销' }))) return;
      await this.decide('confirm', '');
    },
    decline() {
      this.setData({ declining: true });
    },
    close() {
      this.setData({ declining: false });
    },
    async sayNo({ detail }: Told<{ reason: string }>) {
      await this.decide('decline', detail.reason);
    },
    async decide(decision: 'confirm' | 'decline', reason: string) {
      const { reversalId } = this.params;
      const done = await this.run(decision, (send) =>
        send('reversal.decide', { reversalId, decision, ...(reason === '' ? {} : { reason }) }),
      );
      if (!done) return;
      this.close();
      toast(decision === 'confirm' ? '已确认' : '已回复');
      await this.reload();
    },
    async withdraw() {
      if (!(await ask({ title: '撤回这份申请？', content: '学分不变。', confirmText: '撤回' }))) return;
      const { reversalId } = this.params;
      const done = await this.run('withdraw', (send) => send('reversal.withdraw', { reversalId }));
      if (!done) return;
      toast('已撤回');
      await this.reload();
    },
  },
  async load() {
    clearTimeout(this.timer);
    const view = reversalView(await call('reversal.get', this.params));
    if (view.running) this.timer = setTimeout(() => void this.reload(), LOOK_AGAIN_MS);
    return { view };
  },
});
