import * as z from 'zod/mini';
import { MAX_PLACE_LENGTH } from '../../../domain/attendance/attendance-session';
import { grantStrategies } from '../../../domain/credit/credit';
import { grantRoundStates } from '../../../domain/credit/grant';
import { ledgerRoles } from '../../../domain/credit/ledger-role';
import { conditionCodes, grantPoints, outcomeReasons, withholdReasons } from '../../../domain/credit/grant-decision';
import { defineCall, readers } from '../../define-call';
import {
  codesOf,
  count,
  creditLevel,
  day,
  id,
  instant,
  pageInput,
  professionalTitle,
  searchText,
  specialty,
  text,
} from '../../common';
import { attendanceFlag } from '../attendance/attendance';

const grantStrategy = codesOf(grantStrategies);

export const roundState = z.enum(grantRoundStates);

export const exclusionReason = z.enum(['twoPlaces', 'notOnSite', 'byAnother', 'other']);

/** As many values as a filter offers. */
const MOST_VALUES = 200;
const values = <Value extends z.ZodMiniType>(value: Value) =>
  z.optional(z.array(value).check(z.maxLength(MOST_VALUES)));

/** M19's filters, several values each; one without values lets everybody through. */
const filters = z.strictObject({
  professionalTitles: values(professionalTitle),
  specialties: values(specialty),
  departmentNames: values(text(30)),
  placeNames: values(text(MAX_PLACE_LENGTH)),
  institutionNames: values(text(60)),
});

/** A value that a filter can take, and how many it would let through. */
const option = <Value extends z.ZodMiniType>(value: Value) => z.array(z.strictObject({ value, people: count }));

/** What a strategy gives for the attendance alone. */
const yielded = { people: count, creditHundredths: count };

/** What is asked besides attendance (M19, M22). */
const conditions = z.optional(z.array(z.enum(conditionCodes)).check(z.maxLength(conditionCodes.length)));

const withheldFor = z.enum(withholdReasons);
const point = z.enum(grantPoints);

/** 有效人员明细 as the grant page shows it (M19): who would get what, who is excluded, who has it already. */
export const grantCandidates = defineCall({
  name: 'grant.candidates',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({
    analysisId: id,
    strategy: grantStrategy,
    /** `byCourseHours` without daily duty. */
    dutyWaived: z.optional(z.boolean()),
    conditions,
    filters: z.optional(filters),
    /** Those who passed; of them whoever is pointed out; or those who get nothing. */
    show: z.optional(z.enum(['passed', 'pointed', 'withheld'])),
    /** Of those who get nothing, the ones with this cause. */
    reason: z.optional(withheldFor),
    /** Finds people in the list; totals, and a grant, take no notice of it. */
    search: searchText,
    ...pageInput,
  }),
  output: z.strictObject({
    projectId: id,
    batchId: id,
    projectNumber: z.string(),
    title: z.string(),
    batchBegin: day,
    batchEnd: day,
    /** 第 n 次分析, and when it was made. */
    number: z.int(),
    analysedAt: instant,
    /** Default activity date: the batch's last day. */
    activityDate: day,
    batchOver: z.boolean(),
    /** A round of this batch exists: whoever got nothing there has been told why. */
    batchDealt: z.boolean(),
    /** The materials of the batch are effective: who is granted now needs a reason and no materials. */
    supplementary: z.boolean(),
    /** Made before its last window had ended: it does not know who came after it, so nothing is granted from it. */
    analysisTooEarly: z.boolean(),
    daysWithoutWindow: z.array(day),
    /** What each strategy would give, before one is chosen; by hours also without daily duty. */
    strategies: z.array(z.strictObject({ strategy: grantStrategy, dutyWaived: z.boolean(), ...yielded })),
    /** Of those whose attendance is enough, the ones who have not answered the evaluation: whether or not it is asked for. */
    evaluationOpen: count,
    /** The same of the exam: those who have not passed it; null where the batch has none. */
    examOpen: z.nullable(count),
    /** Attempts at its exam that were pointed out: not judged yet, and found wanting. Nobody is left out by it. */
    examFlags: z.strictObject({ open: count, upheld: count }),
    totals: z.strictObject({
      valid: count,
      excluded: count,
      alreadyGranted: count,
      /** Pointed out, and nobody has decided: a grant waits for it. */
      undecided: count,
      toGrant: count,
      creditHundredths: count,
      absent: count,
    }),
    /** People who are pointed out, by what for; somebody may be in several. */
    pointed: z.array(z.strictObject({ point, people: count, undecided: count })),
    /** Who gets nothing, by the true cause. */
    withheld: z.array(z.strictObject({ reason: withheldFor, people: count })),
    /** Values the filters can take, from the people whom the strategy gives something. */
    options: z.strictObject({
      professionalTitles: option(professionalTitle),
      specialties: option(specialty),
      departmentNames: option(z.string()),
      placeNames: option(z.string()),
      institutionNames: option(z.string()),
    }),
    rows: z.array(
      z.strictObject({
        personId: id,
        name: z.string(),
        personNumber: z.string(),
        institutionName: z.string(),
        departmentName: z.string(),
        professionalTitle,
        specialty,
        outside: z.boolean(),
        creditHundredths: z.int(),
        hourTenths: z.int(),
        flags: z.array(attendanceFlag),
        excluded: z.nullable(z.strictObject({ reason: exclusionReason, note: z.string(), by: z.string() })),
        points: z.array(point),
        /** Why they are granted all the same. */
        admitted: z.nullable(z.strictObject({ note: z.string(), by: z.string() })),
        withheldFor: z.nullable(withheldFor),
        alreadyGranted: z.boolean(),
      }),
    ),
    nextCursor: z.optional(z.string()),
  }),
  errors: [],
});

