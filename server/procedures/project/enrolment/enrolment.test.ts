import { instantOf } from '../../../../domain/kernel/time';
import {
  approvedTrainee,
  pendingTrainee,
  signedInAdministrator,
  signedInReviewer,
} from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalB } from '../../../../test/support/institutions';
import { approvedProject, batchOf, type TestForm } from '../../../../test/support/projects';
import type { TestPersonId } from '../../../../test/support/people';
import { refusalOf } from '../../../../test/support/refusal';

const by = 'administratorA1';
const reviewer = 'reviewer1';
const CROWD = 12;
const crowd = Array.from({ length: CROWD }, (_, index): TestPersonId => `crowd${index + 1}`);
let cloud: InProcessCloud;

beforeAll(async () => {
  cloud = await openInProcess();
  await signedInAdministrator(cloud, by);
  await signedInReviewer(cloud, reviewer);
  for (const person of ['trainee1', 'trainee2', 'trainee3'] as const) await approvedTrainee(cloud, person, by);
  for (const person of crowd) await approvedTrainee(cloud, person, by);
});

const meeting = (form: Partial<TestForm> = {}) =>
  approvedProject(
    cloud,
    { by, reviewer },
    {
      form: { enrolment: true, ...form },
      batches: [batchOf(), batchOf({ batchId: 'b2', begin: '2025-12-06', end: '2025-12-07' })],
    },
  );
const enrol = (who: TestPersonId, projectId: string, more: { batchId?: string; phone?: string } = {}) =>
  cloud.as(who).call('enrolment.enrol', { projectId, batchId: 'b1', ...more });
const counted = async (projectId: string) => (await cloud.as(null).do('notice.get', { projectId })).enrolment?.enrolled;

describe('whoever enrols', () => {
  it('is counted once, however often they say it, follows the meeting, and may move to another batch', async () => {
    const projectId = await meeting({ plannedAttendees: 200 });
    expect(await cloud.as(null).do('notice.get', { projectId })).toMatchObject({
      enrolment: { enrolled: 0, planned: 200, openBatchIds: ['b1', 'b2'] },
    });
    await enrol('trainee1', projectId);
    await enrol('trainee1', projectId, { batchId: 'b2' });
    expect(await counted(projectId)).toBe(1);
    expect(await cloud.as('trainee1').do('notice.following', { projectId })).toEqual({
      following: true,
      enrolment: { batchId: 'b2', mayCall: false },
    });
    expect((await cloud.as(by).do('project.get', { projectId })).enrolled).toBe(1);
  });

  it('goes on following until they have taken the enrolment back', async () => {
    const projectId = await meeting();
    await enrol('trainee1', projectId);
    const unfollow = () => cloud.as('trainee1').call('notice.follow', { projectId, following: false });
    expect(refusalOf(await unfollow()).code).toBe('enrolledFollows');
    expect(await cloud.as('trainee1').do('enrolment.withdraw', { projectId })).toEqual({ following: true });
    expect(await cloud.as('trainee1').do('enrolment.withdraw', { projectId })).toEqual({ following: true });
    expect(await counted(projectId)).toBe(0);
    expect(await unfollow()).toMatchObject({ ok: true });
  });

  it('is refused where the meeting takes none, and by a batch that is over', async () => {
    const quiet = await meeting({ enrolment: false });
    expect(refusalOf(await enrol('trainee1', quiet)).code).toBe('enrolmentClosed');
    expect((await cloud.as(null).do('notice.get', { projectId: quiet })).enrolment).toBeUndefined();
    const projectId = await meeting();
    expect(refusalOf(await enrol('trainee1', projectId, { batchId: 'b3' })).code).toBe('enrolmentClosed');
    expect(refusalOf(await enrol('stranger1', projectId)).code).toBe('notRegistered');
  });

  it('may still wait for approval', async () => {
    await pendingTrainee(cloud, 'trainee4');
    expect(await enrol('trainee4', await meeting())).toMatchObject({ ok: true });
  });
});

