import * as z from 'zod/mini';
import { changeStates } from '../../../domain/project/change-request';
import { defineCall } from '../../define-call';
import { attachErrors } from '../../errors';
import { count, documentKind, file, fileAddress, fileFacts, id, instant, text } from '../../common';
import { batch, course, projectDetail, projectForm, projectReview } from './project';

const changeState = z.enum(changeStates);

export const changeFacts = z.strictObject({
  changeId: id,
  number: count,
  state: changeState,
  revision: count,
  reason: z.string(),
  /** Documents that are to take the place of others. */
  documents: z.array(z.strictObject({ kind: documentKind, ...fileFacts })),
  submittedAt: z.nullable(instant),
  timesSubmitted: count,
  by: z.string(),
  reviews: z.array(projectReview),
  inReview: z.optional(z.strictObject({ by: z.string(), since: instant })),
});

/** A project as it is, and as it would be. */
export const changeView = z.strictObject({
  /** Null before anything was asked for. */
  change: z.nullable(changeFacts),
  before: projectDetail,
  /** `state` says whether it can be edited, `revision` is the request's. */
  after: projectDetail,
  /** Documents that no longer fit and have no successor yet. */
  lacking: z.array(documentKind),
  /** What would rewrite the past: `<code>.<id of the batch or course>` (domain/project/change-request.ts). */
  past: z.array(z.string()),
  /** How many people are told once it is approved: those who follow the meeting. */
  followers: count,
});

/** The change request of a project that is on its way, or the beginning of one. */
export const changeGet = defineCall({
  name: 'change.get',
  service: 'api',
  roles: ['administrator'],
  kind: 'query',
  input: z.strictObject({ projectId: id }),
  output: changeView,
  errors: [],
});

/** Writes what is asked for, and why; the first time it begins a request. `revision` is the one that the page had loaded. */
export const changeSave = defineCall({
  name: 'change.save',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({
    projectId: id,
    revision: count,
    form: z.optional(projectForm),
    courses: z.optional(z.array(course).check(z.maxLength(60))),
    batches: z.optional(z.array(batch).check(z.maxLength(40))),
    reason: z.optional(text(200)),
  }),
  output: z.strictObject({ revision: count }),
  errors: ['wrongState', 'staleRevision', 'batchesInvalid', 'courseHoursExceeded', 'contentRejected'],
});

export const changeSaveDocument = defineCall({
  name: 'change.saveDocument',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ projectId: id, kind: documentKind, file }),
  output: z.strictObject({ revision: count }),
  errors: ['wrongState', ...attachErrors],
});

/** Hands the request in. */
export const changeSubmit = defineCall({
  name: 'change.submit',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ projectId: id, revision: count }),
  output: z.strictObject({ state: changeState }),
  errors: [
    'wrongState',
    'staleRevision',
    'nothingChanged',
    'projectIncomplete',
    'pastFixed',
    'documentMissing',
    'reasonRequired',
  ],
});

/** Takes a request back from the centre, or drops one that is not there. */
export const changeWithdraw = defineCall({
  name: 'change.withdraw',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ projectId: id }),
  output: z.strictObject({ state: changeState }),
  errors: ['wrongState', 'reviewBegun'],
});

/** A short-lived address of a document that a request brings. */
export const changeDocumentUrl = defineCall({
  name: 'change.documentUrl',
  service: 'api',
  roles: ['administrator', 'reviewer'],
  kind: 'query',
  input: z.strictObject({ changeId: id, kind: documentKind }),
  output: z.strictObject(fileAddress),
  errors: ['documentMissing'],
});
