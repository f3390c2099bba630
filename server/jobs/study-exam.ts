import { createHash } from 'node:crypto';
import { keyOf, type QuestionKey } from '../../domain/exam/correction';
import { gradeQuestion } from '../../domain/exam/grading';
import { identityDoubt } from '../../domain/exam/identity';
import { itemStatistics, shouldCheck, type ItemAnswer, type ItemStatistics } from '../../domain/exam/statistics';
import { suspicionsOf, type WatchedAnswer, type WatchedAttempt } from '../../domain/exam/suspicion';
import type { Services } from '../call/context';
import type { ExamKeys, ExamStudy } from '../data/documents';
import { getKeys } from '../data/exam-grading';
import { findPlan, namesOf } from '../data/exams';
import {
  attemptsOf,
  findStudiesDue,
  FLAGS_AT_MOST,
  openFlag,
  replaceFlags,
  saveItem,
  saveStudy,
  studyOf,
  studyDue,
  type ReadAttempt,
} from '../data/exam-studies';
import { inParallel } from '../data/in-parallel';
import { finishJobOf, type Lease } from '../data/jobs';
import { itemIdOf } from '../exam/item';
import type { JobResult } from './job-result';

/** Papers a run of the timer reckons: the others wait for the next minute. */
const STUDIES_A_RUN = 3;
const WRITES_AT_ONCE = 8;

/** For the timer: reckons the papers that people sit, and once more when nobody can any more. */
export async function studyExams(services: Services): Promise<void> {
  for (const study of await findStudiesDue(services.db, services.now(), STUDIES_A_RUN))
    await studyExam(services, study);
}

/** The same at once, because somebody asked for it. */
export async function workOnStudy(services: Services, lease: Lease): Promise<JobResult> {
  const study = await studyOf(services.db, lease.job.subjectId);
  if (study) await studyExam(services, study);
  await finishJobOf(services.db, lease);
  return 'done';
}

type AskedItem = Pick<ReadAttempt['questions'][number], 'questionId' | 'kind' | 'text' | 'options' | 'picture'> &
  QuestionKey;

/** Reckons what the attempts of a paper say. Broken off, or done by two at once, it leaves the same. */
async function studyExam({ db, now }: Services, study: ExamStudy): Promise<void> {
  const { _id: paperId, limits } = study;
  const startedAt = now();
  const keys = await getKeys(db, paperId);
  const items = new Map<string, { question: AskedItem; answers: ItemAnswer[] }>();
  const watched: WatchedAttempt[] = [];
  for await (const [, attempts] of attemptsOf(db, paperId))
    for (const attempt of attempts) {
      const { asked, scoreShare } = looked(attempt, keys);
      for (const { itemId, question, right, chosenIds } of asked) {
        const item = items.get(itemId) ?? { question, answers: [] };
        item.answers.push({ scoreShare, right, chosenIds });
        items.set(itemId, item);
      }
      const { personId, left = 0, startedAt: beganAt, gradedAt, identity } = attempt;
      const doubt = identityDoubt(identity, gradedAt ?? beganAt);
      watched.push({ attemptId: attempt._id, personId, left, startedAt: beganAt, answers: asked, doubt });
    }
  await inParallel([...items], WRITES_AT_ONCE, ([itemId, { question, answers }]) => {
    const statistics = itemStatistics(answers);
    return saveItem(db, { paperId, itemId, ...question, statistics, rank: rankOf(statistics) });
  });
  const suspicions = suspicionsOf(watched, limits).slice(0, FLAGS_AT_MOST);
  const names = await namesOf(db, paperId, new Set(suspicions.flatMap(({ personIds }) => personIds)));
  const flags = suspicions.map((suspicion) =>
    openFlag(paperId, digestOf(suspicion.personIds), {
      suspicion,
      seenAt: startedAt,
      names: suspicion.personIds.map((personId) => names.get(personId) ?? ''),
    }),
  );
  await replaceFlags(db, paperId, flags);
  const plan = (await findPlan(db, study))?.plan;
  await db.transaction(async (tx) => {
    const known = await studyOf(tx, paperId);
    if (!known) return;
    // Asked for once more meanwhile: then it stays due.
    const isDueAgain = known.dueAt !== study.dueAt && known.dueAt <= now();
    const dueAt = isDueAgain || !plan ? known.dueAt : studyDue(plan, startedAt);
    await saveStudy(tx, { ...known, dueAt, studiedAt: startedAt, attempts: watched.length });
  });
}

/** An attempt question by question, by the keys that hold now; whether a question is struck does not matter here. */
function looked(attempt: ReadAttempt, keys: ExamKeys | undefined) {
  const asked = attempt.questions.map((question, position) => {
    const key = keyOf(question, keys?.keys);
    const chosenIds = attempt.answers[position] ?? [];
    const { questionId, kind, text, options, picture } = question;
    const right = gradeQuestion(key, chosenIds, { halfPoints: false }) === 'right';
    const answer: WatchedAnswer = {
      itemId: itemIdOf(question),
      characters: text.length + options.reduce((sum, option) => sum + option.text.length, 0),
      wrong: !right,
      chosenIds,
      at: attempt.answeredAt?.[position],
    };
    return { ...answer, right, question: { questionId, kind, text, options, ...(picture ? { picture } : {}), ...key } };
  });
  const points = attempt.questions.reduce((sum, question) => sum + question.points, 0);
  return { asked, scoreShare: points === 0 ? 0 : (attempt.scoreTenths ?? 0) / (10 * points) };
}

/** What should be looked at stands before the rest, and what tells people apart least before what does. */
const rankOf = (statistics: ItemStatistics): number =>
  (shouldCheck(statistics) ? 0 : 1000) + (statistics.discriminationHundredths ?? 100) + 100;

const digestOf = (personIds: readonly string[]): string =>
  createHash('sha256').update(personIds.join(' ')).digest('hex').slice(0, 24);
