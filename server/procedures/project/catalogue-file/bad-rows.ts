import { catalogueFileBadRows } from '../../../../contract/calls/project/catalogue-file';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { eachRow, findImport } from '../../../data/catalogue-imports';
import { passOn } from '../../../files/pass-on';
import { writeXlsx } from '../../../files/table/write-xlsx';
import { earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { rowOf } from '../catalogue-import/row-words';

/** The bad rows of an import, for whoever mends the file. */
export const exportBadRows = defineProcedure(catalogueFileBadRows, async (context, { importId }) => {
  const { db } = context;
  await findImport(db, importId);
  // A file for each try would be one too many.
  const earlier = await earlierAnswer(context, catalogueFileBadRows);
  if (earlier) return earlier;
  const rows: string[][] = [];
  for await (const bad of eachRow(db, { importId, kind: 'bad' })) {
    const { row, projectNumber, title, text } = rowOf(bad);
    rows.push([String(row ?? ''), projectNumber, title, text]);
  }
  const columns = [
    { title: '行号', width: 8 },
    { title: '项目编号', width: 24 },
    { title: '项目名称', width: 36 },
    { title: '问题', width: 48 },
  ];
  const url = await passOn(context, { content: writeXlsx([{ name: '有问题的行', columns, rows }]), ending: 'xlsx' });
  return runIdempotent(context, catalogueFileBadRows, async (tx) => {
    await logInstitutionAct(tx, context, {
      action: 'catalogue.badRowsExported',
      subject: `catalogue:${importId}`,
      before: null,
      after: { rows: rows.length },
    });
    return { url, fileName: '项目目录-有问题的行.xlsx', type: 'xlsx' as const, rows: rows.length };
  });
});
