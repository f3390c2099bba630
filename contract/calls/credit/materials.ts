import * as z from 'zod/mini';
import { anomalyCodes } from '../../../domain/credit/anomalies';
import { generatedMaterials } from '../../../domain/credit/generated-materials';
import { materialItems, MAX_SUMMARY_LENGTH, uploadedMaterials } from '../../../domain/credit/materials';
import { defineCall, readers } from '../../define-call';
import { attachErrors } from '../../errors';
import {
  codesOf,
  count,
  day,
  digest,
  file,
  fileAddress,
  fileFacts,
  fileId,
  id,
  instant,
  ok,
  pageInput,
  text,
} from '../../common';
import { attendanceRecords, recordPage } from '../attendance/attendance';
import { exclusionReason, round, roundState } from './grant';

const materialKind = codesOf(uploadedMaterials);
export const materialItem = codesOf(materialItems);

const generatedItem = codesOf(generatedMaterials);
const figures = z.array(z.strictObject({ label: z.string(), value: z.string() }));

/** Something that the system makes: how it stands, what is in it, and what has changed since it was handed in last. */
const generated = z.strictObject({
  item: generatedItem,
  /**
   * `ready`: true now, or as it was handed in. `outdated`: something has changed since. `missing`: can be made. `notYet`: not before
   * `until`. `never`: too few have answered. `absent`: was not there when the materials were handed in.
   */
  standing: z.enum(['ready', 'outdated', 'missing', 'absent', 'notYet', 'never']),
  why: z.nullable(z.enum(['grantRunning', 'evaluationOpen', 'examOpen', 'tooFewAnswers'])),
  until: z.nullable(instant),
  madeAt: z.nullable(instant),
  figures,
  files: z.array(z.strictObject({ fileId: z.string(), ...fileFacts })),
  changes: z.array(z.strictObject({ label: z.string(), before: z.string(), after: z.string() })),
});

const materials = z.strictObject({
  round,
  institutionName: z.string(),
  /** Made by the system. */
  attendance: z.strictObject({
    people: count,
    records: count,
    /** 有效考勤时间段 of the analysis that was granted from, whole seconds, both ends inclusive. */
    windows: z.array(z.strictObject({ begin: instant, end: instant })),
    /** 第 n 次分析, and when it was frozen. */
    number: z.int(),
    analysedAt: instant,
  }),
  grantList: z.strictObject({ people: count, creditHundredths: count }),
  files: z.array(
    z.strictObject({
      fileId: z.string(),
      kind: materialKind,
      ...fileFacts,
    }),
  ),
  missing: z.array(materialKind),
  /** What the system makes for this round, in the order of the page. */
  generated: z.array(generated),
  /** Of those, what keeps the materials from being handed in. */
  toMake: z.array(generatedItem),
  /** A job makes them: so many of so many are there. */
  making: z.nullable(z.strictObject({ done: count, total: count })),
  /** The institution's own words in the report; '' where it wrote none. */
  summary: z.string(),
  /** Whom to call at the centre; null where it has no number on file. */
  centre: z.nullable(z.strictObject({ name: z.string(), contactName: z.string(), contactPhone: z.string() })),
  /** Until which day they are handed in in time, and how late that is by now; null where no rule says so. */
  due: z.nullable(z.strictObject({ day, daysLeft: count, daysLate: count })),
  /** Of returned ones: what is to be changed, and whether it was. */
  toChange: z.array(z.strictObject({ item: materialItem, reason: z.string(), changed: z.boolean() })),
  /** Returned, and still what they were: without an answer in words they are not taken. */
  unchanged: z.boolean(),
  /** What the institution answered to the last return; '' where it did not. */
  answer: z.string(),
  /** What is odd about the round, for the centre. */
  anomalies: z.array(z.strictObject({ code: z.enum(anomalyCodes), count, of: count })),
  /** For the centre: check-ins by hand, late ones, those of them that nobody has confirmed, doubtful ones, and those taken back. */
  checked: z.nullable(
    z.strictObject({ manual: count, late: count, awaiting: count, suspicious: count, removed: count }),
  ),
  /** For the centre: whom the institution left out, or granted though they were pointed out; the latest of so many people. */
  decisions: z.strictObject({
    people: count,
    rows: z.array(
      z.strictObject({
        name: z.string(),
        personNumber: z.string(),
        admitted: z.boolean(),
        reason: exclusionReason,
        note: z.string(),
        by: z.string(),
        at: instant,
      }),
    ),
  }),
  submittedAt: z.nullable(instant),
  waitingDays: count,
  reviews: z.array(
    z.strictObject({
      decision: z.enum(['approve', 'return']),
      reason: z.string(),
      at: instant,
      by: z.string(),
      /** The files that it was about; absent in reviews from before files had a digest. */
      digests: z.optional(z.array(digest)),
      /** Of a return: what is wrong with which of the materials; absent where nothing was said of single ones. */
      items: z.optional(z.array(z.strictObject({ item: materialItem, reason: z.string() }))),
    }),
  ),
});

