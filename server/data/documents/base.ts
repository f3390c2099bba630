/** What documents of several collections are made of. */

import type { GeneratedMaterial, MadeFigure } from '../../../domain/credit/generated-materials';
import type { ItemReason, UploadedMaterial } from '../../../domain/credit/materials';
import type { FileType } from '../../../domain/kernel/uploads';
import type { Objection } from '../../../domain/project/objections';
import type { ReviewedDocument } from '../../../domain/project/document-marks';
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
  /** Of a returned project: what is wrong where; absent where nothing was said of a place. */
  objections?: Objection[];
  /** Of a project (M10): the documents that the centre marked as not conforming; absent when there are none. */
  unfitDocuments?: DocumentKind[];
  /** Of a project: which file each document was, and its mark; absent in reviews from before files had a digest. */
  documents?: ReviewedDocument[];
  /** Of a round: the digests of the materials that were reviewed. */
  digests?: string[];
  /** Of a returned round: what is wrong with which of its materials, and the files that it was about. Missing of older ones. */
  materials?: {
    items: ItemReason[];
    files: { kind: UploadedMaterial; fileId: string }[];
    /** What the system had made. Missing of returns from before it made anything. */
    made?: ReviewedMade[];
  };
}

/** What was made when the materials were handed in: from what, and what stood in it. */
export interface ReviewedMade {
  item: GeneratedMaterial;
  basis: string;
  figures: MadeFigure[];
}

export interface StoredFile {
  fileId: string;
  fileName: string;
  sizeBytes: number;
  uploadedAt: number;
  /** SHA-256 in hex, and what the server saw inside. Absent in what was handed in before, until it is adopted (server/setup). */
  digest?: string;
  type?: FileType;
  /** Of a PDF that tells it. */
  pages?: number;
}
