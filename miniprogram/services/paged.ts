/** One page of an answer that has `rows` and perhaps a `nextCursor`. */
interface Answer<Row> {
  rows: Row[];
  nextCursor?: string | undefined;
}

/** Rows of a long list, fetched as the user scrolls. */
export interface Paged<Row> {
  /** The list from its beginning, with at least as many rows as are on the screen already. */
  first(shown: number): Promise<Row[]>;
  /** What follows; empty at the end, and when the list has been started anew meanwhile. */
  more(): Promise<Row[]>;
  hasMore(): boolean;
}

const PAGE_SIZE = 20;
/** What the contract allows in one answer. */
const MAX_PAGE_SIZE = 100;

/** Keeps the cursor of a list. Only one `more` runs at a time: scrolling on does not fetch the same page twice. */
export function paged<Row>(fetch: (page: { limit: number; cursor?: string }) => Promise<Answer<Row>>): Paged<Row> {
  let cursor: string | undefined;
  let run = 0;
  let fetching = false;
  return {
    async first(shown) {
      const mine = ++run;
      fetching = false;
      const answer = await fetch({ limit: Math.min(Math.max(shown, PAGE_SIZE), MAX_PAGE_SIZE) });
      if (mine === run) cursor = answer.nextCursor;
      return answer.rows;
    },
    async more() {
      if (cursor === undefined || fetching) return [];
      const mine = run;
      fetching = true;
      try {
        const answer = await fetch({ limit: PAGE_SIZE, cursor });
        if (mine !== run) return [];
        cursor = answer.nextCursor;
        return answer.rows;
      } finally {
        if (mine === run) fetching = false;
      }
    },
    hasMore: () => cursor !== undefined,
  };
}
