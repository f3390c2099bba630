/** Questions in a table that somebody filled in (E1c; rules: "Exam and evaluation"): its columns, and each row as a question or why it is none. */
import { filledCell, plainText, quoted } from '../kernel/table-cell';
import { findColumns, type Column, type Headings } from '../kernel/table-columns';
import type { TableRow } from '../kernel/table';
import { halfWidth } from '../kernel/typed-text';
import {
  checkQuestion,
  difficulties,
  EXPLANATION_AT_MOST,
  OPTION_TEXT_AT_MOST,
  QUESTION_TEXT_AT_MOST,
  questionKinds,
  TAG_AT_MOST,
  TAGS_AT_MOST,
  TRUE_FALSE,
  type ExamQuestion,
  type QuestionKind,
  type QuestionProblem,
} from './question';

const letters = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;
type Letter = (typeof letters)[number];
export type QuestionColumn = 'kind' | 'text' | `option${Letter}` | 'right' | 'explanation' | 'tags' | 'difficulty';

const optionColumn = (letter: Letter): Column<QuestionColumn> => ({
  key: `option${letter}`,
  title: `选项${letter}`,
  also: [letter, `答案${letter}`],
});
export const questionColumns: readonly Column<QuestionColumn>[] = [
  { key: 'kind', title: '题型', also: ['类型', '题目类型', '试题类型'] },
  { key: 'text', title: '题目', also: ['题干', '试题', '问题', '题目内容'] },
  ...letters.map(optionColumn),
  { key: 'right', title: '正确答案', also: ['答案', '标准答案', '参考答案'] },
  { key: 'explanation', title: '解析', also: ['答案解析', '试题解析', '说明'] },
  { key: 'tags', title: '标签', also: ['知识点', '章节', '分类'] },
  { key: 'difficulty', title: '难度', also: ['难易', '难易程度'] },
];
export const demandedQuestionColumns = ['text', 'right'] as const satisfies readonly QuestionColumn[];

/** A file of more is taken in parts. */
export const QUESTION_ROWS_AT_MOST = 300;

export const findQuestionHeadings = (rows: readonly TableRow[]): Headings<QuestionColumn> =>
  findColumns(rows, questionColumns, demandedQuestionColumns);

/** Why a row is no question: in which column, what stands there, and what to write. */
export type QuestionRowProblem = { row: number; column: string; found: string; advice: string };
export type QuestionVerdict =
  { kind: 'good'; row: number; question: ExamQuestion } | { kind: 'bad'; problem: QuestionRowProblem };

/** Reads the rows below the headings; blank ones are passed over, and of two alike the second is bad. */
export function readQuestionRows(
  rows: readonly TableRow[],
  columns: ReadonlyMap<QuestionColumn, number>,
): QuestionVerdict[] {
  const seen = new Map<string, number>();
  return rows.flatMap((row): QuestionVerdict[] => {
    const textOf = (key: QuestionColumn): string =>
      plainText(filledCell(row.cells.get(columns.get(key) ?? -1))?.text ?? '');
    if (questionColumns.every(({ key }) => textOf(key) === '')) return [];
    const bad = (key: QuestionColumn, advice: string, found = textOf(key)): QuestionVerdict[] => {
      const column = questionColumns.find((each) => each.key === key)?.title ?? key;
      return [{ kind: 'bad', problem: { row: row.number, column, found: quoted(found), advice } }];
    };
    const formula = questionColumns.find(({ key }) => {
      const held = row.cells.get(columns.get(key) ?? -1)?.kind;
      return held === 'formula' || held === 'error' || held === 'long';
    });
    if (formula) return bad(formula.key, '请改成文字：这里是公式、错误值，或者太长');
    const read = questionOf(textOf);
    if ('advice' in read) return bad(read.key, read.advice);
    const [problem] = checkQuestion(read);
    if (problem !== undefined) return bad(...problemWords[problem]);
    const wording = JSON.stringify([read.text, read.options.map(({ text }) => text)]);
    const other = seen.get(wording);
    if (other !== undefined) return bad('text', `和第 ${other} 行是同一道题，请删掉一行`);
    seen.set(wording, row.number);
    return [{ kind: 'good', row: row.number, question: read }];
  });
}

