import { NOTHING_TYPED, passwordProblems, type Passwords } from './index.view';

type Typed = WechatMiniprogram.CustomEvent<{ value: string }, WechatMiniprogram.IAnyObject, { field: keyof Passwords }>;

/**
 * Sheet that asks for a new password twice, and for the present one with `askCurrent`. What was typed is gone when it
 * closes; blanks around the present one are from pasting and left away (domain/person/password.ts). Events: `cancel` and
 * `confirm {currentPassword, newPassword}`.
 */
Component({
  options: { virtualHost: true },
  properties: {
    visible: { type: Boolean, value: false },
    title: { type: String, value: '' },
    /** Name of the account, which must not be part of its password. */
    account: { type: String, value: '' },
    askCurrent: { type: Boolean, value: false },
    hint: { type: String, value: '' },
    confirmText: { type: String, value: '保存' },
    busy: { type: Boolean, value: false },
  },
  data: { typed: NOTHING_TYPED, problems: NOTHING_TYPED, hidden: true },
  observers: {
    visible() {
      this.setData({ typed: NOTHING_TYPED, problems: NOTHING_TYPED, hidden: true });
    },
  },
  methods: {
    type({ currentTarget, detail }: Typed) {
      const { field } = currentTarget.dataset;
      this.setData({
        typed: { ...this.data.typed, [field]: detail.value },
        problems: { ...this.data.problems, [field]: '' },
      });
    },
    toggle() {
      this.setData({ hidden: !this.data.hidden });
    },
    cancel() {
      if (!this.data.busy) this.triggerEvent('cancel');
    },
    closed(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.cancel();
    },
    confirm() {
      const { typed, account, askCurrent, busy } = this.data;
      const problems = passwordProblems(typed, { account, askCurrent });
      this.setData({ problems });
      if (busy || Object.values(problems).some((problem) => problem !== '')) return;
      this.triggerEvent('confirm', { currentPassword: typed.current.trim(), newPassword: typed.next });
    },
  },
});
