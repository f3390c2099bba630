import * as z from 'zod/mini';
import { defineCall } from '../../define-call';
import { count, id } from '../../common';

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
