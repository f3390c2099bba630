import { defineComponent, detail } from '../../page/define-component';
import type { Tap } from '../../services/events';
import type { SlotDay } from './slots';

/**
 * The slots of a person under their days (D12). With `acts` a row with a record tells that it was touched; a slot that its person may
 * appeal has the way there.
 */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { days: [] as SlotDay[], acts: false },
  events: { act: detail<{ recordId: string }>(), appeal: detail<{ day: string }>() },
  methods: {
    appeal({ currentTarget }: Tap<{ day: string }>) {
      this.tell('appeal', { day: currentTarget.dataset.day });
    },
    act({ currentTarget }: Tap<{ id: string }>) {
      const { id } = currentTarget.dataset;
      if (this.data.acts && id !== '') this.tell('act', { recordId: id });
    },
  },
});
