import { calls, type CallName } from '../../contract';
import { collections } from '../../server/data/collections';
import type { CollectionName, PaperQuestion } from '../../server/data/documents';
import { HOSPITAL_DAY, plantHospital, type Hospital } from '../support/hospital';
import { openInProcess, type InProcessCloud } from '../support/in-process';
import { hospitalA } from '../support/institutions';
import type { TestPersonId } from '../support/people';
import type { ValidCalls } from '../support/valid-calls';
import { validCalls } from '../support/valid-inputs';

/** What is right, and why, never reaches a phone before an attempt is graded and the paper says so: looked for in each answer of each call (M22). */

/** Stands in every explanation, and nowhere else. */
const EXPLANATION = 'EXPLANATION-ffad2c90';
/** The options of every question. The second is right: an answer that says which has one of them more often than the others. */
const OPTIONS = ['option-5f1e', 'option-9c3d', 'option-71ab'] as const;
const [FIRST, RIGHT] = OPTIONS;
/** Names under which an answer would say what is right. */
const TELLING = ['rightIds', 'right', 'explanation', 'graded', 'struck'];

let cloud: InProcessCloud;
let hospital: Hospital;
let valid: ValidCalls;

const planted = <Question extends PaperQuestion>(question: Question): Question => ({
  ...question,
  options: OPTIONS.map((optionId, index) => ({ optionId, text: `选项 ${index}` })),
  rightIds: [RIGHT],
  explanation: EXPLANATION,
});

beforeEach(async () => {
  cloud = await openInProcess({ startAt: HOSPITAL_DAY });
  hospital = await plantHospital(cloud, hospitalA);
  valid = validCalls(cloud, hospital);
  for (const { _id, ...question } of cloud.documents('examQuestions')) {
    const { options, rightIds, explanation } = planted({ ...question, questionId: _id });
    await cloud.change('examQuestions', _id, { options, rightIds, explanation });
  }
  for (const { _id, pool, plan } of cloud.documents('examPapers'))
    await cloud.change('examPapers', _id, { pool: pool.map(planted), plan: { ...plan, review: 'afterClose' } });
  for (const { _id, questions, rules } of cloud.documents('examAttempts'))
    await cloud.change('examAttempts', _id, {
      questions: questions.map((question) => ({ ...planted(question), optionIds: [...OPTIONS] })),
      rules: { ...rules, review: 'afterClose' },
    });
  for (const { _id, good } of cloud.documents('examImports'))
    await cloud.change('examImports', _id, {
      good: good.map((question) => planted({ ...question, questionId: '' })),
    });
  for (const { _id } of cloud.documents('examItems'))
    await cloud.change('examItems', _id, {
      options: OPTIONS.map((optionId, index) => ({ optionId, text: `选项 ${index}` })),
      rightIds: [RIGHT],
    });
});

/** Every name in an answer, and how often each text stands in it. */
function readIn(answer: unknown): { names: Set<string>; texts: Map<string, number> } {
  const names = new Set<string>();
  const texts = new Map<string, number>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string') texts.set(value, (texts.get(value) ?? 0) + 1);
    if (typeof value !== 'object' || value === null) return;
    for (const [name, item] of Object.entries(value)) {
      if (!Array.isArray(value)) names.add(name);
      visit(item);
    }
  };
  visit(answer);
  return { names, texts };
}

/** What in an answer says what is right, or why. */
function saidBy(answer: unknown): string[] {
  const { names, texts } = readIn(answer);
  const shown = OPTIONS.map((optionId) => texts.get(optionId) ?? 0);
  return [
    ...TELLING.filter((name) => names.has(name)),
    ...(JSON.stringify(answer).includes(EXPLANATION) ? ['the explanation itself'] : []),
    ...(new Set(shown).size > 1 ? ['one option apart from the others'] : []),
  ];
}

/** Last, as it ends the attempt that the others are asked about. */
const ENDS: CallName = 'exam.submit';
const names = (Object.keys(calls) as CallName[]).filter((name) => name !== ENDS);

/** Makes a call of the contract as somebody, with what its rightful caller would send. */
const ask = async (who: TestPersonId, name: CallName): Promise<unknown> =>
  cloud.as(who).call(name, await valid[name].input());

async function leaksTo(who: TestPersonId, asked: readonly CallName[]): Promise<string[]> {
  const leaks: string[] = [];
  for (const name of asked) leaks.push(...saidBy(await ask(who, name)).map((what) => `${name}: ${what}`));
  return leaks;
}

const inOwnExam = names.filter((name) => calls[name].roles.some((role) => role === 'trainee'));

it('is in no answer of any call to somebody who takes the exam', async () => {
  const { trainee, attemptId } = hospital;
  const { questions } = await cloud.as(trainee).do('exam.attempt', { attemptId });
  // They do see the questions: else nothing is tried here.
  expect(questions[0]?.options.map(({ optionId }) => optionId)).toEqual(OPTIONS);
  expect(await leaksTo(trainee, names)).toEqual([]);
});

it('is in none after the attempt was handed in either, while the paper keeps it back', async () => {
  const { trainee } = hospital;
  expect(saidBy(await ask(trainee, ENDS))).toEqual([]);
  expect(await leaksTo(trainee, inOwnExam)).toEqual([]);
});

it('is in none to somebody without a part in it', async () => {
  const { newcomer, contact } = hospital;
  expect(await leaksTo(newcomer, names)).toEqual([]);
  expect(await leaksTo(contact, names)).toEqual([]);
});

it('would be found: the office sees it, and so does the trainee once the paper says so', async () => {
  const { administrator, trainee, gradedAttemptId: attemptId } = hospital;
  const batch = { projectId: hospital.over, batchId: 'b1' };
  const office = cloud.as(administrator);
  for (const seen of [await office.do('examQuestion.list', {}), await office.do('examStudy.items', batch)])
    expect(saidBy(seen)).not.toEqual([]);
  for (const { _id, plan } of cloud.documents('examPapers'))
    await cloud.change('examPapers', _id, { plan: { ...plan, review: 'afterSubmit' } });
  const reviewed = await cloud.as(trainee).do('exam.review', { attemptId });
  expect(saidBy(reviewed)).toEqual(['right', 'explanation', 'graded', 'the explanation itself']);
  expect(saidBy({ key: RIGHT, shown: [FIRST] })).toEqual(['one option apart from the others']);
});

it('is planted wherever a right answer is stored', () => {
  const unplanted = (Object.keys(collections) as CollectionName[]).flatMap((collection) =>
    cloud
      .documents(collection)
      .map((document) => JSON.stringify(document))
      .filter((document) => document.includes('"rightIds"') && !document.includes(`"rightIds":["${RIGHT}"]`))
      .map(() => collection),
  );
  expect(unplanted).toEqual([]);
});
