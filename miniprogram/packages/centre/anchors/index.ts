import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { routes } from '../../../page/routes';
import { sheet } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Tap } from '../../../services/events';
import { anchorCard, copyOf, type AnchorCard } from './index.view';

/** 日志锚点: what the centre notes down elsewhere, so that a missing end of the audit log is found. */
export const page = definePage(routes.anchors, {
  access: 'administrator',
  data: { ...noCards<AnchorCard>() },
  methods: {
    copy({ currentTarget }: Tap<{ number: number }>) {
      const card = this.data.cards.find(({ number }) => number === currentTarget.dataset.number);
      if (card === undefined) return;
      void this.run('copy', async () => {
        await sheet(() => wx.setClipboardData({ data: copyOf(card) }));
      });
    },
  },
  rows: (request) => call('audit.anchors', request),
  card: anchorCard,
});
