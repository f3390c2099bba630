import { instantOf } from '../../../../domain/kernel/time';
import { plantTrainees, traineeOf } from '../../../../test/support/attendance';
import { signedInAdministrator } from '../../../../test/support/builders';
import { aPaper, aQuestion, inBank } from '../../../../test/support/exams';
import { aProject, aRecord } from '../../../../test/support/grant-builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA, hospitalB } from '../../../../test/support/institutions';
import { refusalOf } from '../../../../test/support/refusal';
import type { TestPersonId } from '../../../../test/support/people';

const OPENS = instantOf('2025-11-29', '18:00:00');
const batch = { projectId: 'meeting', batchId: 'b1' };
const people = ['trainee1', 'trainee2', 'crowd1', 'crowd2'] as const;
const REASON = '原答案录入有误，正确答案为 C。';

let cloud: InProcessCloud;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: OPENS });
  await signedInAdministrator(cloud, 'administratorA1');
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  const meeting = aProject('meeting');
  await cloud.plant('projects', meeting);
  await plantTrainees(cloud, ...people);
  for (const who of people)
    await cloud.plant(
      'attendanceRecords',
      aRecord(meeting, traineeOf(cloud, who)._id, instantOf('2025-11-29', '08:00:00')),
    );
  const questions = ['q1', 'q2'].map((id) => aQuestion(id));
  await cloud.plant('examQuestions', ...questions.map((each) => inBank(each, hospitalA.institutionId)));
  // Two questions of five points, ten to pass; anybody may try twice.
  const plan = { passPoints: 10, attempts: 2, review: 'afterSubmit', opensAt: OPENS } as const;
  await cloud.plant('examPapers', aPaper(meeting, questions, plan));
});

/** Sits the exam with these answers, in the order of the questions. */
async function sit(who: TestPersonId, ...chosen: string[]): Promise<string> {
  const { attemptId } = await cloud.as(who).do('exam.start', batch);
  const { questions } = await cloud.as(who).do('exam.attempt', { attemptId });
  for (const [position, { text }] of questions.entries()) {
    const option = chosen[text.startsWith('q1') ? 0 : 1] ?? 'b';
    await cloud.as(who).do('exam.answer', { attemptId, question: position, chosenIds: [option] });
  }
  await cloud.as(who).do('exam.submit', { attemptId });
  return attemptId;
}
const office = () => cloud.as('administratorA1');
const mine = async (who: TestPersonId) => (await cloud.as(who).do('exam.mine', batch)).exam;
const told = (kind: string) => cloud.documents('messages').filter((message) => message.kind === kind);

/** Has everything reckoned, and gives the question as it was asked. */
async function itemOf(question: string): Promise<string> {
  await office().do('examStudy.run', batch);
  await cloud.jobs({ Type: 'Timer' });
  const { rows } = await office().do('examStudy.items', batch);
  const found = rows.find(({ text }) => text.startsWith(question));
  if (!found) throw new Error('nobody was asked');
  return found.itemId;
}
async function correct(itemId: string, key: { struck: boolean; rightIds: string[] }) {
  const answer = await office().call('examCorrection.save', { ...batch, itemId, ...key, reason: REASON });
  await cloud.jobs({ Type: 'Timer' });
  return answer;
}
const toC = { struck: false, rightIds: ['c'] };
const struck = { struck: true, rightIds: [] };

