import * as z from 'zod/mini';
import { materialItems } from '../../../domain/credit/materials';
import { OBJECTIONS_AT_MOST } from '../../../domain/project/objections';
import { documentMarkValues } from '../../../domain/project/document-marks';
import { defineCall } from '../../define-call';
import {
  count,
  creditLevel,
  day,
  decision,
  documentKind,
  id,
  instant,
  pageInput,
  pageOf,
  searchText,
  text,
  year,
} from '../../common';
import { roundState } from './grant';
import { materialItem } from './materials';
import { changeStates } from '../../../domain/project/change-request';
import { changeView } from '../project/change';
import { batch, course, objection, projectDetail, projectForm, projectRow, projectState } from '../project/project';

/** What waits for the centre, longest first (C1). */
export const reviewQueue = defineCall({
  name: 'review.queue',
  service: 'api',
  roles: ['reviewer'],
  kind: 'query',
  input: z.strictObject({ kind: z.enum(['project', 'change', 'materials']), ...pageInput }),
  output: z.strictObject({
    rows: z.array(
      z.strictObject({
        /** A project id; of a change request or a round its own. */
        id,
        projectNumber: z.string(),
        title: z.string(),
        creditLevel,
        institutionName: z.string(),
        submittedAt: instant,
        waitingDays: count,
        /** By how many days the centre is late by its own term (domain/project/decision-term.ts). */
        daysLate: count,
        /** 2 once it was returned and handed in again. */
        timesSubmitted: z.optional(count),
        /** First day of the holding, and whether it comes within the days of the filing rule. */
        opens: z.optional(z.strictObject({ day, soon: z.boolean() })),
        /** Which reviewer has it in hand now. */
        inReview: z.optional(z.string()),
      }),
    ),
    nextCursor: z.optional(z.string()),
    /** What is overdue; null where the centre has set no term. */
    late: z.nullable(z.strictObject({ project: count, change: count, materials: count })),
    /** `activity`: group activities; `dispute`: objections to transfers that the centre is asked to decide on; both have lists of their own. */
    counts: z.strictObject({ project: count, change: count, materials: count, activity: count, dispute: count }),
  }),
  errors: [],
});

/** M4's list over all institutions, for the centre: everything that was ever handed in. */
export const reviewProjects = defineCall({
  name: 'review.projects',
  service: 'api',
  roles: ['reviewer'],
  kind: 'query',
  input: z.strictObject({
    /** Part of a project number or of the title. */
    search: searchText,
    year: z.optional(year),
    state: z.optional(projectState),
    creditLevel: z.optional(creditLevel),
    institutionId: z.optional(id),
    sort: z.optional(z.enum(['newest', 'oldest'])),
    ...pageInput,
  }),
  output: pageOf(z.strictObject({ ...projectRow.shape, institutionName: z.string() })),
  errors: [],
});

/** What `systemChecks` of `domain/project/project-checks.ts` found; `figures` fill the words. */
const systemChecks = z.array(
  z.strictObject({
    code: z.string(),
    result: z.enum(['pass', 'warn']),
    figures: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
);

/** A submitted project as the centre sees it (C2), with the system's own checks. */
export const reviewProjectGet = defineCall({
  name: 'review.projectGet',
  service: 'api',
  roles: ['reviewer'],
  kind: 'query',
  input: z.strictObject({ projectId: id }),
  output: z.strictObject({
    project: projectDetail,
    /** What it said when it was decided on last, where it was handed in again since. */
    previous: z.optional(z.strictObject({ form: projectForm, courses: z.array(course), batches: z.array(batch) })),
    waitingDays: count,
    checks: systemChecks,
    /** Of a second review: what was objected to, and whether it is another since. */
    answered: z.optional(z.array(z.strictObject({ ...objection.shape, changed: z.boolean() }))),
    /** Handed in later than the rule says: by how much, and why (rules: "Deadlines"). */
    late: z.optional(z.strictObject({ days: count, reason: z.string() })),
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
  input: z.strictObject({ kind: z.enum(['project', 'change']), id }),
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
    /** Of a return: what is wrong where. */
    objections: z.optional(z.array(objection).check(z.maxLength(OBJECTIONS_AT_MOST))),
    decisionsSeen,
  }),
  output: z.strictObject({ state: projectState }),
  errors: [
    'wrongState',
    'submittedAgain',
    'documentUnfit',
    'documentUnmarked',
    'objectionsInvalid',
    'reasonRequired',
    'contentRejected',
  ],
});

/** A change request as the centre sees it, before and after side by side. */
export const reviewChangeGet = defineCall({
  name: 'review.changeGet',
  service: 'api',
  roles: ['reviewer'],
  kind: 'query',
  input: z.strictObject({ changeId: id }),
  output: z.strictObject({ ...changeView.shape, waitingDays: count, checks: systemChecks }),
  errors: [],
});

/** Approves or returns a change request. Approved, it holds at once, and whoever follows the meeting or has checked in is told. */
export const reviewChange = defineCall({
  name: 'review.change',
  service: 'api',
  roles: ['reviewer'],
  kind: 'command',
  input: z.strictObject({ changeId: id, decision, reason: z.optional(text(200)), decisionsSeen }),
  output: z.strictObject({ state: z.enum(changeStates) }),
  errors: ['wrongState', 'submittedAgain', 'pastFixed', 'reasonRequired', 'contentRejected'],
});

/** Everything that was decided, newest first; what institutions cancelled as well. */
export const reviewHistory = defineCall({
  name: 'review.history',
  service: 'api',
  roles: ['reviewer'],
  kind: 'query',
  input: z.strictObject({
    /** Part of a project number, a title, or the name of an institution. */
    search: searchText,
    year: z.optional(year),
    kind: z.optional(z.enum(['project', 'change', 'materials', 'cancel'])),
    decision: z.optional(z.enum(['approve', 'return', 'cancel'])),
    /** Only approved projects whose paper originals have not come. */
    paperMissing: z.optional(z.boolean()),
    ...pageInput,
  }),
  output: z.strictObject({
    ...pageOf(
      z.strictObject({
        decisionId: id,
        kind: z.enum(['project', 'change', 'materials', 'cancel']),
        /** Of the project, the change request or the round. */
        subjectId: id,
        decision: z.enum(['approve', 'return', 'cancel']),
        at: instant,
        by: z.string(),
        reason: z.string(),
        projectId: id,
        projectNumber: z.string(),
        title: z.string(),
        creditLevel,
        institutionName: z.string(),
        /** Of an approval of a project alone. */
        paper: z.optional(
          z.strictObject({ received: z.boolean(), by: z.optional(z.string()), at: z.optional(instant) }),
        ),
      }),
    ).shape,
    paperMissing: count,
  }),
  errors: [],
});

/** Paper originals (M10) of a project that was handed in have arrived, before or after the decision; or have not. */
export const reviewPaper = defineCall({
  name: 'review.paper',
  service: 'api',
  roles: ['reviewer'],
  kind: 'command',
  input: z.strictObject({
    projectId: id,
    received: z.boolean(),
    /** Of which documents; missing: of all three. */
    kinds: z.optional(z.array(documentKind).check(z.minLength(1), z.maxLength(3))),
  }),
  /** Whether all three are there then. */
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
    /** Of a return: what is wrong with which of the materials. */
    items: z.optional(
      z.array(z.strictObject({ item: materialItem, reason: text(200, 1) })).check(z.maxLength(materialItems.length)),
    ),
    decisionsSeen,
  }),
  output: z.strictObject({ state: roundState }),
  errors: ['wrongState', 'submittedAgain', 'reasonRequired', 'contentRejected'],
});
