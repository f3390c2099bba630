import { loadForAdministrator } from '../../../services/administrator';
import { busyWhile } from '../../../services/command';
import { decisionHandlers, type Decision } from '../../../services/decision';
import { initialLoad, type LoadingPage } from '../../../services/load';
import { parameter } from '../../../services/navigate';
import { nextAfter, nobodyWaits, placeOf, type Waiting } from './waiting';

/** As many of those who wait as one answer holds; the queue is read anew for each of them. */
const QUEUE_SIZE = 100;
/** Longer than two taps lie apart that were meant as one, shorter than anybody reads a registration. */
const SETTLING_MS = 800;

/** What the queue needs to know of the one who is shown. */
interface Reviewed {
  name: string;
  /** Of a registration, or of a request for a rebinding. */
  state: 'pending' | 'approved' | 'returned';
}

/** Where a queue gets its people and what it does with them. */
interface Queue<Shown extends Reviewed> {
  /** The page's parameter with the id to begin with; without it the first who waits is shown. */
  idParameter: string;
  /** The first `limit` who wait, and how many wait in all. */
  list: (limit: number) => Promise<Waiting>;
  get: (id: string) => Promise<Shown>;
  /** What was typed about the one who is shown, carried over to what was read of him anew. */
  keepTyped?: (read: Shown, typed: Shown) => Shown;
  /** Sends a decision on what was shown. */
  review: (shown: Shown, decision: Decision) => Promise<unknown>;
}

/** The little of a page that the queue needs. */
interface QueuePage<Shown extends Reviewed> extends LoadingPage {
  data: LoadingPage['data'] & { busy: boolean; shown: Shown | null; returning: boolean; settling: boolean };
  shownId: string;
  readId: string;
  waiting: Waiting;
  load(options?: { fresh: boolean }): Promise<void>;
  next(): Promise<void>;
  decide(decision: Decision): Promise<void>;
}

/** A page that reviews one after the other: data and handlers, spread into it. */
export function reviewQueue<Shown extends Reviewed>(queue: Queue<Shown>) {
  return {
    data: {
      ...initialLoad,
      busy: false,
      /** The decision is on its way: the button turns. */
      deciding: false,
      shown: null as Shown | null,
      place: '',
      /** Whether another one waits. */
      others: false,
      returning: false,
      /** Another one has just come under the finger: a second tap of 通过 was meant for the one before. */
      settling: false,
    },
    shownId: '',
    /** Whose page was read last: not yet that of `shownId` while it is on its way. */
    readId: '',
    waiting: nobodyWaits,
    onLoad(this: QueuePage<Shown>, options: Record<string, string | undefined>) {
      this.shownId = parameter(options, queue.idParameter);
      void this.load();
    },
    onPullDownRefresh(this: QueuePage<Shown>) {
      void this.load();
    },
    async load(this: QueuePage<Shown>, options?: { fresh: boolean }) {
      const load = async (): Promise<Record<string, unknown> & { status: 'ready' | 'empty' }> => {
        this.waiting = await queue.list(QUEUE_SIZE);
        const id = this.shownId === '' ? this.waiting.ids[0] : this.shownId;
        if (id === undefined) return { shown: null, status: 'empty' };
        this.shownId = id;
        const read = await queue.get(id);
        const { shown: before } = this.data;
        const shown = before !== null && id === this.readId && queue.keepTyped ? queue.keepTyped(read, before) : read;
        this.readId = id;
        return {
          shown,
          place: placeOf(id, this.waiting),
          others: nextAfter(id, this.waiting) !== '',
          returning: this.data.returning && shown.state === 'pending',
          status: 'ready',
        };
      };
      await loadForAdministrator(this, load, options);
    },
    retry(this: QueuePage<Shown>) {
      void this.load();
    },
    /** The next who waits takes the place of this one; after the last the page says that all are done. */
    async next(this: QueuePage<Shown>) {
      this.shownId = nextAfter(this.shownId, this.waiting);
      this.setData({ settling: true });
      await this.load({ fresh: true });
      void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
      const { shownId } = this;
      setTimeout(() => shownId === this.shownId && this.setData({ settling: false }), SETTLING_MS);
    },
    ...decisionHandlers,
    approve(this: QueuePage<Shown>) {
      if (!this.data.settling) void this.decide({ decision: 'approve' });
    },
    async decide(this: QueuePage<Shown>, decision: Decision) {
      const { shown } = this.data;
      if (shown === null) return;
      this.setData({ deciding: true });
      const answer = await busyWhile(this, () => queue.review(shown, decision));
      this.setData({ deciding: false });
      // Somebody else may have been quicker: the state that stands is shown. A typed reason stays while this one still waits.
      if (answer === undefined) return this.load();
      this.setData({ returning: false });
      void wx.showToast({
        title: `${decision.decision === 'approve' ? '已通过' : '已退回'}：${shown.name}`,
        icon: 'none',
      });
      await this.next();
    },
    back() {
      void wx.navigateBack();
    },
  };
}
