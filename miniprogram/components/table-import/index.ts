import { defineComponent, detail, nothing } from '../../page/define-component';
import type { PageStatus } from '../../page/load';
import type { FailureView } from '../../services/failure';
import type { Tap } from '../../services/events';
import type { Bar, ImportRow, ImportView, ImportWords } from './import-view';

const ofPage: { status: PageStatus; failure: FailureView | null; stale: string; busy: string } = {
  status: 'loading',
  failure: null,
  stale: '',
  busy: '',
};

/**
 * The import of a table, from the choice of a file to its last row (P4, P4b): all of the page but what it calls. What is imported is
 * said by `words`.
 */
export const component = defineComponent({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    ...ofPage,
    shown: null as ImportView | null,
    bar: null as Bar | null,
    words: null as ImportWords | null,
    columns: [] as { title: string; demanded: boolean }[],
    cards: [] as ImportRow[],
    more: false,
    /** As it is said to whoever chooses a file. */
    rowsAtMost: '10,000',
    skipBad: false,
    removeGone: false,
    /** The bad rows can be taken away as a table. */
    exports: true,
  },
  events: {
    retry: nothing,
    template: nothing,
    choose: nothing,
    primary: nothing,
    drop: nothing,
    tickSkip: nothing,
    tickGone: nothing,
    exportBad: nothing,
    latest: nothing,
    rows: detail<{ kind: string }>(),
  },
  methods: {
    retry() {
      this.tell('retry');
    },
    template() {
      this.tell('template');
    },
    choose() {
      this.tell('choose');
    },
    primary() {
      this.tell('primary');
    },
    drop() {
      this.tell('drop');
    },
    tickSkip() {
      this.tell('tickSkip');
    },
    tickGone() {
      this.tell('tickGone');
    },
    exportBad() {
      this.tell('exportBad');
    },
    openLatest() {
      this.tell('latest');
    },
    openRows({ currentTarget }: Tap<{ kind: string }>) {
      this.tell('rows', { kind: currentTarget.dataset.kind });
    },
  },
});
