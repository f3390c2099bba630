import { instantOf, MINUTE_MS, SECOND_MS } from '../../../../domain/kernel/time';
import { lastDatabaseCalls, plantTrainees, traineeOf } from '../../../../test/support/attendance';
import { signedInAdministrator } from '../../../../test/support/builders';
import { aProject, aRecord } from '../../../../test/support/grant-builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalB } from '../../../../test/support/institutions';
import { courseOf } from '../../../../test/support/projects';
import type { TestPersonId } from '../../../../test/support/people';
import type { AttendanceRecord } from '../../../data/documents';

const day = '2025-11-29';
const at = (time: string) => instantOf(day, time);
const batch = { projectId: 'here', batchId: 'b1' };
const here = aProject('here', { courses: [courseOf()] });
const idOfSession = 'here:b1';

let cloud: InProcessCloud;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: at('08:00:00') });
  await signedInAdministrator(cloud, 'administratorA1');
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  await plantTrainees(cloud, 'trainee1', 'trainee2', 'trainee3');
  await cloud.plant('projects', here, aProject('other'));
  await cloud.as('administratorA1').do('attendanceSession.open', batch);
});

const named = (record: AttendanceRecord, who: TestPersonId): AttendanceRecord => ({
  ...record,
  who: { ...record.who, name: `学员${who}` },
});
const recordOf = (who: TestPersonId, time: string, over: Partial<AttendanceRecord> = {}) =>
  named(aRecord(here, traineeOf(cloud, who)._id, at(time), { rotationSeconds: 5, ...over }), who);
const plant = (...records: AttendanceRecord[]) => cloud.plant('attendanceRecords', ...records);
const list = (query: object = {}) => cloud.as('administratorA1').do('doubt.list', { ...batch, ...query });
const rule = (recordIds: string[], ruling: 'removed' | 'restored' | 'verified') =>
  cloud.as('administratorA1').do('ruling.make', { ...batch, recordIds, ruling, reason: '现场见到本人' });
/** The timer of an hour. */
const study = async (time: string) => {
  cloud.clock.set(at(time));
  await cloud.jobs({ Type: 'Timer' });
};
const flagsOf = (who: TestPersonId) =>
  cloud.documents('attendanceRecords').find(({ personId }) => personId === traineeOf(cloud, who)._id)?.flags;

describe('check-ins to look at', () => {
  const album = () => recordOf('trainee1', '08:01:00', { flags: ['fromAlbum'] });
  const both = () => recordOf('trainee2', '08:02:00', { flags: ['fromAlbum', 'outsidePlace'] });

  it('are listed and counted by flag, the newest first, in three calls however many records there are', async () => {
    const crowd = Array.from({ length: 1200 }, (_, n) => recordOf('trainee3', '08:05:00', { _id: `crowd${n}` }));
    await plant(album(), both(), recordOf('trainee3', '08:03:00', { flags: ['noPlace', 'lateUpload'] }), ...crowd);
    const all = await list();
    expect(all.total).toBe(2);
    expect(all.counts).toEqual([
      { flag: 'outsidePlace', count: 1 },
      { flag: 'fromAlbum', count: 2 },
    ]);
    expect(all.rows.map(({ name }) => name)).toEqual(['学员trainee2', '学员trainee1']);
    expect((await list({ flag: 'outsidePlace' })).rows.map(({ name }) => name)).toEqual(['学员trainee2']);
    expect((await list({ search: 'trainee1' })).rows).toHaveLength(1);
    expect(lastDatabaseCalls(cloud, 'doubt.list')).toBe(3);
  });

  it('go on behind a cursor', async () => {
    await plant(album(), both());
    const first = await list({ limit: 1 });
    expect(first.rows).toHaveLength(1);
    const next = await list({ limit: 1, cursor: first.nextCursor });
    expect(next.rows.map(({ name }) => name)).toEqual(['学员trainee1']);
    expect(next.nextCursor).toBeUndefined();
  });

  it('are those of one hall when it is chosen', async () => {
    await cloud.as('administratorA1').do('attendanceSession.create', {
      ...batch,
      courseIds: here.courses.map(({ courseId }) => courseId),
      placeName: '二楼',
    });
    const inSecond = { sessionId: `${idOfSession}:2`, placeName: '二楼', flags: ['fromAlbum' as const] };
    await plant(album(), recordOf('trainee2', '08:02:00', inSecond));
    const second = await list({ sessionId: `${idOfSession}:2` });
    expect(second).toMatchObject({
      total: 1,
      counts: [{ flag: 'fromAlbum', count: 1 }],
      rows: [{ placeName: '二楼' }],
    });
    expect(second.sessions.map(({ number }) => number)).toEqual([1, 2]);
    expect((await list()).total).toBe(2);
  });

  it('leave once they were ruled on, and come again when they are put back', async () => {
    const [one, two] = [album(), both()];
    await plant(one, two);
    await rule([one._id], 'verified');
    await rule([two._id], 'removed');
    expect(await list()).toMatchObject({ total: 0, counts: [], rows: [] });
    await rule([one._id], 'removed');
    await rule([one._id, two._id], 'restored');
    expect((await list()).total).toBe(2);
  });

  it('are not vouched for by their own person, who may take them back all the same', async () => {
    const own = album();
    await plant(own);
    await cloud.change('persons', own.personId, { openid: cloud.openidOf('administratorA1') });
    const ruled = (ruling: 'removed' | 'restored' | 'verified') =>
      cloud.as('administratorA1').call('ruling.make', { ...batch, recordIds: [own._id], ruling, reason: '本人在现场' });
    expect(await ruled('verified')).toMatchObject({ error: { code: 'ownRecord' } });
    expect(await ruled('removed')).toMatchObject({ ok: true });
    expect(await ruled('restored')).toMatchObject({ error: { code: 'ownRecord' } });
  });

  it('are nobody else’s business', async () => {
    expect(await cloud.as('administratorB1').call('doubt.list', batch)).toMatchObject({ error: { code: 'notFound' } });
  });
});

