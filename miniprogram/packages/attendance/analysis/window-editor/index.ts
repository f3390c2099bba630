import { defineComponent, detail } from '../../../../page/define-component';
import type { Tap } from '../../../../services/events';
import { noWindows, type WindowAct } from '../window-list';
import { WHOLE_DAY, type NumberedDraft } from '../windows';

type Part = 'day' | 'begin' | 'end';
type Typed = WechatMiniprogram.CustomEvent<
  { value: string },
  WechatMiniprogram.IAnyObject,
  { key: string; part: Part }
>;

/** The windows of an analysis, to be edited (M17). Typed text is not written back while it is typed. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    drafts: [] as NumberedDraft[],
    /** What is wrong, by the key of the draft. */
    problems: noWindows.problems,
    /** First and last day a window can lie on. */
    begin: '',
    end: '',
    /** Said when a teaching day has no window. */
    warning: '',
  },
  data: { wholeDay: WHOLE_DAY },
  events: { act: detail<WindowAct>() },
  methods: {
    edit({ currentTarget, detail: { value } }: Typed) {
      const { key, part } = currentTarget.dataset;
      this.tell('act', { kind: 'edit', key, part, value });
    },
    pickDay(event: Typed) {
      this.edit(event);
      this.settle();
    },
    settle() {
      this.tell('act', { kind: 'settle' });
    },
    remove({ currentTarget }: Tap<{ key: string }>) {
      this.tell('act', { kind: 'remove', key: currentTarget.dataset.key });
    },
    add() {
      this.tell('act', { kind: 'add' });
    },
    makeWholeDays() {
      this.tell('act', { kind: 'wholeDays' });
    },
  },
});
