import { defineComponent, detail } from '../../page/define-component';
import type { Tap } from '../../services/events';
import type { RecordCard } from './records';

/** Rows of 考勤明细 (M18) under their days. With `confirms` those that came late can be confirmed, with `opens` each leads to all of its person's. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { cards: [] as RecordCard[], confirms: false, opens: false },
  events: { confirm: detail<{ recordId: string }>(), person: detail<{ personId: string }>() },
  methods: {
    openPerson({ currentTarget }: Tap<{ person: string }>) {
      this.tell('person', { personId: currentTarget.dataset.person });
    },
    confirm({ currentTarget }: Tap<{ id: string }>) {
      this.tell('confirm', { recordId: currentTarget.dataset.id });
    },
  },
});
