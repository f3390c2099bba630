/** An institution's list of its people, and what comes of importing one. */
import type { IdentityDocument } from '../../../domain/person/identity-document';
import type { TableProblem } from '../../../domain/kernel/table';
import type { HeadingProblem, RosterColumn } from '../../../domain/person/roster-columns';
import type { RowProblem } from '../../../domain/person/roster-row';
import type { RosterFacts, RosterStanding } from '../../../domain/person/roster';
import type { Base, Found } from './base';
import type { RowChunk, TableImport } from './imports';

/** 花名册: what is to be said about a roster as a whole. `_id` = the institution's, or project and batch of a meeting's. */
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

/** A meeting of one batch that has a roster of its own (应到名单). */
export interface Meeting {
  projectId: string;
  batchId: string;
}

/**
 * Somebody on the roster of a meeting: expected there, registered or not. `_id` = project, batch and keyed digest of the number. Who has
 * the number is found when somebody looks (server/attendance/expected-people.ts).
 */
export interface ExpectedEntry extends Base, RosterFacts, Meeting {
  institutionId: string;
  nationalIdDigest: string;
  nationalIdMasked: string;
  /** Missing where it is the resident's card. */
  documentKind?: IdentityDocument;
  /** As the file has it, and so is `departmentId`. */
  departmentName?: string;
  phoneMasked?: string;
  /** Sealed: to be dialled by the institution whose roster it is. */
  phoneCipher?: string;
  importedAt: number;
  /** When they are forgotten. */
  until: number;
}

/** What a roster file holds: counts, and why it is none. Nothing of anybody. */
export interface RosterImport extends TableImport {
  /** Whose roster it is, where it is a meeting's and not the institution's. */
  meeting?: Meeting;
  /** Of a refused one. */
  problem?: TableProblem | HeadingProblem;
  /** Of the good ones, who has registered here already. */
  registered: number;
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
  /** On the roster of a meeting. */
  phoneCipher?: string;
  changes: { column: RosterColumn; before: string; after: string }[];
}

/** Somebody on the roster who is not in the file. */
export interface GoneRow {
  entryId: string;
  name: string;
  nationalIdMasked: string;
  departmentName?: string;
}

/** What a row of each kind is. */
export interface RosterRows {
  bad: BadRow;
  added: GoodRow;
  changed: GoodRow;
  gone: GoneRow;
}
export type RosterChunk = RowChunk<RosterRows>;
