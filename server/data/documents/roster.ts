/** An institution's list of its people, and what comes of importing one. */
import type { FileType } from '../../../domain/kernel/uploads';
import type { IdentityDocument } from '../../../domain/person/identity-document';
import type { TableProblem } from '../../../domain/kernel/table';
import type { HeadingProblem, RosterColumn } from '../../../domain/person/roster-columns';
import type { RowProblem } from '../../../domain/person/roster-row';
import type { ImportState } from '../../../domain/kernel/table-import';
import type { RosterFacts, RosterStanding } from '../../../domain/person/roster';
import type { Base, Found } from './base';

/** 花名册: what an institution has to say about its roster as a whole. `_id` = the institution's. */
export interface Roster extends Base {
  /** The import that is under way: one at a time. */
  openImportId: string | null;
  /** The import that was taken last; null before the first one, and once the roster was cleared. */
  latestImportId: string | null;
  /** People on the roster. */
  total: number;
}

/**
 * Somebody on the roster. `_id` = institution and keyed digest of the number. The number itself is not kept: a digest finds who
 * registers with it, a mask is enough for whoever looks.
 */
export interface RosterEntry extends Found, RosterFacts {
  institutionId: string;
  nationalIdDigest: string;
  nationalIdMasked: string;
  /** Missing where it is the resident's card. */
  documentKind?: IdentityDocument;
  /** As the file named it; lists show the name that the department has now. */
  departmentName?: string;
  phoneMasked?: string;
  /** What lists are ordered by (domain/kernel/name-order.ts). */
  nameOrder: string;
  /** Registrations of the institution with this number, and where each puts its person. */
  registrations: { personId: string; standing: RosterStanding }[];
  /** The best of them. */
  standing: RosterStanding;
  importedAt: number;
}

/** What a roster file holds: counts, and why it is none. Nothing of anybody. */
export interface RosterImport extends Base {
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
  /** Of a refused one. */
  problem?: TableProblem | HeadingProblem;
  /** Rows with something in them below the headings; then how many of them can be taken. */
  rows: number;
  good: number;
  bad: number;
  /** The good ones beside the roster as it was when they were read. */
  added: number;
  changed: number;
  same: number;
  /** People on the roster who are not in the file. */
  gone: number;
  /** Of the good ones, who has registered here already. */
  registered: number;
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

/** A row that cannot be taken. */
export interface BadRow {
  row: number;
  name: string;
  nationalIdMasked: string;
  problem: RowProblem;
}

/** A row that can be taken, with what it changes of somebody who is on the roster. */
export interface GoodRow extends RosterFacts {
  row: number;
  nationalIdDigest: string;
  nationalIdMasked: string;
  documentKind?: IdentityDocument;
  departmentName?: string;
  phoneMasked?: string;
  changes: { column: RosterColumn; before: string; after: string }[];
}

/** Somebody on the roster who is not in the file. */
export interface GoneRow {
  entryId: string;
  name: string;
  nationalIdMasked: string;
  departmentName?: string;
}

interface Rows {
  bad: BadRow;
  added: GoodRow;
  changed: GoodRow;
  gone: GoneRow;
}
export type RosterRowKind = keyof Rows;
export type RosterRowOf<Kind extends RosterRowKind> = Rows[Kind];

interface Chunk<Kind extends RosterRowKind> extends Base {
  importId: string;
  kind: Kind;
  index: number;
  rows: Rows[Kind][];
  at: number;
}
/** Up to 200 rows of one kind of an import. `_id` = import, kind and index. */
export type RosterChunk = { [Kind in RosterRowKind]: Chunk<Kind> }[RosterRowKind];
