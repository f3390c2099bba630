/** One page of an answer that has `rows` and perhaps a `nextCursor`. */
interface Answer<Row> {
  rows: Row[];
  nextCursor?: string | undefined;
}

/** Rows of a long list, fetched as the user scrolls. */
export interface Paged<Row> {
  /**
   * The list from its beginning, with at least as many rows as are on the screen already, and enough to scroll on. Nothing is said to
   * be empty while there is more to look through: no rows means that there are none.
   */
  first(shown: number): Promise<Row[]>;
  /** What follows; empty at the end, while the list begins anew, and when it has begun anew meanwhile. */
  more(): Promise<Row[]>;
  hasMore(): boolean;
}

const PAGE_SIZE = 20;
/** What the contract allows in one answer. */
const MAX_PAGE_SIZE = 100;

/**
 * Keeps the cursor of a list. One request runs at a time: scrolling on does not fetch the same page twice, and waits for nothing
 * while the list begins anew.
 */
export function paged<Row>(fetch: (page: { limit: number; cursor?: string }) => Promise<Answer<Row>>): Paged<Row> {
  let cursor: string | undefined;
  let run = 0;
  let fetching = false;
  /** Ends a request, unless a newer one has taken its place. */
  const ended = (mine: number): void => {
    if (mine === run) fetching = false;
  };
  return {
    async first(shown) {
      const mine = ++run;
      fetching = true;
      try {
        const wanted = Math.max(shown, PAGE_SIZE);
        let answer = await fetch({ limit: Math.min(wanted, MAX_PAGE_SIZE) });
        const rows = [...answer.rows];
        // A search may answer with few rows or none and a cursor: there is more to look through, and what does not fill the screen
        // cannot be scrolled on.
        while (mine === run && rows.length < wanted && answer.nextCursor !== undefined) {
          answer = await fetch({ limit: Math.min(wanted - rows.length, MAX_PAGE_SIZE), cursor: answer.nextCursor });
          rows.push(...answer.rows);
        }
        if (mine === run) cursor = answer.nextCursor;
        return rows;
      } finally {
        ended(mine);
      }
    },
    async more() {
      if (cursor === undefined || fetching) return [];
      const mine = run;
      fetching = true;
      try {
        let rows: Row[] = [];
        // Scrolling tells of the end of the list once: nothing new would end it there.
        while (rows.length === 0 && cursor !== undefined) {
          const answer = await fetch({ limit: PAGE_SIZE, cursor });
          if (mine !== run) return [];
          cursor = answer.nextCursor;
          rows = answer.rows;
        }
        return rows;
      } finally {
        ended(mine);
      }
    },
    hasMore: () => cursor !== undefined,
  };
}
