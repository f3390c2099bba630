import * as z from 'zod/mini';
import { defineCall } from '../../define-call';
import { digest, id, instant, pageInput } from '../../common';

/** 操作日志: what was done in the caller's institution, newest first. */
export const auditList = defineCall({
  name: 'audit.list',
  service: 'api',
  roles: ['administrator'],
  kind: 'query',
  input: z.strictObject({ projectId: z.optional(id), ...pageInput }),
  output: z.strictObject({
    rows: z.array(
      z.strictObject({
        entryId: id,
        at: instant,
        by: z.string(),
        action: z.string(),
        /** `<kind>:<id>`. */
        subject: z.string(),
        /** What the subject is called now; left out for what is gone or another institution's. Things in a project go by its title. */
        subjectName: z.optional(z.string()),
        note: z.string(),
        /** SHA-256 of the files that it was about; absent when there were none. */
        files: z.optional(z.array(digest)),
      }),
    ),
    nextCursor: z.optional(z.string()),
  }),
  errors: [],
});
