import { failureNumber, type FailureView } from '../../services/failure';
import type { PageStatus } from '../../services/load';

/** A load that is quicker shows no skeleton at all. */
const SKELETON_AFTER_MS = 300;
/** From here on the user is told that it is the network. */
const SLOW_AFTER_MS = 8000;

const timers = new WeakMap<object, ReturnType<typeof setTimeout>[]>();
function clearTimers(owner: object): void {
  for (const timer of timers.get(owner) ?? []) clearTimeout(timer);
  timers.delete(owner);
}

/**
 * The four states of a page. Slots: the default one is the content, `loading` a skeleton of the page's own (with
 * `skeleton="own"`; otherwise cards are drawn). Events: `retry`, `emptyaction`.
 */
Component({
  options: { multipleSlots: true, virtualHost: true },
  properties: {
    status: { type: String, value: 'loading' },
    failure: { type: Object, value: {} },
    /** Says how old the shown content is after a refresh that failed. */
    stale: { type: String, value: '' },
    skeleton: { type: String, value: 'cards' },
    emptyIcon: { type: String, value: 'folder-open' },
    emptyTitle: { type: String, value: '' },
    emptyText: { type: String, value: '' },
    emptyAction: { type: String, value: '' },
  },
  data: { showSkeleton: false, slow: false, number: '', offline: false },
  observers: {
    status(status: PageStatus) {
      if (status === 'loading') this.startWaiting();
      else clearTimers(this);
    },
    failure(failure: Partial<FailureView> | null) {
      const { code, requestId = '' } = failure ?? {};
      if (code === undefined) return;
      this.setData({
        number: failureNumber({ code, requestId }),
        offline: code === 'networkFailed' || code === 'timeout',
      });
    },
  },
  lifetimes: {
    // A status that is `loading` from the start never changes to it, so no observer runs.
    attached() {
      if (this.data.status === 'loading') this.startWaiting();
    },
    detached() {
      clearTimers(this);
    },
  },
  methods: {
    startWaiting() {
      clearTimers(this);
      this.setData({ showSkeleton: false, slow: false });
      timers.set(this, [
        setTimeout(() => this.setData({ showSkeleton: true }), SKELETON_AFTER_MS),
        setTimeout(() => this.setData({ slow: true }), SLOW_AFTER_MS),
      ]);
    },
    retry() {
      this.triggerEvent('retry');
    },
    emptyAction() {
      this.triggerEvent('emptyaction');
    },
  },
});
