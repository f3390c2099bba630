import { GRACE_MS } from '../../../../domain/exam/attempt';
import { instantOf } from '../../../../domain/kernel/time';
import type { InputOf } from '../../../../contract';
import { plantTrainees, traineeOf } from '../../../../test/support/attendance';
import { signedInAdministrator } from '../../../../test/support/builders';
import { aQuestion, inBank } from '../../../../test/support/exams';
import { aProject, aRecord } from '../../../../test/support/grant-builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA, hospitalB } from '../../../../test/support/institutions';
import { refusalOf } from '../../../../test/support/refusal';
import type { TestPersonId } from '../../../../test/support/people';

const OPENS = instantOf('2025-11-29', '18:00:00');
const CLOSES = instantOf('2025-12-08');
const MINUTES = 30;
const batch = { projectId: 'meeting', batchId: 'b1' };
type Plan = InputOf<'exam.savePaper'>['plan'];
const plan = (over: Partial<Plan> = {}): Plan => ({
  sections: [{ tag: '质控', count: 3, points: 5 }],
  ...{ passPoints: 10, minutes: MINUTES, attempts: 2, opensAt: OPENS, closesAt: CLOSES },
  ...{ shuffleQuestions: true, shuffleOptions: true, halfPoints: true, review: 'afterClose' },
  ...over,
});

let cloud: InProcessCloud;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: OPENS - 1000 });
  await signedInAdministrator(cloud, 'administratorA1');
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  const meeting = aProject('meeting');
  await cloud.plant('projects', meeting);
  await plantTrainees(cloud, 'trainee1', 'trainee2', 'crowd1');
  for (const who of ['trainee1', 'trainee2'] as const)
    await cloud.plant(
      'attendanceRecords',
      aRecord(meeting, traineeOf(cloud, who)._id, instantOf('2025-11-29', '08:00:00')),
    );
  for (const index of [1, 2, 3, 4])
    await cloud.plant('examQuestions', inBank(aQuestion(`q${index}`), hospitalA.institutionId, index));
});

const save = (over: Partial<Plan> = {}, revision = 0, by: TestPersonId = 'administratorA1') =>
  cloud.as(by).call('exam.savePaper', { ...batch, revision, plan: plan(over) });
const mine = async (who: TestPersonId = 'trainee1') => (await cloud.as(who).do('exam.mine', batch)).exam;
const begin = (who: TestPersonId = 'trainee1') => cloud.as(who).call('exam.start', batch);
/** Opens the exam and begins an attempt. */
async function begun(over: Partial<Plan> = {}): Promise<string> {
  await save(over);
  cloud.clock.set(OPENS);
  return (await cloud.as('trainee1').do('exam.start', batch)).attemptId;
}
const answer = (attemptId: string, question: number, chosenIds: string[], who: TestPersonId = 'trainee1') =>
  cloud.as(who).call('exam.answer', { attemptId, question, chosenIds });

describe('the paper', () => {
  it('is made from the bank, and says how many questions each tag has', async () => {
    expect(await cloud.as('administratorA1').do('exam.paper', batch)).toMatchObject({
      plan: null,
      bank: [{ tag: '质控', questions: 4 }],
      questions: 4,
      proposed: { opensAt: OPENS, closesAt: CLOSES },
    });
    expect(await save()).toMatchObject({ data: { revision: 1 } });
    expect(refusalOf(await save()).code).toBe('staleRevision');
    expect(await cloud.as('administratorA1').do('exam.paper', batch)).toMatchObject({ plan: { minutes: MINUTES } });
  });

  it('is refused with all that is wrong, and to another hospital', async () => {
    expect(refusalOf(await save({ sections: [{ tag: '质控', count: 5, points: 5 }], passPoints: 26 }))).toMatchObject({
      code: 'paperInvalid',
      details: { fields: [{ problem: 'tooFewInBank' }, { problem: 'passPointsOutOfRange' }] },
    });
    // The bank is the caller's own: what another hospital has of it does not help.
    expect(refusalOf(await save({}, 0, 'administratorB1')).code).toBe('paperInvalid');
  });
});

