import { randomUUID } from 'node:crypto';
import { instantOf } from '../../../../domain/kernel/time';
import { openHolding, plantTrainees, scanNow, type Holding } from '../../../../test/support/attendance';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { batchOf, courseOf } from '../../../../test/support/projects';
import { refusalOf } from '../../../../test/support/refusal';

let cloud: InProcessCloud;
let holding: Holding;

beforeEach(async () => {
  cloud = await openInProcess({ startAt: instantOf('2025-11-29', '08:00:00') });
  holding = await openHolding(cloud, {
    facts: {
      batches: [batchOf({ batchId: 'b1', begin: '2025-11-29', end: '2025-11-30' })],
      courses: [courseOf({ courseId: 'c1', hourTenths: 20 }), courseOf({ courseId: 'c2', hourTenths: 20 })],
    },
  });
  await plantTrainees(cloud, 'trainee1', 'trainee2', 'trainee3');
});

const administrator = () => cloud.as(holding.by);
const wanted = () => ({
  projectId: holding.projectId,
  batchId: holding.batchId,
  courseIds: ['c2'],
  placeName: '检验科示教室',
});
async function secondHall(more: { day?: string; cap?: number; rotationSeconds?: number } = {}): Promise<Holding> {
  const { session } = await administrator().do('attendanceSession.create', { ...wanted(), ...more });
  return { ...holding, sessionId: session.sessionId };
}
const batchNow = async (day?: string) => {
  const { batches } = await administrator().do('attendanceSession.list', {
    projectId: holding.projectId,
    ...(day === undefined ? {} : { day }),
  });
  const [batch] = batches;
  if (!batch) throw new Error('no batch');
  return batch;
};

