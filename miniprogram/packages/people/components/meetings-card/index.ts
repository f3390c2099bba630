import { defineComponent } from '../../../../page/define-component';
import type { MeetingRow } from '../../shared/meetings';

/** What a person checked in to, by meeting: what a decision about that person decides about too. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { meetings: [] as MeetingRow[], total: '' },
});
