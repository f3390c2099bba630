import { defineComponent, nothing } from '../../page/define-component';
import type { PageStatus } from '../../page/load';
import { failureNumber, type FailureView } from '../../services/failure';

/** A load that is quicker shows no skeleton at all. */
const SKELETON_AFTER_MS = 300;
/** From here on the network is named as the reason. */
const SLOW_AFTER_MS = 8000;

const atFirst: { status: PageStatus; skeleton: 'cards' | 'own'; narrowed: '' | 'search' | 'filters' } = {
  status: 'loading',
  skeleton: 'cards',
  narrowed: '',
};

/**
 * The four states of a page. Slots: the default one is the content, `loading` a skeleton of the page's own (with
 * `skeleton="own"`; otherwise cards are drawn). `narrowed` says why a list may be empty; the button then takes that back.
 */
export const component = defineComponent({
  options: { multipleSlots: true, virtualHost: true },
  properties: {
    ...atFirst,
    failure: null as FailureView | null,
    /** Says how old the shown content is after a refresh that failed. */
    stale: '',
    emptyIcon: 'folder-open',
    emptyTitle: '',
    emptyText: '',
    emptyAction: '',
  },
  data: { showSkeleton: false, slow: false, title: '', advice: '', number: '', offline: false },
  own: () => ({ timers: [] as ReturnType<typeof setTimeout>[] }),
  events: { retry: nothing, emptyaction: nothing },
  observers: {
    status(status: PageStatus) {
      if (status === 'loading') this.startWaiting();
      else this.stopWaiting();
    },
    failure(failure: FailureView | null) {
      if (failure === null) return;
      const { title, advice, code } = failure;
      const offline = code === 'networkFailed' || code === 'timeout';
      this.setData({ title, advice, number: failureNumber(failure), offline });
    },
  },
  methods: {
    startWaiting() {
      this.stopWaiting();
      this.setData({ showSkeleton: false, slow: false });
      this.timers = [
        setTimeout(() => this.setData({ showSkeleton: true }), SKELETON_AFTER_MS),
        setTimeout(() => this.setData({ slow: true }), SLOW_AFTER_MS),
      ];
    },
    stopWaiting() {
      for (const timer of this.timers) clearTimeout(timer);
      this.timers = [];
    },
    retry() {
      this.tell('retry');
    },
    emptyAction() {
      this.tell('emptyaction');
    },
  },
  // A status that is `loading` from the start never changes to it, so no observer runs.
  attached() {
    if (this.data.status === 'loading') this.startWaiting();
  },
  detached() {
    this.stopWaiting();
  },
});
