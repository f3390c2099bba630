import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
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
  },
  own: () => ({ attemptId: '', goesHome: false }),
  reloadOnShow: true,
  methods: {
    go() {
      if (this.goesHome) return void this.run('open', () => open(routes.traineeHome, {}));
      void this.run('start', async (send) => {
        const { attemptId } = await send('exam.start', this.params);
        await open(routes.examTake, { attemptId });
      });
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
    };
  },
});
