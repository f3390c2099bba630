import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Told } from '../../../services/events';
import { toast } from '../../../services/passing';
import { serverNow } from '../../../services/server-clock';
import { disputeView, rulingWords, type DisputeView, type Ruling } from './index.view';

const notAsked: { ruling: Ruling; asking: boolean } = { ruling: 'allow', asking: false };

/** 调动裁决: one objection, with what both sides say. */
export const page = definePage(routes.centreTransfer, {
  access: 'administrator',
  data: { shown: null as DisputeView | null, ...notAsked, words: rulingWords.allow },
  reloadOnShow: true,
  methods: {
    ask(ruling: Ruling) {
      this.setData({ ruling, words: rulingWords[ruling], asking: true });
    },
    allow() {
      this.ask('allow');
    },
    uphold() {
      this.ask('uphold');
    },
    cancel() {
      this.setData({ asking: false });
    },
    async decide({ detail: { reason } }: Told<{ reason: string }>) {
      const { shown, ruling } = this.data;
      if (shown === null) return;
      const { transferId } = shown;
      const decided = await this.run('decide', (send) => send('transfer.decide', { transferId, ruling, reason }));
      if (decided !== undefined) {
        this.setData({ asking: false });
        toast('已裁决');
      }
      // Withdrawn or agreed to meanwhile: the state that stands is shown.
      await this.reload();
    },
  },
  async load() {
    const { transferId } = this.params;
    return { shown: disputeView(await call('transfer.dispute', { transferId }), serverNow()) };
  },
});
