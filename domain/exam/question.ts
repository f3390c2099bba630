/** A question of an institution's bank (题库, M22): what is asked, what may be chosen, and which of it is right. */
import type { FileFacts } from '../kernel/kept-file';
import { isImage } from '../kernel/uploads';

export const questionKinds = [
  { code: 'single', label: '单选题' },
  { code: 'multiple', label: '多选题' },
  { code: 'trueFalse', label: '判断题' },
] as const;
export type QuestionKind = (typeof questionKinds)[number]['code'];

export const difficulties = [
  { code: 'easy', label: '容易' },
  { code: 'medium', label: '中等' },
  { code: 'hard', label: '较难' },
] as const;
export type Difficulty = (typeof difficulties)[number]['code'];

export type QuestionOption = { optionId: string; text: string };

/** A picture that goes with a question. The file is kept under its digest, so another picture is another question. */
export type QuestionPicture = {
  digest: string;
  fileId: string;
  widthPixels: number;
  heightPixels: number;
  /** What it shows, for whoever cannot see it; '' where nobody wrote it. */
  description: string;
};

export type ExamQuestion = {
  kind: QuestionKind;
  text: string;
  /** Missing where it has none. */
  picture?: QuestionPicture;
  /** In the order in which they were written; an attempt may show another. */
  options: QuestionOption[];
  /** The ids of the right ones. */
  rightIds: string[];
  /** Shown after grading alone. */
  explanation: string;
  tags: string[];
  difficulty: Difficulty;
};

export const QUESTION_TEXT_AT_MOST = 500;
export const OPTION_TEXT_AT_MOST = 200;
export const EXPLANATION_AT_MOST = 500;
export const TAG_AT_MOST = 20;
/** Two thousand people fetch it within a minute, over the network of one hall. */
export const PICTURE_BYTES_AT_MOST = 1024 * 1024;
export const PICTURE_DESCRIPTION_AT_MOST = 100;
export const TAGS_AT_MOST = 5;

/** What is wrong with a file as a picture of a question; undefined for one that every phone shows. */
export function pictureProblem({
  type,
  sizeBytes,
}: Pick<FileFacts, 'type' | 'sizeBytes'>): 'fileUnreadable' | 'photoHeic' | 'pictureTooBig' | undefined {
  if (!isImage(type)) return 'fileUnreadable';
  // Many phones with Android show none of these.
  if (type === 'heic') return 'photoHeic';
  return sizeBytes > PICTURE_BYTES_AT_MOST ? 'pictureTooBig' : undefined;
}

export const OPTIONS_AT_LEAST = 2;
export const OPTIONS_AT_MOST = 8;

/** What a true/false question offers; its ids are always these. */
export const TRUE_FALSE: readonly QuestionOption[] = [
  { optionId: 'true', text: '正确' },
  { optionId: 'false', text: '错误' },
];

export const questionProblems = [
  'noText',
  'tooFewOptions',
  'tooManyOptions',
  'emptyOption',
  'sameOption',
  'noRight',
  'severalRight',
  'oneRight',
  'unknownRight',
] as const;
export type QuestionProblem = (typeof questionProblems)[number];

/** A, B, C …: what an option is called where it is shown. */
export const letterOf = (index: number): string => String.fromCharCode('A'.charCodeAt(0) + index);

/** Everything that is wrong with a question, in the order of the list. */
export function checkQuestion({
  kind,
  text,
  options,
  rightIds,
}: Pick<ExamQuestion, 'kind' | 'text' | 'options' | 'rightIds'>): QuestionProblem[] {
  const texts = options.map((option) => option.text.trim());
  const ids = options.map(({ optionId }) => optionId);
  const right = new Set(rightIds);
  const found: Record<QuestionProblem, boolean> = {
    noText: text.trim() === '',
    tooFewOptions: options.length < OPTIONS_AT_LEAST,
    tooManyOptions: options.length > OPTIONS_AT_MOST,
    emptyOption: texts.includes(''),
    sameOption: new Set(texts).size < texts.length || new Set(ids).size < ids.length,
    noRight: right.size === 0,
    severalRight: kind !== 'multiple' && right.size > 1,
    // With one right answer it is a question of another kind, and people would look for the second.
    oneRight: kind === 'multiple' && right.size === 1,
    unknownRight: rightIds.some((id) => !ids.includes(id)),
  };
  return questionProblems.filter((problem) => found[problem]);
}
