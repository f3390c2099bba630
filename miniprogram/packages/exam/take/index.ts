import { definePage } from '../../../page/define-page';
import { leave, open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call, CallFailure } from '../../../services/call';
import type { Tap } from '../../../services/events';
import { serverNow } from '../../../services/server-clock';
import { showFace } from '../shared/show-face';
import { AnswerQueue, type Waiting } from './answer-queue';
import {
  answeredPercent,
  chosenAfter,
  clockView,
  questionView,
  savedWords,
  sheetCells,
  submitsAt,
  unanswered,
  type Question,
  type QuestionView,
  type SheetCell,
} from './index.view';

const TICK_MS = 1000;
/** What waits for the network is tried again so often. */
const RETRY_MS = 5000;
/** The most that the server takes of either. */
const WAITED_AT_MOST_MS = 24 * 60 * 60 * 1000;
const LEFT_AT_MOST = 9999;

const leftKeyOf = (attemptId: string): string => `exam-left:${attemptId}`;
/** How often this phone has left the attempt. */
function timesLeft(attemptId: string): number {
  const kept: unknown = wx.getStorageSync(leftKeyOf(attemptId));
  return typeof kept === 'number' ? kept : 0;
}

const keyOf = (attemptId: string): string => `exam:${attemptId}`;
function keptAnswers(attemptId: string): Waiting {
  const kept: unknown = wx.getStorageSync(keyOf(attemptId));
  return typeof kept === 'object' && kept !== null ? (kept as Waiting) : {};
}
function keepAnswers(attemptId: string, waiting: Waiting): void {
  if (Object.keys(waiting).length === 0) wx.removeStorageSync(keyOf(attemptId));
  else wx.setStorageSync(keyOf(attemptId), waiting);
}

