import { failureView } from './failure';
import type { Paged } from './paged';

/** The little of a page that scrolling on needs. */
interface ListPage<Card> {
  data: { cards: Card[] };
  setData(data: Record<string, unknown>): void;
}

/**
 * The list from its beginning, as what to put into `data`: as many cards as are on the screen already, more by scrolling on.
 * @param anew true when it is another list now: nothing of the old one counts
 */
export async function firstCards<Row, Card>(
  page: ListPage<Card>,
  list: Paged<Row> | undefined,
  card: (row: Row) => Card,
  anew = false,
): Promise<{ cards: Card[]; more: boolean; status: 'ready' | 'empty' }> {
  const rows = (await list?.first(anew ? 0 : page.data.cards.length)) ?? [];
  return { cards: rows.map(card), more: list?.hasMore() === true, status: rows.length === 0 ? 'empty' : 'ready' };
}

/** Adds what follows to a list, and only that. A failure is said in passing: scrolling on again is the way to repeat it. */
export async function showMore<Row, Card>(
  page: ListPage<Card>,
  list: Paged<Row> | undefined,
  card: (row: Row) => Card,
): Promise<void> {
  if (list?.hasMore() !== true) return;
  try {
    const rows = await list.more();
    const shown = page.data.cards.length;
    const added = Object.fromEntries(rows.map((row, index) => [`cards[${shown + index}]`, card(row)]));
    page.setData({ ...added, more: list.hasMore() });
  } catch (error) {
    void wx.showToast({ title: failureView(error).title, icon: 'none' });
  }
}
