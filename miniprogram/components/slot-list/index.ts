import { defineComponent, detail } from '../../page/define-component';
import type { Tap } from '../../services/events';
import type { SlotDay } from './slots';

/** The slots of a person under their days (D12). With `acts` a row with a record tells that it was touched. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { days: [] as SlotDay[], acts: false },
  events: { act: detail<{ recordId: string }>() },
  methods: {
    act({ currentTarget }: Tap<{ id: string }>) {
      const { id } = currentTarget.dataset;
      if (this.data.acts && id !== '') this.tell('act', { recordId: id });
    },
  },
});
