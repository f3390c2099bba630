import { problemOf } from './index.view';

/**
 * Sheet that asks for one reason out of a list (A8d): `options` is `{ value, label, needsNote? }[]`; a reason that needs a
 * note shows a field for it. A warning goes into the slot. Events: `cancel`, `confirm {value, note}`.
 */
interface Option {
  value: string;
  label: string;
  needsNote?: boolean;
}

Component({
  options: { virtualHost: true },
  properties: {
    visible: { type: Boolean, value: false },
    title: { type: String, value: '' },
    options: { type: Array, value: [] as Option[] },
    /** Chosen when the sheet opens. */
    preset: { type: String, value: '' },
    hint: { type: String, value: '' },
    confirmText: { type: String, value: '确认' },
    noteMax: { type: Number, value: 100 },
    busy: { type: Boolean, value: false },
  },
  data: { value: '', note: '', needsNote: false, problem: '' },
  observers: {
    visible(visible: boolean) {
      if (visible) this.choose(this.data.preset, '');
    },
  },
  methods: {
    choose(value: string, note: string) {
      const option = this.data.options.find((candidate) => candidate.value === value);
      this.setData({ value, note, needsNote: option?.needsNote === true, problem: '' });
    },
    pick(
      event: WechatMiniprogram.TouchEvent<
        WechatMiniprogram.IAnyObject,
        WechatMiniprogram.IAnyObject,
        { value: string }
      >,
    ) {
      this.choose(event.currentTarget.dataset.value, this.data.note);
    },
    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ note: event.detail.value, problem: '' });
    },
    cancel() {
      if (!this.data.busy) this.triggerEvent('cancel');
    },
    closed(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.cancel();
    },
    confirm() {
      const { value, needsNote, busy } = this.data;
      const note = this.data.note.trim();
      const problem = problemOf({ value, needsNote, note });
      if (problem !== '') this.setData({ problem });
      else if (!busy) this.triggerEvent('confirm', { value, note: needsNote ? note : '' });
    },
  },
});
