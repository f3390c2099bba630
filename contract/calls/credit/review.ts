import * as z from 'zod/mini';
import { documentMarkValues } from '../../../domain/project/document-marks';
import { defineCall } from '../../define-call';
import { count, creditLevel, decision, id, instant, pageInput, text } from '../../common';
import { roundState } from './grant';
import { projectDetail, projectState } from '../project/project';

/** What waits for the centre, longest first (C1). */
export const reviewQueue = defineCall({
  name: 'review.queue',
  service: 'api',
  roles: ['reviewer'],
  kind: 'query',
  input: z.strictObject({ kind: z.enum(['project', 'materials']), ...pageInput }),
  output: z.strictObject({
    rows: z.array(
      z.strictObject({
        /** A project id, or a round id for materials. */
        id,
        projectNumber: z.string(),
        title: z.string(),
        creditLevel,
        institutionName: z.string(),
        submittedAt: instant,
        waitingDays: count,
      }),
    ),
    nextCursor: z.optional(z.string()),
    counts: z.strictObject({ project: count, materials: count }),
  }),
  errors: [],
});

/** A submitted project as the centre sees it (C2), with the system's own checks. */
export const reviewProjectGet = defineCall({
  name: 'review.projectGet',
  service: 'api',
  roles: ['reviewer'],
  kind: 'query',
  input: z.strictObject({ projectId: id }),
  output: z.strictObject({
    project: projectDetail,
    waitingDays: count,
    /** What `systemChecks` of `domain/project/project-checks.ts` found; `figures` fill the words. */
    checks: z.array(
      z.strictObject({
        code: z.string(),
        result: z.enum(['pass', 'warn']),
        figures: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
    ),
  }),
  errors: [],
});

/**
 * A reviewer has opened something, or goes on with it: another one who opens it is told so, and the institution cannot withdraw it
 * meanwhile. It ends by itself and keeps nobody from deciding.
 */
export const reviewBegin = defineCall({
  name: 'review.begin',
  service: 'api',
  roles: ['reviewer'],
  kind: 'command',
  input: z.strictObject({ projectId: id }),
  output: z.strictObject({ by: z.string(), since: instant, mine: z.boolean() }),
  errors: ['wrongState'],
});

/**
 * How many decisions had been made when the reviewer looked: one more, and what lies there now was handed in again and
 * nobody has seen it.
 */
const decisionsSeen = count;

/**
 * Approves or returns a submitted project (M10). Only all three documents marked as conforming allow the approval; one that
 * does not conform leaves only the return.
 */
export const reviewProject = defineCall({
  name: 'review.project',
  service: 'api',
  roles: ['reviewer'],
  kind: 'command',
  input: z.strictObject({
    projectId: id,
    decision,
    reason: z.optional(text(200)),
    documentMarks: z.strictObject({
      notice: z.optional(z.enum(documentMarkValues)),
      agenda: z.optional(z.enum(documentMarkValues)),
      registrationForm: z.optional(z.enum(documentMarkValues)),
    }),
    decisionsSeen,
  }),
  output: z.strictObject({ state: projectState }),
  errors: ['wrongState', 'submittedAgain', 'documentUnfit', 'documentUnmarked', 'reasonRequired', 'contentRejected'],
});

/** The paper originals (M10) of a project that was handed in have arrived, before or after the decision; or have not. */
export const reviewPaper = defineCall({
  name: 'review.paper',
  service: 'api',
  roles: ['reviewer'],
  kind: 'command',
  input: z.strictObject({ projectId: id, received: z.boolean() }),
  output: z.strictObject({ received: z.boolean() }),
  errors: [],
});

/** The centre's decision: approval makes every entry of the round effective with one write (M23). */
export const reviewMaterials = defineCall({
  name: 'review.materials',
  service: 'api',
  roles: ['reviewer'],
  kind: 'command',
  input: z.strictObject({
    roundId: id,
    decision,
    reason: z.optional(text(200)),
    decisionsSeen,
  }),
  output: z.strictObject({ state: roundState }),
  errors: ['wrongState', 'submittedAgain', 'reasonRequired', 'contentRejected'],
});
