import * as z from 'zod/mini';
import { examStandings } from '../../../domain/exam/attempt';
import { OPTIONS_AT_MOST } from '../../../domain/exam/question';
import {
  ATTEMPTS_AT_MOST,
  MINUTES_AT_MOST,
  POINTS_AT_MOST,
  QUESTIONS_AT_MOST,
  reviewOptions,
  SECTIONS_AT_MOST,
} from '../../../domain/exam/paper';
import { TAG_AT_MOST } from '../../../domain/exam/question';
import { defineCall, readers } from '../../define-call';
import { count, creditLevel, day, id, instant, ok, pageInput, pageOf, searchText, text } from '../../common';
import { pictureShown, questionKind } from './exam-question';

const batchInput = { projectId: id, batchId: id };
const within = (min: number, max: number) => z.int().check(z.minimum(min), z.maximum(max));

const plan = z.strictObject({
  sections: z
    .array(
      z.strictObject({
        /** '' for questions of any tag. */
        tag: text(TAG_AT_MOST),
        count: within(1, QUESTIONS_AT_MOST),
        points: within(1, POINTS_AT_MOST),
      }),
    )
    .check(z.maxLength(SECTIONS_AT_MOST)),
  passPoints: within(0, QUESTIONS_AT_MOST * POINTS_AT_MOST),
  minutes: within(1, MINUTES_AT_MOST),
  attempts: within(1, ATTEMPTS_AT_MOST),
  opensAt: instant,
  closesAt: instant,
  shuffleQuestions: z.boolean(),
  shuffleOptions: z.boolean(),
  halfPoints: z.boolean(),
  review: z.enum(reviewOptions),
  /** Whether it is asked who sits it: a face, or a supervisor's word. */
  identity: z.optional(z.boolean()),
});

/** Points in tenths: half of an odd number is exact. */
const tenths = count;

/** The paper of a batch, and how many questions of the bank each tag has (E2). */
export const examPaper = defineCall({
  name: 'exam.paper',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject(batchInput),
  output: z.strictObject({
    title: z.string(),
    projectNumber: z.string(),
    creditLevel,
    batchBegin: day,
    batchEnd: day,
    /** Null until it was saved; `proposed` is what to begin with. */
    plan: z.nullable(plan),
    proposed: plan,
    /** Of the paper that was saved last; 0 while there is none. */
    revision: count,
    bank: z.array(z.strictObject({ tag: z.string(), questions: count })),
    /** How many questions there are in all. */
    questions: count,
    /** People who have begun. */
    begun: count,
    passed: count,
  }),
  errors: [],
});

/** Saves the paper with the questions that the bank has now. Attempts that have begun keep theirs. */
export const examSavePaper = defineCall({
  name: 'exam.savePaper',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ ...batchInput, revision: count, plan }),
  output: z.strictObject({ revision: count }),
  errors: ['staleRevision', 'paperInvalid', 'bankTooLarge', 'passPointsFixed', 'projectNotApproved'],
});

/** Papers of the caller's own institution, to copy. */
export const examEarlier = defineCall({
  name: 'exam.earlier',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({ search: searchText, ...pageInput }),
  output: pageOf(
    z.strictObject({ ...batchInput, title: z.string(), projectNumber: z.string(), savedAt: instant, plan }),
  ),
  errors: [],
});

/** Who has begun, by their best score (E6). */
export const examResults = defineCall({
  name: 'exam.results',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({ ...batchInput, passed: z.optional(z.boolean()), search: searchText, ...pageInput }),
  output: pageOf(
    z.strictObject({
      personId: id,
      name: z.string(),
      personNumber: z.string(),
      institutionName: z.string(),
      departmentName: z.string(),
      attempts: count,
      /** Null while none was graded. */
      bestTenths: z.nullable(tenths),
      passed: z.boolean(),
      running: z.boolean(),
    }),
  ),
  errors: [],
});

