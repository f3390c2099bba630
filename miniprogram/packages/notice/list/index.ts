import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Tap } from '../../../services/events';
import { noticeCard, type NoticeCard } from './index.view';

/** The meetings that are still to come or going on. */
export const page = definePage(routes.notices, {
  data: noCards<NoticeCard>(),
  methods: {
    open({ currentTarget }: Tap<{ id: string }>) {
      void this.run('open', () => open(routes.notice, { projectId: currentTarget.dataset.id }));
    },
  },
  rows: (request) => call('notice.list', request),
  card: noticeCard,
  onShareAppMessage: () => ({ title: '继续医学教育会议通知', path: routes.notices.url({}) }),
});
