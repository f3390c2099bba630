import { instantOf } from '../../../../domain/kernel/time';
import { DEFAULT_EVALUATION } from '../../../../domain/evaluation/form';
import { ANSWERS_TO_SHOW } from '../../../../domain/evaluation/results';
import { plantTrainees, traineeOf } from '../../../../test/support/attendance';
import { signedInAdministrator, signedInReviewer } from '../../../../test/support/builders';
import { aProject, aRecord } from '../../../../test/support/grant-builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalB } from '../../../../test/support/institutions';
import { courseOf, lecturerOf } from '../../../../test/support/projects';
import { refusalOf } from '../../../../test/support/refusal';
import type { InputOf } from '../../../../contract';
import type { TestPersonId } from '../../../../test/support/people';

const OPENS = instantOf('2025-11-29', '18:00:00');
const CLOSES = instantOf('2025-12-08');
const batch = { projectId: 'meeting', batchId: 'b1' };
const people = ['trainee1', 'trainee2', 'trainee3', 'trainee4', 'trainee5', 'trainee6'] as const;

let cloud: InProcessCloud;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: OPENS });
  await signedInAdministrator(cloud, 'administratorA1');
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  await signedInReviewer(cloud, 'reviewer1');
  const meeting = aProject('meeting', {
    courses: [courseOf({ lecturers: [lecturerOf({ lecturerId: 'c1', lecturerName: '刘芳' })], topic: '室内质控' })],
  });
  await cloud.plant('projects', meeting);
  await plantTrainees(cloud, ...people, 'crowd1');
  for (const who of people)
    await cloud.plant(
      'attendanceRecords',
      aRecord(meeting, traineeOf(cloud, who)._id, instantOf('2025-11-29', '08:00:00')),
    );
});

const rating = (questionId: string, given: 1 | 2 | 3 | 4 | 5) => ({ questionId, rating: given });
const whole = (content: 1 | 2 | 3 | 4 | 5 = 5, gained = '') => ({
  ...batch,
  ratings: [
    rating('item:content', content),
    rating('item:organisation', 4),
    rating('item:usefulness', 5),
    rating('lecturer:c1', 5),
  ],
  texts: [{ questionId: 'item:gained', text: gained }],
});
const answer = (who: TestPersonId, given = whole()) => cloud.as(who).call('evaluation.answer', given);
const results = (by: TestPersonId = 'administratorA1') => cloud.as(by).do('evaluation.results', batch);
const form = () => cloud.as('administratorA1').do('evaluation.form', { projectId: 'meeting' });
const save = (items: InputOf<'evaluation.saveForm'>['items'], revision = 0, by: TestPersonId = 'administratorA1') =>
  cloud.as(by).call('evaluation.saveForm', { projectId: 'meeting', revision, items });

describe('who may answer', () => {
  it('finds the questions from the end of the first teaching until seven days after the batch', async () => {
    const at = async (now: number) => {
      cloud.clock.set(now);
      return cloud.as('trainee1').do('evaluation.mine', batch);
    };
    expect(await at(OPENS - 1)).toMatchObject({ standing: 'notOpen', questions: [] });
    const open = await at(OPENS);
    expect(open).toMatchObject({ standing: 'open', closesAt: CLOSES });
    expect(open.questions.map(({ text }) => text)).toContain('刘芳');
    expect(await at(CLOSES)).toMatchObject({ standing: 'closed', questions: [] });
    expect(refusalOf(await answer('trainee1')).code).toBe('evaluationClosed');
    cloud.clock.set(OPENS - 1);
    expect(refusalOf(await answer('trainee1')).code).toBe('evaluationNotOpen');
  });

  it('has a check-in of the batch that counts', async () => {
    expect(await cloud.as('crowd1').do('evaluation.mine', batch)).toMatchObject({ standing: 'notAttended' });
    expect(refusalOf(await answer('crowd1')).code).toBe('evaluationNotAttended');
    const late = aRecord(aProject('meeting'), traineeOf(cloud, 'crowd1')._id, OPENS, {
      origin: 'late',
      confirmed: false,
    });
    await cloud.plant('attendanceRecords', late);
    expect(refusalOf(await answer('crowd1')).code).toBe('evaluationNotAttended');
  });

  it('answers once and for good, and a request that is sent twice is answered alike', async () => {
    const once = cloud.as('trainee1');
    expect(await once.call('evaluation.answer', whole(), { requestId: 'same-request-1' })).toMatchObject({ ok: true });
    expect(await once.call('evaluation.answer', whole(), { requestId: 'same-request-1' })).toMatchObject({ ok: true });
    expect(refusalOf(await answer('trainee1', whole(1))).code).toBe('evaluationAnswered');
    expect((await results()).answers).toBe(1);
    expect(await once.do('evaluation.mine', batch)).toMatchObject({ standing: 'answered', questions: [] });
  });

  it('is told which required questions are open', async () => {
    const refused = refusalOf(await answer('trainee1', { ...whole(), ratings: [rating('item:content', 3)] }));
    expect(refused).toMatchObject({
      code: 'evaluationIncomplete',
      details: { fields: [{ field: 'item:organisation' }, { field: 'item:usefulness' }, { field: 'lecturer:c1' }] },
    });
    expect(cloud.documents('evaluations')).toEqual([]);
  });

  it('is not asked about a meeting that was cancelled', async () => {
    await cloud.change('projects', 'meeting', {
      state: 'cancelled',
      ended: { from: 'approved', reason: '讲者生病', by: '管理员', at: OPENS },
    });
    expect(refusalOf(await answer('trainee1')).code).toBe('notFound');
  });
});

