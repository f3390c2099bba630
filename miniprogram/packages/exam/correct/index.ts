import type { OutputOf } from '../../../../contract/index';
import { REASON_AT_MOST } from '../../../../domain/exam/correction';
import { isReason } from '../../../../domain/kernel/reason';
import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { toast } from '../../../services/passing';
import {
  effectView,
  itemLine,
  optionRows,
  pastViews,
  problemOf,
  withOption,
  type EffectView,
  type OptionRow,
  type PastView,
  type Proposal,
} from './index.view';

/** So many corrections of one exam are looked through for the history of a question. */
const LOOKED_THROUGH = 100;

/** E7: strikes a question that people were asked, or corrects its key. */
export const page = definePage(routes.examCorrect, {
  access: 'administrator',
  makes: ['examCorrection.save'],
  data: {
    text: '',
    picture: null as OutputOf<'examCorrection.item'>['picture'],
    line: '',
    several: false,
    wasStruck: false,
    struck: false,
    options: [] as OptionRow[],
    effect: null as EffectView | null,
    past: [] as PastView[],
    reason: '',
    reasonMax: REASON_AT_MOST,
    problem: '',
  },
  own: () => ({
    item: undefined as OutputOf<'examCorrection.item'> | undefined,
    proposal: { struck: false, rightIds: [] } as Proposal,
    asked: 0,
  }),
  methods: {
    async propose(proposal: Proposal) {
      const { item } = this;
      if (!item) return;
      this.proposal = proposal;
      this.asked += 1;
      const { asked } = this;
      const problem = problemOf(item, proposal);
      this.setData({ struck: proposal.struck, options: optionRows(item, proposal), problem, effect: null });
      if (problem !== '') return;
      await this.run('preview', async () => {
        const preview = await call('examCorrection.preview', { ...this.params, ...proposal });
        // Another was chosen while this one was on its way.
        if (asked === this.asked) this.setData({ effect: effectView(preview) });
      });
      if (asked !== this.asked) await this.propose(this.proposal);
    },
    pickKey() {
      const { item } = this;
      if (item && this.data.struck) void this.propose({ struck: false, rightIds: item.now.rightIds });
    },
    pickStrike() {
      if (!this.data.struck) void this.propose({ struck: true, rightIds: [] });
    },
    pickOption({ currentTarget }: Tap<{ id: string }>) {
      const { item } = this;
      if (item && !this.data.looksOnly) void this.propose(withOption(item, this.proposal, currentTarget.dataset.id));
    },
    typeReason({ detail }: Told<{ value: string }>) {
      this.setData({ reason: detail.value });
    },
    async save() {
      const { effect, reason, problem } = this.data;
      if (problem !== '' || effect === null) return;
      if (!isReason(reason)) return this.setData({ problem: '请写理由，至少 4 个字' });
      const content = '改后马上重新评分，已经通过的不会取消；涉及的学员都会收到通知。';
      if (!(await ask({ title: '重新评分？', content, confirmText: '重新评分' }))) return;
      await this.run('save', async (send) => {
        await send('examCorrection.save', { ...this.params, ...this.proposal, reason: reason.trim() });
        toast('正在重新评分', 'success');
        this.setData({ reason: '' });
        await this.reload();
      });
    },
  },
  async load() {
    const { projectId, batchId, itemId } = this.params;
    const [item, corrections] = await Promise.all([
      call('examCorrection.item', this.params),
      call('examCorrection.list', { projectId, batchId, limit: LOOKED_THROUGH }),
    ]);
    this.item = item;
    this.proposal = item.now;
    return {
      text: item.text,
      picture: item.picture,
      line: itemLine(item),
      several: item.kind === 'multiple',
      wasStruck: item.now.struck,
      struck: item.now.struck,
      options: optionRows(item, item.now),
      effect: null,
      past: pastViews(corrections.rows, itemId, item),
      problem: '',
    };
  },
});
