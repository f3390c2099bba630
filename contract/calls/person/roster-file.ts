import * as z from 'zod/mini';
import { rosterStandings } from '../../../domain/person/roster';
import { count, fileAddress, id, searchText } from '../../common';
import { defineCall } from '../../define-call';

const table = z.strictObject({ ...fileAddress, rows: count });

/** An empty roster to fill in: columns of text, and the institution's departments, titles and so on to pick from. */
export const rosterFileTemplate = defineCall({
  name: 'rosterFile.template',
  service: 'reports',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({}),
  output: table,
  errors: [],
});

/** The bad rows of an import as a file, with the reason of each; the export is in the audit log. */
export const rosterFileBadRows = defineCall({
  name: 'rosterFile.badRows',
  service: 'reports',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ importId: id }),
  output: table,
  errors: [],
});

/** People on the roster as a file, as they are listed (`roster.list`); the export is in the audit log. */
export const rosterFilePeople = defineCall({
  name: 'rosterFile.people',
  service: 'reports',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ standing: z.enum(rosterStandings), departmentId: z.optional(id), search: searchText }),
  output: table,
  errors: [],
});
