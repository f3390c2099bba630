import { examImportTemplate } from '../../../../contract/calls/exam/exam-import';
import { difficulties, questionKinds } from '../../../../domain/exam/question';
import {
  demandedQuestionColumns,
  QUESTION_ROWS_AT_MOST,
  questionColumns,
  type QuestionColumn,
} from '../../../../domain/exam/question-table';
import { defineProcedure } from '../../../call/procedure';
import { passOn } from '../../../files/pass-on';
import { choicesSheet, type ColumnChoices } from '../../../files/table/choices-sheet';
import { writeXlsx, type SheetColumn } from '../../../files/table/write-xlsx';

const widths: Partial<Record<QuestionColumn, number>> = { text: 48, explanation: 36, tags: 20 };

/** The template: every column is text, the kind and the difficulty are picked from a list. */
export const template = defineProcedure(examImportTemplate, async (context) => {
  const choices: ColumnChoices<QuestionColumn> = [
    { key: 'kind', title: '题型', choices: questionKinds.map(({ label }) => label) },
    { key: 'difficulty', title: '难度', choices: difficulties.map(({ label }) => label) },
  ];
  const { sheet, choicesOf } = choicesSheet(choices);
  const columns = questionColumns.map(({ key, title }): SheetColumn => {
    const isDemanded = demandedQuestionColumns.some((demanded) => demanded === key);
    return { title: isDemanded ? `${title}*` : title, width: widths[key] ?? 16, ...choicesOf(key) };
  });
  const content = writeXlsx([{ name: '题目', columns, rows: [], emptyRows: QUESTION_ROWS_AT_MOST }, sheet]);
  const url = await passOn(context, { content, ending: 'xlsx' });
  return { url, fileName: '题目模板.xlsx', type: 'xlsx' as const, rows: 0 };
});
