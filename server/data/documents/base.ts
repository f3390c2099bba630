/** What documents of several collections are made of. */

/** Every document has a string `_id`. Instants are epoch milliseconds, days `YYYY-MM-DD`, amounts integers. */
export interface Base {
  _id: string;
}

export interface Review {
  decision: 'approve' | 'return';
  reason: string;
  at: number;
  /** Name of the reviewer or administrator, as shown. */
  by: string;
}

export interface StoredFile {
  fileId: string;
  fileName: string;
  sizeBytes: number;
  uploadedAt: number;
}