describe('anonymity', () => {
  it('stores an answer without person, time or request, in urns that are all equally old', async () => {
    for (const who of people) await answer(who, whole(5, `${who}的意见`));
    const urns = cloud.documents('evaluationUrns');
    expect(urns).toHaveLength(16);
    const stored = JSON.stringify(urns);
    for (const who of people) expect(stored).not.toContain(traineeOf(cloud, who)._id);
    expect(stored).not.toMatch(/"at"|personId|requestId|openid/);
    expect(urns.flatMap(({ answers }) => answers).map((each) => Object.keys(each).sort())).toEqual(
      people.map(() => ['key', 'ratings', 'texts']),
    );
    const marks = JSON.stringify(cloud.documents('evaluationMarks'));
    expect(marks).not.toMatch(/意见|"at"|ratings/);
    // A kept answer of the command would have a time and a digest of what was sent.
    expect(cloud.documents('commandResults').filter(({ call }) => call === 'evaluation.answer')).toEqual([]);
  });

  it('shows the response rate alone while it is open, and nothing more below five answers', async () => {
    for (const who of people.slice(0, ANSWERS_TO_SHOW - 1)) await answer(who, whole(3, '很好'));
    expect(await results()).toMatchObject({ state: 'open', answers: 4, people: 6, results: null });
    cloud.clock.set(CLOSES);
    expect(await results()).toMatchObject({ state: 'closed', results: null });
    expect((await cloud.as('administratorA1').do('evaluation.texts', batch)).rows).toEqual([]);
  });

  it('shows totals and texts once it has closed, and holds back what is risky', async () => {
    for (const who of people)
      await answer(who, whole(who === 'trainee1' ? 1 : 4, who === 'trainee2' ? '代考可以' : `${who}说好`));
    expect((await cloud.as('administratorA1').do('evaluation.texts', batch)).rows).toEqual([]);
    cloud.clock.set(CLOSES);
    const { results: shown } = await results();
    expect(shown).toMatchObject({ textCount: 5, heldCount: 1 });
    expect(shown?.questions[0]).toMatchObject({ text: '课程内容', counts: [1, 0, 0, 5, 0], meanHundredths: 350 });
    const first = await cloud.as('administratorA1').do('evaluation.texts', { ...batch, limit: 3 });
    const second = await cloud
      .as('administratorA1')
      .do('evaluation.texts', { ...batch, limit: 3, cursor: first.nextCursor });
    expect([...first.rows, ...second.rows].map(({ text }) => text).sort()).toEqual(
      people.filter((who) => who !== 'trainee2').map((who) => `${who}说好`),
    );
    expect(second.nextCursor).toBeUndefined();
    expect(
      (await cloud.as('administratorA1').do('evaluation.texts', { ...batch, search: 'trainee3' })).rows,
    ).toHaveLength(1);
  });

  it('stays closed, and its results what they were, when the batch is moved afterwards', async () => {
    for (const who of people.slice(1)) await answer(who);
    cloud.clock.set(CLOSES);
    const [first] = cloud.documents('projects')[0]?.batches ?? [];
    await cloud.change('projects', 'meeting', { batches: first ? [{ ...first, end: '2025-12-10' }] : [] });
    expect(refusalOf(await answer('trainee1')).code).toBe('evaluationClosed');
    expect(await results()).toMatchObject({ state: 'closed', answers: 5, closesAt: CLOSES });
  });

  it('is for the holding institution and the centre', async () => {
    expect(refusalOf(await cloud.as('administratorB1').call('evaluation.results', batch)).code).toBe('notFound');
    expect((await results('reviewer1')).people).toBe(6);
  });
});

