import type { OutputOf } from '../../../../contract/index';
import { MINUTE_MS, SECOND_MS } from '../../../../domain/kernel/time';
import { clock, countdown } from '../../../services/format';
import { kindWord, letterOf } from '../shared/words';

export type Question = OutputOf<'exam.attempt'>['questions'][number];

/** The clock turns amber from here on. */
const SOON_MS = 5 * MINUTE_MS;

export interface OptionView {
  optionId: string;
  letter: string;
  text: string;
  chosen: boolean;
}
export interface QuestionView {
  /** From 1 on. */
  number: number;
  text: string;
  picture: Question['picture'];
  several: boolean;
  line: string;
  options: OptionView[];
  first: boolean;
  last: boolean;
}
export function questionView(questions: readonly Question[], at: number): QuestionView | null {
  const question = questions[at];
  if (question === undefined) return null;
  const { kind, text, picture, points, options, chosenIds } = question;
  return {
    number: at + 1,
    text,
    picture,
    several: kind === 'multiple',
    line: `共 ${questions.length} 题 · ${kindWord(kind)} · ${points} 分`,
    options: options.map((option, index) => ({
      ...option,
      letter: letterOf(index),
      chosen: chosenIds.includes(option.optionId),
    })),
    first: at === 0,
    last: at === questions.length - 1,
  };
}

/** What is chosen after a tap: of a multiple choice one more or one fewer, in the order of the options. */
export function chosenAfter({ kind, options, chosenIds }: Question, optionId: string): string[] {
  if (kind !== 'multiple') return [optionId];
  const chosen = new Set(chosenIds);
  if (!chosen.delete(optionId)) chosen.add(optionId);
  return options.map((option) => option.optionId).filter((id) => chosen.has(id));
}

export interface SheetCell {
  number: number;
  state: 'answered' | 'waiting' | 'open';
  here: boolean;
  /** For a screen reader. */
  label: string;
}
const cellWords = { answered: '已答', waiting: '待上传', open: '未答' } as const;
export const sheetCells = (questions: readonly Question[], at: number, waiting: ReadonlySet<number>): SheetCell[] =>
  questions.map(({ chosenIds }, index) => {
    const state = waiting.has(index) ? 'waiting' : chosenIds.length > 0 ? 'answered' : 'open';
    return { number: index + 1, state, here: index === at, label: `${index + 1}${cellWords[state]}` };
  });

export const unanswered = (questions: readonly Question[]): number =>
  questions.filter(({ chosenIds }) => chosenIds.length === 0).length;

/** Percent of the questions with an answer. */
export const answeredPercent = (questions: readonly Question[]): number =>
  questions.length === 0 ? 0 : Math.round((100 * (questions.length - unanswered(questions))) / questions.length);

export interface ClockView {
  text: string;
  soon: boolean;
  /** '' until it is nearly over. */
  words: string;
}
export function clockView(leftMs: number): ClockView {
  const left = Math.max(0, leftMs);
  const soon = left < SOON_MS;
  return { text: countdown(left), soon, words: soon && left > 0 ? '不到 5 分钟' : '' };
}

/** What is said of the last answers. */
export function savedWords({ waiting, savedAt }: { waiting: number; savedAt: number | null }): string {
  if (waiting > 0) return `${waiting} 题待上传，恢复网络后自动补传`;
  return savedAt === null ? '' : `已保存 ${clock(savedAt)}`;
}

/** Half a minute more than the end is taken for answers on their way; nobody should count on it. */
export const submitsAt = (endsAt: number): number => endsAt + SECOND_MS;
