/** What documents of several collections are made of. */

import type { SearchIndex } from '../../../domain/kernel/search';
import type { DocumentKind } from '../../../domain/project/project';

/** Every document has a string `_id`. Instants are epoch milliseconds, days `YYYY-MM-DD`, amounts integers. */
export interface Base {
  _id: string;
}

/** A document that lists find by a typed text; written with it (server/data/search.ts). */
export interface Found extends Base {
  /** Missing of what an older version stored and no set-up has gone over since. */
  search?: SearchIndex;
}

export interface Review {
  decision: 'approve' | 'return';
  reason: string;
  at: number;
  /** Name of the reviewer or administrator, as shown. */
  by: string;
  /** Of a project (M10): the documents that the centre marked as not conforming; absent when there are none. */
  unfitDocuments?: DocumentKind[];
}

export interface StoredFile {
  fileId: string;
  fileName: string;
  sizeBytes: number;
  uploadedAt: number;
}
