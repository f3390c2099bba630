import { failureView } from './failure';
import type { Paged } from './paged';

/** The little of a page that scrolling on needs. */
interface ListPage<Card> {
  data: { cards: Card[] };
  setData(data: Record<string, unknown>): void;
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
