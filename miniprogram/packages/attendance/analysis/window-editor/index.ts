import { defineComponent, detail } from '../../../../page/define-component';
import type { Tap } from '../../../../services/events';
import { noWindows, type WindowAct, type WindowTemplate } from '../window-list';
import { WHOLE_DAY, type NumberedDraft } from '../windows';

type Part = 'day' | 'begin' | 'end';
type Typed = WechatMiniprogram.CustomEvent<
  { value: string },
  WechatMiniprogram.IAnyObject,
  { key: string; part: Part }
>;

type Template = WindowTemplate | 'copyDay' | 'copyToAll' | 'undo';
const templates: { kind: Template; label: string; icon: string }[] = [
  { kind: 'lessons', label: '按讲课时间', icon: 'calendar' },
  { kind: 'wholeDays', label: `按天生成 ${WHOLE_DAY}`, icon: 'calendar' },
  { kind: 'halfDays', label: '上午、下午', icon: 'calendar' },
  { kind: 'copyDay', label: '复制到每天', icon: 'file-copy' },
];

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
    /** Worth a second look, by the key of the draft. */
    doubts: noWindows.doubts,
    /** Said when a teaching day has no window. */
    warning: '',
    /** Said while the windows of all courses are shown at once and are not the same. */
    differ: '',
    /** Whether there is another course that could have the same. */
    copies: false,
    edited: false,
  },
  data: { templates },
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
    make({ currentTarget }: Tap<{ kind: Template }>) {
      this.tell('act', { kind: currentTarget.dataset.kind });
    },
  },
});
