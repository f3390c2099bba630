import * as z from 'zod/mini';
import { grantStrategies } from '../../domain/credit';
import { grantRoundStates } from '../../domain/grant';
import { ledgerRoles } from '../../domain/ledger';
import { uploadedMaterials } from '../../domain/materials';
import { defineCall } from '../define-call';
import {
  codesOf,
  count,
  creditLevel,
  day,
  file,
  id,
  instant,
  ok,
  pageInput,
  professionalTitle,
  specialty,
  text,
} from '../common';
import { attendanceFlag } from './attendance';

const grantStrategy = codesOf(grantStrategies);
const roundState = z.enum(grantRoundStates);
const exclusionReason = z.enum(['twoPlaces', 'notOnSite', 'byAnother', 'other']);

/** M19's filters; an empty one lets everybody through. */
const filters = z.strictObject({
  professionalTitle: z.optional(professionalTitle),
  specialty: z.optional(specialty),
  departmentName: z.optional(text(30)),
  placeName: z.optional(text(40)),
});

/** 有效人员明细 as the grant page shows it (M19): who would get what, who is excluded, who has it already. */
export const grantCandidates = defineCall({
  name: 'grant.candidates',
  service: 'api',
  roles: ['administrator'],
  kind: 'query',
  input: z.strictObject({
    analysisId: id,
    strategy: grantStrategy,
    filters: z.optional(filters),
    search: z.optional(text(30)),
    ...pageInput,
  }),
  output: z.strictObject({
    projectId: id,
    batchId: id,
    projectNumber: z.string(),
    title: z.string(),
    /** Default activity date: the batch's last day. */
    activityDate: day,
    batchOver: z.boolean(),
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

/** Un-ticks a person with a reason on record; before granting it can be taken back. */
export const exclusionSet = defineCall({
  name: 'exclusion.set',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({
    analysisId: id,
    personId: id,
    reason: exclusionReason,
    /** Demanded with `other`. */
    note: z.optional(text(100)),
  }),
  output: ok,
  errors: ['reasonRequired', 'grantRunning', 'alreadyGranted', 'contentRejected'],
});

export const exclusionWithdraw = defineCall({
  name: 'exclusion.withdraw',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ analysisId: id, personId: id }),
  output: ok,
  errors: ['grantRunning', 'alreadyGranted'],
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
  errors: ['noAnalysis', 'dayWithoutWindow', 'nobodyToGrant', 'batchNotOver', 'grantRunning', 'projectNotApproved'],
});

const round = z.strictObject({
  roundId: id,
  projectId: id,
  batchId: id,
  projectNumber: z.string(),
  title: z.string(),
  creditLevel: creditLevel,
  state: roundState,
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
  roles: ['administrator'],
  kind: 'query',
  input: z.strictObject({ roundId: id }),
  output: round,
  errors: [],
});

/** The people of a round, as granted. */
export const grantRoundPeople = defineCall({
  name: 'grant.roundPeople',
  service: 'api',
  roles: ['administrator', 'reviewer'],
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

const materialKind = codesOf(uploadedMaterials);

const materials = z.strictObject({
  round,
  institutionName: z.string(),
  /** Made by the system. */
  attendance: z.strictObject({ people: count, records: count }),
  grantList: z.strictObject({ people: count, creditHundredths: count }),
  files: z.array(
    z.strictObject({
      fileId: z.string(),
      kind: materialKind,
      fileName: z.string(),
      sizeBytes: z.int(),
      uploadedAt: instant,
    }),
  ),
  missing: z.array(materialKind),
  submittedAt: z.nullable(instant),
  waitingDays: count,
  reviews: z.array(
    z.strictObject({ decision: z.enum(['approve', 'return']), reason: z.string(), at: instant, by: z.string() }),
  ),
});

/** The meeting materials of one round (A10, M23); the centre sees the same. */
export const materialsGet = defineCall({
  name: 'materials.get',
  service: 'api',
  roles: ['administrator', 'reviewer'],
  kind: 'query',
  input: z.strictObject({ roundId: id }),
  output: materials,
  errors: [],
});

export const materialsAddFile = defineCall({
  name: 'materials.addFile',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ roundId: id, kind: materialKind, file }),
  output: z.strictObject({ missing: z.array(materialKind) }),
  errors: ['wrongState', 'fileNotYours'],
});

export const materialsRemoveFile = defineCall({
  name: 'materials.removeFile',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ roundId: id, fileId: file.shape.fileId }),
  output: z.strictObject({ missing: z.array(materialKind) }),
  errors: ['wrongState'],
});

