import { MAX_PLACE_LENGTH } from '../../../../domain/attendance/attendance-session';
import { call } from '../../../services/call';
import { initialLoad } from '../../../services/load';
import { serverNow } from '../../../services/server-clock';
import { pageLook } from '../../../styles/page-look';
import { loadForAdministrator } from '../../../services/administrator';
import { busyWhile, send } from '../../../services/command';
import { open, parameter } from '../../../services/navigate';
import { sessionCards, type SessionCard } from './index.view';

type CardTap = WechatMiniprogram.TouchEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { index: number }
>;

/** M11: QR attendance of a project, one card a batch. */
Page({
  behaviors: [pageLook],
  data: { ...initialLoad, busy: false, title: '', projectNumber: '', cards: [] as SessionCard[] },
  projectId: '',
  venue: '',
  onLoad(options: Record<string, string | undefined>) {
    this.projectId = parameter(options, 'projectId');
  },
  onShow() {
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  async load() {
    await loadForAdministrator(this, async () => {
      const { projectId } = this;
      const [sessions, project] = await Promise.all([
        call('attendanceSession.list', { projectId }),
        call('project.get', { projectId }),
      ]);
      this.venue = project.form.venue;
      const cards = sessionCards(sessions, project, serverNow());
      return {
        title: sessions.title,
        projectNumber: sessions.projectNumber,
        cards,
        status: cards.length === 0 ? ('empty' as const) : ('ready' as const),
      };
    });
  },
  cardOf(event: CardTap): SessionCard | undefined {
    return this.data.cards[event.currentTarget.dataset.index];
  },
  openCode(event: CardTap) {
    const card = this.cardOf(event);
    if (card === undefined || card.refusal !== '') return;
    void busyWhile(this, async () => {
      const placeName = card.begun ? undefined : await this.askPlace();
      if (placeName === '') return;
      const { session } = await send('attendanceSession.open', {
        projectId: this.projectId,
        batchId: card.batchId,
        ...(placeName === undefined ? {} : { placeName }),
      });
      open('qr', { sessionId: session.sessionId });
    });
  },
  /** Asked once, when attendance begins; later it is changed in the settings. @returns '' when the user changed his mind */
  async askPlace(): Promise<string> {
    const { confirm, content = '' } = await wx.showModal({
      title: '考勤地点',
      content: this.venue.slice(0, MAX_PLACE_LENGTH),
      editable: true,
      placeholderText: '如：学术报告厅',
      confirmText: '开始考勤',
      cancelText: '取消',
    });
    return confirm ? content.trim().slice(0, MAX_PLACE_LENGTH) || this.venue.slice(0, MAX_PLACE_LENGTH) : '';
  },
  addBatch() {
    open('courses', { projectId: this.projectId, part: 'batches' });
  },
  openRecords(event: CardTap) {
    const card = this.cardOf(event);
    if (card !== undefined) open('records', { projectId: this.projectId, batchId: card.batchId });
  },
  openAnalysis(event: CardTap) {
    const card = this.cardOf(event);
    if (card !== undefined) open('analysis', { projectId: this.projectId, batchId: card.batchId });
  },
});
