import { idOf } from '../../domain/kernel/id';
import type { ExamQuestion } from '../../domain/exam/question';
import { DAY_MS, instantOf } from '../../domain/kernel/time';
import { openFlag } from '../../server/data/exam-studies';
import { itemIdOf } from '../../server/exam/item';
import type {
  ExamAttempt,
  ExamImport,
  ExamItem,
  ExamPaper,
  ExamResult,
  PaperQuestion,
  Person,
  Project,
  StoredQuestion,
} from '../../server/data/documents';
import { traineeOf } from './attendance';
import { aRecord } from './grant-builders';
import type { TestBed } from './in-process';
import type { TestPersonId } from './people';

/** A question with one right answer, the second of three. */
export const aQuestion = (questionId: string, over: Partial<PaperQuestion> = {}): PaperQuestion => ({
  questionId,
  kind: 'single',
  text: `${questionId}：室内质控失控后，首先做什么？`,
  options: ['a', 'b', 'c'].map((optionId) => ({ optionId, text: `选项${optionId}` })),
  rightIds: ['b'],
  explanation: '先停止报告，再查原因。',
  tags: ['质控'],
  difficulty: 'medium',
  ...over,
});

/** The same as it lies in the bank of an institution. */
export const inBank = (
  { questionId, ...question }: PaperQuestion,
  institutionId: string,
  addedAt = 0,
): StoredQuestion => ({
  _id: questionId,
  ...question,
  institutionId,
  addedAt,
  withdrawn: false,
});

export const aPaper = (project: Project, pool: PaperQuestion[], over: Partial<ExamPaper['plan']> = {}): ExamPaper => ({
  _id: idOf(project._id, 'b1'),
  projectId: project._id,
  batchId: 'b1',
  institutionId: project.institutionId,
  title: project.title,
  projectNumber: project.projectNumber,
  creditLevel: project.creditLevel,
  plan: {
    sections: [{ tag: '质控', count: pool.length, points: 5 }],
    ...{ passPoints: 5, minutes: 30, attempts: 3 },
    opensAt: instantOf('2025-11-20', '18:00:00'),
    closesAt: instantOf('2025-12-20'),
    ...{ shuffleQuestions: false, shuffleOptions: false, halfPoints: true, review: 'afterSubmit' },
    ...over,
  },
  pool,
  revision: 1,
  savedAt: 0,
});

/** An attempt at a paper that began at a moment. */
function anAttempt(
  paper: ExamPaper,
  { _id: personId }: Pick<Person, '_id'>,
  over: Partial<ExamAttempt> = {},
): ExamAttempt {
  const { number = 1, startedAt = paper.plan.opensAt } = over;
  const { passPoints, halfPoints, review, closesAt, minutes } = paper.plan;
  return {
    _id: idOf(paper._id, personId, number),
    paperId: paper._id,
    projectId: paper.projectId,
    batchId: paper.batchId,
    institutionId: paper.institutionId,
    personId,
    openid: '',
    number,
    seed: 1,
    title: paper.title,
    startedAt,
    endsAt: startedAt + minutes * 60_000,
    rules: { passPoints, halfPoints, review, closesAt },
    questions: paper.pool.map((question) => ({
      ...question,
      points: 5,
      optionIds: question.options.map(({ optionId }) => optionId),
    })),
    answers: {},
    state: 'running',
    gradedAt: null,
    scoreTenths: null,
    passed: false,
    ...over,
  };
}

export const aResult = (paper: ExamPaper, person: Person, over: Partial<ExamResult> = {}): ExamResult => ({
  _id: idOf(paper._id, person._id),
  paperId: paper._id,
  projectId: paper.projectId,
  batchId: paper.batchId,
  personId: person._id,
  who: {
    name: person.name,
    personNumber: person.personNumber,
    institutionName: person.institutionName,
    departmentName: person.departmentName,
  },
  attempts: 1,
  running: null,
  lastAttemptId: idOf(paper._id, person._id, 1),
  bestTenths: 0,
  lastTenths: 0,
  passed: false,
  ...over,
});

