import * as z from 'zod/mini';
import {
  difficulties,
  EXPLANATION_AT_MOST,
  OPTION_TEXT_AT_MOST,
  OPTIONS_AT_MOST,
  PICTURE_DESCRIPTION_AT_MOST,
  QUESTION_TEXT_AT_MOST,
  questionKinds,
  TAG_AT_MOST,
  TAGS_AT_MOST,
} from '../../../domain/exam/question';
import { defineCall, readers } from '../../define-call';
import { attachErrors } from '../../errors';
import { codesOf, count, file, id, instant, ok, pageInput, pageOf, searchText, text } from '../../common';

export const questionKind = codesOf(questionKinds);
const difficulty = codesOf(difficulties);
export const tag = text(TAG_AT_MOST, 1);

/** A picture of a question as phones show it: its address is good for some time, and its size keeps its place on the screen. */
export const pictureShown = z.nullable(
  z.strictObject({ url: z.string(), widthPixels: count, heightPixels: count, description: z.string() }),
);

/** A question as the institution writes it; the right options never reach a trainee's phone before grading. */
const question = {
  kind: questionKind,
  text: text(QUESTION_TEXT_AT_MOST),
  options: z
    .array(z.strictObject({ optionId: id, text: text(OPTION_TEXT_AT_MOST) }))
    .check(z.maxLength(OPTIONS_AT_MOST + 1)),
  rightIds: z.array(id).check(z.maxLength(OPTIONS_AT_MOST)),
  explanation: text(EXPLANATION_AT_MOST),
  tags: z.array(tag).check(z.maxLength(TAGS_AT_MOST)),
  difficulty,
};

/** The question bank of the caller's institution (E1), the latest first. */
export const examQuestionList = defineCall({
  name: 'examQuestion.list',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({
    search: searchText,
    tag: z.optional(tag),
    kind: z.optional(questionKind),
    difficulty: z.optional(difficulty),
    ...pageInput,
  }),
  output: pageOf(z.strictObject({ questionId: id, addedAt: instant, ...question, picture: pictureShown })),
  errors: [],
});

/** One question of the bank, to be changed. */
export const examQuestionGet = defineCall({
  name: 'examQuestion.get',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({ questionId: id }),
  output: z.strictObject({ ...question, picture: pictureShown }),
  errors: [],
});

/** Adds a question, or changes one. Papers that were opened keep what they have. */
export const examQuestionSave = defineCall({
  name: 'examQuestion.save',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({
    questionId: z.optional(id),
    ...question,
    /** Left out, the picture stays as it is; null takes it away; without a `file` only its description changes. */
    picture: z.optional(
      z.nullable(z.strictObject({ description: text(PICTURE_DESCRIPTION_AT_MOST), file: z.optional(file) })),
    ),
  }),
  output: z.strictObject({ questionId: id }),
  errors: ['questionInvalid', 'photoHeic', 'pictureTooBig', 'pictureRejected', ...attachErrors],
});

/** Takes a question out of the bank; papers that were opened keep it. */
export const examQuestionWithdraw = defineCall({
  name: 'examQuestion.withdraw',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ questionId: id }),
  output: ok,
  errors: [],
});
