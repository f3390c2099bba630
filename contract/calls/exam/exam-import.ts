import * as z from 'zod/mini';
import { tableProblems } from '../../../domain/kernel/table';
import { importStates } from '../../../domain/kernel/table-import';
import { count, file, fileAddress, id, instant, ok } from '../../common';
import { defineCall } from '../../define-call';
import { attachErrors, tableErrors } from '../../errors';

export const questionTableProblems = [...tableProblems, 'noRows', 'noColumn', 'columnTwice'] as const;

/** An empty table of questions to fill in. */
export const examImportTemplate = defineCall({
  name: 'examImport.template',
  service: 'reports',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({}),
  output: z.strictObject({ ...fileAddress, rows: count }),
  errors: [],
});

/** Reads a table of questions (E1c). Nothing in the bank changes by it. */
export const examImportRead = defineCall({
  name: 'examImport.read',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ file }),
  output: z.strictObject({ importId: id }),
  errors: [...attachErrors, ...tableErrors],
});

/** What was read: how many questions can be taken, and what is wrong with the other rows. */
export const examImportGet = defineCall({
  name: 'examImport.get',
  service: 'api',
  roles: ['administrator'],
  kind: 'query',
  input: z.strictObject({ importId: id }),
  output: z.strictObject({
    state: z.enum(importStates),
    fileName: z.string(),
    startedAt: instant,
    by: z.string(),
    problem: z.nullable(z.enum(questionTableProblems)),
    rows: count,
    good: count,
    /** Of the good ones, those that the bank has already: they are left as they are. */
    known: count,
    bad: z.array(z.strictObject({ row: count, column: z.string(), found: z.string(), advice: z.string() })),
  }),
  errors: [],
});

/** Takes the good questions into the bank; with bad rows only if they are to be left out. */
export const examImportTake = defineCall({
  name: 'examImport.take',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ importId: id, skipBad: z.boolean() }),
  output: ok,
  errors: ['importOver', 'importRowsBad', 'contentRejected'],
});
