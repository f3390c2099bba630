/** The lists that are made for a round, as .xlsx: every cell is text, so no number is taken apart and nothing runs as a formula. */
import { questionKinds } from '../../domain/exam/question';
import { keyOf } from '../../domain/exam/correction';
import { RATINGS } from '../../domain/evaluation/answer';
import { formatCreditHundredths, formatHourTenths } from '../../domain/kernel/amount';
import { labelOf } from '../../domain/kernel/enumeration';
import { clockOf, dayOf } from '../../domain/kernel/time';
import type { MadeFigure } from '../../domain/credit/generated-materials';
import type { Database } from '../data/database';
import type { GrantRound, Project } from '../data/documents';
import { getEvaluation } from '../data/evaluations';
import { getKeys } from '../data/exam-grading';
import { getPaper, paperIdOf } from '../data/exams';
import { shownResults } from '../evaluation/results';
import { openSource } from '../export/open-source';
import type { ExportSource } from '../export/source';
import { writeXlsx, type Sheet } from '../files/table/write-xlsx';
import { grantedLecturers } from './lecturers';

/** A list that was made, with its figures. */
export interface MadeTable {
  content: Buffer;
  figures: MadeFigure[];
}

const people = (count: number): string => `${count} 人`;

/** All rows of something that is exported as well. */
async function rowsOf(source: ExportSource): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const portion of source.portions('')) rows.push(...portion.rows);
  return rows;
}

/** 授分名单: who was granted credits by the round, and of whom they were taken back. */
export async function grantListTable(db: Database, round: GrantRound): Promise<MadeTable> {
  const source = await openSource(db, round.institutionId, { kind: 'granted', roundId: round._id });
  const rows = await rowsOf(source);
  const state = source.columns.findIndex(({ title }) => title === '状态');
  const reversed = rows.filter((row) => row[state] === '已撤销').length;
  return {
    content: writeXlsx([{ name: source.name, columns: source.columns, rows }]),
    figures: [
      { label: '人数', value: people(round.granted) },
      { label: '学分合计', value: `${formatCreditHundredths(round.creditHundredths)} 学分` },
      ...(reversed === 0 ? [] : [{ label: '已撤销', value: people(reversed) }]),
    ],
  };
}

/** 主讲人名单: who taught what, and what they were granted for it. */
export async function lecturerTable(db: Database, project: Project, batchId: string): Promise<MadeTable> {
  const lecturers = await grantedLecturers(db, project, batchId);
  const granted = lecturers.filter(({ creditHundredths }) => creditHundredths > 0);
  const credits = granted.reduce((sum, { creditHundredths }) => sum + creditHundredths, 0);
  const sheet: Sheet = {
    name: '主讲人名单',
    columns: [
      { title: '姓名', width: 12 },
      { title: '所在单位', width: 28 },
      { title: '职称', width: 12 },
      { title: '医通卡号', width: 16 },
      { title: '讲授课程', width: 40 },
      { title: '讲课学时', width: 10 },
      { title: '已授学时', width: 10 },
      { title: '授予学分', width: 10 },
    ],
    rows: lecturers.map((each) => [
      ...[each.name, each.institutionName, each.title, each.cardNumber, each.topics.join('、')],
      formatHourTenths(each.hourTenths),
      formatHourTenths(each.grantedTenths),
      formatCreditHundredths(each.creditHundredths),
    ]),
  };
  return {
    content: writeXlsx([sheet]),
    figures: [
      { label: '主讲人', value: `${lecturers.length} 位` },
      { label: '已授分', value: people(granted.length) },
      { label: '学分合计', value: `${formatCreditHundredths(credits)} 学分` },
    ],
  };
}