describe('the form', () => {
  const [content] = DEFAULT_EVALUATION;
  if (!content) throw new Error('no item');
  const own = [{ ...content, text: '课件' }];

  it('can be changed and copied until somebody has answered', async () => {
    expect(await form()).toMatchObject({ revision: 0, locked: false, lecturers: ['刘芳'], items: DEFAULT_EVALUATION });
    expect(await save(own)).toMatchObject({ data: { revision: 1 } });
    expect((await cloud.as('administratorA1').do('evaluation.earlier', { search: '检验' })).rows).toMatchObject([
      { projectId: 'meeting', items: own },
    ]);
    expect((await cloud.as('administratorB1').do('evaluation.earlier', {})).rows).toEqual([]);
    expect(refusalOf(await save(own, 0)).code).toBe('staleRevision');
    expect(refusalOf(await answer('trainee1', { ...batch, ratings: [], texts: [] })).code).toBe('evaluationIncomplete');
    await answer('trainee1', { ...batch, ratings: [rating('item:content', 2)], texts: [] });
    expect(await form()).toMatchObject({ locked: true, batches: [{ begun: true, answers: 1 }] });
    expect(refusalOf(await save(own, 1)).code).toBe('evaluationBegun');
  });

  it('is frozen for a batch that has answers, and still open for the others', async () => {
    const second = { batchId: 'b2', begin: '2025-12-20', end: '2025-12-20', windows: [] };
    const [first] = cloud.documents('projects')[0]?.batches ?? [];
    await cloud.change('projects', 'meeting', { batches: first ? [first, second] : [] });
    await answer('trainee1');
    expect(await save(own)).toMatchObject({ ok: true });
    expect((await cloud.as('trainee2').do('evaluation.mine', batch)).questions).toHaveLength(6);
  });

  it('that asks nothing to rate, or the same twice, is refused with all that is wrong', async () => {
    const refused = refusalOf(
      await save([
        { ...content, kind: 'text' },
        { ...content, itemId: 'again', kind: 'text' },
      ]),
    );
    expect(refused).toMatchObject({
      code: 'evaluationFormInvalid',
      details: { fields: [{ problem: 'noRating' }, { problem: 'sameQuestion' }] },
    });
    expect(refusalOf(await save(own, 0, 'administratorB1')).code).toBe('notFound');
  });
});

describe('what follows', () => {
  const timer = async (now: number) => {
    cloud.clock.set(now);
    await cloud.jobs({ Type: 'Timer' });
    await cloud.jobs({ Type: 'Timer' });
  };
  const told = (kind: string) => cloud.documents('messages').filter((message) => message.kind === kind);

  it('is asked for in the inbox the next morning, once, of everybody who was there', async () => {
    await timer(instantOf('2025-11-30', '08:59:00'));
    expect(told('evaluationOpen')).toEqual([]);
    await timer(instantOf('2025-11-30', '09:00:00'));
    await timer(instantOf('2025-12-01', '09:00:00'));
    expect(told('evaluationOpen')).toHaveLength(people.length);
    expect(told('evaluationOpen')[0]).toMatchObject({ facts: { until: '12-07' } });
  });

  it('is on the home page as long as it is owed', async () => {
    const owed = async () => (await cloud.as('trainee1').do('home.trainee', {})).own?.owed;
    expect(await owed()).toEqual([{ kind: 'evaluation', ...batch, title: '临床检验新进展', until: CLOSES }]);
    await answer('trainee1');
    expect(await owed()).toEqual([]);
    cloud.clock.set(CLOSES);
    expect((await cloud.as('trainee2').do('home.trainee', {})).own?.owed).toEqual([]);
  });

  it('is told to the institution when it has closed, and compared by the centre', async () => {
    for (const who of people.slice(1)) await answer(who);
    await timer(CLOSES - 1);
    expect((await cloud.as('reviewer1').do('evaluation.closed', {})).rows).toEqual([]);
    await timer(CLOSES);
    const texts = (input: { search?: string } = {}) =>
      cloud.as('administratorA1').do('evaluation.texts', { ...batch, ...input });
    const reckoned = [await results(), await texts()];
    await timer(CLOSES + 60_000);
    // Kept with its end: the same, and read page by page without a look into an urn.
    expect([await results(), await texts()]).toEqual(reckoned);
    expect(cloud.documents('evaluationTexts').length).toBe((await results()).results?.textCount);
    const { rows, nextCursor } = await cloud.as('administratorA1').do('evaluation.texts', { ...batch, limit: 2 });
    const rest = await cloud.as('administratorA1').do('evaluation.texts', { ...batch, limit: 9, cursor: nextCursor });
    expect(rows.length + rest.rows.length).toBe((await texts()).rows.length);
    expect((await texts({ search: '没有人写过这句话' })).rows).toEqual([]);
    expect(told('evaluationOver')).toMatchObject([{ facts: { answers: 5 } }]);
    expect((await cloud.as('reviewer1').do('evaluation.closed', { search: '新进展' })).rows).toMatchObject([
      { ...batch, answers: 5, people: 6, meanHundredths: 475, batchEnd: '2025-11-30' },
    ]);
  });
});