/** Starts 授分 for everybody valid, filtered and not excluded. Slices run in the background; see `grant.round`. */
export const grantStart = defineCall({
  name: 'grant.start',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({
    analysisId: id,
    strategy: grantStrategy,
    activityDate: day,
    /** `byCourseHours` without daily duty: why. The centre reads it. */
    dutyWaivedFor: z.optional(text(200)),
    /** A supplementary round (补充授分): why. Needed once the materials of the batch are effective; the centre reads it. */
    supplementFor: z.optional(text(200)),
    conditions,
    filters: z.optional(filters),
    /** Leaves out valid people without a word about them: those not ticked on this page, to be granted in a later round. */
    personIds: z.optional(z.array(id).check(z.minLength(1), z.maxLength(5000))),
  }),
  output: z.strictObject({ roundId: id }),
  errors: [
    'noAnalysis',
    'analysisOutdated',
    'dayWithoutWindow',
    'nobodyToGrant',
    'alreadyGranted',
    'peopleUndecided',
    'reasonRequired',
    'contentRejected',
    'batchNotOver',
    'grantRunning',
    'projectNotApproved',
  ],
});

/**
 * Ends a batch that nobody passed: a round that grants nothing and tells everybody why. Refused as `staleRevision` as soon as
 * somebody would get credits by this strategy.
 */
export const grantConclude = defineCall({
  name: 'grant.conclude',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ analysisId: id, strategy: grantStrategy, activityDate: day }),
  output: z.strictObject({ roundId: id }),
  errors: [
    'noAnalysis',
    'analysisOutdated',
    'dayWithoutWindow',
    'batchNotOver',
    'grantRunning',
    'projectNotApproved',
    'staleRevision',
  ],
});

export const round = z.strictObject({
  roundId: id,
  projectId: id,
  batchId: id,
  projectNumber: z.string(),
  title: z.string(),
  creditLevel: creditLevel,
  state: roundState,
  /** As what its people are granted (M20). */
  role: z.enum(ledgerRoles),
  strategy: grantStrategy,
  /** Why daily duty was not asked for; '' when it was. */
  dutyWaivedFor: z.string(),
  /** Why people were granted after the materials were effective; '' of every other round. */
  supplementFor: z.string(),
  /** Somebody has stopped it; who was not dealt with by then is left. */
  stopped: z.nullable(z.strictObject({ at: instant, by: z.string() })),
  activityDate: day,
  analysisId: id,
  startedAt: instant,
  by: z.string(),
  total: count,
  done: count,
  granted: count,
  alreadyGranted: count,
  excluded: count,
  absent: count,
  creditHundredths: count,
});

export const grantRound = defineCall({
  name: 'grant.round',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({ roundId: id }),
  output: round,
  errors: [],
});

/** The people of a round, as granted. */
export const grantRoundPeople = defineCall({
  name: 'grant.roundPeople',
  service: 'api',
  roles: [...readers, 'reviewer'],
  kind: 'query',
  input: z.strictObject({ roundId: id, ...pageInput }),
  output: z.strictObject({
    rows: z.array(
      z.strictObject({
        personId: id,
        name: z.string(),
        personNumber: z.string(),
        institutionName: z.string(),
        departmentName: z.string(),
        creditHundredths: z.int(),
        hourTenths: z.int(),
        /** It was taken back. */
        reversed: z.boolean(),
        /** A request to take it back that waits. */
        reversalId: z.nullable(id),
      }),
    ),
    nextCursor: z.optional(z.string()),
  }),
  errors: [],
});

/**
 * Stops a grant between two slices: who has the credits keeps them, the others are left for a later round. It goes on until somebody has
 * got them, as a round that gave nobody anything says something else.
 */
export const grantStop = defineCall({
  name: 'grant.stop',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ roundId: id }),
  output: z.strictObject({}),
  errors: ['wrongState'],
});

/** Who got nothing by a round, each with the true reason (M19); their names are those of today. */
export const grantOutcomes = defineCall({
  name: 'grant.outcomes',
  service: 'api',
  roles: [...readers, 'reviewer'],
  kind: 'query',
  input: z.strictObject({ roundId: id, ...pageInput }),
  output: z.strictObject({
    rows: z.array(
      z.strictObject({
        personId: id,
        name: z.string(),
        personNumber: z.string(),
        institutionName: z.string(),
        departmentName: z.string(),
        reason: z.enum(outcomeReasons),
        missedWindows: z.array(z.strictObject({ begin: instant, end: instant })),
        lackedDays: z.array(day),
      }),
    ),
    nextCursor: z.optional(z.string()),
  }),
  errors: [],
});
