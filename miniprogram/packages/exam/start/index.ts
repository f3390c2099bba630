import type { Send } from '../../../page/actions';
import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import { showFace } from '../shared/show-face';
import { factsOf, reviewWords, verdictOf, wayOf, type Fact, type Verdict, type Way } from './index.view';

/** E3, E5: what one must know before the clock runs, and what came of it (M22). */
export const page = definePage(routes.exam, {
  data: {
    projectId: '',
    title: '',
    facts: [] as Fact[],
    verdict: null as Verdict | null,
    way: null as Way | null,
    halfPoints: false,
    reviewed: false,
    reviewWords: '',
    asksFace: false,
    /** Why the last picture did not do; '' before. */
    problem: '',
  },
  own: () => ({ attemptId: '', goesHome: false }),
  reloadOnShow: true,
  methods: {
    go() {
      if (this.goesHome) return void this.run('open', () => open(routes.traineeHome, {}));
      void this.run('start', async (send) => {
        if (this.data.asksFace && !(await this.showFace(send))) return;
        const { attemptId } = await send('exam.start', this.params);
        await open(routes.examTake, { attemptId });
      });
    },
    /** Takes a picture and shows it; whoever has none enrolled does that first. @returns whether they may begin */
    async showFace(send: Send): Promise<boolean> {
      const { enrolledAt } = await call('face.mine', {});
      if (enrolledAt === null) {
        await open(routes.face, {});
        return false;
      }
      const shown = await showFace(send, this.params);
      if (typeof shown === 'string') this.setData({ problem: shown });
      return shown === true;
    },
    openCode() {
      void this.run('openCode', () => open(routes.personalCode, {}));
    },
    openPrivacy() {
      void this.run('open', () => open(routes.privacy, {}));
    },
    openReview() {
      void this.run('open', () => open(routes.examReview, { attemptId: this.attemptId }));
    },
  },
  async load() {
    const { projectId } = this.params;
    const { title, exam } = await call('exam.mine', this.params);
    if (exam === null) return { status: 'empty' as const, title, projectId, way: null, verdict: null };
    this.attemptId = exam.attemptId ?? '';
    this.goesHome = ['passed', 'closed', 'noAttemptsLeft'].includes(exam.standing);
    return {
      status: 'ready' as const,
      projectId,
      title,
      facts: factsOf(exam),
      verdict: verdictOf(exam),
      way: wayOf(exam),
      halfPoints: exam.halfPoints,
      reviewed: exam.reviewed && exam.standing !== 'running',
      reviewWords: reviewWords(exam),
      asksFace: exam.standing === 'ready' && exam.identity === 'needed',
    };
  },
});
