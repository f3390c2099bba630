/** What every import of a table has, and the chunks in which its rows lie. */
import type { ImportState } from '../../../domain/kernel/table-import';
import type { FileType } from '../../../domain/kernel/uploads';
import type { Base } from './base';

/** What a file holds, beside what is there: counts, and nothing of any row. */
export interface TableImport extends Base {
  /** Whose import it is: of a roster the institution's, of the catalogue the centre's. */
  institutionId: string;
  state: ImportState;
  startedAt: number;
  byId: string;
  by: string;
  fileName: string;
  /** The kept file; the import names it until it is over. */
  fileId: string;
  digest: string;
  type: Extract<FileType, 'xlsx' | 'csv'>;
  /** Rows with something in them below the headings; then how many of them can be taken. */
  rows: number;
  good: number;
  bad: number;
  /** The good ones beside what was there when they were read. */
  added: number;
  changed: number;
  same: number;
  /** What is there and not in the file. */
  gone: number;
  /** As it was decided. */
  skipBad?: boolean;
  removeGone?: boolean;
  takenById?: string;
  takenBy?: string;
  /** Rows that were written, of those that are to be; when the last was. */
  done: number;
  toDo: number;
  endedAt?: number;
}

/** Up to 200 rows of one kind of an import. `_id` = import, kind and index. */
export type RowChunk<Rows extends object> = {
  [Kind in keyof Rows]: Base & { importId: string; kind: Kind; index: number; rows: Rows[Kind][]; at: number };
}[keyof Rows];
