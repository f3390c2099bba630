import { usualLimits } from '../../../../domain/exam/suspicion';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { toast } from '../../../services/passing';
import { studyLine } from '../shared/study';
import {
  emptyWords,
  flagCard,
  flagStateOf,
  limitRows,
  limitsOf,
  stateOptions,
  type FlagCard,
  type FlagState,
  type LimitRow,
} from './index.view';

const noState: { state: FlagState } = { state: 'open' };
const noVerdict: { verdict: 'cleared' | 'upheld' } = { verdict: 'cleared' };

/** E6c: attempts that a person should look at before credits are granted (M22). */
export const page = definePage(routes.examFlags, {
  access: 'administrator',
  makes: ['examStudy.judge'],
  data: {
    ...noCards<FlagCard>(),
    ...noState,
    ...noVerdict,
    states: stateOptions,
    emptyTitle: '',
    studied: '',
    asking: false,
    askTitle: '',
    setting: false,
    limits: [] as LimitRow[],
    problem: '',
  },
  own: () => ({ saved: usualLimits, flagId: '' }),
  reloadOnShow: true,
  methods: {
    choose({ detail }: Told<{ value: string }>) {
      this.setData({ state: flagStateOf(detail.value) });
      void this.reload({ fresh: true });
    },
    openPerson({ currentTarget }: Tap<{ id: string }>) {
      void this.run('open', () => open(routes.examPerson, { ...this.params, personId: currentTarget.dataset.id }));
    },
    ask({ currentTarget }: Tap<{ id: string; verdict: 'cleared' | 'upheld'; names: string }>) {
      const { id, verdict, names } = currentTarget.dataset;
      this.flagId = id;
      this.setData({ asking: true, verdict, askTitle: `${names}：${verdict === 'upheld' ? '记为存疑' : '没有问题'}` });
    },
    cancelAsking() {
      this.setData({ asking: false });
    },
    judge({ detail }: Told<{ reason: string }>) {
      void this.run('judge', async (send) => {
        const { verdict } = this.data;
        await send('examStudy.judge', { ...this.params, flagId: this.flagId, verdict, note: detail.reason });
        this.setData({ asking: false });
        toast('判断已记下', 'success');
        await this.reload();
      });
    },
    openLimits() {
      this.setData({ setting: true, limits: limitRows(this.saved), problem: '' });
    },
    closeLimits() {
      this.setData({ setting: false });
    },
    typeLimit({ currentTarget, detail }: Told<{ value: string }, { index: number }>) {
      this.setAt(`limits[${currentTarget.dataset.index}].value`, detail.value);
    },
    saveLimits() {
      const read = limitsOf(this.data.limits);
      if ('problem' in read) return this.setData({ problem: read.problem });
      void this.run('limits', async (send) => {
        await send('examStudy.saveLimits', { ...this.params, limits: read.limits });
        this.setData({ setting: false });
        toast('正在重新统计', 'none');
        await this.reload({ fresh: true });
      });
    },
  },
  rows(request) {
    return call('examStudy.flags', { ...this.params, state: this.data.state, ...request });
  },
  card(row) {
    return flagCard(this.saved)(row);
  },
  async load() {
    const study = await call('examStudy.get', this.params);
    this.saved = study.limits;
    return { ...(await this.firstCards()), studied: studyLine(study), emptyTitle: emptyWords[this.data.state] };
  },
});
