import { reportAttendance } from '../../../../contract/calls/attendance/report';
import { clockOf, dayOf } from '../../../../domain/kernel/time';
import { CSV_START, csvLines, type CsvRow } from './csv';
import type { Context } from '../../../call/context';
import type { OwnBatch } from '../../../data/attendance';
import { batchOf, findOwnProject } from '../../../data/projects';
import { readRecords } from '../../../data/record-reader';
import { passOn } from '../../../files/pass-on';
import { earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { attendanceColumns } from './attendance-columns';

/**
 * 考勤明细 (M18) as a file, with what an institution may see of attendees: no phone, no national ID. Every export is in
 * the audit log, once for each request; its file is removed a day later.
 */
export const reportAttendanceProcedure = defineProcedure(reportAttendance, async (context, { projectId, batchId }) => {
  const { db } = context;
  const { institutionId } = context.caller.session;
  const project = await findOwnProject(db, { projectId, institutionId });
  const batch = batchOf(project, batchId);

  // A file for each try would be one too many.
  const earlier = await earlierAnswer(context, reportAttendance);
  if (earlier) return earlier;

  const { content, rows } = await tableOf(context, { institutionId, projectId, batchId });

  const url = await passOn(context, { content, ending: 'csv' });
  const madeAt = `${dayOf(context.at)}-${clockOf(context.at).replaceAll(':', '')}`;
  const fileName = `考勤明细-${project.projectNumber}-${batch.begin}-${madeAt}.csv`;
  return runIdempotent(context, reportAttendance, async (tx) => {
    await logProjectAct(tx, context, {
      project: { projectId, institutionId },
      action: 'report.exported',
      subject: `batch:${batchId}`,
      before: null,
      after: { report: 'attendance', rows },
    });
    return { url, fileName, rows };
  });
});

/** Rows put into bytes at once. */
const ROWS_A_PART = 1000;

/** All records of a batch, the oldest first. 200,000 of them are read newest first, and fit the memory as bytes alone. */
async function tableOf({ db }: Context, batch: OwnBatch): Promise<{ content: Buffer; rows: number }> {
  const parts: Buffer[] = [];
  let rows = 0;
  let part: CsvRow[] = [];
  const everything = { from: 0, until: Number.MAX_SAFE_INTEGER };
  for await (const record of readRecords(db, batch, everything)) {
    rows += 1;
    part.push(attendanceColumns.map(({ valueOf }) => valueOf(record)));
    if (part.length < ROWS_A_PART) continue;
    parts.push(csvLines(part.reverse()));
    part = [];
  }
  parts.push(csvLines(part.reverse()));
  const head = csvLines([attendanceColumns.map(({ title }) => title)]);
  return { content: Buffer.concat([CSV_START, head, ...parts.reverse()]), rows };
}
