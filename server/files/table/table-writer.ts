import { crc32 } from 'node:zlib';
import { csvLines, CSV_START } from './csv';
import { archiveOf, packPiece, packWhole } from './pack';
import { rowsXml, sheetFoot, sheetHead, sheetPath, workbookParts, type SheetColumn } from './sheet-xml';

/** As what a table is exported. */
export const tableFormats = ['xlsx', 'csv'] as const;
export type TableFormat = (typeof tableFormats)[number];

/** How far the writing of a table has come: all that another worker needs to go on. */
export interface WrittenSoFar {
  /** Rows below the headings. */
  rows: number;
  /** Bytes before packing, 0 before the headings; and their check sum, 0 of a CSV. */
  size: number;
  crc: number;
}

export const NOT_BEGUN: WrittenSoFar = { rows: 0, size: 0, crc: 0 };

/**
 * Writes one table piece by piece: pieces behind each other are the table, whoever made them. Memory holds what was packed, never the
 * rows. Every cell is text.
 */
export class TableWriter {
  #written: WrittenSoFar;

  constructor(
    private readonly format: TableFormat,
    private readonly table: { name: string; columns: readonly SheetColumn[] },
    written: WrittenSoFar = NOT_BEGUN,
  ) {
    this.#written = written;
  }

  get written(): WrittenSoFar {
    return this.#written;
  }

  /** The next rows as a piece of the table; the first piece has the headings. */
  write(rows: readonly (readonly string[])[]): Buffer {
    const { columns } = this.table;
    const begins = this.#written.size === 0;
    if (this.format === 'csv') {
      const head = begins ? [CSV_START, csvLines([columns.map(({ title }) => title)])] : [];
      const piece = Buffer.concat([...head, csvLines(rows)]);
      this.#written = {
        rows: this.#written.rows + rows.length,
        size: this.#written.size + piece.length,
        crc: 0,
      };
      return piece;
    }
    const xml = (begins ? sheetHead(columns) : '') + rowsXml(rows, this.#written.rows + 2);
    return this.#pack(Buffer.from(xml, 'utf8'), rows.length);
  }

  /** The whole file. @param pieces all of them, in their order; at least one */
  finish(pieces: readonly Uint8Array[]): Buffer {
    if (this.format === 'csv') return Buffer.concat(pieces);
    const { name, columns } = this.table;
    const foot = this.#pack(Buffer.from(sheetFoot(columns, this.#written.rows + 1), 'utf8'), 0);
    const parts = Object.entries(workbookParts([name])).map(([path, text]) => [path, packWhole(text)] as const);
    const { size, crc } = this.#written;
    const sheet = { bytes: Buffer.concat([...pieces, foot]), size, crc };
    return archiveOf({ ...Object.fromEntries(parts), [sheetPath(1)]: sheet });
  }

  #pack(content: Buffer, rows: number): Buffer {
    const { size, crc, rows: before } = this.#written;
    this.#written = { rows: before + rows, size: size + content.length, crc: crc32(content, crc) };
    return packPiece(content);
  }
}
