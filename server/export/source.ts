/** What a table that is exported is made of: its columns, and its rows in portions. */
import type * as z from 'zod/mini';
import type { exported } from '../../contract/calls/kernel/export';
import type { Database } from '../data/database';
import type { SheetColumn } from '../files/table/sheet-xml';

export type Exported = z.output<typeof exported>;
export type ExportedKind = Exported['kind'];

/** A portion of rows, and where the next one begins. */
export interface Portion {
  rows: string[][];
  /** Documents that were read for it: what progress is told by. */
  read: number;
  place: string;
}

export interface ExportSource {
  /** 考勤明细, 有效人员明细 … : name of the sheet and beginning of the file's name. */
  name: string;
  /** What tells it from others of its kind, in the file's name. */
  about: string;
  /** Whose chain of the audit log has it; without one the institution's. */
  projectId: string | undefined;
  columns: readonly SheetColumn[];
  /** Documents to be read, about. */
  total: number;
  /** @param place where an earlier worker has stopped; '' for the beginning */
  portions(place: string): AsyncGenerator<Portion>;
}

/** @throws Refusal `notFound` for what the institution does not have */
export type OpenSource<Kind extends ExportedKind> = (
  db: Database,
  institutionId: string,
  what: Extract<Exported, { kind: Kind }>,
) => Promise<ExportSource>;

/** A column with the value that each row of its documents has there. */
export interface Column<Row> extends SheetColumn {
  valueOf: (row: Row) => string;
}

export const rowBy =
  <Row>(columns: readonly Column<Row>[]) =>
  (row: Row): string[] =>
    columns.map(({ valueOf }) => valueOf(row));

/** Name, number and institution: what may be seen of an attendee, whoever's they are (no phone, no national ID). */
export const whoColumns = <
  Row extends { name: string; personNumber: string; institutionName: string; departmentName: string },
>(): Column<Row>[] => [
  { title: '人员编号', width: 16, valueOf: ({ personNumber }) => personNumber },
  { title: '人员姓名', width: 12, valueOf: ({ name }) => name },
  { title: '所在单位', width: 28, valueOf: ({ institutionName }) => institutionName },
  { title: '科室', width: 16, valueOf: ({ departmentName }) => departmentName },
];
