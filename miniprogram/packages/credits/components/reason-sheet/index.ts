import { defineComponent, detail, nothing } from '../../../../page/define-component';
import type { Tap, Told } from '../../../../services/events';
import { problemOf } from './index.view';

/** One reason to choose; `needsNote` shows a field for what it was. */
interface Option {
  value: string;
  label: string;
  needsNote?: boolean;
}

/** Sheet that asks for one reason out of a list (A8d). A warning goes into the slot. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    visible: false,
    title: '',
    options: [] as Option[],
    /** Chosen when the sheet opens. */
    preset: '',
    hint: '',
    confirmText: '确认',
    noteMax: 100,
    busy: false,
  },
  data: { value: '', note: '', needsNote: false, problem: '' },
  events: {
    confirm: detail<{ value: string; note: string }>(),
    cancel: nothing,
  },
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
    pick({ currentTarget }: Tap<{ value: string }>) {
      this.choose(currentTarget.dataset.value, this.data.note);
    },
    type({ detail: { value: note } }: Told<{ value: string }>) {
      this.setData({ note, problem: '' });
    },
    cancel() {
      if (!this.data.busy) this.tell('cancel');
    },
    closed({ detail: { visible } }: Told<{ visible: boolean }>) {
      if (!visible) this.cancel();
    },
    confirm() {
      const { value, needsNote, busy } = this.data;
      const note = this.data.note.trim();
      const problem = problemOf({ value, needsNote, note });
      if (problem !== '') this.setData({ problem });
      else if (!busy) this.tell('confirm', { value, note: needsNote ? note : '' });
    },
  },
});
