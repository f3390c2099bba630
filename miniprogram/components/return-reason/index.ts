import { defineComponent, detail, nothing } from '../../page/define-component';
import type { Tap, Told } from '../../services/events';
import { chosenQuickReasons, reasonProblem, REASON_MAX, toggleQuickReason } from './reason';

/**
 * Sheet that asks why something is returned: quick reasons, free text up to 200 characters, 取消 / 确认退回. The page owns
 * `visible` and `busy`. What was typed is still there after 取消, until it is sent or the title names somebody else.
 */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    visible: false,
    title: '请写明退回原因',
    /** What the text is, for a screen reader. */
    subject: '退回原因',
    quickReasons: [] as readonly string[],
    /** Stands there already when the sheet opens on nothing. */
    given: '',
    placeholder: '写清楚要改什么，对方会看到这段话',
    /** Who reads the reason: 学员. */
    reader: '单位管理员',
    confirmText: '确认退回',
    busy: false,
  },
  data: { text: '', chosen: [] as boolean[], length: 0, max: REASON_MAX, problem: '' },
  own: () => ({ sent: false }),
  events: { cancel: nothing, confirm: detail<{ reason: string }>() },
  observers: {
    visible(visible: boolean) {
      if (!visible) return;
      const text = this.sent ? '' : this.data.text;
      this.show(text === '' ? this.data.given : text);
    },
    title() {
      this.show('');
    },
  },
  methods: {
    show(text: string) {
      this.sent = false;
      this.setData({
        text,
        length: Array.from(text).length,
        chosen: chosenQuickReasons(text, this.data.quickReasons),
        problem: '',
      });
    },
    toggle({ currentTarget }: Tap<{ reason: string }>) {
      this.show(toggleQuickReason(this.data.text, currentTarget.dataset.reason));
    },
    type({ detail: { value } }: Told<{ value: string }>) {
      this.show(value);
    },
    cancel() {
      if (this.data.busy) return;
      this.sent = false;
      this.tell('cancel');
    },
    closed({ detail: { visible } }: Told<{ visible: boolean }>) {
      if (!visible) this.cancel();
    },
    confirm() {
      const problem = reasonProblem(this.data.text);
      if (problem !== '') return this.setData({ problem });
      if (this.data.busy) return;
      this.sent = true;
      this.tell('confirm', { reason: this.data.text.trim() });
    },
  },
});
