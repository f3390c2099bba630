import * as z from 'zod/mini';
import { anyAdministrator, defineCall } from '../../define-call';
import { count, id } from '../../common';

/** What the home page of a hospital's administrator shows (A1): what waits for them and what is going on. */
export const homeAdministrator = defineCall({
  name: 'home.administrator',
  service: 'api',
  roles: anyAdministrator,
  kind: 'query',
  input: z.strictObject({}),
  output: z.strictObject({
    pendingRegistrations: z.int(),
    pendingRebindings: z.int(),
    returnedProjects: z.int(),
    /** Approved projects with a batch that is over and not granted. */
    projectsToGrant: z.int(),
    /** Grant rounds whose materials are still to be handed in, or were returned. */
    materialsToSubmit: z.int(),
    /** Batches that are held today, running sessions first. */
    today: z.array(
      z.strictObject({
        projectId: id,
        batchId: id,
        sessionId: z.nullable(id),
        open: z.boolean(),
        title: z.string(),
        placeName: z.string(),
        begin: z.string(),
        end: z.string(),
        /** Today's people. */
        headCount: count,
        /** People of the whole batch, what the cap counts; only with a cap. */
        batchCount: z.nullable(count),
        cap: z.nullable(count),
      }),
    ),
  }),
  errors: [],
});
