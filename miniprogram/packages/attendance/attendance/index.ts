import { MAX_PLACE_LENGTH } from '../../../../domain/attendance/attendance-session';
import { call } from '../../../services/call';
import type { Tap } from '../../../services/events';
import { serverNow } from '../../../services/server-clock';
import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { sheet } from '../../../page/sheets';
import { seesAnalyses } from '../../../services/rights';
import { sessionCards, type SessionCard } from './index.view';

type CardTap = Tap<{ index: number }>;

/** M11: QR attendance of a project, one card a batch. */
export const page = definePage(routes.attendance, {
  access: 'administrator',
  makes: ['attendanceSession.open'],
  data: {
    title: '',
    projectNumber: '',
    cards: [] as SessionCard[],
    /** Analyses are shown: not to whoever looks after the check-in alone. */
    analyses: false,
    /** The batch whose attendance is being opened. */
    opening: '',
  },
  own: () => ({ venue: '' }),
  reloadOnShow: true,
  methods: {
    cardOf({ currentTarget }: CardTap): SessionCard | undefined {
      return this.data.cards[currentTarget.dataset.index];
    },
    openCode(event: CardTap) {
      const card = this.cardOf(event);
      if (card === undefined || card.refusal !== '') return;
      const { batchId } = card;
      void this.run('openCode', async (send) => {
        this.setData({ opening: batchId });
        const placeName = card.begun ? undefined : await this.askPlace();
        if (placeName === '') return;
        const { session } = await send('attendanceSession.open', {
          projectId: this.params.projectId,
          batchId,
          ...(placeName === undefined ? {} : { placeName }),
        });
        await open(routes.qr, { sessionId: session.sessionId });
      });
    },
    /** Asked once, when attendance begins; later it is changed in the settings. @returns '' when the person decided otherwise */
    async askPlace(): Promise<string> {
      const proposed = this.venue.slice(0, MAX_PLACE_LENGTH);
      const answer = await sheet(() =>
        wx.showModal({
          title: '考勤地点',
          content: proposed,
          editable: true,
          placeholderText: '如：学术报告厅',
          confirmText: '开始考勤',
          cancelText: '取消',
        }),
      );
      return answer?.confirm === true ? (answer.content ?? '').trim().slice(0, MAX_PLACE_LENGTH) || proposed : '';
    },
    addBatch() {
      void this.run('open', () => open(routes.courses, { ...this.params, part: 'batches' }));
    },
    openRecords(event: CardTap) {
      const card = this.cardOf(event);
      if (card !== undefined)
        void this.run('open', () => open(routes.records, { ...this.params, batchId: card.batchId }));
    },
    openAnalysis(event: CardTap) {
      const card = this.cardOf(event);
      if (card !== undefined)
        void this.run('open', () => open(routes.analysis, { ...this.params, batchId: card.batchId }));
    },
  },
  async load() {
    const { projectId } = this.params;
    const [sessions, project] = await Promise.all([
      call('attendanceSession.list', { projectId }),
      call('project.get', { projectId }),
    ]);
    this.venue = project.form.venue;
    const cards = sessionCards(sessions, project, serverNow());
    const { title, projectNumber } = sessions;
    return {
      title,
      projectNumber,
      cards,
      analyses: await seesAnalyses(),
      status: cards.length === 0 ? ('empty' as const) : ('ready' as const),
    };
  },
});
