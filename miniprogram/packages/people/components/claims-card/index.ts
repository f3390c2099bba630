import { defineComponent, detail } from '../../../../page/define-component';
import type { Tap } from '../../../../services/events';
import type { ClaimRow } from '../../registration-review/index.view';

/** Other registrations that say the same number is theirs; nothing where there are none. `choose` tells which one was touched. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { number: '', claims: [] as ClaimRow[] },
  events: { choose: detail<{ id: string; state: ClaimRow['state'] }>() },
  methods: {
    choose({ currentTarget }: Tap<{ id: string; state: ClaimRow['state'] }>) {
      const { id, state } = currentTarget.dataset;
      this.tell('choose', { id, state });
    },
  },
});