/** The meeting materials of one round (A10, M23); the centre sees the same, and what is odd besides. */
export const materialsGet = defineCall({
  name: 'materials.get',
  service: 'api',
  roles: [...readers, 'reviewer'],
  kind: 'query',
  input: z.strictObject({ roundId: id }),
  output: materials,
  errors: [],
});

/** 考勤明细 of a round whose materials were handed in, for the centre to read. */
export const materialsAttendance = defineCall({
  name: 'materials.attendance',
  service: 'api',
  roles: ['reviewer'],
  kind: 'query',
  input: z.strictObject({
    roundId: id,
    show: attendanceRecords.input.shape.show,
    search: attendanceRecords.input.shape.search,
    ...pageInput,
  }),
  output: recordPage,
  errors: [],
});

/** Has everything made that the system can make and that is not there, or not true any more. A job does it. */
export const materialsMake = defineCall({
  name: 'materials.make',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ roundId: id }),
  output: z.strictObject({ toMake: z.array(generatedItem) }),
  errors: ['wrongState', 'grantRunning', 'materialsMadeTooOften'],
});

/** Saves the institution's own words for the report (执行情况说明); '' takes them back. */
export const materialsSummarise = defineCall({
  name: 'materials.summarise',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ roundId: id, text: text(MAX_SUMMARY_LENGTH) }),
  output: ok,
  errors: ['wrongState', 'contentRejected'],
});

export const materialsAddFile = defineCall({
  name: 'materials.addFile',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({
    roundId: id,
    kind: materialKind,
    file,
    /** The file whose place it takes. */
    replaces: z.optional(fileId),
  }),
  output: z.strictObject({ missing: z.array(materialKind) }),
  errors: ['wrongState', 'tooManyFiles', ...attachErrors],
});

export const materialsRemoveFile = defineCall({
  name: 'materials.removeFile',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ roundId: id, fileId }),
  output: z.strictObject({ missing: z.array(materialKind) }),
  errors: ['wrongState'],
});

export const materialsFileUrl = defineCall({
  name: 'materials.fileUrl',
  service: 'api',
  roles: [...readers, 'reviewer'],
  kind: 'query',
  input: z.strictObject({ roundId: id, fileId }),
  output: z.strictObject(fileAddress),
  errors: [],
});

export const materialsSubmit = defineCall({
  name: 'materials.submit',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({
    roundId: id,
    /** To a return: why something stays as it is; later than the rule says: why (rules: "Deadlines"). The centre reads it. */
    answer: z.optional(text(200)),
  }),
  output: z.strictObject({ state: roundState }),
  errors: [
    'wrongState',
    'grantRunning',
    'materialsIncomplete',
    'unchangedSinceReturn',
    'lateReasonRequired',
    'contentRejected',
  ],
});
