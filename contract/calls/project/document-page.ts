import * as z from 'zod/mini';
import { count, digest, documentKind, fileAddress, id } from '../../common';
import { defineCall } from '../../define-call';

/**
 * One page of a document as a picture (J4), for the centre to look at it beside another version. It is made anew each time, fetched at once
 * and removed a day later; nothing else of it is kept, so looking changes nothing.
 */
export const documentPageShow = defineCall({
  name: 'documentPage.show',
  service: 'reports',
  roles: ['reviewer'],
  kind: 'query',
  input: z.strictObject({
    projectId: id,
    kind: documentKind,
    /** A file that a review had before it; missing: the one that lies there now. */
    digest: z.optional(digest),
    /** Counted from 1. */
    page: z.int().check(z.minimum(1), z.maximum(2000)),
  }),
  output: z.strictObject({
    pages: count,
    /** Null where the document has no such page, or nobody can draw it: then the original is opened. */
    picture: z.nullable(z.strictObject(fileAddress)),
  }),
  errors: ['documentMissing'],
});
