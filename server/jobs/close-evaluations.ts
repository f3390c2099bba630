import { MINUTE_MS } from '../../domain/kernel/time';
import { resultsOf } from '../../domain/evaluation/results';
import type { Services } from '../call/context';
import { countPeople } from '../data/attendance-counts';
import type { Evaluation } from '../data/documents';
import { answersOf, closeEvaluation, findToClose, layOutTexts } from '../data/evaluations';
import { tellFromJob } from '../data/messages';

/** Evaluations a run looks at: the rest waits for the next minute. */
const EVALUATIONS_A_RUN = 20;
/** An answer that was handed in before the end has been written by then. */
const ON_THEIR_WAY_MS = MINUTE_MS;

/**
 * For the timer: notes what the evaluations came to that have closed, so that the centre compares them without reading an answer, and
 * tells the holding institution. Whether one is open follows from the clock alone, whether this has run or not.
 */
export async function closeEvaluations(services: Services): Promise<void> {
  const found = await findToClose(services.db, { before: services.now() - ON_THEIR_WAY_MS, limit: EVALUATIONS_A_RUN });
  for (const evaluation of found) await close(services, evaluation);
}

async function close(services: Services, evaluation: Evaluation): Promise<void> {
  const { db, settings } = services;
  const { projectId, batchId, institutionId, title, questions } = evaluation;
  const answers = await answersOf(db, evaluation);
  const people = await countPeople(db, { projectId, batchId, institutionId });
  await tellFromJob(
    db,
    { settings, at: services.now() },
    {
      to: { institution: institutionId },
      kind: 'evaluationOver',
      key: evaluation._id,
      facts: { projectId, title, batchId, answers: answers.length },
    },
  );
  const results = resultsOf(questions, answers);
  await layOutTexts(db, evaluation._id, results?.texts ?? []);
  // After the message: whoever dies in between tells again, which is the same message.
  await closeEvaluation(db, evaluation, {
    answers: answers.length,
    people,
    meanHundredths: results?.meanHundredths ?? null,
    results: results
      ? { questions: results.questions, heldCount: results.heldCount, textCount: results.texts.length }
      : null,
  });
}
