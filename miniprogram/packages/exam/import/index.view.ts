import type { OutputOf } from '../../../../contract/index';
import { demandedQuestionColumns, questionColumns } from '../../../../domain/exam/question-table';
import {
  barOf,
  tableProblemWords,
  viewOfImport,
  type Bar,
  type ImportRow,
  type ImportView,
  type ImportWords,
} from '../../../components/table-import/import-view';

type Import = OutputOf<'examImport.get'>;

export const questionWords: ImportWords = {
  unit: '题',
  template: '题目模板.xlsx',
  templateNote: '列已设成文本，题型和难度可以下拉选',
  columnsNote: '* 为必填。列的先后随意；题型不写时按答案判断，难度不写算中等。',
  tip: '答案写选项的字母，如 B 或 ABD；判断题写正确或错误。标签用顿号隔开，组卷时按它抽题。',
  compared: '',
  goneTick: '',
  goneNote: '',
  leave: '回到题库',
};

const problems: Record<NonNullable<Import['problem']>, string> = {
  ...tableProblemWords,
  tooManyRows: '超过 300 行。请分成几个文件，先后导入',
  noRows: '第一张表里没有题目。请把题目放在第一张表',
  noColumn: '缺少必填的列：题目、正确答案都要有。请写上列名，或用模板填写',
  columnTwice: '有一个必填的列写了两次，分不清用哪一列。请删掉多余的一列',
};

/** A table of questions as its page shows it; without one the page begins with choosing a file. */
export const questionImportView = (one: Import | null): ImportView =>
  viewOfImport(one && { ...one, ...{ added: 0, changed: 0, gone: 0, done: 0, toDo: 0 }, bad: one.bad.length }, {
    unit: questionWords.unit,
    third: { value: String(one?.known ?? 0), caption: '题库已有', icon: 'check' },
    problem: one?.problem ? problems[one.problem] : '',
    note: one !== null && one.known > 0 ? '题库已有的题不会重复导入' : '',
    changes: [],
    latest: '',
  });

export const questionBar = (shown: ImportView, ticks: { skipBad: boolean }): Bar => barOf(shown, ticks, questionWords);

/** What is wrong with a row, in which column, and what to write. */
export const badRowCards = (bad: Import['bad']): ImportRow[] =>
  bad.map(({ row, column, found, advice }) => ({
    key: String(row),
    place: `第 ${row} 行`,
    name: column,
    text: found === '' ? advice : `写的是“${found}”。${advice}`,
    masked: '',
  }));

/** Headings that a file may have, the demanded ones marked. */
export const questionColumnTags = questionColumns.map(({ key, title }) => ({
  title,
  demanded: demandedQuestionColumns.some((demanded) => demanded === key),
}));