describe('the planned number', () => {
  it('is never exceeded, however many come at one moment; a place given back is somebody else’s', async () => {
    const projectId = await meeting({ plannedAttendees: 5 });
    const answers = await Promise.all(crowd.map((who) => enrol(who, projectId)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(5);
    for (const answer of answers.filter(({ ok }) => !ok)) expect(refusalOf(answer).code).toBe('enrolmentFull');
    expect(await counted(projectId)).toBe(5);
    const inside = crowd[answers.findIndex(({ ok }) => ok)] ?? 'crowd1';
    const outside = crowd[answers.findIndex(({ ok }) => !ok)] ?? 'crowd1';
    await cloud.as(inside).do('enrolment.withdraw', { projectId });
    expect(await enrol(outside, projectId)).toMatchObject({ ok: true });
    expect(refusalOf(await enrol(inside, projectId)).code).toBe('enrolmentFull');
  });

  it('counts those who came before there was one, and puts nobody out when it is lowered', async () => {
    const projectId = await meeting();
    for (const who of crowd.slice(0, 3)) await enrol(who, projectId);
    const plan = async (plannedAttendees: number) => {
      const { revision, form } = await cloud.as(by).do('project.get', { projectId });
      await cloud.as(by).do('project.saveForm', { projectId, revision, form: { ...form, plannedAttendees } });
    };
    await plan(4);
    expect(await enrol('crowd4', projectId)).toMatchObject({ ok: true });
    expect(refusalOf(await enrol('crowd5', projectId)).code).toBe('enrolmentFull');
    await plan(2);
    expect(await counted(projectId)).toBe(4);
    await plan(5);
    expect(await enrol('crowd5', projectId)).toMatchObject({ ok: true });
    expect(refusalOf(await enrol('crowd6', projectId)).code).toBe('enrolmentFull');
  });
});

describe('the list of its institution', () => {
  it('gives the latest first, page by page, searched and of one batch, and no phone', async () => {
    const projectId = await meeting();
    for (const who of crowd) {
      cloud.clock.advance(1000);
      await enrol(who, projectId, { batchId: who === 'crowd1' ? 'b2' : 'b1' });
    }
    const list = (input: object = {}) => cloud.as(by).do('enrolment.list', { projectId, limit: 5, ...input });
    const first = await list();
    expect(first.rows).toHaveLength(5);
    const rest = await list({ cursor: first.nextCursor, limit: 100 });
    expect(new Set([...first.rows, ...rest.rows].map(({ personId }) => personId)).size).toBe(CROWD);
    expect((await list({ batchId: 'b2' })).rows).toHaveLength(1);
    const [one] = first.rows;
    expect((await list({ search: one?.name })).rows).toContainEqual(one);
    expect(JSON.stringify(first)).not.toMatch(/"1[3-9]\d{9}"/);
    await signedInAdministrator(cloud, 'administratorB1', hospitalB);
    const others = await cloud.as('administratorB1').call('enrolment.list', { projectId });
    expect(refusalOf(others).code).toBe('notFound');
  });
});

describe('whoever agrees to be called', () => {
  const phoneOf = (projectId: string, personId: string) =>
    cloud.as(by).call('enrolment.phone', { projectId, personId });

  it('is called under the number they are registered with, of which each time is in the log', async () => {
    const projectId = await meeting();
    const phone = cloud.phoneOf('trainee1');
    const typed = `+86 ${phone.slice(0, 3)} ${phone.slice(3)}`;
    expect(await enrol('trainee1', projectId, { phone: typed })).toMatchObject({ ok: true, data: { mayCall: true } });
    const { rows } = await cloud.as(by).do('enrolment.list', { projectId });
    const personId = rows[0]?.personId ?? '';
    expect(rows[0]?.mayCall).toBe(true);
    expect(JSON.stringify(cloud.documents('enrolments'))).not.toContain(phone);
    expect(await phoneOf(projectId, personId)).toMatchObject({ ok: true, data: { phone } });
    const calls = cloud.documents('auditEntries').filter(({ action }) => action === 'enrolment.called');
    expect(calls).toMatchObject([{ projectId, subject: `person:${personId}` }]);
    // Said again without: nobody may call any more.
    await enrol('trainee1', projectId);
    expect(refusalOf(await phoneOf(projectId, personId)).code).toBe('mayNotCall');
    expect(JSON.stringify(cloud.documents('enrolments').find((each) => each.projectId === projectId))).not.toContain(
      'phone',
    );
  });

  it('gives no number but their own, and none that has passed to somebody else since', async () => {
    const projectId = await meeting();
    const others = cloud.phoneOf('trainee2');
    expect(refusalOf(await enrol('trainee1', projectId, { phone: others })).code).toBe('phoneNotOnRecord');
    await enrol('trainee3', projectId, { phone: cloud.phoneOf('trainee3') });
    const personId = cloud.documents('enrolments').find((each) => each.projectId === projectId)?.personId ?? '';
    await cloud.change('persons', personId, { phoneDigest: 'another' });
    expect(refusalOf(await phoneOf(projectId, personId)).code).toBe('mayNotCall');
  });

  it('is no longer kept a week after the meeting, and kept where that was moved', async () => {
    const projectId = await meeting();
    await enrol('trainee2', projectId, { phone: cloud.phoneOf('trainee2') });
    const kept = () => cloud.documents('enrolments').find((each) => each.projectId === projectId)?.phoneCipher;
    const run = async (at: number) => {
      cloud.clock.set(at);
      await cloud.jobs({ Type: 'Timer' });
    };
    await run(instantOf('2025-12-14', '23:59:59'));
    expect(kept()).toBeDefined();
    await cloud.change('projects', projectId, { lastDay: '2025-12-20' });
    await run(instantOf('2025-12-15', '00:00:01'));
    expect(kept()).toBeDefined();
    await run(instantOf('2025-12-28', '00:00:01'));
    expect(kept()).toBeUndefined();
  });
});
