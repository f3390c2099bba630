/** The catalogue of the centre, and what comes of importing one. */
import type { TableProblem } from '../../../domain/kernel/table';
import type { EntryEventKind, EntryFact } from '../../../domain/project/catalogue';
import type { CatalogueHeadingProblem } from '../../../domain/project/catalogue-columns';
import type { EntryProblem } from '../../../domain/project/catalogue-row';
import type { CatalogueEntry as CatalogueFacts } from '../../../domain/project/project';
import type { Base, Found } from './base';
import type { RowChunk, TableImport } from './imports';

export type CatalogueEntry = Found &
  CatalogueFacts & {
    /** Year and number as they are compared; missing of what an older version stored until the upgrade. */
    numberKey?: string;
    /** Rises with every change; missing of one that never changed. */
    revision?: number;
    /** Who changed it last; missing of what was written before that was noted. */
    edited?: { by: string; at: number };
    /** The centre offers it no more; what was made of it goes on. Missing, or null, while it is offered. */
    withdrawn?: { at: number; by: string; reason: string } | null;
    /** Rises whenever a project is made of it, so that nobody changes what binds the project at that very moment. */
    picks?: number;
  };

interface FactChange {
  fact: EntryFact;
  before: string;
  after: string;
}

/** What happened to an entry. `_id` = entry and revision. */
export interface CatalogueEvent extends Base {
  catalogueEntryId: string;
  at: number;
  by: string;
  kind: EntryEventKind;
  /** Why it was withdrawn; '' otherwise. */
  reason: string;
  /** In words, as they were then. */
  changes: FactChange[];
}

/** 项目目录 as a whole; one document. The centre's commands meet at it, so that a number is given once. */
export interface Catalogue extends Base {
  /** Rises with every change of any entry by hand. */
  changes: number;
  /** The import that is under way: one at a time. Missing before the first one. */
  openImportId?: string | null;
  /** The import that was taken last. */
  latestImportId?: string | null;
}

/** What a file of the catalogue holds: counts, and why it is none. */
export interface CatalogueImport extends TableImport {
  /** Of a refused one. */
  problem?: TableProblem | CatalogueHeadingProblem;
  /** Years that are in the file: what is missing is missing of these. */
  years: number[];
  /** Good rows whose credits and hours the rule table finds odd. */
  odd: number;
  /** Rows that could not be written, as their entry was used meanwhile. */
  left: number;
}

/** A row that cannot be taken. */
export interface BadEntryRow {
  row: number;
  projectNumber: string;
  title: string;
  problem: EntryProblem;
}

/** A row that can be taken, with the entry it belongs to and what it changes of that. */
export interface GoodEntryRow {
  row: number;
  catalogueEntryId: string;
  institutionName: string;
  entry: CatalogueFacts;
  changes: FactChange[];
  /** Disciplines that are not of the list: whoever holds the entry picks them. '' where there are none. */
  unlisted: string;
}

/** An entry that is not in the file. */
export interface GoneEntryRow {
  catalogueEntryId: string;
  projectNumber: string;
  title: string;
  institutionName: string;
}

/** What a row of each kind is; `left` are those that could not be written. */
export interface CatalogueRows {
  bad: BadEntryRow;
  added: GoodEntryRow;
  changed: GoodEntryRow;
  gone: GoneEntryRow;
  left: GoodEntryRow;
}
export type CatalogueChunk = RowChunk<CatalogueRows>;
