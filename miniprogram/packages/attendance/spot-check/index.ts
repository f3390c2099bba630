import type { OutputOf } from '../../../../contract/index';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { toast } from '../../../services/passing';
import { serverNow } from '../../../services/server-clock';
import {
  checkView,
  mayStart,
  missingCard,
  noticeChips,
  type CheckView,
  type MissingCard,
  type NoticeMinutes,
} from './index.view';

/** While it goes on, the figures are asked for so often. */
const ASK_AGAIN_MS = 5000;
const atOnce: { minutes: NoticeMinutes } = { minutes: 0 };

/** D6, 抽查点名: a window of two minutes now, and who has not come to it. */
export const page = definePage(routes.spotCheck, {
  access: 'administrator',
  makes: ['spotCheck.start'],
  data: {
    ...noCards<MissingCard>(),
    title: '',
    notices: noticeChips,
    ...atOnce,
    check: null as CheckView | null,
    mayStart: true,
    search: '',
  },
  own: () => ({
    answer: undefined as OutputOf<'spotCheck.get'> | undefined,
    timer: undefined as ReturnType<typeof setInterval> | undefined,
  }),
  methods: {
    pickNotice({ currentTarget }: Tap<{ minutes: NoticeMinutes }>) {
      this.setData({ minutes: currentTarget.dataset.minutes });
    },
    search({ detail }: Told<{ text: string }>) {
      if (detail.text === this.data.search) return;
      this.setData({ search: detail.text, cards: [] });
      void this.reload({ fresh: true });
    },
    async start() {
      const content = '2 分钟内再扫一次码；最后在本场签到的人没扫，就缺一个时段。会马上通知他们，不能撤回。';
      if (!(await ask({ title: '发起抽查点名？', content, confirmText: '发起' }))) return;
      await this.run('start', async (send) => {
        await send('spotCheck.start', { sessionId: this.params.sessionId, noticeMinutes: this.data.minutes });
        toast('已发起，大屏和学员手机会提示', 'none');
        await this.reload();
      });
    },
    over() {
      void this.reload();
    },
    openPerson({ currentTarget }: Tap<{ id: string }>) {
      if (!this.answer) return;
      const { projectId, batchId } = this.answer;
      const { id: personId } = currentTarget.dataset;
      void this.run('open', () => open(routes.manual, { projectId, batchId, personId }));
    },
    watch(goesOn: boolean) {
      if (!goesOn && this.timer !== undefined) {
        clearInterval(this.timer);
        this.timer = undefined;
      }
      if (goesOn) this.timer ??= setInterval(() => void this.reload(), ASK_AGAIN_MS);
    },
  },
  async rows(request) {
    const { search } = this.data;
    const { sessionId } = this.params;
    const answer = await call('spotCheck.get', { sessionId, ...(search === '' ? {} : { search }), ...request });
    this.answer = answer;
    return answer;
  },
  card: missingCard,
  async load() {
    const first = await this.firstCards();
    const check = checkView(this.answer?.last ?? null, { server: serverNow(), phone: Date.now() });
    this.watch(check !== null && check.state !== 'over');
    return { ...first, title: this.answer?.title ?? '', check, mayStart: mayStart(check), status: 'ready' as const };
  },
  onHide() {
    this.watch(false);
  },
  onUnload() {
    this.watch(false);
  },
});