describe('who may take it', () => {
  it('was there, comes in time, has tries left and has not passed', async () => {
    expect(await mine()).toBeNull();
    await save({ attempts: 1 });
    expect(await mine()).toMatchObject({ standing: 'notOpen', questions: 3, points: 15, attemptsUsed: 0 });
    expect(refusalOf(await begin()).code).toBe('examNotOpen');
    cloud.clock.set(OPENS);
    expect(refusalOf(await begin('crowd1')).code).toBe('examNotAttended');
    const attemptId = (await cloud.as('trainee1').do('exam.start', batch)).attemptId;
    expect(await mine()).toMatchObject({ standing: 'running', attemptId });
    await cloud.as('trainee1').do('exam.submit', { attemptId });
    expect(refusalOf(await begin()).code).toBe('noAttemptsLeft');
    cloud.clock.set(CLOSES);
    expect(refusalOf(await begin('trainee2')).code).toBe('examClosed');
  });

  it('goes on with the attempt that runs, from whatever phone, and begins no second one by a repeat', async () => {
    const attemptId = await begun();
    expect((await cloud.as('trainee1').do('exam.start', batch)).attemptId).toBe(attemptId);
    const both = await Promise.all([begin('trainee2'), begin('trainee2')]);
    expect(new Set(both.map((each) => JSON.stringify(each))).size).toBeLessThanOrEqual(2);
    expect(
      cloud.documents('examAttempts').filter(({ personId }) => personId === traineeOf(cloud, 'trainee2')._id),
    ).toHaveLength(1);
  });
});

describe('taking it', () => {
  it('never tells what is right, in no answer of any call, before it is graded and may be looked at', async () => {
    const attemptId = await begun();
    await answer(attemptId, 0, ['b']);
    const who = cloud.as('trainee1');
    const told = JSON.stringify([
      await who.do('exam.attempt', { attemptId }),
      await who.do('exam.mine', batch),
      await who.do('home.trainee', {}),
      await who.do('notice.get', { projectId: 'meeting' }),
      await who.call('exam.review', { attemptId }),
      await who.do('exam.submit', { attemptId }),
      await who.call('exam.review', { attemptId }),
      await who.do('exam.attempt', { attemptId }),
    ]);
    expect(told).not.toMatch(/rightIds|explanation|先停止报告|"right"/);
    // The exam was prolonged: others still sit it.
    await save({ closesAt: CLOSES + 86_400_000 }, 1);
    cloud.clock.set(CLOSES + GRACE_MS + 1);
    expect(refusalOf(await who.call('exam.review', { attemptId })).code).toBe('reviewNotOpen');
    cloud.clock.set(CLOSES + 86_400_000 + GRACE_MS + 1);
    expect(JSON.stringify(await who.do('exam.review', { attemptId }))).toMatch(/先停止报告/);
  });

  it('saves an answer with one request of the database, the last one counts', async () => {
    const attemptId = await begun();
    await answer(attemptId, 0, ['a']);
    await answer(attemptId, 0, ['b']);
    expect(cloud.calls().at(-1)?.databaseCalls).toBe(1);
    expect((await cloud.as('trainee1').do('exam.attempt', { attemptId })).questions[0]?.chosenIds).toEqual(['b']);
  });

  it('keeps the answer that was given last, also where an earlier one arrives after it', async () => {
    const attemptId = await begun();
    const given = (chosenIds: string[], givenAt: number) =>
      cloud.as('trainee1').call('exam.answer', { attemptId, question: 0, chosenIds, givenAt });
    const chosen = async () => (await cloud.as('trainee1').do('exam.attempt', { attemptId })).questions[0]?.chosenIds;
    await given(['a'], OPENS + 5000);
    // Its phone has long given it up; it is told that all is well, for all is.
    expect(await given(['c'], OPENS + 4000)).toMatchObject({ ok: true });
    expect(await chosen()).toEqual(['a']);
    await given(['b'], OPENS + 5001);
    expect(await chosen()).toEqual(['b']);
    const [stored] = cloud.documents('examAttempts');
    expect(stored?.order).toEqual({ 0: OPENS + 5001, 1: 0, 2: 0 });
  });

  it('goes on with an attempt that began before answers had an order', async () => {
    const attemptId = await begun();
    const [stored] = cloud.documents('examAttempts');
    if (!stored) throw new Error('nobody has begun');
    const { order: _order, ...older } = stored;
    await cloud.remove('examAttempts', attemptId);
    await cloud.plant('examAttempts', older);
    expect(await answer(attemptId, 1, ['b'])).toMatchObject({ ok: true });
    expect((await cloud.as('trainee1').do('exam.attempt', { attemptId })).questions[1]?.chosenIds).toEqual(['b']);
    expect(refusalOf(await answer(attemptId, 3, ['b'])).code).toBe('attemptOver');
  });

  it('takes answers until thirty seconds after the end, from its own person alone', async () => {
    const attemptId = await begun();
    const end = OPENS + MINUTES * 60_000;
    expect(refusalOf(await answer(attemptId, 0, ['b'], 'trainee2')).code).toBe('attemptOver');
    expect(refusalOf(await cloud.as('trainee2').call('exam.attempt', { attemptId })).code).toBe('notFound');
    cloud.clock.set(end + GRACE_MS);
    expect(await answer(attemptId, 0, ['b'])).toMatchObject({ ok: true });
    cloud.clock.set(end + GRACE_MS + 1);
    expect(refusalOf(await answer(attemptId, 1, ['b'])).code).toBe('attemptOver');
  });

  it('goes on with the questions that it began with, whatever becomes of bank and paper', async () => {
    const attemptId = await begun();
    const before = (await cloud.as('trainee1').do('exam.attempt', { attemptId })).questions;
    await cloud.as('administratorA1').do('examQuestion.withdraw', { questionId: 'q1' });
    expect(refusalOf(await save({ passPoints: 5 }, 1)).code).toBe('passPointsFixed');
    await save({ sections: [{ tag: '质控', count: 2, points: 5 }], attempts: 5 }, 1);
    expect((await cloud.as('trainee1').do('exam.attempt', { attemptId })).questions).toEqual(before);
  });
});

