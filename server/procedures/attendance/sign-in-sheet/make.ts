import { signInSheetMake } from '../../../../contract/calls/attendance/sign-in-sheet';
import { isInBatch } from '../../../../domain/project/batch';
import { windowsOf } from '../../../../domain/project/planned-windows';
import { clockOf, dayOf } from '../../../../domain/kernel/time';
import { expectedRows, presentRows, type SheetRow } from '../../../attendance/sheet-rows';
import { earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { batchOf, findOwnProject } from '../../../data/projects';
import { passOn } from '../../../files/pass-on';
import { spendFile } from '../../../guard/daily-limit';
import { signInSheetPdf } from '../../../pdf/sign-in-sheet';

/** More people than fit the time of one call as a PDF. */
const MOST_PEOPLE = 6000;

/** 签到表 of a day, to print and to sign (G9c). */
export const makeSignInSheet = defineProcedure(signInSheetMake, async (context, { projectId, batchId, day, sheet }) => {
  const { db, at } = context;
  const { institutionId } = context.caller.session;
  const project = await findOwnProject(db, { projectId, institutionId });
  const batch = batchOf(project, batchId);
  if (!isInBatch(day, batch)) return context.refuse('outsideBatch');
  // A file for each try would be one too many.
  const earlier = await earlierAnswer(context, signInSheetMake);
  if (earlier) return earlier;
  const batchIds = project.batches.map((each) => each.batchId);
  await spendFile(context);
  const own = { institutionId, projectId, batchId };
  const rows: SheetRow[] =
    sheet === 'before' ? await expectedRows(db, { projectId, batchId, batchIds }) : await presentRows(db, own, day);
  if (rows.length > MOST_PEOPLE) return context.refuse('sheetTooLong');
  const windows = windowsOf(batch, project.courses)
    .filter(({ begin }) => dayOf(begin) === day)
    .map(({ begin, end }) => `${clockOf(begin)}–${clockOf(end)}`);
  const content = await signInSheetPdf({ project, day, windows, sheet, rows, at });
  const url = await passOn(context, { call: signInSheetMake.name, content, ending: 'pdf' });
  const fileName = `签到表-${sheet === 'before' ? '会前' : '会后'}-${project.projectNumber}-${day}.pdf`;
  return runIdempotent(context, signInSheetMake, async (tx) => {
    await logProjectAct(tx, context, {
      project: { projectId, institutionId },
      action: 'signInSheet.made',
      subject: `batch:${batchId}`,
      before: null,
      after: { day, sheet, rows: rows.length },
    });
    return { url, fileName, type: 'pdf' as const };
  });
});
