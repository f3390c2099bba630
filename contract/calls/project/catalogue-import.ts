import * as z from 'zod/mini';
import { tableProblems } from '../../../domain/kernel/table';
import { importStates } from '../../../domain/kernel/table-import';
import { catalogueHeadingProblems } from '../../../domain/project/catalogue-columns';
import { count, file, fileFacts, id, instant, ok, pageInput, pageOf, year } from '../../common';
import { defineCall } from '../../define-call';
import { attachErrors, tableErrors } from '../../errors';

const catalogueImport = z.strictObject({
  importId: id,
  state: z.enum(importStates),
  fileName: fileFacts.fileName,
  startedAt: instant,
  /** Who chose the file; and who took it or let it go. */
  by: z.string(),
  endedBy: z.nullable(z.string()),
  endedAt: z.nullable(instant),
  problem: z.nullable(z.enum([...tableProblems, ...catalogueHeadingProblems])),
  rows: count,
  good: count,
  bad: count,
  added: count,
  changed: count,
  same: count,
  /** In the catalogue of these years, and not in the file. */
  gone: count,
  years: z.array(year),
  /** Rows to be written whose credits and hours the rule table finds odd: a warning. */
  odd: count,
  /** Rows that could not be written, as their entry was used meanwhile. */
  left: count,
  /** Rows written so far, of those that are to be written. */
  done: count,
  toDo: count,
});

/** The import of the catalogue that is under way, the one that was taken last, and one that is asked for. */
export const catalogueImportGet = defineCall({
  name: 'catalogueImport.get',
  service: 'api',
  roles: ['reviewer'],
  kind: 'query',
  input: z.strictObject({ importId: z.optional(id) }),
  output: z.strictObject({
    latest: z.nullable(catalogueImport),
    open: z.nullable(catalogueImport),
    asked: z.nullable(catalogueImport),
  }),
  errors: [],
});

/** Hands in the file of a catalogue. It is read in the background; nothing in the catalogue changes by it. One import at a time. */
export const catalogueImportBegin = defineCall({
  name: 'catalogueImport.begin',
  service: 'api',
  roles: ['reviewer'],
  kind: 'command',
  input: z.strictObject({ file }),
  output: z.strictObject({ importId: id }),
  errors: [...attachErrors, ...tableErrors, 'importOpen'],
});

/** The rows of an import: the bad ones with the reason of each, what the others would change, or which were left. */
export const catalogueImportRows = defineCall({
  name: 'catalogueImport.rows',
  service: 'api',
  roles: ['reviewer'],
  kind: 'query',
  input: z.strictObject({
    importId: id,
    kind: z.enum(['bad', 'added', 'changed', 'gone', 'left']),
    ...pageInput,
  }),
  output: pageOf(
    z.strictObject({
      /** Tells it from every other row of its kind. */
      rowId: id,
      /** As a spreadsheet program numbers it; null for an entry that is not in the file. */
      row: z.nullable(count),
      projectNumber: z.string(),
      title: z.string(),
      /** Why it is bad, what it changes, or whose it is. */
      text: z.string(),
    }),
  ),
  errors: [],
});

/** Takes an import as it was looked at. With bad rows only if they are to be left out; written in the background. */
export const catalogueImportTake = defineCall({
  name: 'catalogueImport.take',
  service: 'api',
  roles: ['reviewer'],
  kind: 'command',
  input: z.strictObject({
    importId: id,
    /** Leave the bad rows out. */
    skipBad: z.boolean(),
    /** Withdraw what is not in the file; without it that stays as it is. */
    withdrawGone: z.boolean(),
  }),
  output: ok,
  errors: ['importOver', 'importRowsBad'],
});

/** Lets an import go that nobody has taken. */
export const catalogueImportDrop = defineCall({
  name: 'catalogueImport.drop',
  service: 'api',
  roles: ['reviewer'],
  kind: 'command',
  input: z.strictObject({ importId: id }),
  output: ok,
  errors: ['importOver'],
});
