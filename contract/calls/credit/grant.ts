import * as z from 'zod/mini';
import { MAX_PLACE_LENGTH } from '../../../domain/attendance/attendance-session';
import { grantStrategies } from '../../../domain/credit/credit';
import { grantRoundStates } from '../../../domain/credit/grant';
import { ledgerRoles } from '../../../domain/credit/ledger';
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

/** M19's filters; an empty one lets everybody through. */
const filters = z.strictObject({
  professionalTitle: z.optional(professionalTitle),
  specialty: z.optional(specialty),
  departmentName: z.optional(text(30)),
  placeName: z.optional(text(MAX_PLACE_LENGTH)),
});

/** 有效人员明细 as the grant page shows it (M19): who would get what, who is excluded, who has it already. */
export const grantCandidates = defineCall({
  name: 'grant.candidates',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({
    analysisId: id,
    strategy: grantStrategy,
    filters: z.optional(filters),
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
    /** Default activity date: the batch's last day. */
    activityDate: day,
    batchOver: z.boolean(),
    /** Made before its last window had ended: it does not know who came after it, so nothing is granted from it. */
    analysisTooEarly: z.boolean(),
    daysWithoutWindow: z.array(day),
    totals: z.strictObject({
      valid: count,
      excluded: count,
      alreadyGranted: count,
      toGrant: count,
      creditHundredths: count,
      absent: count,
    }),
    /** Values the filters can take, from the people of this analysis. */
    options: z.strictObject({
      professionalTitles: z.array(professionalTitle),
      specialties: z.array(specialty),
      departmentNames: z.array(z.string()),
      placeNames: z.array(z.string()),
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
      }),
    ),
    nextCursor: z.optional(z.string()),
  }),
  errors: [],
});