export const materialsFileUrl = defineCall({
  name: 'materials.fileUrl',
  service: 'api',
  roles: ['administrator', 'reviewer'],
  kind: 'query',
  input: z.strictObject({ roundId: id, fileId: file.shape.fileId }),
  output: z.strictObject({ url: z.string(), fileName: z.string() }),
  errors: [],
});

export const materialsSubmit = defineCall({
  name: 'materials.submit',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ roundId: id }),
  output: z.strictObject({ state: roundState }),
  errors: ['wrongState', 'grantRunning', 'materialsIncomplete'],
});

/** The centre's decision: approval makes every entry of the round effective with one write (M23). */
export const reviewMaterials = defineCall({
  name: 'review.materials',
  service: 'api',
  roles: ['reviewer'],
  kind: 'command',
  input: z.strictObject({ roundId: id, decision: z.enum(['approve', 'return']), reason: z.optional(text(200)) }),
  output: z.strictObject({ state: roundState }),
  errors: ['wrongState', 'reasonRequired', 'contentRejected'],
});

/** 我的学分 (T4): one year of the caller's ledger, what is still to come, and why a holding gave nothing. */
export const ledgerMine = defineCall({
  name: 'ledger.mine',
  service: 'api',
  roles: ['trainee'],
  kind: 'query',
  input: z.strictObject({ year: z.int().check(z.minimum(2000), z.maximum(2100)) }),
  output: z.strictObject({
    year: z.int(),
    requiredCreditHundredths: z.int(),
    requiredHourTenths: z.int(),
    effectiveCreditHundredths: z.int(),
    effectiveHourTenths: z.int(),
    pendingCreditHundredths: z.int(),
    reversedCreditHundredths: z.int(),
    entries: z.array(
      z.strictObject({
        entryId: id,
        title: z.string(),
        projectNumber: z.string(),
        activityDate: day,
        creditLevel: creditLevel,
        role: z.enum(ledgerRoles),
        creditHundredths: z.int(),
        hourTenths: z.int(),
        state: z.enum(['pending', 'effective', 'reversed']),
        /** Why it is still pending: 待提交资料, 中心审核中, 资料被退回. */
        roundState,
      }),
    ),
    /** Holdings the caller checked in to that gave no credit, each with the reason. */
    withoutCredit: z.array(
      z.strictObject({
        projectId: id,
        title: z.string(),
        activityDate: day,
        reason: z.enum(['absent', 'excluded', 'alreadyGranted', 'notApproved']),
        /** Windows without a check-in of his, for `absent`. */
        missedWindows: z.array(z.strictObject({ begin: instant, end: instant })),
      }),
    ),
    /** Holdings checked in to that are not granted yet. */
    waiting: z.array(z.strictObject({ projectId: id, title: z.string(), lastDay: day })),
  }),
  errors: [],
});

/** 考勤明细 as one CSV file (UTF-8 with BOM), made by `reports`; the export is in the audit log. */
export const reportAttendance = defineCall({
  name: 'report.attendance',
  service: 'reports',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ projectId: id, batchId: id }),
  output: z.strictObject({ url: z.string(), fileName: z.string(), rows: count }),
  errors: [],
});

/** 操作日志: what was done in the caller's institution, newest first. */
export const auditList = defineCall({
  name: 'audit.list',
  service: 'api',
  roles: ['administrator'],
  kind: 'query',
  input: z.strictObject({ projectId: z.optional(id), ...pageInput }),
  output: z.strictObject({
    rows: z.array(
      z.strictObject({
        entryId: id,
        at: instant,
        by: z.string(),
        action: z.string(),
        subject: z.string(),
        note: z.string(),
      }),
    ),
    nextCursor: z.optional(z.string()),
  }),
  errors: [],
});
