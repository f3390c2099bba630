import { defineComponent } from '../../page/define-component';
import type { Tap } from '../../services/events';
import { openFile } from '../../services/open-file';
import type { EventRow } from './events';

/** Events of a history, newest first, as rows of a card: `events` are what `eventRow` gives. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { events: [] as EventRow[] },
  methods: {
    openProof({ currentTarget }: Tap<{ id: string }>) {
      const eventId = currentTarget.dataset.id;
      void this.run('proof', (send) => openFile(() => send('personHistory.proof', { eventId })));
    },
  },
});
