import * as z from 'zod/mini';
import { anomalyCodes } from '../../../domain/credit/anomalies';
import { materialItems, uploadedMaterials } from '../../../domain/credit/materials';
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
  pageInput,
  text,
} from '../../common';
import { attendanceRecords, recordPage } from '../attendance/attendance';
import { round, roundState } from './grant';

const materialKind = codesOf(uploadedMaterials);
export const materialItem = codesOf(materialItems);

const materials = z.strictObject({
  round,
  institutionName: z.string(),
  /** Made by the system. */
  attendance: z.strictObject({
    people: count,
    records: count,
    /** 有效考勤时间段 of the analysis that was granted from, whole seconds, both ends inclusive. */
    windows: z.array(z.strictObject({ begin: instant, end: instant })),
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

/** The meeting materials of one round (A10, M23); the centre sees the same. */
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
    /** To a return: why something stays as it is. */
    answer: z.optional(text(200)),
  }),
  output: z.strictObject({ state: roundState }),
  errors: ['wrongState', 'grantRunning', 'materialsIncomplete', 'unchangedSinceReturn', 'contentRejected'],
});
