import { defineComponent, detail, nothing } from '../../../../page/define-component';
import type { Tap, Told } from '../../../../services/events';
import { enrollingOf, type BatchChoice, type Enrolled, type Enrolling } from './choices';

/**
 * Sheet in which somebody puts their name down (报名): for which batch, and whether they may be called on the day. The page owns `visible`
 * and `busy`.
 */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    visible: false,
    batches: [] as BatchChoice[],
    /** What they have said before; null for whoever enrols for the first time. */
    enrolled: null as Enrolled | null,
    busy: false,
  },
  data: { batchId: '', mayCall: false, phone: '', problem: '' },
  events: { cancel: nothing, confirm: detail<Enrolling>() },
  observers: {
    visible(visible: boolean) {
      if (!visible) return;
      const { batches, enrolled } = this.data;
      const [only] = batches;
      const before = batches.find(({ batchId }) => batchId === enrolled?.batchId);
      const chosen = before ?? (batches.length === 1 ? only : undefined);
      this.setData({ batchId: chosen?.batchId ?? '', mayCall: enrolled?.mayCall ?? false, phone: '', problem: '' });
    },
  },
  methods: {
    choose({ currentTarget }: Tap<{ id: string }>) {
      this.setData({ batchId: currentTarget.dataset.id, problem: '' });
    },
    agree({ detail: { value } }: Told<{ value: boolean }>) {
      this.setData({ mayCall: value, problem: '' });
    },
    type({ detail: { value } }: Told<{ value: string }>) {
      this.setData({ phone: value, problem: '' });
    },
    cancel() {
      if (!this.data.busy) this.tell('cancel');
    },
    closed({ detail: { visible } }: Told<{ visible: boolean }>) {
      if (!visible) this.cancel();
    },
    confirm() {
      if (this.data.busy) return;
      const { batchId, mayCall, phone, enrolled } = this.data;
      const said = enrollingOf({ batchId, mayCall, phone, kept: enrolled?.mayCall ?? false });
      if ('problem' in said) return this.setData({ problem: said.problem });
      this.tell('confirm', said.enrolling);
    },
  },
});
