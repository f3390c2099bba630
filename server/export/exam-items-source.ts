import { labelOf } from '../../domain/kernel/enumeration';
import { letterOf, OPTIONS_AT_MOST, questionKinds } from '../../domain/exam/question';
import { shouldCheck } from '../../domain/exam/statistics';
import type { ExamItem } from '../data/documents';
import { countItems, listItems } from '../data/exam-studies';
import { batchOf, findOwnProject } from '../data/projects';
import { pages } from './people-sources';
import { rowBy, type Column, type OpenSource } from './source';

/** What stands of a question: it was struck, it should be looked at, or nothing. */
const noteOf = ({ struck, statistics }: ExamItem): string => {
  if (struck) return '已作废';
  return shouldCheck(statistics) ? '建议检查' : '';
};

/** An option, and how often it was ticked: empty where a question has fewer. */
const optionColumns = (index: number): Column<ExamItem>[] => [
  { title: `选项${letterOf(index)}`, width: 24, valueOf: ({ options }) => options[index]?.text ?? '' },
  {
    title: `选${letterOf(index)}人次`,
    width: 8,
    valueOf: ({ options, statistics }) => {
      const option = options[index];
      return option ? String(statistics.chosen[option.optionId] ?? 0) : '';
    },
  },
];

const columns: readonly Column<ExamItem>[] = [
  { title: '题型', width: 8, valueOf: ({ kind }) => labelOf(questionKinds, kind) },
  { title: '题目', width: 48, valueOf: ({ text }) => text },
  { title: '图片', width: 6, valueOf: ({ picture }) => (picture ? '有' : '无') },
  {
    title: '正确答案',
    width: 10,
    valueOf: ({ options, rightIds }) =>
      options.flatMap(({ optionId }, index) => (rightIds.includes(optionId) ? [letterOf(index)] : [])).join(''),
  },
  { title: '抽到人次', width: 8, valueOf: ({ statistics }) => String(statistics.asked) },
  { title: '答对人次', width: 8, valueOf: ({ statistics }) => String(statistics.right) },
  { title: '正确率%', width: 8, valueOf: ({ statistics }) => String(statistics.rightPercent) },
  {
    title: '区分度',
    width: 8,
    valueOf: ({ statistics: { discriminationHundredths } }) =>
      discriminationHundredths === null ? '' : (discriminationHundredths / 100).toFixed(2),
  },
  { title: '提示', width: 10, valueOf: noteOf },
  ...Array.from({ length: OPTIONS_AT_MOST }, (_, index) => optionColumns(index)).flat(),
];

/** The questions of an exam as they were asked, with what was answered when they were reckoned last; what should be looked at first. */
export const openExamItems: OpenSource<'examItems'> = async (db, institutionId, { projectId, batchId }) => {
  const project = await findOwnProject(db, { projectId, institutionId });
  const { begin } = batchOf(project, batchId);
  const batch = { projectId, batchId };
  return {
    name: '题目分析',
    about: `${project.projectNumber}-${begin}`,
    projectId,
    columns,
    total: await countItems(db, batch),
    portions: pages((request) => listItems(db, { batch, search: undefined, request }), rowBy(columns)),
  };
};