describe('a key that was wrong', () => {
  it('is corrected: what the preview says comes true, everybody is told, and nobody loses a pass', async () => {
    await sit('trainee1', 'b', 'b');
    await sit('trainee2', 'c', 'b');
    await sit('crowd1', 'a', 'b');
    const itemId = await itemOf('q1');
    expect(await office().do('examCorrection.item', { ...batch, itemId })).toMatchObject({
      now: { struck: false, rightIds: ['b'] },
      asked: 3,
    });
    const preview = await office().do('examCorrection.preview', { ...batch, itemId, ...toC });
    expect(preview).toMatchObject({
      effect: { people: 3, up: 1, down: 1, same: 1, newlyPassed: 1, kept: 1 },
      passed: 1,
    });
    expect(await mine('trainee2')).toMatchObject({ bestTenths: 50, passed: false });
    await correct(itemId, toC);
    expect(await mine('trainee1')).toMatchObject({ bestTenths: 50, passed: true, standing: 'passed' });
    expect(await mine('trainee2')).toMatchObject({ bestTenths: 100, passed: true, standing: 'passed' });
    expect(await mine('crowd1')).toMatchObject({ bestTenths: 50, passed: false });
    expect(told('examRegraded')).toHaveLength(3);
    expect((await office().do('examCorrection.list', batch)).rows).toMatchObject([
      { reason: REASON, before: { rightIds: ['b'] }, after: { rightIds: ['c'] }, effect: { up: 1 } },
    ]);
    const [row] = (await office().do('examCorrection.list', batch)).rows;
    expect(row?.doneAt).not.toBeNull();
    // The bank has it right from now on, and whoever looks at their answers sees what holds.
    expect((await office().do('examQuestion.get', { questionId: 'q1' })).rightIds).toEqual(['c']);
    expect((await cloud.verifyAudit()).broken).toEqual([]);
  });

  it('holds for whoever hands in later, and for the review', async () => {
    await sit('trainee1', 'b', 'b');
    const itemId = await itemOf('q1');
    await correct(itemId, toC);
    const attemptId = await sit('trainee2', 'c', 'b');
    expect(await mine('trainee2')).toMatchObject({ bestTenths: 100, passed: true });
    const { questions } = await cloud.as('trainee2').do('exam.review', { attemptId });
    expect(questions.find(({ text }) => text.startsWith('q1'))).toMatchObject({ graded: 'right', tenths: 50 });
    expect(told('examRegraded')).toHaveLength(1);
  });
});

describe('a question that is struck', () => {
  it('gives everybody its points, once, and can be taken back without taking a pass', async () => {
    await sit('trainee1', 'a', 'b');
    const itemId = await itemOf('q1');
    await correct(itemId, struck);
    expect(await mine('trainee1')).toMatchObject({ bestTenths: 100, passed: true });
    expect(refusalOf(await correct(itemId, struck)).code).toBe('correctionChangesNothing');
    await correct(itemId, { struck: false, rightIds: ['b'] });
    expect(await mine('trainee1')).toMatchObject({ bestTenths: 50, passed: true });
    expect((await office().do('examCorrection.list', batch)).rows.map(({ number }) => number)).toEqual([2, 1]);
  });

  it('needs a reason, a key that the question can have, and an administrator of the institution', async () => {
    await sit('trainee1', 'a', 'b');
    const itemId = await itemOf('q1');
    const save = (who: TestPersonId, key: typeof toC, reason = REASON) =>
      cloud.as(who).call('examCorrection.save', { ...batch, itemId, ...key, reason });
    expect(refusalOf(await save('administratorA1', toC, '错')).code).toBe('reasonRequired');
    expect(refusalOf(await save('administratorA1', { struck: false, rightIds: ['z'] })).code).toBe('correctionInvalid');
    expect(refusalOf(await save('administratorB1', toC)).code).toBe('notFound');
    expect(refusalOf(await cloud.as('administratorB1').call('examStudy.items', batch)).code).toBe('notFound');
  });
});

it('grades by a correction that was decided while an attempt was handed in, whichever was first', async () => {
  await sit('trainee1', 'b', 'b');
  const itemId = await itemOf('q1');
  const { attemptId } = await cloud.as('trainee2').do('exam.start', batch);
  const { questions } = await cloud.as('trainee2').do('exam.attempt', { attemptId });
  const position = questions.findIndex(({ text }) => text.startsWith('q1'));
  await cloud.as('trainee2').do('exam.answer', { attemptId, question: position, chosenIds: ['c'] });
  await Promise.all([
    cloud.as('trainee2').do('exam.submit', { attemptId }),
    office().do('examCorrection.save', { ...batch, itemId, ...toC, reason: REASON }),
  ]);
  await cloud.jobs({ Type: 'Timer' });
  expect(await mine('trainee2')).toMatchObject({ bestTenths: 50 });
});
