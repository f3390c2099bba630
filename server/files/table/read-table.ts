import type { TableProblem, TableRow } from '../../../domain/kernel/table';
import { readCsv } from './read-csv';
import { readXlsx } from './read-xlsx';
import { TableRefusal } from './table-refusal';

export type TableRead = { kind: 'rows'; rows: TableRow[] } | { kind: 'refuse'; problem: TableProblem };

/**
 * The rows of a table that was looked into. Takes bounded time and memory, whatever lies in it; never throws for what is in it.
 * @param most rows that are read; with more of them the table is refused
 */
export function readTable({ content, type }: { content: Uint8Array; type: 'xlsx' | 'csv' }, most: number): TableRead {
  try {
    return { kind: 'rows', rows: type === 'xlsx' ? readXlsx(content, most) : readCsv(content, most) };
  } catch (thrown) {
    if (thrown instanceof TableRefusal) return { kind: 'refuse', problem: thrown.problem };
    throw thrown;
  }
}
