import { chosenQuickReasons, reasonProblem, REASON_MAX, toggleQuickReason } from './reason';

/**
 * Sheet that asks why something is returned: quick reasons, free text up to 200 characters, 取消 / 确认退回. The page owns
 * `visible` and `busy`; what was typed is still there after 取消, until it is sent or the title names somebody else. Events:
 * `cancel`, `confirm {reason}`.
 */
Component({
  options: { virtualHost: true },
  properties: {
    visible: { type: Boolean, value: false },
    title: { type: String, value: '请写明退回原因' },
    quickReasons: { type: Array, value: [] },
    placeholder: { type: String, value: '写清楚要改什么，对方会看到这段话' },
    hint: { type: String, value: '' },
    confirmText: { type: String, value: '确认退回' },
    busy: { type: Boolean, value: false },
  },
  data: { text: '', chosen: [] as boolean[], length: 0, max: REASON_MAX, problem: '', sent: false },
  observers: {
    visible(visible: boolean) {
      if (visible) this.show(this.data.sent ? '' : this.data.text);
    },
    title() {
      this.show('');
    },
  },
  methods: {
    show(text: string) {
      this.setData({
        text,
        length: Array.from(text).length,
        chosen: chosenQuickReasons(text, this.data.quickReasons),
        problem: '',
        sent: false,
      });
    },
    toggle(
      event: WechatMiniprogram.TouchEvent<
        WechatMiniprogram.IAnyObject,
        WechatMiniprogram.IAnyObject,
        { reason: string }
      >,
    ) {
      this.show(toggleQuickReason(this.data.text, event.currentTarget.dataset.reason));
    },
    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.show(event.detail.value);
    },
    cancel() {
      if (this.data.busy) return;
      this.setData({ sent: false });
      this.triggerEvent('cancel');
    },
    closed(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.cancel();
    },
    confirm() {
      const problem = reasonProblem(this.data.text);
      if (problem !== '') return this.setData({ problem });
      if (this.data.busy) return;
      this.setData({ sent: true });
      this.triggerEvent('confirm', { reason: this.data.text.trim() });
    },
  },
});