const problemWords: Record<QuestionProblem, [QuestionColumn, string]> = {
  noText: ['text', '请写题目'],
  tooFewOptions: ['optionA', '至少写两个选项'],
  tooManyOptions: ['optionH', '选项太多，最多 8 个'],
  emptyOption: ['optionA', '选项要从 A 起连着写，中间不能空'],
  sameOption: ['optionA', '有两个选项一样，请改掉一个'],
  noRight: ['right', '请写正确答案的字母，如 B'],
  severalRight: ['right', '只能有一个正确答案；有几个请把题型写成多选题'],
  oneRight: ['right', '多选题至少两个正确答案，请补全，或把题型改成单选题'],
  unknownRight: ['right', '答案要是选项里有的字母'],
};

type Unread = { key: QuestionColumn; advice: string };

/** The question that a row says, as far as it can be read. */
function questionOf(textOf: (key: QuestionColumn) => string): ExamQuestion | Unread {
  const rightText = halfWidth(textOf('right')).toUpperCase();
  const kind = kindOf(textOf('kind'), rightText);
  if (kind === undefined) return { key: 'kind', advice: '请写单选题、多选题或判断题' };
  const levelText = textOf('difficulty') || '中等';
  const difficulty = difficulties.find(({ label }) => label === levelText);
  const short = shortLevels.find(([sign]) => levelText.startsWith(sign));
  const level = difficulty?.code ?? short?.[1];
  if (level === undefined) return { key: 'difficulty', advice: '请写容易、中等或较难，或者不写' };
  const text = textOf('text');
  if (text.length > QUESTION_TEXT_AT_MOST) return { key: 'text', advice: `最多 ${QUESTION_TEXT_AT_MOST} 字` };
  const explanation = textOf('explanation');
  if (explanation.length > EXPLANATION_AT_MOST) return { key: 'explanation', advice: `最多 ${EXPLANATION_AT_MOST} 字` };
  const tags = [
    ...new Set(
      textOf('tags')
        .split(/[,，、;；\s]+/)
        .filter((tag) => tag !== ''),
    ),
  ];
  if (tags.length > TAGS_AT_MOST || tags.some((tag) => tag.length > TAG_AT_MOST))
    return { key: 'tags', advice: `最多 ${TAGS_AT_MOST} 个标签，每个最多 ${TAG_AT_MOST} 字` };
  const shared = { kind, text, explanation, tags, difficulty: level };
  if (kind === 'trueFalse') {
    const right = /^(正确|对|是|T|TRUE|√|✓|A)$/.test(rightText)
      ? 'true'
      : falseWords.test(rightText)
        ? 'false'
        : undefined;
    if (right === undefined) return { key: 'right', advice: '判断题请写正确或错误' };
    return { ...shared, options: TRUE_FALSE.map((option) => ({ ...option })), rightIds: [right] };
  }
  const filled = letters.filter((letter) => textOf(`option${letter}`) !== '');
  const last = filled[filled.length - 1];
  const used = last === undefined ? [] : letters.slice(0, letters.indexOf(last) + 1);
  const long = used.find((letter) => textOf(`option${letter}`).length > OPTION_TEXT_AT_MOST);
  if (long !== undefined) return { key: `option${long}`, advice: `最多 ${OPTION_TEXT_AT_MOST} 字` };
  const options = used.map((letter) => ({ optionId: letter.toLowerCase(), text: textOf(`option${letter}`) }));
  const rightLetters = rightText.replace(/[\s,，、;；.。]/g, '');
  if (!/^[A-H]*$/.test(rightLetters)) return { key: 'right', advice: '请写正确答案的字母，如 B 或 ABD' };
  return { ...shared, options, rightIds: [...new Set(rightLetters.toLowerCase())] };
}

const shortLevels = [
  ['易', 'easy'],
  ['中', 'medium'],
  ['难', 'hard'],
] as const;

const falseWords = /^(错误|错|否|F|FALSE|×|✗|X|B)$/;

/** What kind of question a row is; without a word for it, what its answer tells. */
function kindOf(typed: string, right: string): QuestionKind | undefined {
  const word = typed.replace(/[题\s]/g, '');
  if (word === '') {
    if (/^(正确|错误|对|错|√|×)$/.test(right)) return 'trueFalse';
    return right.replace(/[^A-H]/g, '').length > 1 ? 'multiple' : 'single';
  }
  return questionKinds.find(({ label }) => label.startsWith(word) || word.startsWith(label.slice(0, 2)))?.code;
}
