import * as z from 'zod/mini';
import { tableProblems } from '../../../domain/kernel/table';
import { importStates } from '../../../domain/kernel/table-import';
import { APPROVED_AT_ONCE, rosterStandings } from '../../../domain/person/roster';
import { headingProblems } from '../../../domain/person/roster-columns';
import {
  count,
  file,
  fileFacts,
  id,
  identityDocument,
  instant,
  ok,
  pageInput,
  pageOf,
  professionalTitle,
  searchText,
} from '../../common';
import { defineCall, readers } from '../../define-call';
import { attachErrors, tableErrors } from '../../errors';

const standing = z.enum(rosterStandings);

/** One's own meeting, where its roster is meant (应到名单) and not the institution's. */
const meeting = z.optional(z.strictObject({ projectId: id, batchId: id }));

const rosterImport = z.strictObject({
  importId: id,
  state: z.enum(importStates),
  fileName: fileFacts.fileName,
  startedAt: instant,
  /** Who chose the file; and who took it or let it go. */
  by: z.string(),
  endedBy: z.nullable(z.string()),
  endedAt: z.nullable(instant),
  problem: z.nullable(z.enum([...tableProblems, ...headingProblems])),
  rows: count,
  good: count,
  bad: count,
  added: count,
  changed: count,
  same: count,
  /** On the roster and not in the file. */
  gone: count,
  /** Of the good rows, who has registered here already. */
  registered: count,
  /** Rows written so far, of those that are to be written. */
  done: count,
  toDo: count,
});

/**
 * 花名册: how many people of the institution stand where, the import that is under way, and one that is asked for: an import that
 * is over is found by its id alone.
 */
export const rosterGet = defineCall({
  name: 'roster.get',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({ importId: z.optional(id), meeting }),
  output: z.strictObject({
    /** Null where nothing was imported yet; of a meeting everybody is `missing` until they come, which `expected.list` tells. */
    roster: z.nullable(
      z.strictObject({
        total: count,
        missing: count,
        returned: count,
        differs: count,
        matches: count,
        approved: count,
        latest: rosterImport,
      }),
    ),
    open: z.nullable(rosterImport),
    asked: z.nullable(rosterImport),
  }),
  errors: [],
});

/** Hands in the file of a roster. It is read in the background; nothing on the roster changes by it. One import at a time. */
export const rosterBegin = defineCall({
  name: 'roster.begin',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ file, meeting }),
  output: z.strictObject({ importId: id }),
  errors: [...attachErrors, ...tableErrors, 'importOpen'],
});

/** The rows of an import: the bad ones with the reason of each, or what the others would change. */
export const rosterRows = defineCall({
  name: 'roster.rows',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({ importId: id, kind: z.enum(['bad', 'added', 'changed', 'gone']), ...pageInput }),
  output: pageOf(
    z.strictObject({
      /** As a spreadsheet program numbers it; null for somebody who is not in the file. */
      row: z.nullable(count),
      name: z.string(),
      nationalIdMasked: z.string(),
      /** Why it is bad, or what it changes. */
      text: z.string(),
    }),
  ),
  errors: [],
});

/** Takes an import as it was looked at. With bad rows only if they are to be left out; written in the background. */
export const rosterTake = defineCall({
  name: 'roster.take',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({
    importId: id,
    /** Leave the bad rows out. */
    skipBad: z.boolean(),
    /** Take people off the roster who are not in the file; without it they stay. */
    removeGone: z.boolean(),
  }),
  output: ok,
  errors: ['importOver', 'importRowsBad'],
});

/** Lets an import go that nobody has taken; the next one may begin. */
export const rosterDrop = defineCall({
  name: 'roster.drop',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ importId: id }),
  output: ok,
  errors: ['importOver'],
});

/** People on the roster by where they stand, by how their names are spoken. */
export const rosterList = defineCall({
  name: 'roster.list',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({ standing, departmentId: z.optional(id), search: searchText, ...pageInput }),
  output: z.strictObject({
    ...pageOf(
      z.strictObject({
        entryId: id,
        name: z.string(),
        nationalIdMasked: z.string(),
        documentKind: identityDocument,
        /** As the department is called now; '' where the roster does not say. */
        departmentName: z.string(),
        professionalTitle: z.nullable(professionalTitle),
        staffNumber: z.nullable(z.string()),
        /** The registration that puts them there; null where nobody has registered. */
        personId: z.nullable(id),
      }),
    ).shape,
    /** How many the list has in all: with its first page alone, and not where a search finds only by looking. */
    total: z.nullable(count),
  }),
  errors: [],
});

/** Takes everybody off the roster. Registrations stay as they are. */
export const rosterClear = defineCall({
  name: 'roster.clear',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ meeting }),
  output: ok,
  errors: ['importOpen'],
});

/** Why somebody is not approved together with others; whoever reviews them alone is told more. */
const leftReasons = ['notMatching', 'own', 'contested', 'failed'] as const;

/**
 * Approves people who wait and agree with the roster, each as if they were reviewed alone. Whoever does not agree any more, or
 * needs a look (another claim on their national ID, one's own registration), is left to wait.
 */
export const rosterApprove = defineCall({
  name: 'roster.approve',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ personIds: z.array(id).check(z.minLength(1), z.maxLength(APPROVED_AT_ONCE)) }),
  output: z.strictObject({
    approved: count,
    left: z.array(z.strictObject({ personId: id, reason: z.enum(leftReasons) })),
  }),
  errors: [
    'wrongState',
    'reasonRequired',
    'ownRegistration',
    'nationalIdHeld',
    'nationalIdContested',
    'cardNumberHeld',
  ],
});
