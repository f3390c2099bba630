import { GRACE_MS } from '../../../../domain/exam/attempt';
import { usualLimits } from '../../../../domain/exam/suspicion';
import { instantOf, MINUTE_MS } from '../../../../domain/kernel/time';
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
const people = ['trainee1', 'trainee2', 'crowd1'] as const;

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
  const questions = [1, 2, 3, 4].map((index) => aQuestion(`q${index}`));
  await cloud.plant('examPapers', aPaper(meeting, questions, { passPoints: 10, opensAt: OPENS }));
});

/** Sits the exam with the same option everywhere, so many minutes after its beginning, leaving the app so often. */
async function sit(who: TestPersonId, option: string, { minutes = 0, left = 0 } = {}): Promise<void> {
  const { attemptId } = await cloud.as(who).do('exam.start', batch);
  cloud.clock.set(OPENS + minutes * MINUTE_MS);
  for (const question of [0, 1, 2, 3])
    await cloud.as(who).do('exam.answer', { attemptId, question, chosenIds: [option], left });
  await cloud.as(who).do('exam.submit', { attemptId });
}
const office = () => cloud.as('administratorA1');
async function study() {
  await office().do('examStudy.run', batch);
  await cloud.jobs({ Type: 'Timer' });
  return office().do('examStudy.get', batch);
}
const flagsOf = async (state: 'open' | 'cleared' | 'upheld' = 'open') =>
  (await office().do('examStudy.flags', { ...batch, state })).rows;

it('says of each question how many got it right and what was chosen', async () => {
  await sit('trainee1', 'b');
  await sit('trainee2', 'a', { minutes: 10 });
  expect(await study()).toMatchObject({ begun: 2, passed: 1, attempts: 2 });
  const { rows } = await office().do('examStudy.items', batch);
  expect(rows).toHaveLength(4);
  expect(rows[0]).toMatchObject({ asked: 2, rightPercent: 50, discriminationHundredths: null, check: false });
  expect(rows[0]?.options.map(({ optionId, right, chosen }) => [optionId, right, chosen])).toEqual([
    ['a', false, 1],
    ['b', true, 1],
    ['c', false, 0],
  ]);
  expect((await office().do('examStudy.items', { ...batch, search: 'q3' })).rows).toHaveLength(1);
});

describe('what a person should look at', () => {
  it('is pointed out, judged with a reason, and not asked again', async () => {
    await sit('trainee1', 'a', { minutes: 20 });
    await sit('trainee2', 'a', { minutes: 21 });
    await sit('crowd1', 'b', { minutes: 25, left: 14 });
    expect(await study()).toMatchObject({ openFlags: 2, upheldFlags: 0 });
    const flags = await flagsOf();
    expect(flags.map(({ kind, times, outOf, people: who }) => [kind, times, outOf, who.length]).sort()).toEqual([
      ['leftOften', 14, 0, 1],
      ['sameWrong', 4, 4, 2],
    ]);
    const flagId = flags.find(({ kind }) => kind === 'leftOften')?.flagId ?? '';
    const judge = (note: string, who: TestPersonId = 'administratorA1') =>
      cloud.as(who).call('examStudy.judge', { ...batch, flagId, verdict: 'cleared', note });
    expect(refusalOf(await judge('')).code).toBe('reasonRequired');
    expect(refusalOf(await judge('值班接电话', 'administratorB1')).code).toBe('notFound');
    expect(await judge('值班接电话')).toMatchObject({ ok: true });
    expect(await study()).toMatchObject({ openFlags: 1 });
    expect(await flagsOf('cleared')).toMatchObject([{ flagId, decided: { note: '值班接电话' } }]);
    await office().do('examStudy.judge', { ...batch, flagId, verdict: 'upheld', note: '监考说中途离场' });
    expect(await flagsOf('upheld')).toHaveLength(1);
    expect((await cloud.verifyAudit()).broken).toEqual([]);
  });

  it('follows the limits that the institution sets', async () => {
    await sit('trainee1', 'b', { minutes: 20, left: 5 });
    await study();
    expect(await flagsOf()).toEqual([]);
    await office().do('examStudy.saveLimits', { ...batch, limits: { ...usualLimits, leftTimes: 5 } });
    await cloud.jobs({ Type: 'Timer' });
    expect(await flagsOf()).toMatchObject([{ kind: 'leftOften', times: 5 }]);
    await office().do('examStudy.saveLimits', { ...batch, limits: usualLimits });
    await cloud.jobs({ Type: 'Timer' });
    expect(await flagsOf()).toEqual([]);
  });
});

it('shows what somebody did, to their host alone', async () => {
  await sit('trainee1', 'b', { minutes: 3 });
  const personId = traineeOf(cloud, 'trainee1')._id;
  const shown = await office().do('examStudy.person', { ...batch, personId });
  expect(shown).toMatchObject({ passed: true, attempts: [{ number: 1, scoreTenths: 200 }] });
  expect(shown.attempts[0]?.questions[0]).toMatchObject({
    chosen: ['选项b'],
    right: ['选项b'],
    graded: 'right',
    answeredAt: OPENS + 3 * MINUTE_MS,
  });
  expect(refusalOf(await cloud.as('administratorB1').call('examStudy.person', { ...batch, personId })).code).toBe(
    'notFound',
  );
});

it('is reckoned by itself every hour and after the end, and people are told that the exam is open', async () => {
  const [paper] = cloud.documents('examPapers');
  const plan = paper?.plan;
  if (!plan) throw new Error('there is a paper');
  const { sections: _, ...rest } = plan;
  await cloud.plant(
    'examQuestions',
    ...[1, 2, 3, 4].map((index) => inBank(aQuestion(`q${index}`), hospitalA.institutionId, index)),
  );
  const closesAt = OPENS + 120 * MINUTE_MS;
  await office().do('exam.savePaper', {
    ...batch,
    revision: 1,
    plan: { ...rest, sections: [{ tag: '质控', count: 4, points: 5 }], closesAt },
  });
  await cloud.jobs({ Type: 'Timer' });
  await cloud.jobs({ Type: 'Timer' });
  const told = () => cloud.documents('messages').filter(({ kind }) => kind === 'examOpen');
  expect(told()).toHaveLength(people.length);
  await sit('trainee1', 'b', { minutes: 5 });
  cloud.clock.set(OPENS + 61 * MINUTE_MS);
  await cloud.jobs({ Type: 'Timer' });
  expect(await office().do('examStudy.get', batch)).toMatchObject({ attempts: 1 });
  cloud.clock.set(OPENS + 62 * MINUTE_MS);
  await sit('trainee2', 'b', { minutes: 70 });
  cloud.clock.set(closesAt + GRACE_MS + MINUTE_MS);
  await cloud.jobs({ Type: 'Timer' });
  expect(await office().do('examStudy.get', batch)).toMatchObject({ attempts: 2 });
  expect(told()).toHaveLength(people.length);
});
