import type { CallName, InputOf } from '../../../../contract';
import { instantOf } from '../../../../domain/kernel/time';
import { HOSPITAL_DAY, plantHospital, type Hospital } from '../../../../test/support/hospital';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA } from '../../../../test/support/institutions';
import { refusalOf } from '../../../../test/support/refusal';
import { signedInReviewer } from '../../../../test/support/builders';

const WEEKS_LATER = instantOf('2025-12-20', '09:00:00');
const reason = '主讲人临时出差，改到明年';
let cloud: InProcessCloud;
let hospital: Hospital;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: HOSPITAL_DAY });
  hospital = await plantHospital(cloud, hospitalA);
});

const administrator = () => cloud.as(hospital.administrator);
const stored = (projectId: string) => cloud.documents('projects').find(({ _id }) => _id === projectId);
const revisionOf = (projectId: string) => stored(projectId)?.revision ?? -1;
const codeOf = async <Name extends CallName>(name: Name, input: InputOf<Name>) =>
  refusalOf(await administrator().call(name, input)).code;
const toldTo = (to: string) =>
  cloud
    .documents('messages')
    .filter((message) => message.to === to)
    .map(({ kind, facts }) => ({ kind, facts }));
/** Runs everything that waits, as the timer does. */
const timer = () => cloud.jobs({ Type: 'Timer' });

describe('withdrawing a submission', () => {
  const withdraw = () => administrator().call('project.withdraw', { projectId: hospital.submitted });

  it('gives it back to its institution, and the centre sees that', async () => {
    expect(await withdraw()).toMatchObject({ ok: true, data: { state: 'draft' } });
    expect((await cloud.as('reviewer1').do('review.queue', { kind: 'project' })).rows).toEqual([]);
    const { project } = await cloud.as('reviewer1').do('review.projectGet', { projectId: hospital.submitted });
    expect(project.state).toBe('draft');
    expect(refusalOf(await withdraw()).code).toBe('wrongState');
  });

  it('is refused while a reviewer has it in hand, and possible again once that has ended by itself', async () => {
    const begun = await cloud.as('reviewer1').do('review.begin', { kind: 'project', id: hospital.submitted });
    expect(begun).toMatchObject({ mine: true, since: HOSPITAL_DAY });
    expect(refusalOf(await withdraw()).code).toBe('reviewBegun');
    cloud.clock.advance(15 * 60_000);
    expect((await withdraw()).ok).toBe(true);
  });

  it('keeps what was handed in on record: it is no draft to be removed, it is given up with a reason', async () => {
    await withdraw();
    expect(await codeOf('project.remove', { projectId: hospital.submitted })).toBe('wrongState');
    const giveUp = { projectId: hospital.submitted, revision: revisionOf(hospital.submitted), reason };
    expect(await administrator().do('project.cancel', giveUp)).toEqual({ state: 'cancelled' });
    // Nobody could read of it yet, so nobody is told but the centre.
    expect(cloud.documents('jobs')).toEqual([]);
  });
});

it('a second reviewer is told who has it in hand and since when, and may decide all the same', async () => {
  await cloud.as('reviewer1').do('review.begin', { kind: 'project', id: hospital.submitted });
  const { by } = await cloud.as('reviewer1').do('review.begin', { kind: 'project', id: hospital.submitted });
  await signedInReviewer(cloud, 'reviewer2');
  cloud.clock.advance(60_000);
  expect(await cloud.as('reviewer2').do('review.begin', { kind: 'project', id: hospital.submitted })).toEqual({
    by,
    since: HOSPITAL_DAY,
    mine: false,
  });
  const decision = { decision: 'return' as const, reason: '日程表请盖章', documentMarks: {}, decisionsSeen: 0 };
  const decided = await cloud.as('reviewer2').call('review.project', { projectId: hospital.submitted, ...decision });
  expect(decided.ok).toBe(true);
  expect(
    refusalOf(await cloud.as('reviewer1').call('review.begin', { kind: 'project', id: hospital.submitted })).code,
  ).toBe('wrongState');
});

