import * as z from 'zod/mini';
import { QUESTIONS_AT_MOST, ATTEMPTS_AT_MOST } from '../../../domain/exam/paper';
import { limitRanges, suspicionKinds } from '../../../domain/exam/suspicion';
import { defineCall, readers } from '../../define-call';
import { count, id, instant, ok, pageInput, pageOf, searchText, text } from '../../common';
import { pictureShown, questionKind } from './exam-question';

export const ofBatch = { projectId: id, batchId: id };
const limit = ([least, most]: readonly [number, number]) => z.int().check(z.minimum(least), z.maximum(most));
const limits = z.strictObject({
  sameWrong: limit(limitRanges.sameWrong),
  withinSeconds: limit(limitRanges.withinSeconds),
  charactersAMinute: limit(limitRanges.charactersAMinute),
  leftTimes: limit(limitRanges.leftTimes),
});

/** How an exam stands as a whole, and when its statistics were reckoned (E6). */
export const examStudyGet = defineCall({
  name: 'examStudy.get',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject(ofBatch),
  output: z.strictObject({
    title: z.string(),
    /** Whether it is asked who sits it: then somebody may have to vouch. */
    identity: z.boolean(),
    begun: count,
    passed: count,
    /** Null until they were reckoned once. */
    studiedAt: z.nullable(instant),
    /** They are being reckoned now. */
    running: z.boolean(),
    /** Graded attempts that they are made of. */
    attempts: count,
    openFlags: count,
    upheldFlags: count,
    limits,
  }),
  errors: [],
});

/** Has the statistics and what should be looked at reckoned anew; it takes some seconds. */
export const examStudyRun = defineCall({
  name: 'examStudy.run',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject(ofBatch),
  output: ok,
  errors: [],
});

/** The questions as they were asked, with what the answers say of them; what should be looked at first (E6b). */
export const examStudyItems = defineCall({
  name: 'examStudy.items',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({ ...ofBatch, search: searchText, ...pageInput }),
  output: pageOf(
    z.strictObject({
      itemId: id,
      kind: questionKind,
      text: z.string(),
      picture: pictureShown,
      options: z.array(z.strictObject({ optionId: id, text: z.string(), right: z.boolean(), chosen: count })),
      struck: z.boolean(),
      asked: count,
      rightPercent: count,
      /** Null where too few have answered. */
      discriminationHundredths: z.nullable(z.int()),
      check: z.boolean(),
    }),
  ),
  errors: [],
});

/** What a person should look at (E6c). */
export const examStudyFlags = defineCall({
  name: 'examStudy.flags',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({ ...ofBatch, state: z.enum(['open', 'cleared', 'upheld']), ...pageInput }),
  output: pageOf(
    z.strictObject({
      flagId: id,
      kind: z.enum(suspicionKinds),
      people: z.array(z.strictObject({ personId: id, name: z.string() })),
      /** How many questions, or how often the app was left. */
      times: count,
      /** Of how many questions. */
      outOf: count,
      seconds: count,
      readingSeconds: count,
      decided: z.nullable(z.strictObject({ note: z.string(), by: z.string(), at: instant })),
    }),
  ),
  errors: [],
});

/** Judges what was pointed out; it may be judged anew. It takes no points away: whoever is left out of a grant is left out there. */
export const examStudyJudge = defineCall({
  name: 'examStudy.judge',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ ...ofBatch, flagId: id, verdict: z.enum(['cleared', 'upheld']), note: text(200) }),
  output: ok,
  errors: ['reasonRequired'],
});

/** Sets from where on something is pointed out. */
export const examStudySaveLimits = defineCall({
  name: 'examStudy.saveLimits',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ ...ofBatch, limits }),
  output: ok,
  errors: [],
});

/** Everything that somebody did in an exam: their attempts, question by question. */
export const examStudyPerson = defineCall({
  name: 'examStudy.person',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({ ...ofBatch, personId: id }),
  output: z.strictObject({
    name: z.string(),
    personNumber: z.string(),
    institutionName: z.string(),
    departmentName: z.string(),
    passed: z.boolean(),
    attempts: z
      .array(
        z.strictObject({
          number: count,
          startedAt: instant,
          endsAt: instant,
          /** Null while it runs. */
          gradedAt: z.nullable(instant),
          scoreTenths: z.nullable(count),
          passed: z.boolean(),
          left: count,
          questions: z
            .array(
              z.strictObject({
                text: z.string(),
                picture: pictureShown,
                points: count,
                /** What was chosen, and what is right, in words. */
                chosen: z.array(z.string()),
                right: z.array(z.string()),
                graded: z.enum(['right', 'half', 'wrong', 'struck']),
                answeredAt: z.nullable(instant),
              }),
            )
            .check(z.maxLength(QUESTIONS_AT_MOST)),
        }),
      )
      .check(z.maxLength(ATTEMPTS_AT_MOST)),
  }),
  errors: [],
});