/** The exam of a batch as its trainee finds it: what one must know before the clock runs, and what came of it (E3, E5). */
export const examMine = defineCall({
  name: 'exam.mine',
  service: 'api',
  roles: ['trainee'],
  kind: 'query',
  input: z.strictObject(batchInput),
  output: z.strictObject({
    title: z.string(),
    batchBegin: day,
    batchEnd: day,
    /** Null where the meeting has no exam. */
    exam: z.nullable(
      z.strictObject({
        standing: z.enum(examStandings),
        opensAt: instant,
        closesAt: instant,
        minutes: count,
        questions: count,
        points: count,
        passPoints: count,
        halfPoints: z.boolean(),
        attempts: count,
        attemptsUsed: count,
        bestTenths: z.nullable(tenths),
        passed: z.boolean(),
        /** The attempt that goes on, or the last one. */
        attemptId: z.nullable(id),
        lastTenths: z.nullable(tenths),
        /** Whether its answers may be looked at now; from when on, where that is known. */
        reviewed: z.boolean(),
        reviewFrom: z.nullable(instant),
        /** Null where nobody is asked who they are; `needed` before an attempt until a face was shown or somebody vouched. */
        identity: z.nullable(z.enum(['needed', 'known'])),
      }),
    ),
  }),
  errors: ['notRegistered'],
});

/** Begins an attempt, or gives the one that goes on. The clock runs from here on. */
export const examStart = defineCall({
  name: 'exam.start',
  service: 'api',
  roles: ['trainee'],
  kind: 'command',
  input: z.strictObject(batchInput),
  output: z.strictObject({ attemptId: id }),
  errors: [
    'notRegistered',
    'examNotOpen',
    'examClosed',
    'examNotAttended',
    'examPassed',
    'noAttemptsLeft',
    'examIdentityNeeded',
  ],
});

/** An attempt as it is taken: questions without what is right, and what was saved so far. */
export const examAttempt = defineCall({
  name: 'exam.attempt',
  service: 'api',
  roles: ['trainee'],
  kind: 'query',
  input: z.strictObject({ attemptId: id }),
  output: z.strictObject({
    ...batchInput,
    title: z.string(),
    endsAt: instant,
    running: z.boolean(),
    /** When a face is asked for once more; null where none is, or it was shown. */
    faceAt: z.nullable(instant),
    questions: z.array(
      z.strictObject({
        kind: questionKind,
        text: z.string(),
        picture: pictureShown,
        points: count,
        options: z.array(z.strictObject({ optionId: id, text: z.string() })),
        chosenIds: z.array(id),
      }),
    ),
  }),
  errors: ['notRegistered'],
});

/**
 * Saves the answer to one question; the one that was given last counts. An answer counts when the server has it by the end of the attempt and thirty
 * seconds more. For whoever's WeChat began the attempt: one request of the database.
 */
export const examAnswer = defineCall({
  name: 'exam.answer',
  service: 'api',
  roles: ['wechatUser'],
  kind: 'command',
  input: z.strictObject({
    attemptId: id,
    /** The position of the question in the attempt, from 0. */
    question: within(0, QUESTIONS_AT_MOST - 1),
    chosenIds: z.array(id).check(z.maxLength(OPTIONS_AT_MOST)),
    /** When the phone was given it, by the server's clock as the phone knows it: of two answers to one question the later one stays, in whatever order they arrive. */
    givenAt: z.optional(instant),
    /** How long the answer waited on the phone for a network, and how often the app was left since the attempt began, as the phone says. */
    waitedMs: z.optional(within(0, 24 * 60 * 60 * 1000)),
    left: z.optional(within(0, 9999)),
  }),
  output: z.strictObject({ savedAt: instant }),
  errors: ['attemptOver'],
});

/** Hands an attempt in: it is graded at once. */
export const examSubmit = defineCall({
  name: 'exam.submit',
  service: 'api',
  roles: ['trainee'],
  kind: 'command',
  input: z.strictObject({ attemptId: id }),
  output: ok,
  errors: ['notRegistered'],
});

/** A graded attempt with what was right and why, where the paper says so (E5c). */
export const examReview = defineCall({
  name: 'exam.review',
  service: 'api',
  roles: ['trainee'],
  kind: 'query',
  input: z.strictObject({ attemptId: id }),
  output: z.strictObject({
    title: z.string(),
    scoreTenths: tenths,
    passed: z.boolean(),
    questions: z.array(
      z.strictObject({
        kind: questionKind,
        text: z.string(),
        picture: pictureShown,
        points: count,
        tenths,
        options: z.array(z.strictObject({ optionId: id, text: z.string(), chosen: z.boolean(), right: z.boolean() })),
        explanation: z.string(),
        graded: z.enum(['right', 'half', 'wrong', 'struck']),
      }),
    ),
  }),
  errors: ['notRegistered', 'reviewNotOpen'],
});
