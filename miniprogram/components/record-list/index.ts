import type { Tap } from '../../services/events';
import type { RecordCard } from './records';

/** Rows of 考勤明细 (M18) under their days: `cards` is `RecordCard[]`. Event, where late ones may be confirmed: `confirm {recordId}`. */
Component({
  options: { virtualHost: true },
  properties: {
    cards: { type: Array, value: [] as RecordCard[] },
    confirms: { type: Boolean, value: false },
  },
  methods: {
    confirm({ currentTarget }: Tap<{ id: string }>) {
      this.triggerEvent('confirm', { recordId: currentTarget.dataset.id });
    },
  },
});
