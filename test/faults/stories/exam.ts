import { instantOf, MINUTE_MS } from '../../../domain/kernel/time';
import { anItem, aPaper, aQuestion } from '../../support/exams';
import { aProject, aRecord } from '../../support/grant-builders';
import type { World } from '../harness/world';
import { plantOffices, plantTrainees } from './people';

const PROJECT = 'project-examined';
const batch = { projectId: PROJECT, batchId: 'b1' } as const;
const OPENS = instantOf('2025-11-29', '18:00:00');
/** The key says b; the second question is as it should be. */
const given = { chen: ['b', 'b'], liu: ['c', 'b'] } as const;
const TIMER_RUNS = 3;
const LEASE_OVER_MS = 2 * MINUTE_MS;
type Taker = keyof typeof given;

/**
 * Two people sit an exam, and a wrong key is corrected while workers die: whatever a phone was told of is there, nobody loses a pass, and
 * everybody is told once.
 */
export async function examStory(world: World): Promise<void> {
  world.now = OPENS;
  await plantOffices(world);
  const takers = Object.keys(given) as Taker[];
  const ids = await plantTrainees(
    world,
    takers.map((who) => ({ who, state: 'approved' as const })),
  );
  const project = aProject(PROJECT);
  const pool = [aQuestion('q1'), aQuestion('q2')];
  const paper = aPaper(project, pool, { passPoints: 10, opensAt: OPENS });
  await world.plant('projects', project);
  await world.plant('examPapers', paper);
  await world.plant('examItems', anItem(paper, aQuestion('q1')));
  for (const who of takers)
    await world.plant('attendanceRecords', aRecord(project, ids.get(who) ?? '', instantOf('2025-11-29', '08:00:00')));
  world.beginnings.set(`project:${PROJECT}`, 'approved');

  await Promise.all(takers.map((who) => sit(world, who)));
  const { itemId } = anItem(paper, aQuestion('q1'));
  const reason = '原答案录入有误';
  await world.do('li', 'examCorrection.save', { ...batch, itemId, struck: false, rightIds: ['c'], reason });
  // Workers die as well; the clock's timer finds what they left once their lease is over.
  for (let run = 0; run < TIMER_RUNS; run += 1) {
    world.now += LEASE_OVER_MS;
    await world.timer();
  }
  await world.letOneStraggle();
  await world.calm();
  world.now += LEASE_OVER_MS;
  await world.timer();

  for (const who of takers) {
    const personId = ids.get(who);
    const result = world.documents('examResults').find((each) => each.personId === personId);
    // One keeps the pass that the wrong key gave, the other passes by the right one.
    world.expect(result?.passed === true, `${who} has not passed`);
    world.expect(result?.bestTenths === (who === 'liu' ? 100 : 50), `${who} is not graded by the corrected key`);
    const told = world
      .documents('messages')
      .filter(({ kind, to }) => kind === 'examRegraded' && to === `person:${personId ?? ''}`);
    world.expect(told.length === 1, `${who} is told ${told.length} times`);
  }
  const [correction] = world.documents('examCorrections');
  world.expect(typeof correction?.doneAt === 'number', 'the correction was never finished');
}

/** Answers one question after the other, each first wrongly: what is told to the phone last has to be what is there. */
async function sit(world: World, who: Taker): Promise<void> {
  const { attemptId } = await world.do(who, 'exam.start', batch);
  const { questions } = await world.do(who, 'exam.attempt', { attemptId });
  let givenAt = OPENS;
  const answer = (question: number, chosenIds: string[]) =>
    world.do(who, 'exam.answer', { attemptId, question, chosenIds, givenAt: (givenAt += 1000) });
  const chosen = questions.map(({ text }) => given[who][text.startsWith('q1') ? 0 : 1]);
  for (const [question, optionId] of chosen.entries()) {
    await answer(question, ['a']);
    await answer(question, [optionId]);
  }
  const saved = (await world.do(who, 'exam.attempt', { attemptId })).questions.map(({ chosenIds }) => chosenIds.join());
  world.expect(saved.join() === chosen.join(), `${who} was told of ${chosen.join()}, and ${saved.join()} is there`);
  await world.do(who, 'exam.submit', { attemptId });
}
