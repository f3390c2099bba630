import { rosterFileBadRows } from '../../../../contract/calls/person/roster-file';
import { logInstitutionAct } from '../../../data/audit/office-log';
import type { BadRow } from '../../../data/documents';
import { eachRow, findOwnImport } from '../../../data/roster-imports';
import { rosterAct } from '../../../data/roster';
import { passOn } from '../../../files/pass-on';
import { writeXlsx } from '../../../files/table/write-xlsx';
import { earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { rowOf } from '../roster/row-words';

/** The bad rows of an import, for whoever mends the file: numbers masked, as everywhere. */
export const exportBadRows = defineProcedure(rosterFileBadRows, async (context, { importId }) => {
  const { db, caller } = context;
  const { institutionId } = caller.session;
  const one = await findOwnImport(db, { importId, institutionId });
  // A file for each try would be one too many.
  const earlier = await earlierAnswer(context, rosterFileBadRows);
  if (earlier) return earlier;
  const bad: BadRow[] = [];
  for await (const row of eachRow(db, { importId, kind: 'bad' })) bad.push(row);
  const rows = bad
    .map(rowOf)
    .map(({ row, name, nationalIdMasked, text }) => [String(row ?? ''), ...[name, nationalIdMasked, text]]);
  const columns = [
    { title: '行号', width: 8 },
    { title: '姓名', width: 14 },
    { title: '身份证号', width: 24 },
    { title: '问题', width: 48 },
  ];
  const content = writeXlsx([{ name: '有问题的行', columns, rows }]);
  const url = await passOn(context, { content, ending: 'xlsx' });
  return runIdempotent(context, rosterFileBadRows, async (tx) => {
    await logInstitutionAct(tx, context, {
      action: rosterAct(one, 'badRowsExported'),
      subject: `roster:${importId}`,
      before: null,
      after: { rows: rows.length },
    });
    return {
      url,
      fileName: `${one.meeting === undefined ? '花名册' : '应到名单'}-有问题的行.xlsx`,
      type: 'xlsx' as const,
      rows: rows.length,
    };
  });
});
