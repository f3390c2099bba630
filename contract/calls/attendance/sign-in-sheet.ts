import * as z from 'zod/mini';
import { anyAdministrator, defineCall } from '../../define-call';
import { day, fileAddress, id } from '../../common';

/**
 * 签到表 of one day of a batch as a PDF with a column for signatures (M23): `before` lists who is expected, with room for whoever comes
 * besides; `after` lists who was there, with the first and the last time. Fetched at once, removed a day later, in the audit log.
 */
export const signInSheetMake = defineCall({
  name: 'signInSheet.make',
  service: 'reports',
  roles: anyAdministrator,
  kind: 'command',
  input: z.strictObject({ projectId: id, batchId: id, day, sheet: z.enum(['before', 'after']) }),
  output: z.strictObject(fileAddress),
  errors: ['outsideBatch', 'sheetTooLong', 'filesMadeTooOften'],
});
