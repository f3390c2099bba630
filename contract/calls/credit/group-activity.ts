import * as z from 'zod/mini';
import {
  ACTIVITY_PLACE_AT_MOST,
  ACTIVITY_TITLE_AT_MOST,
  activityKinds,
  activityProblems,
  activityStates,
  attendeeOrigins,
} from '../../../domain/credit/group-activity';
import { NAME_LENGTH_AT_MOST } from '../../../domain/person/name';
import { defineCall, readers } from '../../define-call';
import { attachErrors } from '../../errors';
import {
  codesOf,
  count,
  creditHundredths,
  day,
  decision,
  digest,
  file,
  fileAddress,
  fileFacts,
  fileId,
  hourTenths,
  id,
  instant,
  pageInput,
  pageOf,
  searchText,
  text,
  year,
} from '../../common';
import { roundState } from './grant';

const kind = codesOf(activityKinds);
const state = z.enum(activityStates);
const problem = codesOf(activityProblems);
const files = z.array(z.strictObject({ fileId: z.string(), ...fileFacts }));

/** What the rule table says of an activity on its day. */
const rule = z.strictObject({
  hourTenthsPerCredit: count,
  capHundredths: count,
  yearlyCapHundredths: z.nullable(count),
  confirmed: z.boolean(),
  source: z.string(),
});

const facts = {
  title: text(ACTIVITY_TITLE_AT_MOST),
  /** Null and '' are still open. */
  kind: z.nullable(kind),
  begin: z.nullable(day),
  end: z.nullable(day),
  placeName: text(ACTIVITY_PLACE_AT_MOST),
  hourTenths,
  creditHundredths,
  lecturerName: text(NAME_LENGTH_AT_MOST),
};

/**
 * 集体活动 (M21): an institution's own activities, the latest first. The centre sees what was handed in, by state, longest waiting first;
 * what waits where no state is asked for.
 */
export const groupActivityList = defineCall({
  name: 'groupActivity.list',
  service: 'api',
  roles: [...readers, 'reviewer'],
  kind: 'query',
  input: z.strictObject({
    search: searchText,
    year: z.optional(year),
    state: z.optional(state),
    kind: z.optional(kind),
    /** Of a delegate: what other institutions have handed in. */
    toReview: z.optional(z.boolean()),
    ...pageInput,
  }),
  output: z.strictObject({
    ...pageOf(
      z.strictObject({
        activityId: id,
        institutionName: z.string(),
        title: z.string(),
        kind: z.nullable(kind),
        begin: z.nullable(day),
        end: z.nullable(day),
        creditHundredths: count,
        people: count,
        state,
        submittedAt: z.nullable(instant),
        waitingDays: count,
        /** Of a returned one: why. */
        returnedFor: z.string(),
      }),
    ).shape,
    /** The caller's institution reviews those of others for the centre: said with its own first page. */
    mayReview: z.optional(z.boolean()),
  }),
  errors: [],
});

/** One activity: for its institution, and for the centre once it was handed in. */
export const groupActivityGet = defineCall({
  name: 'groupActivity.get',
  service: 'api',
  roles: [...readers, 'reviewer'],
  kind: 'query',
  input: z.strictObject({ activityId: id }),
  output: z.strictObject({
    activityId: id,
    institutionName: z.string(),
    ...facts,
    state,
    revision: count,
    files,
    people: count,
    /** How many came onto the list in which way. */
    byOrigin: z.record(z.enum(attendeeOrigins.map(({ code }) => code)), count),
    /** Many people are being written; the list is closed meanwhile. */
    gathering: z.boolean(),
    /** Its attendance by a rotating code; null while there was none. */
    attendance: z.nullable(
      z.strictObject({
        sessionId: id,
        open: z.boolean(),
        /** People who have scanned. */
        scanned: count,
        /** Its code can be shown, or somebody has scanned who was not written yet. */
        unwritten: z.boolean(),
      }),
    ),
    /** Null while its day is open, and where the table says nothing of that day. */
    rule: z.nullable(rule),
    /** The most that its hours may give; null without a rule. */
    limitHundredths: z.nullable(count),
    /** Everything that keeps it from being handed in. */
    problems: z.array(problem),
    addedBy: z.string(),
    submittedAt: z.nullable(instant),
    submittedBy: z.string(),
    timesSubmitted: count,
    waitingDays: count,
    reviews: z.array(
      z.strictObject({
        decision: z.enum(['approve', 'return']),
        reason: z.string(),
        at: instant,
        by: z.string(),
        digests: z.optional(z.array(digest)),
      }),
    ),
    /** Of an approved one: how far its credits are. */
    round: z.nullable(
      z.strictObject({ roundId: id, state: roundState, done: count, total: count, granted: count, absent: count }),
    ),
  }),
  errors: [],
});

/** Begins an activity, or writes what is known of it by now; everything may still be open. */
export const groupActivitySave = defineCall({
  name: 'groupActivity.save',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ activityId: z.optional(id), revision: z.optional(count), ...facts }),
  output: z.strictObject({ activityId: id, revision: count }),
  errors: ['wrongState', 'staleRevision', 'contentRejected'],
});

export const groupActivityAddFile = defineCall({
  name: 'groupActivity.addFile',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({
    activityId: id,
    file,
    /** The file whose place it takes. */
    replaces: z.optional(fileId),
  }),
  output: z.strictObject({ files: count }),
  errors: ['wrongState', 'tooManyFiles', ...attachErrors],
});

export const groupActivityRemoveFile = defineCall({
  name: 'groupActivity.removeFile',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ activityId: id, fileId }),
  output: z.strictObject({ files: count }),
  errors: ['wrongState'],
});

export const groupActivityFileUrl = defineCall({
  name: 'groupActivity.fileUrl',
  service: 'api',
  roles: [...readers, 'reviewer'],
  kind: 'query',
  input: z.strictObject({ activityId: id, fileId }),
  output: z.strictObject(fileAddress),
  errors: [],
});

/** Hands it to the centre, for the first time or after a return. */
export const groupActivitySubmit = defineCall({
  name: 'groupActivity.submit',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ activityId: id, revision: count }),
  output: z.strictObject({ state }),
  errors: ['wrongState', 'staleRevision', 'peopleGathering', 'activityIncomplete', 'unchangedSinceReturn'],
});

/** Takes it back while the centre has not decided. */
export const groupActivityWithdraw = defineCall({
  name: 'groupActivity.withdraw',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ activityId: id }),
  output: z.strictObject({ state }),
  errors: ['wrongState'],
});

/** Ends a draft, or a returned one, for good. */
export const groupActivityCancel = defineCall({
  name: 'groupActivity.cancel',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ activityId: id }),
  output: z.strictObject({ state }),
  errors: ['wrongState', 'peopleGathering'],
});

/** The decision of the centre, or of its delegate on another institution's activity: an approval begins the grant of everybody on the list. */
export const groupActivityReview = defineCall({
  name: 'groupActivity.review',
  service: 'api',
  roles: ['reviewer', 'activityDelegate'],
  kind: 'command',
  input: z.strictObject({
    activityId: id,
    decision,
    reason: z.optional(text(200)),
    /** How many decisions had been made when the reviewer looked. */
    decisionsSeen: count,
  }),
  output: z.strictObject({ state }),
  errors: [
    'wrongState',
    'submittedAgain',
    'reasonRequired',
    'ownActivity',
    'activityRuleOpen',
    'activityOverLimit',
    'contentRejected',
  ],
});
