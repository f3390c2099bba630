import type { InputOf, OutputOf } from '../../../../contract/index';
import { shortMoment } from '../../../services/format';
import type { Draft } from './draft';

type Mine = OutputOf<'evaluation.mine'>;
type Question = Mine['questions'][number];

/** One row of the form: a rating, 0 for none yet, or a text. */
export interface QuestionRow {
  questionId: string;
  isText: boolean;
  text: string;
  topic: string;
  required: boolean;
  rating: number;
  typed: string;
}

const rowOf = ({ questionId, kind, text, topic = '', required }: Question, draft: Draft): QuestionRow => ({
  questionId,
  isText: kind === 'text',
  text,
  topic,
  required,
  rating: draft.ratings[questionId] ?? 0,
  typed: draft.texts[questionId] ?? '',
});

export const rowsOf = (questions: readonly Question[], draft: Draft): QuestionRow[] =>
  questions.map((question) => rowOf(question, draft));

/** Required rows without an answer, in their order. */
export const openRows = (rows: readonly QuestionRow[]): QuestionRow[] =>
  rows.filter(({ required, isText, rating, typed }) => required && (isText ? typed.trim() === '' : rating === 0));

/** What the bar says above the button; '' when all is answered. */
export function openWords(rows: readonly QuestionRow[]): string {
  const open = openRows(rows);
  const [first] = open;
  return first === undefined ? '' : `还差 ${open.length} 项：${first.topic === '' ? '' : '讲师'}${first.text}`;
}

/** The rows as they are handed in. */
export function answerOf(rows: readonly QuestionRow[]): Pick<InputOf<'evaluation.answer'>, 'ratings' | 'texts'> {
  return {
    ratings: rows.flatMap(({ questionId, rating }) =>
      rating === 1 || rating === 2 || rating === 3 || rating === 4 || rating === 5 ? [{ questionId, rating }] : [],
    ),
    texts: rows
      .filter(({ isText, typed }) => isText && typed.trim() !== '')
      .map(({ questionId, typed }) => ({ questionId, text: typed })),
  };
}

/** What is said where there is nothing to fill in. */
export interface Blank {
  title: string;
  text: string;
}

/** Why the form is not shown; null while it may be answered, and when it was. */
export function blankOf({
  standing,
  opensAt,
  closesAt,
}: Pick<Mine, 'standing' | 'opensAt' | 'closesAt'>): Blank | null {
  switch (standing) {
    case 'notOpen':
      return { title: '评价还没有开放', text: `${shortMoment(opensAt)} 开放，${deadline(closesAt)}` };
    case 'closed':
      return { title: '评价已截止', text: `${shortMoment(closesAt - 1)} 已截止，不能再提交` };
    case 'notAttended':
      return { title: '您在这期培训里没有有效的签到', text: '有有效签到的学员才能评价；签到有误请联系主办单位' };
    case 'open':
    case 'answered':
      return null;
  }
}

/** 12-07 24:00, as people write the end of a day. */
export const deadline = (closesAt: number): string => `${shortMoment(closesAt - 1).slice(0, 5)} 24:00 截止`;
