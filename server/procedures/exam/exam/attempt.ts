import { examAttempt } from '../../../../contract/calls/exam/exam';
import { takesAnswers } from '../../../../domain/exam/attempt';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import type { AskedQuestion, ExamAttempt } from '../../../data/documents';
import type { Reader } from '../../../data/database';
import { continueBy, getAttempt } from '../../../data/exams';
import { picturesShown } from '../../../exam/pictures';

/** An attempt of the caller's, as it is taken. What is right stays here. */
export const attempt = defineProcedure(examAttempt, async (context, { attemptId }) => {
  const { db, caller, at } = context;
  const own = await ownAttempt(db, attemptId, caller.person._id);
  const running = own.state === 'running' && takesAnswers(at, own);
  // Their registration has moved to another WeChat since: from here on that one answers.
  if (running && own.openid !== caller.openid) await continueBy(db, attemptId, caller.openid);
  const shown = await picturesShown(context, own.questions);
  return {
    projectId: own.projectId,
    batchId: own.batchId,
    title: own.title,
    endsAt: own.endsAt,
    running,
    faceAt: running && own.identity?.again === undefined ? (own.identity?.againAt ?? null) : null,
    questions: own.questions.map((question, position) => ({
      kind: question.kind,
      text: question.text,
      picture: shown(question),
      points: question.points,
      options: inOrder(question),
      chosenIds: own.answers[position] ?? [],
    })),
  };
});

/** The options in the order in which they are shown. */
export const inOrder = ({ options, optionIds }: AskedQuestion): AskedQuestion['options'] =>
  optionIds.flatMap((id) => options.find(({ optionId }) => optionId === id) ?? []);

/** @throws Refusal `notFound`, also for somebody else's */
export async function ownAttempt(db: Reader, attemptId: string, personId: string): Promise<ExamAttempt> {
  const found = await getAttempt(db, attemptId);
  return found?.personId === personId ? found : refuse('notFound');
}
