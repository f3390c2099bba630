import { defineComponent, detail, nothing } from '../../page/define-component';
import type { Told } from '../../services/events';
import { NOTHING_TYPED, passwordProblems, type Passwords } from './index.view';

/**
 * Sheet that asks for a new password twice, and for the present one with `askCurrent`. What was typed is gone when it
 * closes. Blanks around the present one come from pasting and are left out (domain/person/password.ts).
 */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    visible: false,
    title: '',
    /** Name of the account, which must not be part of its password. */
    account: '',
    askCurrent: false,
    hint: '',
    confirmText: '保存',
    busy: false,
  },
  data: { typed: NOTHING_TYPED, problems: NOTHING_TYPED, hidden: true },
  events: { cancel: nothing, confirm: detail<{ currentPassword: string; newPassword: string }>() },
  observers: {
    visible() {
      this.setData({ typed: NOTHING_TYPED, problems: NOTHING_TYPED, hidden: true });
    },
  },
  methods: {
    type({ currentTarget, detail: { value } }: Told<{ value: string }, { field: keyof Passwords }>) {
      const { field } = currentTarget.dataset;
      this.setData({
        typed: { ...this.data.typed, [field]: value },
        problems: { ...this.data.problems, [field]: '' },
      });
    },
    toggle() {
      this.setData({ hidden: !this.data.hidden });
    },
    cancel() {
      if (!this.data.busy) this.tell('cancel');
    },
    closed({ detail: { visible } }: Told<{ visible: boolean }>) {
      if (!visible) this.cancel();
    },
    confirm() {
      const { typed, account, askCurrent, busy } = this.data;
      const problems = passwordProblems(typed, { account, askCurrent });
      this.setData({ problems });
      if (busy || Object.values(problems).some((problem) => problem !== '')) return;
      this.tell('confirm', { currentPassword: typed.current.trim(), newPassword: typed.next });
    },
  },
});