describe('the hourly look at the whole hall', () => {
  it('finds who was in another meeting, and in another hall of the house', async () => {
    const personId = traineeOf(cloud, 'trainee1')._id;
    const elsewhere = aRecord(aProject('other'), personId, at('08:19:00'));
    await plant(recordOf('trainee1', '08:10:00'), elsewhere);
    await plant(recordOf('trainee2', '08:10:00'));
    const inSecond = { _id: 'second', sessionId: `${idOfSession}:2`, placeName: '二楼' };
    await plant(recordOf('trainee2', '08:10:30', inSecond));
    await study('09:00:00');
    const { rows } = await list();
    expect(rows.map(({ name, flags }) => `${name} ${flags.join()}`).sort()).toEqual([
      '学员trainee1 twoPlaces',
      '学员trainee2 twoHalls',
      '学员trainee2 twoHalls',
    ]);
    expect(rows.find(({ flags }) => flags.includes('twoPlaces'))?.signs).toEqual({ elsewhereAt: at('08:19:00') });
    expect(rows.find(({ placeName }) => placeName === '二楼')?.signs).toEqual({
      hallAt: at('08:10:00'),
      hall: '学术报告厅',
    });
  });

  const inTail = { ageMs: 9 * SECOND_MS };
  const hallInTime = () =>
    Array.from({ length: 60 }, (_, n) =>
      aRecord(here, `crowd${n}`, at('08:00:00') + n * MINUTE_MS, { rotationSeconds: 5 }),
    );

  it('finds who is always last, and says so no more once they were in time', async () => {
    const visits = ['08:05:00', '08:20:00', '08:40:00'].map((time) => recordOf('trainee1', time, inTail));
    await plant(...hallInTime(), ...visits);
    await study('09:00:00');
    expect((await list({ flag: 'codeTail' })).rows.map(({ signs }) => signs)).toEqual(
      visits.map(() => ({ tailVisits: 3 })),
    );
    await plant(recordOf('trainee1', '09:30:00'));
    await study('10:00:00');
    expect((await list()).total).toBe(0);
    expect(flagsOf('trainee1')).toEqual([]);
  });

  it('asks nobody again about what was found in order, and overrules no ruling that is made meanwhile', async () => {
    const visits = ['08:05:00', '08:20:00', '08:40:00'].map((time) => recordOf('trainee1', time, inTail));
    await plant(...hallInTime(), ...visits);
    const [first] = visits;
    cloud.meanwhile('update where attendanceRecords', async () => void (await rule([first?._id ?? ''], 'removed')));
    await study('09:00:00');
    expect((await list()).rows.map(({ recordId }) => recordId)).not.toContain(first?._id);
    await rule(
      visits.slice(1).map(({ _id }) => _id),
      'verified',
    );
    await study('10:00:00');
    expect((await list()).total).toBe(0);
  });

  it('is made once an hour by day, and does the same when it is made again', async () => {
    await plant(...hallInTime());
    await study('09:00:00');
    await study('09:30:00');
    await study('23:59:59');
    const hours = cloud.documents('jobs').filter(({ kind }) => kind === 'watchArrivals');
    expect(hours.map(({ subjectId }) => subjectId)).toEqual([`${day}T09`, `${day}T23`]);
    expect(hours.every(({ state }) => state === 'done')).toBe(true);
  });
});
