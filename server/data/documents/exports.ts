/** Tables that are written for somebody to fetch. */
import type { TableFormat, WrittenSoFar } from '../../files/table/table-writer';
import type * as z from 'zod/mini';
import type { exported } from '../../../contract/calls/kernel/export';
import type { Base } from './base';

/** A table that an administrator exports. It, its parts and its file are swept at `until`. */
export interface TableExport extends Base {
  institutionId: string;
  /** Who began it: nobody else is told of it, nor given it. */
  makerId: string;
  what: z.output<typeof exported>;
  format: TableFormat;
  fileName: string;
  /** What the names of its files begin with; nobody guesses it, and no answer has it. */
  secret: string;
  state: 'making' | 'ready' | 'fetched' | 'failed' | 'dropped';
  /** Documents read, of about so many. */
  done: number;
  total: number;
  /** Where the writing goes on, how many parts are stored, and how far they go. */
  place: string;
  parts: number;
  written: WrittenSoFar;
  /** The whole table; null until it is there. */
  fileId: string | null;
  startedAt: number;
  until: number;
}
