import * as z from 'zod/mini';
import { uploadedMaterials } from '../../../domain/credit/materials';
import { defineCall } from '../../define-call';
import { attachErrors } from '../../errors';
import { codesOf, count, digest, file, fileAddress, fileFacts, fileId, id, instant, pageInput } from '../../common';
import { attendanceRecords, recordPage } from '../attendance/attendance';
import { round, roundState } from './grant';

const materialKind = codesOf(uploadedMaterials);

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
    }),
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
  input: z.strictObject({ roundId: id, kind: materialKind, file }),
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
  roles: ['administrator', 'reviewer'],
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
  input: z.strictObject({ roundId: id }),
  output: z.strictObject({ state: roundState }),
  errors: ['wrongState', 'grantRunning', 'materialsIncomplete'],
});
