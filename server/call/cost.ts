import type { Database } from '../data/database';

/** What a call took: real milliseconds, and requests to the database. */
export interface CallCost {
  milliseconds: number;
  databaseCalls: number;
}

/** Measures from here to where the result is called. Not by the server's clock: a laptop may move that one meanwhile. */
export function measureCost(db: Database): () => CallCost {
  const began = performance.now();
  const before = db.requestCount();
  return () => ({
    milliseconds: Math.round(performance.now() - began),
    databaseCalls: db.requestCount() - before,
  });
}