describe('what comes of it', () => {
  it('is graded at once, kept when it passed, and the best counts', async () => {
    const attemptId = await begun();
    for (const question of [0, 1]) await answer(attemptId, question, ['b']);
    await cloud.as('trainee1').do('exam.submit', { attemptId });
    await cloud.as('trainee1').do('exam.submit', { attemptId });
    expect(await mine()).toMatchObject({ standing: 'passed', bestTenths: 100, passed: true, attemptsUsed: 1 });
    expect(refusalOf(await begin()).code).toBe('examPassed');
    expect((await cloud.as('administratorA1').do('exam.results', { ...batch, search: '学员' })).rows).toMatchObject([
      { bestTenths: 100, passed: true, attempts: 1, running: false },
    ]);
    expect((await cloud.as('administratorA1').do('exam.results', { ...batch, passed: false })).rows).toEqual([]);
    expect(refusalOf(await cloud.as('administratorB1').call('exam.results', batch)).code).toBe('notFound');
  });

  it('is graded by what was saved when nobody hands it in, and a later failure takes nothing', async () => {
    const attemptId = await begun({ passPoints: 15 });
    for (const question of [0, 1]) await answer(attemptId, question, ['b']);
    cloud.clock.set(OPENS + MINUTES * 60_000 + GRACE_MS + 60_000);
    await cloud.jobs({ Type: 'Timer' });
    expect(await mine()).toMatchObject({ standing: 'ready', bestTenths: 100, lastTenths: 100, attemptsUsed: 1 });
    const second = (await cloud.as('trainee1').do('exam.start', batch)).attemptId;
    await cloud.as('trainee1').do('exam.submit', { attemptId: second });
    expect(await mine()).toMatchObject({ bestTenths: 100, lastTenths: 0, standing: 'noAttemptsLeft' });
  });

  it('is shown with its keys when the paper says so', async () => {
    const attemptId = await begun({ review: 'afterSubmit' });
    await answer(attemptId, 0, ['a']);
    expect(refusalOf(await cloud.as('trainee1').call('exam.review', { attemptId })).code).toBe('reviewNotOpen');
    await cloud.as('trainee1').do('exam.submit', { attemptId });
    const { questions, scoreTenths } = await cloud.as('trainee1').do('exam.review', { attemptId });
    expect(scoreTenths).toBe(0);
    expect(questions[0]).toMatchObject({ graded: 'wrong', tenths: 0 });
    const option = (optionId: string) => questions[0]?.options.find((each) => each.optionId === optionId);
    expect([option('a'), option('b')]).toMatchObject([
      { chosen: true, right: false },
      { chosen: false, right: true },
    ]);
  });
});

describe('the bank', () => {
  const written = { ...aQuestion('x'), tags: ['质控', '质控'] };
  const { questionId: _, ...question } = written;

  it('is searched and narrowed, and is the institution’s own', async () => {
    const who = cloud.as('administratorA1');
    const { questionId } = await who.do('examQuestion.save', {
      ...question,
      text: '危急值多久内报告？',
      tags: ['沟通'],
    });
    expect((await who.do('examQuestion.list', { search: '危急值' })).rows).toMatchObject([
      { questionId, tags: ['沟通'] },
    ]);
    expect((await who.do('examQuestion.list', { tag: '质控', limit: 3 })).rows).toHaveLength(3);
    expect((await cloud.as('administratorB1').do('examQuestion.list', {})).rows).toEqual([]);
    expect(
      refusalOf(await cloud.as('administratorB1').call('examQuestion.save', { ...question, questionId })).code,
    ).toBe('notFound');
    await who.do('examQuestion.withdraw', { questionId });
    expect((await who.do('examQuestion.list', { search: '危急值' })).rows).toEqual([]);
    expect((await cloud.verifyAudit()).broken).toEqual([]);
  });

  it('refuses a question with all that is wrong with it', async () => {
    const refused = await cloud
      .as('administratorA1')
      .call('examQuestion.save', { ...question, text: '', rightIds: [] });
    expect(refusalOf(refused)).toMatchObject({
      code: 'questionInvalid',
      details: { fields: [{ problem: 'noText' }, { problem: 'noRight' }] },
    });
  });
});
