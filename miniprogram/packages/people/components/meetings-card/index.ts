import { defineComponent, nothing } from '../../../../page/define-component';
import type { MeetingRow } from '../../shared/meetings';

/** What a person checked in to, by meeting: what a decision about that person decides about too. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    meetings: [] as MeetingRow[],
    total: '',
    /** 全部 12 条: the way to every check-in; '' where the page has none. */
    all: '',
  },
  events: { all: nothing },
  methods: {
    openAll() {
      this.tell('all');
    },
  },
});
