import { defineComponent, detail } from '../../page/define-component';
import type { Tap } from '../../services/events';
import type { RecordChip, Show } from '../record-list/records';

const everything: { show: Show } = { show: 'all' };

/** Which records of 考勤明细 are shown; nothing where there is no choice. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { chips: [] as RecordChip[], ...everything },
  events: { choose: detail<{ show: Show }>() },
  methods: {
    choose({ currentTarget }: Tap<{ show: Show }>) {
      this.tell('choose', { show: currentTarget.dataset.show });
    },
  },
});
