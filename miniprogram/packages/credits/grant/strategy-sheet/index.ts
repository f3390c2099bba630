import { defineComponent, detail, nothing } from '../../../../page/define-component';
import type { Tap, Told } from '../../../../services/events';
import type { GrantStrategy } from '../../../../../domain/project/grant-strategy';
import {
  strategyChoices,
  waiverProblem,
  waiverWords,
  type Chosen,
  type StrategyChoice,
  type Yields,
} from '../strategies';

const asked: Chosen & { yields: Yields } = { strategy: 'anyCourseFull', waivedFor: '', yields: [] };
const atFirst: { chosen: GrantStrategy } = { chosen: 'anyCourseFull' };

/** The strategy of a grant, each with what it would give; daily duty is a tick of the last one alone (G3, M19). */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { visible: false, ...asked },
  data: { ...atFirst, waived: false, reason: '', choices: [] as StrategyChoice[], waiver: '', problem: '' },
  events: { choose: detail<Chosen>(), cancel: nothing },
  observers: {
    visible(visible: boolean) {
      const { strategy, waivedFor } = this.data;
      if (visible) this.draw({ chosen: strategy, waived: waivedFor !== '', reason: waivedFor });
    },
  },
  methods: {
    draw(changed: Partial<{ chosen: GrantStrategy; waived: boolean; reason: string }>) {
      const { chosen, waived, reason, yields } = { ...this.data, ...changed };
      this.setData({
        ...{ chosen, waived, reason },
        choices: strategyChoices(yields, waived),
        waiver: waiverWords(yields),
        problem: '',
      });
    },
    pick({ currentTarget }: Tap<{ strategy: GrantStrategy }>) {
      this.draw({ chosen: currentTarget.dataset.strategy });
    },
    toggleDuty() {
      this.draw({ waived: !this.data.waived });
    },
    type({ detail: { value: reason } }: Told<{ value: string }>) {
      this.setData({ reason, problem: '' });
    },
    cancel() {
      this.tell('cancel');
    },
    closed({ detail: { visible } }: Told<{ visible: boolean }>) {
      if (!visible) this.cancel();
    },
    confirm() {
      const { chosen: strategy, waived, reason } = this.data;
      const problem = waiverProblem(strategy, waived, reason.trim());
      if (problem !== '') return this.setData({ problem });
      this.tell('choose', { strategy, waivedFor: strategy === 'byCourseHours' && waived ? reason.trim() : '' });
    },
  },
});