/** 评价汇总 of an evaluation that has closed, from five answers on; a question that fewer have answered shows nothing. */
export async function evaluationTable(db: Database, { projectId, batchId }: GrantRound): Promise<MadeTable> {
  const evaluation = await getEvaluation(db, { projectId, batchId });
  const results = await shownResults(db, evaluation);
  const mean = (hundredths: number | null): string => (hundredths === null ? '' : formatCreditHundredths(hundredths));
  const sheet: Sheet = {
    name: '评价汇总',
    columns: [
      { title: '评价项目', width: 28 },
      { title: '讲授内容', width: 28 },
      ...RATINGS.map((rating) => ({ title: `${rating} 分`, width: 8 })),
      { title: '平均分', width: 10 },
    ],
    rows: (results?.questions ?? []).map(({ text, topic, counts, meanHundredths }) => [
      ...[text, topic ?? ''],
      ...(counts ?? RATINGS.map(() => '不足 5 份')).map(String),
      mean(meanHundredths),
    ]),
  };
  const answers = evaluation?.answers;
  return {
    content: writeXlsx([sheet]),
    figures: [
      ...(answers === undefined ? [] : [{ label: '收回', value: `${answers} 份` }]),
      { label: '平均', value: results ? `${mean(results.meanHundredths)} 分` : '不足 5 份不汇总' },
      { label: '文字意见', value: `${results?.textCount ?? 0} 条` },
    ],
  };
}

/** 考试试卷与成绩: the questions with what is right since corrections, and how everybody did. */
export async function examTable(db: Database, { projectId, batchId, institutionId }: GrantRound): Promise<MadeTable> {
  const batch = { projectId, batchId };
  const paper = await getPaper(db, batch);
  if (!paper) throw new Error('an exam without its paper');
  const keys = await getKeys(db, paperIdOf(batch));
  const source = await openSource(db, institutionId, { kind: 'examResults', ...batch });
  const results = await rowsOf(source);
  const passedAt = source.columns.findIndex(({ title }) => title === '是否通过');
  const passed = results.filter((row) => row[passedAt] === '是').length;
  const { plan, pool } = paper;
  const questions: Sheet = {
    name: '试卷',
    columns: [
      { title: '题号', width: 8 },
      { title: '题型', width: 10 },
      { title: '题目', width: 60 },
      { title: '选项', width: 60 },
      { title: '正确答案', width: 12 },
      { title: '说明', width: 16 },
    ],
    rows: pool.map((question, index) => {
      const key = keyOf(question, keys?.keys);
      const letter = (place: number): string => String.fromCharCode('A'.charCodeAt(0) + place);
      const right = question.options.flatMap(({ optionId }, place) =>
        key.rightIds.includes(optionId) ? [letter(place)] : [],
      );
      return [
        String(index + 1),
        labelOf(questionKinds, question.kind),
        question.text,
        question.options.map(({ text }, place) => `${letter(place)}. ${text}`).join('；'),
        right.join(''),
        key.struck ? '已作废，人人得分' : '',
      ];
    }),
  };
  const about: Sheet = {
    name: '说明',
    columns: [
      { title: '事项', width: 16 },
      { title: '内容', width: 60 },
    ],
    rows: [
      ['考试时间', `${momentOf(plan.opensAt)} 至 ${momentOf(plan.closesAt)}`],
      ['答题时长', `${plan.minutes} 分钟，最多 ${plan.attempts} 次`],
      [
        '抽题',
        plan.sections.map(({ tag, count, points }) => `${tag || '任意'} ${count} 题，每题 ${points} 分`).join('；'),
      ],
      ['及格线', `${plan.passPoints} 分`],
      ['参加', people(results.length)],
      ['通过', people(passed)],
    ],
  };
  const scores: Sheet = { name: source.name, columns: source.columns, rows: results };
  return {
    content: writeXlsx([scores, questions, about]),
    figures: [
      { label: '参加', value: people(results.length) },
      { label: '通过', value: people(passed) },
      { label: '试题', value: `${pool.length} 题` },
    ],
  };
}

const momentOf = (at: number): string => `${dayOf(at)} ${clockOf(at).slice(0, 5)}`;
