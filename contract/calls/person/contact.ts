import * as z from 'zod/mini';
import { defineCall } from '../../define-call';
import { id } from '../../common';

/**
 * Whom to call where somebody waits or was refused (rules: "Whom to call"): the caller's own institution (or the one that a request for a
 * rebinding went to), the one that they want to go to, the centre, or who holds a public meeting. Null where no number is on file.
 */
export const contactGet = defineCall({
  name: 'contact.get',
  service: 'api',
  roles: ['wechatUser'],
  kind: 'query',
  input: z.strictObject({
    of: z.enum(['institution', 'newInstitution', 'centre', 'project']),
    /** Of `project` alone. */
    projectId: z.optional(id),
  }),
  output: z.strictObject({
    contact: z.nullable(z.strictObject({ office: z.string(), name: z.string(), phone: z.string() })),
  }),
  errors: [],
});
