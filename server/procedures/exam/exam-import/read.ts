import { examImportRead } from '../../../../contract/calls/exam/exam-import';
import {
  findQuestionHeadings,
  QUESTION_ROWS_AT_MOST,
  readQuestionRows,
  type QuestionColumn,
} from '../../../../domain/exam/question-table';
import type { TableRow } from '../../../../domain/kernel/table';
import { defineProcedure } from '../../../call/procedure';
import type { OfficeContext } from '../../../data/audit/office-log';
import type { ExamImport } from '../../../data/documents';
import { addImport, findImport, importedId, knownIds, saveImport } from '../../../data/exam-imports';
import { attachOnce } from '../../../files/attach-upload';
import { importIdOf, newImport, tableFacts } from '../../../files/table/table-upload';
import { readKept } from '../../../jobs/import-work';

/** Reads a table at once: it has some hundred rows at most. Broken off, the repeat of the request goes on where it was. */
export const read = defineProcedure(examImportRead, async (context, { file }) => {
  const importId = importIdOf(context, 'questions');
  const look = (content: Buffer) => tableFacts(context, content);
  const begun = await attachOnce(context, examImportRead, { file, purpose: 'questions', look }, async (tx, stored) => {
    const { institutionId, by, startedAt, fileId, fileName, type } = newImport(context, importId, stored);
    await addImport(tx, {
      _id: importId,
      ...{ institutionId, by, startedAt, fileId, fileName, type },
      state: 'reading',
      problem: null,
      rows: 0,
      good: [],
      known: 0,
      bad: [],
    });
    return { importId };
  });
  await layOut(context, begun.importId);
  return begun;
});

const problemOf = { empty: 'noRows', lacking: 'noColumn', twice: 'columnTwice' } as const;
const headingsOf = (rows: TableRow[]) => {
  const found = findQuestionHeadings(rows);
  return found.kind === 'found' ? found : { kind: 'refuse' as const, reason: problemOf[found.kind] };
};

async function layOut(context: OfficeContext, importId: string): Promise<void> {
  const { db } = context;
  const { institutionId } = context.caller.session;
  const begun = await findImport(db, { importId, institutionId });
  if (begun.state !== 'reading') return;
  const reading = await readKept<QuestionColumn, (typeof problemOf)[keyof typeof problemOf]>(context, begun, {
    most: QUESTION_ROWS_AT_MOST,
    headingsOf,
  });
  const after: ExamImport =
    reading.kind === 'refuse'
      ? { ...begun, state: 'refused', problem: reading.problem }
      : { ...begun, state: 'read', ...(await verdictsOf(context, readQuestionRows(reading.rows, reading.columns))) };
  await db.transaction(async (tx) => {
    if ((await findImport(tx, { importId, institutionId })).state === 'reading') await saveImport(tx, after);
  });
}

async function verdictsOf(
  { db, caller }: OfficeContext,
  verdicts: ReturnType<typeof readQuestionRows>,
): Promise<Pick<ExamImport, 'rows' | 'good' | 'known' | 'bad'>> {
  const good = verdicts.flatMap((each) => (each.kind === 'good' ? [each.question] : []));
  const bad = verdicts.flatMap((each) => (each.kind === 'bad' ? [each.problem] : []));
  const ids = good.map((question) => importedId(caller.session.institutionId, question));
  return { rows: verdicts.length, good, bad, known: (await knownIds(db, ids)).size };
}
