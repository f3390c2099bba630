import type { Act, Send } from '../../../page/actions';
import { leave } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import type { Decision } from '../../../services/decision';
import type { Told } from '../../../services/events';
import { nextAfter, nobodyWaits, placeOf, type Waiting } from './waiting';
import { scrollToTop, toast } from '../../../services/passing';

/** As many of those who wait as one answer holds; the queue is read anew for each of them. */
const QUEUE_SIZE = 100;
/** Longer than two taps lie apart that were meant as one, shorter than anybody reads a registration. */
const SETTLING_MS = 800;

/** What the queue needs to know of the one who is shown. */
interface Reviewed {
  name: string;
  /** Of a registration, or of a request for a rebinding. */
  state: 'pending' | 'approved' | 'returned' | 'left';
}

/** Where a queue gets its people and what it does with them. */
interface Queue<Shown extends Reviewed> {
  /** Said when all are done: 没有等待审核的学员. */
  nobodyWaits: string;
  /** The first `limit` who wait, and how many wait in all. */
  list: (limit: number) => Promise<Waiting>;
  get: (id: string) => Promise<Shown>;
  /** What was typed about the one who is shown, carried over to what was read of them anew. */
  keepTyped?: (read: Shown, typed: Shown) => Shown;
  /** Sends a decision on what was shown. */
  review: (send: Send, shown: Shown, decision: Decision) => Promise<unknown>;
}

/** Whose turn it is; each page has its own. */
interface Turn {
  /** Who is shown, or shown next; '' for the first who waits. */
  id: string;
  /** Who was read last: not yet the one of `id` while that is on its way. */
  readId: string;
  waiting: Waiting;
}

/** The little of a page that the queue needs: what {@link reviewQueue} gives it, and what every page has. */
interface ReviewPage<Shown extends Reviewed> {
  readonly data: { readonly shown: Shown | null; readonly returning: boolean; readonly settling: boolean };
  readonly turn: Turn;
  setData(patch: { returning: boolean } | { settling: boolean }): void;
  reload(options?: { fresh: boolean }): Promise<void>;
  run<Result>(name: string, act: Act<Result>): Promise<Result | undefined>;
  next(): Promise<void>;
  decide(decision: Decision): Promise<void>;
}

/**
 * Parts of a page that reviews one after the other. The page sets `turn.id` to begin with somebody, and its `load` is
 * `this.read()`. Its actions are called `approve` and `return`.
 */
export function reviewQueue<Shown extends Reviewed>(queue: Queue<Shown>) {
  type Page = ReviewPage<Shown>;
  const data: {
    shown: Shown | null;
    place: string;
    others: boolean;
    returning: boolean;
    settling: boolean;
    nobody: { title: string; text: string; action: string };
  } = {
    shown: null,
    /** 「1 / 12」 */
    place: '',
    /** Whether another one waits. */
    others: false,
    /** The sheet is open that asks for the reason of a return. */
    returning: false,
    /** Another one has just come under the finger: a second tap of 通过 was meant for the one before. */
    settling: false,
    nobody: { title: '都审核完了', text: queue.nobodyWaits, action: '返回' },
  };
  return {
    data,
    own: (): { turn: Turn } => ({ turn: { id: '', readId: '', waiting: nobodyWaits } }),
    methods: {
      async read(this: Page) {
        const { turn } = this;
        turn.waiting = await queue.list(QUEUE_SIZE);
        const id = turn.id === '' ? turn.waiting.ids[0] : turn.id;
        if (id === undefined) return { shown: null, status: 'empty' as const };
        turn.id = id;
        const read = await queue.get(id);
        const { shown: before } = this.data;
        const shown = before !== null && id === turn.readId && queue.keepTyped ? queue.keepTyped(read, before) : read;
        turn.readId = id;
        return {
          shown,
          place: placeOf(id, turn.waiting),
          others: nextAfter(id, turn.waiting) !== '',
          returning: this.data.returning && shown.state === 'pending',
        };
      },
      /** The next who waits takes the place of this one; after the last the page says that all are done. */
      async next(this: Page) {
        const { turn } = this;
        turn.id = nextAfter(turn.id, turn.waiting);
        this.setData({ settling: true });
        await this.reload({ fresh: true });
        scrollToTop();
        const { id } = turn;
        setTimeout(() => id === turn.id && this.setData({ settling: false }), SETTLING_MS);
      },
      approve(this: Page) {
        if (!this.data.settling) void this.decide({ decision: 'approve' });
      },
      askReason(this: Page) {
        this.setData({ returning: true });
      },
      cancelReturn(this: Page) {
        this.setData({ returning: false });
      },
      giveBack(this: Page, { detail: { reason } }: Told<{ reason: string }>) {
        void this.decide({ decision: 'return', reason });
      },
      async decide(this: Page, decision: Decision) {
        const { shown } = this.data;
        if (shown === null) return;
        const decided = await this.run(decision.decision, async (send) => {
          await queue.review(send, shown, decision);
          return true;
        });
        // Somebody else may have been quicker: the state that stands is shown. A typed reason stays while this one still waits.
        if (decided === undefined) return this.reload();
        this.setData({ returning: false });
        const done = decision.decision === 'approve' ? '已通过' : '已退回';
        toast(`${done}：${shown.name}`, 'none');
        await this.next();
      },
      back(this: Page) {
        void this.run('leave', () => leave(routes.adminHome));
      },
    },
  };
}
