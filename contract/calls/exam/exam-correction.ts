import * as z from 'zod/mini';
import { REASON_AT_MOST } from '../../../domain/exam/correction';
import { OPTIONS_AT_MOST } from '../../../domain/exam/question';
import { defineCall, readers } from '../../define-call';
import { count, id, instant, pageInput, pageOf, text } from '../../common';
import { pictureShown, questionKind } from './exam-question';
import { ofBatch } from './exam-study';

const key = { struck: z.boolean(), rightIds: z.array(id).check(z.maxLength(OPTIONS_AT_MOST)) };
const shownKey = z.strictObject({ struck: z.boolean(), rightIds: z.array(id) });

const effect = z.strictObject({
  people: count,
  up: count,
  down: count,
  same: count,
  newlyPassed: count,
  kept: count,
});

/** A question that was asked, with what holds of it now, and what it came with (E7). */
export const examCorrectionItem = defineCall({
  name: 'examCorrection.item',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({ ...ofBatch, itemId: id }),
  output: z.strictObject({
    kind: questionKind,
    text: z.string(),
    picture: pictureShown,
    options: z.array(z.strictObject({ optionId: id, text: z.string() })),
    now: shownKey,
    asked: count,
  }),
  errors: [],
});

/** What a correction would come to; nothing is changed. */
export const examCorrectionPreview = defineCall({
  name: 'examCorrection.preview',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({ ...ofBatch, itemId: id, ...key }),
  output: z.strictObject({
    effect,
    /** Who has passed now. */
    passed: count,
    newlyPassed: z.array(z.string()),
    kept: z.array(z.string()),
  }),
  errors: ['correctionInvalid', 'correctionChangesNothing'],
});

/** Strikes a question, takes that back, or corrects its key. Everybody who was asked is graded again and told; nobody loses a pass. */
export const examCorrectionSave = defineCall({
  name: 'examCorrection.save',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ ...ofBatch, itemId: id, ...key, reason: text(REASON_AT_MOST) }),
  output: z.strictObject({ number: count }),
  errors: ['correctionInvalid', 'correctionChangesNothing', 'reasonRequired'],
});

/** What was corrected in an exam, the latest first. */
export const examCorrectionList = defineCall({
  name: 'examCorrection.list',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({ ...ofBatch, ...pageInput }),
  output: pageOf(
    z.strictObject({
      number: count,
      itemId: id,
      text: z.string(),
      before: shownKey,
      after: shownKey,
      reason: z.string(),
      by: z.string(),
      decidedAt: instant,
      /** Null while people are graded again. */
      doneAt: z.nullable(instant),
      effect,
    }),
  ),
  errors: [],
});