/** E4: one question a screen, saved at every answer; the server keeps the time (M22). */
export const page = definePage(routes.examTake, {
  data: {
    title: '',
    question: null as QuestionView | null,
    percent: 0,
    clock: '',
    clockSoon: false,
    clockWords: '',
    saved: '',
    waiting: 0,
    sheet: false,
    cells: [] as SheetCell[],
    open: 0,
    /** A face is asked for once more; it hinders nothing. */
    faceDue: false,
    /** Why the last picture did not do; '' before. */
    problem: '',
  },
  own: () => ({
    questions: [] as Question[],
    at: 0,
    endsAt: 0,
    faceAt: null as number | null,
    batch: { projectId: '', batchId: '' },
    queue: undefined as AnswerQueue | undefined,
    timer: undefined as ReturnType<typeof setInterval> | undefined,
    retry: undefined as ReturnType<typeof setInterval> | undefined,
    over: false,
    /** A picture, the camera or the own code fills the screen: WeChat hides the page for it, and nobody has left. */
    looksAtPicture: false,
  }),
  methods: {
    show() {
      const { questions, at } = this;
      this.setData({ question: questionView(questions, at), percent: answeredPercent(questions) });
    },
    choose({ currentTarget }: Tap<{ id: string }>) {
      const question = this.questions[this.at];
      if (question === undefined || this.over) return;
      const chosenIds = chosenAfter(question, currentTarget.dataset.id);
      this.questions = this.questions.map((each, index) => (index === this.at ? { ...each, chosenIds } : each));
      this.show();
      void this.queue?.put(this.at, chosenIds);
    },
    go(to: number) {
      this.at = Math.max(0, Math.min(this.questions.length - 1, to));
      this.setData({ sheet: false });
      this.show();
    },
    next() {
      if (this.at === this.questions.length - 1) return this.openSheet();
      this.go(this.at + 1);
    },
    previous() {
      this.go(this.at - 1);
    },
    openSheet() {
      const waiting = new Set(Object.keys(this.queue?.waiting ?? {}).map(Number));
      this.setData({
        sheet: true,
        cells: sheetCells(this.questions, this.at, waiting),
        open: unanswered(this.questions),
      });
    },
    closeSheet() {
      this.setData({ sheet: false });
    },
    pick({ currentTarget }: Tap<{ number: number }>) {
      this.go(currentTarget.dataset.number - 1);
    },
    submit() {
      if (this.data.waiting > 0) return;
      void this.run('submit', async (send) => {
        const left = unanswered(this.questions);
        const sure = await ask({
          title: left === 0 ? '交卷？' : `还有 ${left} 题没有答`,
          content: left === 0 ? '交卷后不能再改。' : '没答的不得分，交卷后不能再改。',
          confirmText: '交卷',
          cancelText: '继续答题',
        });
        if (!sure) return;
        await send('exam.submit', { attemptId: this.params.attemptId });
        await this.end();
      });
    },
    /** WeChat hides the page for a picture or the camera: nobody has left. */
    lookAtPicture() {
      this.looksAtPicture = true;
    },
    shootFace() {
      this.lookAtPicture();
      void this.run('face', async (send) => {
        const shown = await showFace(send, this.batch);
        if (typeof shown === 'string') return this.setData({ problem: shown });
        if (shown !== true) return;
        this.faceAt = null;
        this.setData({ faceDue: false, problem: '' });
      });
    },
    openCode() {
      this.lookAtPicture();
      void this.run('openCode', () => open(routes.personalCode, {}));
    },
    /** After a supervisor has scanned the code: then no face is asked for any more. */
    async askAboutFace() {
      const { faceAt } = await call('exam.attempt', { attemptId: this.params.attemptId });
      this.faceAt = faceAt;
      if (faceAt === null) this.setData({ faceDue: false, problem: '' });
    },
    /** Addresses end before a long exam does. */
    fetchPictures() {
      void this.run('pictures', async () => {
        const { questions } = await call('exam.attempt', { attemptId: this.params.attemptId });
        this.questions = this.questions.map((each, index) => ({
          ...each,
          picture: questions[index]?.picture ?? each.picture,
        }));
        this.show();
      });
    },
    /** The result stands on the page below. */
    async end() {
      if (this.over) return;
      this.over = true;
      this.stop();
      keepAnswers(this.params.attemptId, {});
      wx.removeStorageSync(leftKeyOf(this.params.attemptId));
      await leave(routes.traineeHome);
    },
    tick() {
      const left = this.endsAt - serverNow();
      const { text: clock, soon: clockSoon, words: clockWords } = clockView(left);
      if (clock !== this.data.clock) this.setData({ clock, clockSoon, clockWords });
      if (!this.data.faceDue && this.faceAt !== null && serverNow() >= this.faceAt) this.setData({ faceDue: true });
      if (serverNow() >= submitsAt(this.endsAt) && !this.over) void this.timeOver();
    },
    /** What waits is sent once more; then the server grades what it has. */
    async timeOver() {
      this.stop();
      await this.queue?.goOn();
      await this.run('submit', async (send) => {
        await send('exam.submit', { attemptId: this.params.attemptId });
        await this.end();
      });
    },
    startClock() {
      this.stop();
      this.timer = setInterval(() => this.tick(), TICK_MS);
      this.retry = setInterval(() => void this.queue?.goOn(), RETRY_MS);
      this.tick();
    },
    stop() {
      for (const each of [this.timer, this.retry]) if (each !== undefined) clearInterval(each);
      this.timer = undefined;
      this.retry = undefined;
    },
  },
  async load() {
    const { attemptId } = this.params;
    const { projectId, batchId, title, endsAt, running, faceAt, questions } = await call('exam.attempt', { attemptId });
    const kept = keptAnswers(attemptId);
    this.endsAt = endsAt;
    this.faceAt = faceAt;
    this.batch = { projectId, batchId };
    this.questions = questions.map((question, index) => ({
      ...question,
      chosenIds: [...(kept[index] ?? question.chosenIds)],
    }));
    if (!running) {
      keepAnswers(attemptId, {});
      return { status: 'empty' as const, title };
    }
    this.at = Math.max(
      0,
      this.questions.findIndex(({ chosenIds }) => chosenIds.length === 0),
    );
    this.queue = new AnswerQueue(
      {
        send: (question, chosenIds, { givenAt, waitedMs }) =>
          call('exam.answer', {
            ...{ attemptId, question, chosenIds: [...chosenIds], givenAt: Math.round(givenAt) },
            waitedMs: Math.min(waitedMs, WAITED_AT_MOST_MS),
            left: Math.min(timesLeft(attemptId), LEFT_AT_MOST),
          }),
        now: serverNow,
        isOver: (thrown) => thrown instanceof CallFailure && thrown.code === 'attemptOver',
        keep: (waiting) => keepAnswers(attemptId, waiting),
        changed: ({ waiting, savedAt, over }) => {
          this.setData({ waiting, saved: savedWords({ waiting, savedAt }) });
          if (over) void this.reload();
        },
      },
      kept,
    );
    return {
      status: 'ready' as const,
      title,
      question: questionView(this.questions, this.at),
      percent: answeredPercent(this.questions),
      waiting: Object.keys(kept).length,
      faceDue: faceAt !== null && serverNow() >= faceAt,
    };
  },
  loaded() {
    if (this.data.status === 'ready') this.startClock();
    else this.stop();
    void this.queue?.goOn();
  },
  onShow() {
    const wasThere = this.looksAtPicture;
    this.looksAtPicture = false;
    if (wasThere && this.data.faceDue) void this.run('face', () => this.askAboutFace());
    if (this.endsAt > 0 && !this.over && this.data.status === 'ready') this.startClock();
  },
  onHide() {
    this.stop();
    if (this.data.status !== 'ready' || this.over || this.looksAtPicture) return;
    const { attemptId } = this.params;
    wx.setStorageSync(leftKeyOf(attemptId), timesLeft(attemptId) + 1);
  },
  onUnload() {
    this.stop();
  },
});
