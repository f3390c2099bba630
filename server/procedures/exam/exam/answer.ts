import { examAnswer } from '../../../../contract/calls/exam/exam';
import { GRACE_MS } from '../../../../domain/exam/attempt';
import { MINUTE_MS } from '../../../../domain/kernel/time';
import { defineProcedure } from '../../../call/procedure';
import { saveAnswer } from '../../../data/exams';

/** Of a phone and the server: more than that is no clock. */
const CLOCKS_APART_MS = MINUTE_MS;

/**
 * Saves one answer. Whose attempt it is, and whether its time is over, are conditions of the write itself: one request of the database, and
 * a repeat writes the same.
 */
export const answer = defineProcedure(
  examAnswer,
  async (context, { attemptId, question, chosenIds, givenAt, waitedMs = 0, left = 0 }) => {
    const { db, caller, at } = context;
    const { openid } = caller;
    const isSaved = await saveAnswer(db, {
      ...{ attemptId, openid, position: question },
      chosenIds: [...new Set(chosenIds)],
      since: at - GRACE_MS,
      order: Math.min(givenAt ?? at, at + CLOCKS_APART_MS),
      // What a phone says of itself serves to point out, and to nothing else.
      answeredAt: at - waitedMs,
      left,
    });
    return isSaved ? { savedAt: at } : context.refuse('attemptOver');
  },
);
