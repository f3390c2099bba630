import * as z from 'zod/mini';
import { ANSWER_TEXT_AT_MOST, RATINGS } from '../../../domain/evaluation/answer';
import { evaluationItemKinds, ITEMS_AT_MOST, QUESTION_AT_MOST } from '../../../domain/evaluation/form';
import { evaluationStandings } from '../../../domain/evaluation/period';
import { defineCall, readers } from '../../define-call';
import { count, creditLevel, day, id, instant, pageInput, pageOf, searchText, text } from '../../common';

const batchInput = { projectId: id, batchId: id };

const item = z.strictObject({
  itemId: id,
  kind: z.enum(evaluationItemKinds),
  text: text(QUESTION_AT_MOST),
  required: z.boolean(),
});

const question = z.strictObject({
  questionId: id,
  kind: z.enum(['rating', 'text']),
  text: z.string(),
  required: z.boolean(),
  /** Of a lecturer: what they teach. */
  topic: z.optional(z.string()),
});

/** Of which project and batch an evaluation is. */
const heading = {
  title: z.string(),
  projectNumber: z.string(),
  creditLevel,
};

/** Epoch ms; the evaluation is open from `opensAt` until before `closesAt`. */
const period = { opensAt: instant, closesAt: instant };

/** The form of a project with the lecturers that its courses name, and how each batch stands (V3, M22). */
export const evaluationForm = defineCall({
  name: 'evaluation.form',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({ projectId: id }),
  output: z.strictObject({
    ...heading,
    items: z.array(item),
    lecturers: z.array(z.string()),
    /** Of the form that was saved last; 0 while it is the usual one. */
    revision: count,
    batches: z.array(
      z.strictObject({
        batchId: id,
        begin: day,
        end: day,
        ...period,
        answers: count,
        /** Its questions are frozen: somebody has answered. */
        begun: z.boolean(),
      }),
    ),
    /** No batch is left that another form would reach. */
    locked: z.boolean(),
  }),
  errors: [],
});

/** Changes what is asked in the batches that nobody has answered yet. */
export const evaluationSaveForm = defineCall({
  name: 'evaluation.saveForm',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({
    projectId: id,
    /** As it was loaded: one that a colleague has changed meanwhile is refused. */
    revision: count,
    items: z.array(item).check(z.maxLength(ITEMS_AT_MOST + 1)),
  }),
  output: z.strictObject({ revision: count }),
  errors: ['evaluationBegun', 'evaluationFormInvalid', 'staleRevision', 'contentRejected'],
});

/** Forms of the institution's other projects, to begin with; the latest first. */
export const evaluationEarlier = defineCall({
  name: 'evaluation.earlier',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({ search: searchText, ...pageInput }),
  output: pageOf(z.strictObject({ projectId: id, ...heading, savedAt: instant, items: z.array(item) })),
  errors: [],
});

/** The evaluation of a batch as its trainee finds it: the questions while it may be answered, and how they stand to it. */
export const evaluationMine = defineCall({
  name: 'evaluation.mine',
  service: 'api',
  roles: ['trainee'],
  kind: 'query',
  input: z.strictObject(batchInput),
  output: z.strictObject({
    title: z.string(),
    batchBegin: day,
    batchEnd: day,
    ...period,
    standing: z.enum(evaluationStandings),
    questions: z.array(question),
  }),
  errors: ['notRegistered'],
});

/**
 * Hands an answer in, once and for good. It is kept apart from who has answered, without time or order; what may not be shown of the texts
 * is held back.
 */
export const evaluationAnswer = defineCall({
  name: 'evaluation.answer',
  service: 'api',
  roles: ['trainee'],
  kind: 'command',
  input: z.strictObject({
    ...batchInput,
    ratings: z
      .array(z.strictObject({ questionId: id, rating: z.union(RATINGS.map((rating) => z.literal(rating))) }))
      .check(z.maxLength(200)),
    texts: z
      .array(z.strictObject({ questionId: id, text: text(ANSWER_TEXT_AT_MOST) }))
      .check(z.maxLength(ITEMS_AT_MOST)),
  }),
  output: z.strictObject({ answered: z.literal(true) }),
  errors: [
    'notRegistered',
    'evaluationNotOpen',
    'evaluationClosed',
    'evaluationNotAttended',
    'evaluationAnswered',
    'evaluationIncomplete',
  ],
});

const writtenText = z.strictObject({ text: z.string(), question: z.string() });

/**
 * What the holding institution, and the centre, see: the response rate while it is open; totals and texts once it has closed and at least
 * five have answered (V2).
 */
export const evaluationResults = defineCall({
  name: 'evaluation.results',
  service: 'api',
  roles: [...readers, 'reviewer'],
  kind: 'query',
  input: z.strictObject(batchInput),
  output: z.strictObject({
    ...heading,
    batchBegin: day,
    batchEnd: day,
    ...period,
    state: z.enum(['notOpen', 'open', 'closed']),
    answers: count,
    /** Who has a check-in in the batch. */
    people: count,
    /** Null while it is open, and where too few have answered. */
    results: z.nullable(
      z.strictObject({
        meanHundredths: z.nullable(count),
        questions: z.array(
          z.strictObject({
            questionId: id,
            text: z.string(),
            topic: z.optional(z.string()),
            /** How often 1, 2, 3, 4, 5 was given; null where fewer than five answered. */
            counts: z.nullable(z.array(count)),
            meanHundredths: z.nullable(count),
          }),
        ),
        textCount: count,
        heldCount: count,
      }),
    ),
  }),
  errors: [],
});

/** All texts of a closed evaluation, in an order of chance that has nothing to do with when they were written. */
export const evaluationTexts = defineCall({
  name: 'evaluation.texts',
  service: 'api',
  roles: [...readers, 'reviewer'],
  kind: 'query',
  input: z.strictObject({ ...batchInput, search: searchText, ...pageInput }),
  output: pageOf(writtenText),
  errors: [],
});

/** Evaluations that have closed, the latest first: what the centre compares projects by. */
export const evaluationClosed = defineCall({
  name: 'evaluation.closed',
  service: 'api',
  roles: ['reviewer'],
  kind: 'query',
  input: z.strictObject({ search: searchText, ...pageInput }),
  output: pageOf(
    z.strictObject({
      ...batchInput,
      ...heading,
      institutionName: z.string(),
      batchBegin: day,
      batchEnd: day,
      closedAt: instant,
      answers: count,
      people: count,
      /** Null where too few have answered. */
      meanHundredths: z.nullable(count),
    }),
  ),
  errors: [],
});
