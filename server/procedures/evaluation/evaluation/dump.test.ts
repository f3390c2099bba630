import { instantOf } from '../../../../domain/kernel/time';
import { plantTrainees, traineeOf } from '../../../../test/support/attendance';
import { aProject, aRecord } from '../../../../test/support/grant-builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { collections } from '../../../data/collections';
import type { CollectionName } from '../../../data/documents';

/** What somebody can read out of a copy of the whole database (rules: "Exam and evaluation"). */

const OPENS = instantOf('2025-11-29', '18:00:00');
const CLOSES = instantOf('2025-12-08');
const batch = { projectId: 'meeting', batchId: 'b1' };
const people = ['trainee1', 'trainee2', 'trainee3', 'trainee4', 'trainee5', 'trainee6'] as const;
const names = Object.keys(collections) as CollectionName[];

let cloud: InProcessCloud;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: OPENS });
  const meeting = aProject('meeting');
  await cloud.plant('projects', meeting);
  await plantTrainees(cloud, ...people);
  for (const who of people)
    await cloud.plant(
      'attendanceRecords',
      aRecord(meeting, traineeOf(cloud, who)._id, instantOf('2025-11-29', '08:00:00')),
    );
});

/** The whole database: each document as text, by its collection and in the order in which it lies there. */
const dump = (): Map<CollectionName, string[]> =>
  new Map(names.map((name) => [name, cloud.documents(name).map((document) => JSON.stringify(document))]));

/** What somebody says, which nobody else does. */
const wordsOf = (who: string) => `意见-${who}`;

async function answer(who: (typeof people)[number]): Promise<void> {
  cloud.clock.advance(61_000);
  const { questions } = await cloud.as(who).do('evaluation.mine', batch);
  await cloud.as(who).do('evaluation.answer', {
    ...batch,
    ratings: questions.flatMap(({ questionId, kind }) =>
      kind === 'rating' ? [{ questionId, rating: 5 as const }] : [],
    ),
    texts: questions.flatMap(({ questionId, kind }) => (kind === 'text' ? [{ questionId, text: wordsOf(who) }] : [])),
  });
}

/** Collections of which something has changed. */
const changed = (before: ReturnType<typeof dump>): CollectionName[] =>
  [...dump()].filter(([name, documents]) => documents.join() !== before.get(name)?.join()).map(([name]) => name);

it('writes of an answer the urn and the mark, and touches nothing else: no log, no kept answer of a command, no counter', async () => {
  const [first, ...others] = people;
  await answer(first);
  const before = dump();
  for (const who of others) await answer(who);
  expect(changed(before).sort()).toEqual(['evaluationMarks', 'evaluationUrns']);
});

it('has in an urn nothing of whoever answered, and no time; and in a mark nothing of what', async () => {
  for (const who of people) await answer(who);
  const urns = JSON.stringify(cloud.documents('evaluationUrns'));
  for (const who of people) {
    expect(urns).toContain(wordsOf(who));
    expect(urns).not.toContain(traineeOf(cloud, who)._id);
    expect(urns).not.toContain(cloud.openidOf(who));
  }
  // An instant of these days has thirteen digits and begins so.
  expect(urns).not.toMatch(/17\d{11}/);
  for (const mark of cloud.documents('evaluationMarks'))
    expect(Object.keys(mark).sort()).toEqual(['_id', 'evaluationId', 'personId', 'requestId']);
});

it('lies in no order that is that of answering', async () => {
  const [first, ...others] = people;
  await answer(first);
  const before = cloud.documents('evaluationUrns').map(({ _id }) => _id);
  for (const who of others) await answer(who);
  const urns = cloud.documents('evaluationUrns');
  // All were there with the first answer, and within each the answers lie by a key of chance.
  expect(urns.map(({ _id }) => _id)).toEqual(before);
  for (const { answers } of urns) {
    const keys = answers.map(({ key }) => key);
    expect(keys).toEqual([...keys].sort());
  }
});

it('is said nowhere else, also after it has closed and its texts were laid out by their keys', async () => {
  for (const who of people) await answer(who);
  cloud.clock.set(CLOSES + 60_000);
  await cloud.jobs({ Type: 'Timer' });
  const where = (words: string) =>
    [...dump()].filter(([, documents]) => documents.some((document) => document.includes(words))).map(([name]) => name);
  for (const who of people) expect(where(wordsOf(who)).sort()).toEqual(['evaluationTexts', 'evaluationUrns']);
  const texts = cloud.documents('evaluationTexts');
  expect(texts).not.toEqual([]);
  expect(JSON.stringify(texts)).not.toMatch(/personId|openid|requestId|17\d{11}/);
});