describe('a second session of a batch', () => {
  it('has a place, courses and settings of its own, and is in the log', async () => {
    const { sessionId } = await secondHall({ day: '2025-11-30', cap: 60, rotationSeconds: 15 });
    expect(sessionId).not.toBe(holding.sessionId);
    expect((await batchNow()).sessions).toMatchObject([
      {
        sessionId: holding.sessionId,
        number: 1,
        day: null,
        courseIds: ['c1', 'c2'],
        placeName: expect.anything() as string,
      },
      {
        sessionId,
        number: 2,
        day: '2025-11-30',
        courseIds: ['c2'],
        placeName: '检验科示教室',
        cap: 60,
        rotationSeconds: 15,
      },
    ]);
    const { rows } = await administrator().do('audit.list', { projectId: holding.projectId });
    expect(rows.map(({ action }) => action)).toContain('attendance.sessionAdded');
  });

  it('is made once for a request, and two requests make two', async () => {
    const requestId = randomUUID();
    const create = () => administrator().do('attendanceSession.create', wanted(), { requestId });
    expect(await create()).toEqual(await create());
    await administrator().do('attendanceSession.create', wanted());
    expect((await batchNow()).sessions.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('counts a scan for its courses, and a person of two halls once for the day', async () => {
    const hall = await secondHall();
    expect(await scanNow(cloud, 'trainee1', holding)).toMatchObject({ ok: true });
    cloud.clock.advance(60_000);
    expect(await scanNow(cloud, 'trainee1', hall)).toMatchObject({ ok: true });
    expect(await scanNow(cloud, 'trainee2', hall)).toMatchObject({ ok: true });
    const records = cloud.documents('attendanceRecords');
    expect(records.filter(({ sessionId }) => sessionId === hall.sessionId).map(({ courseIds }) => courseIds)).toEqual([
      ['c2'],
      ['c2'],
    ]);
    // From one hall of a house to another is a minute's walk: nobody was at two places.
    expect(records.flatMap(({ flags }) => flags)).toEqual([]);
    const batch = await batchNow();
    expect(batch).toMatchObject({ dayHeadCount: 2, headCount: 2 });
    expect(batch.sessions.map(({ headCount }) => headCount)).toEqual([1, 2]);
    const live = await administrator().do('attendance.live', { sessionId: hall.sessionId });
    expect(live).toMatchObject({ headCount: 2, allSessions: 2 });
    cloud.clock.advance(6000);
    expect(await administrator().do('attendance.live', { sessionId: holding.sessionId })).toMatchObject({
      headCount: 1,
      allSessions: 2,
    });
    expect(await batchNow('2025-11-30')).toMatchObject({ day: '2025-11-30', dayHeadCount: 0 });
  });

  it('has a cap of its own, which the people of the other hall do not count against', async () => {
    expect(await scanNow(cloud, 'trainee1', holding)).toMatchObject({ ok: true });
    expect(await scanNow(cloud, 'trainee2', holding)).toMatchObject({ ok: true });
    const hall = await secondHall();
    const { sessionId } = hall;
    // Nobody is there yet: a cap of one is no cap below the people.
    expect(await administrator().call('attendanceSession.update', { sessionId, cap: 1 })).toMatchObject({ ok: true });
    cloud.clock.advance(10_000);
    expect(await scanNow(cloud, 'trainee3', hall)).toMatchObject({ ok: true });
    expect(refusalOf(await scanNow(cloud, 'trainee1', hall)).code).toBe('capReached');
    const low = await administrator().call('attendanceSession.update', { sessionId: holding.sessionId, cap: 1 });
    expect(refusalOf(low)).toMatchObject({ code: 'capBelowPeople', details: { people: 2 } });
  });

  it('for one day gives codes on that day alone', async () => {
    const hall = await secondHall({ day: '2025-11-30' });
    const tokens = () => administrator().do('attendance.tokens', { sessionId: hall.sessionId });
    expect(await tokens()).toMatchObject({
      stopped: 'outsideBatch',
      tokens: [],
      next: { begin: instantOf('2025-11-30', '07:00:00') },
    });
    cloud.clock.set(instantOf('2025-11-30', '08:00:00'));
    expect((await tokens()).stopped).toBeNull();
    await administrator().do('attendanceSession.update', { sessionId: hall.sessionId, day: '2025-11-29' });
    cloud.clock.advance(6000);
    expect((await tokens()).stopped).toBe('outsideBatch');
    await administrator().do('attendanceSession.update', { sessionId: hall.sessionId, day: null });
    cloud.clock.advance(6000);
    expect((await tokens()).stopped).toBeNull();
  });

  it('can be given other courses, from then on', async () => {
    const hall = await secondHall();
    expect(await scanNow(cloud, 'trainee1', hall)).toMatchObject({ ok: true });
    await administrator().do('attendanceSession.update', { sessionId: hall.sessionId, courseIds: ['c2', 'c1'] });
    cloud.clock.advance(10_000);
    expect(await scanNow(cloud, 'trainee2', hall)).toMatchObject({ ok: true });
    const covered = cloud.documents('attendanceRecords').map(({ personId, courseIds }) => [personId, courseIds]);
    expect(covered.map(([, courseIds]) => courseIds)).toEqual(expect.arrayContaining([['c2'], ['c1', 'c2']]));
  });

  it('hears of a cancellation of its project', async () => {
    await secondHall();
    const { projectId } = holding;
    const { revision } = await administrator().do('project.get', { projectId });
    await administrator().do('project.cancel', { projectId, revision, reason: '主讲人临时出诊' });
    const states = cloud.documents('attendanceSessions').map(({ projectState }) => projectState);
    expect(states).toEqual(['cancelled', 'cancelled']);
  });
});

describe('a session that cannot be made', () => {
  const create = (more: object) => administrator().call('attendanceSession.create', { ...wanted(), ...more });

  it('is refused for a day or a course that the batch does not have', async () => {
    expect(refusalOf(await create({ day: '2025-12-05' }))).toMatchObject({
      code: 'invalidInput',
      details: { fields: [{ field: 'day', problem: 'outsideBatch' }] },
    });
    expect(refusalOf(await create({ courseIds: ['c9'] }))).toMatchObject({
      code: 'invalidInput',
      details: { fields: [{ field: 'courseIds', problem: 'unknown' }] },
    });
  });

  it('is refused for a day that is past, and once the batch is over', async () => {
    cloud.clock.set(instantOf('2025-11-30', '08:00:00'));
    expect(refusalOf(await create({ day: '2025-11-29' })).code).toBe('outsideBatch');
    cloud.clock.set(instantOf('2025-12-01', '08:00:00'));
    expect(refusalOf(await create({})).code).toBe('outsideBatch');
  });

  it('is refused beyond twenty', async () => {
    for (let number = 2; number <= 20; number += 1) expect(await create({})).toMatchObject({ ok: true });
    expect(refusalOf(await create({})).code).toBe('tooManySessions');
  });
});
