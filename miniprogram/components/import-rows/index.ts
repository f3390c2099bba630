import { defineComponent, nothing } from '../../page/define-component';
import type { PageStatus } from '../../page/load';
import type { FailureView } from '../../services/failure';
import type { ImportRow } from '../table-import/import-view';

/** How the rows of one kind are called, and what stands there where there are none. */
export interface RowsWords {
  title: string;
  empty: string;
  tone: 'ret' | 'neu';
}

const ofPage: {
  status: PageStatus;
  failure: FailureView | null;
  stale: string;
  busy: string;
  words: RowsWords;
} = { status: 'loading', failure: null, stale: '', busy: '', words: { title: '', empty: '', tone: 'neu' } };

/** The rows of an import of one kind: all of the page but what it calls. */
export const component = defineComponent({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: { ...ofPage, cards: [] as ImportRow[], more: false, exports: false },
  events: { retry: nothing, export: nothing },
  methods: {
    retry() {
      this.tell('retry');
    },
    exportRows() {
      this.tell('export');
    },
  },
});
