import * as z from 'zod/mini';
import { count, fileAddress, id } from '../../common';
import { defineCall } from '../../define-call';

const table = z.strictObject({ ...fileAddress, rows: count });

/** An empty catalogue to fill in: columns of text, and the institutions, levels, disciplines and forms to pick from. */
export const catalogueFileTemplate = defineCall({
  name: 'catalogueFile.template',
  service: 'reports',
  roles: ['reviewer'],
  kind: 'command',
  input: z.strictObject({}),
  output: table,
  errors: [],
});

/** The bad rows of an import as a file, with the reason of each. */
export const catalogueFileBadRows = defineCall({
  name: 'catalogueFile.badRows',
  service: 'reports',
  roles: ['reviewer'],
  kind: 'command',
  input: z.strictObject({ importId: id }),
  output: table,
  errors: [],
});