describe('cancelling a holding', () => {
  const cancel = () =>
    administrator().call('project.cancel', { projectId: hospital.held, revision: revisionOf(hospital.held), reason });

  it('tells whoever follows it or has checked in, once, and the centre; nobody checks in any more', async () => {
    await cloud.as(hospital.trainee).do('notice.follow', { projectId: hospital.held, following: true });
    expect((await cancel()).ok).toBe(true);
    await timer();
    await timer();
    const facts = { projectId: hospital.held, reason };
    expect(toldTo(`person:${hospital.personId}`)).toMatchObject([{ kind: 'meetingCancelled', facts }]);
    const centre = cloud.documents('institutions').find(({ kind }) => kind === 'centre');
    expect(toldTo(`institution:${centre?._id ?? ''}`)).toMatchObject([{ kind: 'projectCancelled', facts }]);
    const session = cloud.documents('attendanceSessions').find(({ projectId }) => projectId === hospital.held);
    expect(session?.projectState).toBe('cancelled');
    const notice = await cloud.as(hospital.trainee).do('notice.get', { projectId: hospital.held });
    expect(notice).toMatchObject({ state: 'cancelled', cancelReason: reason });
  });

  it('tells a follower who has not checked in, and nobody who has stopped following', async () => {
    await cloud.as(hospital.moving).do('notice.follow', { projectId: hospital.held, following: true });
    expect(await cloud.as(hospital.moving).do('notice.following', { projectId: hospital.held })).toMatchObject({
      following: true,
    });
    await cloud.as(hospital.trainee).do('notice.follow', { projectId: hospital.held, following: true });
    await cloud.as(hospital.trainee).do('notice.follow', { projectId: hospital.held, following: false });
    for (const { _id } of cloud.documents('attendanceRecords')) await cloud.remove('attendanceRecords', _id);
    await cancel();
    await timer();
    expect(toldTo(`person:${hospital.movingPersonId}`).map(({ kind }) => kind)).toContain('meetingCancelled');
    expect(toldTo(`person:${hospital.personId}`)).toEqual([]);
  });

  it('is refused once credits were granted, without a reason, and on a page that is not the newest', async () => {
    const input = { projectId: hospital.granted, revision: revisionOf(hospital.granted), reason };
    expect(await codeOf('project.cancel', input)).toBe('creditsGranted');
    const held = { projectId: hospital.held, revision: revisionOf(hospital.held), reason };
    expect(await codeOf('project.cancel', { ...held, reason: '  ' })).toBe('reasonRequired');
    expect(await codeOf('project.cancel', { ...held, revision: 99 })).toBe('staleRevision');
    expect(await codeOf('project.cancel', { ...held, projectId: hospital.draft })).toBe('wrongState');
  });

  it('of two administrators at once lets one through and tells the other', async () => {
    const answers = await Promise.all([cancel(), cancel()]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(refusalOf(answers.find(({ ok }) => !ok) ?? fail()).code).toMatch(/wrongState|staleRevision/);
  });
});

const fail = (): never => {
  throw new Error('both went through');
};

describe('closing a project', () => {
  const close = (projectId: string, over: object = {}) => ({ projectId, revision: revisionOf(projectId), ...over });

  it('needs the end of every batch, and rounds that are effective', async () => {
    expect(await codeOf('project.close', close(hospital.held, { reason }))).toBe('projectNotOver');
    expect(await codeOf('project.close', close(hospital.granted, { reason }))).toBe('roundsOpen');
  });

  it('ends a batch without credits with a reason alone, which its people read', async () => {
    cloud.clock.set(WEEKS_LATER);
    expect(await codeOf('project.close', close(hospital.held))).toBe('reasonRequired');
    const ended = await administrator().do('project.close', close(hospital.held, { reason }));
    expect(ended).toEqual({ state: 'closed' });
    await timer();
    const told = toldTo(`person:${hospital.personId}`).filter(({ kind }) => kind === 'endedWithoutCredits');
    expect(told).toMatchObject([{ facts: { reason } }]);
    expect(stored(hospital.held)).toMatchObject({ unfinished: false, ended: { reason, at: WEEKS_LATER } });
  });
});
