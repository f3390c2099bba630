import { archiveOf, packWhole } from './pack';
import { rowsXml, sheetFoot, sheetHead, sheetPath, workbookParts, type SheetColumn } from './sheet-xml';

export type { SheetColumn };

/** A sheet of texts, its headings first. */
export interface Sheet {
  name: string;
  columns: readonly SheetColumn[];
  rows: readonly (readonly string[])[];
  /** Rows below the last one that are texts as well and offer the choices: for a table that somebody fills in. */
  emptyRows?: number;
}

/**
 * Sheets of texts as an .xlsx file. Every cell is text and has the format 文本, so no program takes a number apart or a value for a
 * formula; a phone opens it as well. Long tables are written by `TableWriter`.
 */
export function writeXlsx(sheets: readonly Sheet[]): Buffer {
  const files: Record<string, string> = workbookParts(sheets.map(({ name }) => name));
  sheets.forEach(({ columns, rows, emptyRows = 0 }, index) => {
    const foot = sheetFoot(columns, rows.length + 1 + emptyRows);
    files[sheetPath(index + 1)] = sheetHead(columns) + rowsXml(rows, 2) + foot;
  });
  return archiveOf(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, packWhole(text)])));
}
