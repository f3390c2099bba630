import { defineComponent } from '../../page/define-component';
import type { EventRow } from './events';

/** Events of a history, newest first, as rows of a card: `events` are what `eventRow` gives. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { events: [] as EventRow[] },
});
