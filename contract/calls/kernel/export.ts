import * as z from 'zod/mini';
import { attendanceFlags } from '../../../domain/attendance/attendance-record';
import { defineCall } from '../../define-call';
import { count, day, id, ok } from '../../common';

const batch = { projectId: id, batchId: id };

/** What the records are narrowed to; who waits for an approval no table has. */
export const exportedShows = ['scan', 'late', 'manual', 'appeal', 'suspicious', 'removed'] as const;

/** What is exported, always of the caller's own institution. No search text: it may be somebody's name, and this is kept for a day. */
export const exported = z.discriminatedUnion('kind', [
  /** 考勤明细 of a batch, as its page is narrowed. */
  z.strictObject({
    kind: z.literal('records'),
    ...batch,
    day: z.optional(day),
    courseId: z.optional(id),
    sessionId: z.optional(id),
    show: z.optional(z.enum(exportedShows)),
    flag: z.optional(z.enum(attendanceFlags)),
  }),
  /** Everybody of a frozen analysis, with each window; and 有效人员明细, of one course or of any. */
  z.strictObject({ kind: z.enum(['analysis', 'eligible']), analysisId: id, courseId: z.optional(id) }),
  /** Who was granted credits by a round, and who was not and why. */
  z.strictObject({ kind: z.enum(['granted', 'outcomes']), roundId: id }),
  /** Who has taken the exam of a batch, and what the answers say of its questions, option by option. */
  z.strictObject({ kind: z.literal('examResults'), ...batch }),
  z.strictObject({ kind: z.literal('examItems'), ...batch }),
  /** The institution's people; numbers of documents masked, no phone. */
  z.strictObject({ kind: z.literal('people') }),
]);

const format = z.enum(['xlsx', 'csv']);

/** Begins to write a table (M18). A job writes it; `export.get` tells how far it has come. */
export const exportBegin = defineCall({
  name: 'export.begin',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ what: exported, format }),
  output: z.strictObject({ exportId: id }),
  errors: ['tooManyExports'],
});

/** How far a table of the caller's has come: to whoever began it alone. */
export const exportGet = defineCall({
  name: 'export.get',
  service: 'api',
  roles: ['administrator'],
  kind: 'query',
  input: z.strictObject({ exportId: id }),
  output: z.strictObject({
    state: z.enum(['making', 'ready', 'fetched', 'failed']),
    /** Documents that were read, of about so many. */
    done: count,
    total: count,
    rows: count,
    fileName: z.string(),
  }),
  errors: [],
});

/** The file, once, for whoever began it; that it left the house is in the audit log. */
export const exportFetch = defineCall({
  name: 'export.fetch',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ exportId: id }),
  output: z.strictObject({ url: z.string(), fileName: z.string(), type: format, rows: count }),
  errors: ['exportNotReady', 'exportFetched'],
});

/** Stops a table that is not wanted any more; one that is written goes. */
export const exportDrop = defineCall({
  name: 'export.drop',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ exportId: id }),
  output: ok,
  errors: [],
});
