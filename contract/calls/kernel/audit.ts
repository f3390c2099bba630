import * as z from 'zod/mini';
import { defineCall, readers } from '../../define-call';
import { count, digest, id, instant, pageInput } from '../../common';

/** 操作日志: what was done in the caller's institution, newest first; for the centre also of a project that was handed in to it, and of a person. */
export const auditList = defineCall({
  name: 'audit.list',
  service: 'api',
  roles: [...readers, 'reviewer'],
  kind: 'query',
  input: z.strictObject({
    projectId: z.optional(id),
    /** What was done about one person: in the caller's institution, and for the centre in all of them. Not with a project. */
    personId: z.optional(id),
    ...pageInput,
  }),
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

/**
 * 日志锚点: the signed ends of all audit chains, newest first, for the centre to note down somewhere else. Who has a number and its
 * digest finds out later whether the log still has what it had then (`npm run audit:verify -- --kept`).
 */
export const auditAnchors = defineCall({
  name: 'audit.anchors',
  service: 'api',
  roles: ['reviewer'],
  kind: 'query',
  input: z.strictObject({ ...pageInput }),
  output: z.strictObject({
    rows: z.array(
      z.strictObject({
        number: count,
        at: instant,
        /** Chains that had grown since the anchor before. */
        chains: count,
        digest,
        signature: z.string(),
        /** Ed25519, base64url: the same in all of them unless the key was lost. */
        publicKey: z.string(),
      }),
    ),
    nextCursor: z.optional(z.string()),
  }),
  errors: [],
});