/** A question of a bank; of an exam that is over an attempt that goes on and one that was graded; what they say; a table of questions. */
export interface PlantedExam {
  examQuestionId: string;
  attemptId: string;
  gradedAttemptId: string;
  examItemId: string;
  examFlagId: string;
  examImportId: string;
}

/** What the attempts at a paper say of one of its questions, as if it had been reckoned. */
export const anItem = (paper: ExamPaper, { questionId, kind, text, options, rightIds }: PaperQuestion): ExamItem => {
  const itemId = itemIdOf({ questionId, text, options });
  return {
    _id: idOf(paper._id, itemId),
    paperId: paper._id,
    ...{ itemId, questionId, kind, text, options, rightIds, struck: false },
    statistics: { asked: 1, right: 0, rightPercent: 0, discriminationHundredths: null, chosen: {} },
    rank: 200,
  };
};

/** A table of questions that was read and waits for a decision. */
const aQuestionTable = (_id: string, institutionId: string, good: ExamQuestion[]): ExamImport => ({
  _id,
  institutionId,
  fileId: 'cloud://local.memory/kept/table.xlsx',
  fileName: '题库.xlsx',
  type: 'xlsx',
  by: '李建华',
  startedAt: 0,
  state: 'read',
  problem: null,
  rows: good.length,
  good,
  known: 0,
  bad: [],
});

/** A bank of one question, a paper of a project that is over, and somebody's two attempts at it: one graded, one that goes on. */
export async function plantExam(
  cloud: TestBed,
  { project, person, openid }: { project: Project; person: Person; openid: string },
): Promise<PlantedExam> {
  const question = aQuestion(`${project._id}-question`);
  const paper = aPaper(project, [question]);
  const now = cloud.clock.now();
  const graded = anAttempt(paper, person, { openid, state: 'graded', gradedAt: paper.plan.opensAt, scoreTenths: 0 });
  const running = anAttempt(paper, person, { openid, number: 2, startedAt: now });
  await cloud.plant('examQuestions', inBank(question, project.institutionId));
  await cloud.plant('examPapers', paper);
  await cloud.plant('examAttempts', graded, running);
  await cloud.plant(
    'examResults',
    aResult(paper, person, {
      attempts: 2,
      running: { attemptId: running._id, endsAt: running.endsAt },
      lastAttemptId: running._id,
    }),
  );
  const item = anItem(paper, question);
  const flag = openFlag(paper._id, 'someone', {
    suspicion: { kind: 'leftOften', personIds: [person._id], times: 14 },
    names: [person.name],
    seenAt: now,
  });
  await cloud.plant('examItems', item);
  await cloud.plant('examFlags', flag);
  const { questionId: _own, ...asked } = aQuestion(`${project._id}-imported`);
  const table = aQuestionTable(`${project._id}-table`, project.institutionId, [asked]);
  await cloud.plant('examImports', table);
  return {
    examQuestionId: question.questionId,
    attemptId: running._id,
    gradedAttemptId: graded._id,
    examItemId: item.itemId,
    examFlagId: flag._id,
    examImportId: table._id,
  };
}

/** An exam of a project that is open from now on, for people who have been there. */
export async function plantOpenExam(
  cloud: Pick<TestBed, 'plant' | 'openidOf' | 'clock'>,
  { project, who, questions }: { project: Project; who: readonly TestPersonId[]; questions: number },
): Promise<void> {
  const now = cloud.clock.now();
  const pool = Array.from({ length: questions }, (_, index) => aQuestion(`q${index}`));
  await cloud.plant('examPapers', aPaper(project, pool, { opensAt: now, closesAt: now + 30 * DAY_MS, minutes: 240 }));
  await cloud.plant('attendanceRecords', ...who.map((each) => aRecord(project, traineeOf(cloud, each)._id, now)));
}
