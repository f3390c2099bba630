import type { BadRow, RosterChunk, RosterImport } from '../../server/data/documents';
import { rosterColumns, type RosterColumn } from '../../domain/person/roster-columns';
import { writeXlsx } from '../../server/files/table/write-xlsx';

/** An import that was read and waits for a decision, with one bad row. */
export function anImport(
  _id: string,
  changes: Partial<RosterImport> & Pick<RosterImport, 'institutionId'>,
): RosterImport {
  return {
    _id,
    ...{ state: 'read', startedAt: 0, byId: 'administrator', by: '李建华' },
    ...{ fileName: '花名册.xlsx', fileId: `cloud://env/kept/${_id}.xlsx`, digest: 'a'.repeat(64), type: 'xlsx' },
    ...{ rows: 3, good: 2, bad: 1, added: 2, changed: 0, same: 0, gone: 0, registered: 0, done: 0, toDo: 0 },
    ...changes,
  };
}

export function badChunk(importId: string, rows: BadRow[]): RosterChunk {
  return { _id: `${importId}:bad:0`, importId, kind: 'bad', index: 0, rows, at: 0 };
}

/** A row as somebody fills it in. */
export type FilledRow = Partial<Record<RosterColumn, string>>;

/** A roster file with these rows below the headings, made as our template is. */
export const rosterFileOf = (rows: readonly FilledRow[]): Buffer =>
  writeXlsx([
    {
      name: '花名册',
      columns: rosterColumns.map(({ title }) => ({ title, width: 12 })),
      rows: rows.map((row) => rosterColumns.map(({ key }) => row[key] ?? '')),
    },
  ]);
