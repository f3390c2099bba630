import { failureView } from '../services/failure';
import { paged, type Paged } from '../services/paged';
import { toast } from '../services/passing';

/** One page of an answer that has rows and perhaps a cursor. */
export interface RowsAnswer<Row> {
  rows: Row[];
  nextCursor?: string | undefined;
}

/** How much of a list is asked for. */
export interface PageRequest {
  limit: number;
  cursor?: string;
}

/** What a page with a long list has in `data`: the cards so far, and whether scrolling on brings more. */
export interface ListData<Card> {
  cards: Card[];
  more: boolean;
}

/** Spread into the `data` of a page with a list. */
export const noCards = <Card>(): ListData<Card> => ({ cards: [], more: false });

/** The first cards of a list, as `load` gives them. */
export interface FirstCards<Card> extends ListData<Card> {
  status: 'ready' | 'empty';
}

interface ListHost {
  data: ListData<unknown>;
  setData(data: Record<string, unknown>): void;
}

/** The long list of one page: its cursor, and how a row becomes a card. */
export class CardList<Row, Card> {
  readonly #pages: Paged<Row>;

  constructor(
    private readonly host: ListHost,
    fetch: (request: PageRequest) => Promise<RowsAnswer<Row>>,
    private readonly card: (row: Row) => Card,
  ) {
    this.#pages = paged(fetch);
  }

  /**
   * The list from its beginning: as many cards as are on the screen already, more by scrolling on.
   * @param fresh it is another list now: nothing of the old one counts
   */
  async first(fresh: boolean): Promise<FirstCards<Card>> {
    const rows = await this.#pages.first(fresh ? 0 : this.host.data.cards.length);
    return { cards: rows.map(this.card), more: this.#pages.hasMore(), status: rows.length === 0 ? 'empty' : 'ready' };
  }

  /** Adds what follows, and only that. A failure is said in passing: scrolling on again is the way to repeat it. */
  async next(): Promise<void> {
    if (!this.#pages.hasMore()) return;
    try {
      const rows = await this.#pages.more();
      const shown = this.host.data.cards.length;
      const added = Object.fromEntries(rows.map((row, index) => [`cards[${shown + index}]`, this.card(row)]));
      this.host.setData({ ...added, more: this.#pages.hasMore() });
    } catch (error) {
      toast(failureView(error).title, 'none');
    }
  }
}
