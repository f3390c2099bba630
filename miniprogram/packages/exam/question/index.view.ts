import type { FileRef } from '../../../../contract/common';
import { errorWords } from '../../../../contract/errors';
import type { InputOf } from '../../../../contract/index';
import {
  checkQuestion,
  OPTION_TEXT_AT_MOST,
  OPTIONS_AT_LEAST,
  OPTIONS_AT_MOST,
  PICTURE_BYTES_AT_MOST,
  TAG_AT_MOST,
  TAGS_AT_MOST,
  TRUE_FALSE,
  type QuestionKind,
  type QuestionProblem,
} from '../../../../domain/exam/question';
import { objectionTo, type PickedFile } from '../../../services/upload';
import { letterOf } from '../shared/words';

export type Written = Omit<InputOf<'examQuestion.save'>, 'questionId' | 'picture'>;

export const freshQuestion: Written = {
  kind: 'single',
  text: '',
  options: ['a', 'b', 'c', 'd'].map((optionId) => ({ optionId, text: '' })),
  rightIds: [],
  explanation: '',
  tags: [],
  difficulty: 'medium',
};

/** The same question as one of another kind: what still makes sense stays. */
export function withKind(question: Written, kind: QuestionKind): Written {
  if (kind === question.kind) return question;
  if (kind === 'trueFalse')
    return { ...question, kind, options: TRUE_FALSE.map((option) => ({ ...option })), rightIds: [] };
  const options = question.kind === 'trueFalse' ? freshQuestion.options : question.options;
  const rightIds = question.kind === 'trueFalse' ? [] : question.rightIds;
  return { ...question, kind, options, rightIds: kind === 'single' ? rightIds.slice(0, 1) : rightIds };
}

/** The question with an option ticked as right, or no more: of a single choice the new one takes the place of the other. */
export function withRight(question: Written, optionId: string): Written {
  if (question.kind !== 'multiple') return { ...question, rightIds: [optionId] };
  const isRight = question.rightIds.includes(optionId);
  return {
    ...question,
    rightIds: isRight ? question.rightIds.filter((id) => id !== optionId) : [...question.rightIds, optionId],
  };
}

/** One more option, under an id that none of the others has. */
export function withOption(question: Written): Written {
  const used = new Set(question.options.map(({ optionId }) => optionId));
  const optionId = Array.from({ length: OPTIONS_AT_MOST + 1 }, (_, index) => letterOf(index).toLowerCase()).find(
    (id) => !used.has(id),
  );
  if (optionId === undefined || question.options.length >= OPTIONS_AT_MOST) return question;
  return { ...question, options: [...question.options, { optionId, text: '' }] };
}

export function withoutOption(question: Written, optionId: string): Written {
  if (question.options.length <= OPTIONS_AT_LEAST) return question;
  return {
    ...question,
    options: question.options.filter((option) => option.optionId !== optionId),
    rightIds: question.rightIds.filter((id) => id !== optionId),
  };
}

/** The picture of a question as the form has it. */
export interface FormPicture {
  /** On the phone, or its address. */
  path: string;
  description: string;
}

/** What the call is told of the picture: nothing where there was none and is none. */
export function pictureInput(
  had: boolean,
  picture: FormPicture | null,
  file: FileRef | undefined,
): Pick<InputOf<'examQuestion.save'>, 'picture'> {
  if (picture === null) return had ? { picture: null } : {};
  const description = picture.description.trim();
  return { picture: file ? { description, file } : { description } };
}

/** A picture that everybody has to fetch is small. */
export const pictureObjection = (files: readonly PickedFile[]): ReturnType<typeof objectionTo> =>
  files.some(({ sizeBytes }) => sizeBytes > PICTURE_BYTES_AT_MOST)
    ? { title: errorWords.pictureTooBig.title, content: errorWords.pictureTooBig.advice }
    : objectionTo(files, ['image']);

export interface OptionRow {
  optionId: string;
  letter: string;
  text: string;
  right: boolean;
}
export const optionRows = ({ options, rightIds }: Written): OptionRow[] =>
  options.map(({ optionId, text }, index) => ({
    optionId,
    text,
    letter: letterOf(index),
    right: rightIds.includes(optionId),
  }));

/** Tags as they are typed in one line: parted by commas, 、 or blanks. */
export const tagsOf = (typed: string): string[] =>
  [...new Set(typed.split(/[,，、;；\s]+/).filter((tag) => tag !== ''))].slice(0, TAGS_AT_MOST);

const words: Record<QuestionProblem, string> = {
  noText: '请写题目',
  tooFewOptions: '至少两个选项',
  tooManyOptions: '选项太多',
  emptyOption: '有选项没有写',
  sameOption: '有两个选项一样',
  noRight: '请标出正确答案',
  severalRight: '只能有一个正确答案',
  oneRight: '多选题至少两个正确答案',
  unknownRight: '请重新标出正确答案',
};
/** The first thing that stands in the way of saving; '' when nothing does. */
export function problemOf(question: Written): string {
  if (question.options.some(({ text }) => text.length > OPTION_TEXT_AT_MOST))
    return `选项最多 ${OPTION_TEXT_AT_MOST} 字`;
  const long = question.tags.find((tag) => tag.length > TAG_AT_MOST);
  if (long !== undefined) return `标签最多 ${TAG_AT_MOST} 字：${long}`;
  const [first] = checkQuestion(question);
  return first === undefined ? '' : words[first];
}
