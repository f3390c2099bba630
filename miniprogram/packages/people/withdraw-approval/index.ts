import { REASON_MAX, toggleQuickReason } from '../../../components/return-reason/reason';
import { definePage } from '../../../page/define-page';
import { leave } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { toast } from '../../../services/passing';
import { mistakenView, mistakeReasons, tipOf, type MistakenView } from './index.view';

/** 撤销通过: an approval was a mistake. */
export const page = definePage(routes.withdrawApproval, {
  access: 'administrator',
  data: {
    shown: null as MistakenView | null,
    mistakeReasons,
    reason: '',
    tip: '',
    reasonMax: REASON_MAX,
  },
  methods: {
    change(reason: string) {
      this.setData({ reason, tip: this.data.shown?.obstacle || tipOf(reason) });
    },
    typeReason({ detail }: Told<{ value: string }>) {
      this.change(detail.value);
    },
    pickReason({ currentTarget }: Tap<{ reason: string }>) {
      this.change(toggleQuickReason(this.data.reason, currentTarget.dataset.reason));
    },
    async withdraw() {
      const { shown, reason, tip } = this.data;
      if (shown === null || tip !== '') return;
      const sure = await ask({
        title: `撤销${shown.name}的审核通过？`,
        content: `${shown.ledger}本人会收到通知和原因。`,
        confirmText: '撤销通过',
        confirmColor: '#C2322B',
      });
      if (!sure) return;
      const { personId } = this.params;
      const { ledgerEntries: ledgerEntriesSeen } = shown;
      await this.run('withdraw', async (send) => {
        await send('leaving.withdrawApproval', { personId, reason: reason.trim(), ledgerEntriesSeen });
        toast('已撤销');
        await leave(routes.people);
      });
      // Credits that came in meanwhile are read of before it is tried again.
      await this.reload();
    },
  },
  async load() {
    const shown = mistakenView(await call('leaving.get', { personId: this.params.personId }));
    return { shown, tip: shown.obstacle || tipOf(this.data.reason) };
  },
});
