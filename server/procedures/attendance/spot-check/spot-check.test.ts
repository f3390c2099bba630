import { instantOf, MINUTE_MS } from '../../../../domain/kernel/time';
import { plantTrainees, scanNow, traineeOf, type Holding } from '../../../../test/support/attendance';
import { signedInAdministrator } from '../../../../test/support/builders';
import { aProject } from '../../../../test/support/grant-builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalB } from '../../../../test/support/institutions';
import type { TestPersonId } from '../../../../test/support/people';
import { courseOf } from '../../../../test/support/projects';

let cloud: InProcessCloud;
let here: Holding;
const batch = { projectId: 'here', batchId: 'b1' };
const day = '2025-11-29';
const at = (time: string) => instantOf(day, time);

beforeEach(async () => {
  cloud = await openInProcess({ startAt: at('08:00:00') });
  await signedInAdministrator(cloud, 'administratorA1');
  await signedInAdministrator(cloud, 'administratorA2');
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  await plantTrainees(cloud, 'trainee1', 'trainee2', 'trainee3');
  const only = [{ batchId: 'b1', begin: day, end: day, windows: [] }];
  await cloud.plant(
    'projects',
    aProject('here', { courses: [courseOf()], batches: only, firstDay: day, lastDay: day }),
  );
  const { session } = await cloud.as('administratorA1').do('attendanceSession.open', batch);
  here = { ...batch, sessionId: session.sessionId, by: 'administratorA1' };
});

const start = (by: TestPersonId = 'administratorA1', noticeMinutes: 0 | 1 | 3 = 0) =>
  cloud.as(by).call('spotCheck.start', { sessionId: here.sessionId, noticeMinutes });
const slots = async (who: TestPersonId) => (await cloud.as(who).do('slots.mine', batch)).slots;
const today = async (who: TestPersonId) => (await cloud.as(who).do('attendance.today', {})).rows[0];
/** The first two are there before it, the third comes later; the first one scans in it. */
const held = async () => {
  await scanNow(cloud, 'trainee1', here);
  await scanNow(cloud, 'trainee2', here);
  cloud.clock.set(at('10:00:00'));
  await start();
  // The cache of a session is five seconds old at most.
  cloud.clock.set(at('10:00:30'));
  await scanNow(cloud, 'trainee1', here);
  cloud.clock.set(at('11:00:00'));
  await scanNow(cloud, 'trainee3', here);
};

describe('a spot check', () => {
  it('is announced where codes are shown, and told to whoever has checked in that day', async () => {
    await scanNow(cloud, 'trainee1', here);
    cloud.clock.set(at('10:00:00'));
    await start('administratorA1', 3);
    cloud.clock.set(at('10:00:30'));
    const live = await cloud.as(here.by).do('attendance.live', { sessionId: here.sessionId });
    expect(live.spotCheck).toEqual({ begin: at('10:03:00'), end: at('10:04:59'), asked: 1, came: 0 });
    await cloud.jobs({ Type: 'Timer' });
    const told = cloud.documents('messages').filter(({ kind }) => kind === 'spotCheck');
    expect(told.map(({ to }) => to)).toEqual([`person:${traineeOf(cloud, 'trainee1')._id}`]);
  });

  it('is a slot of whoever was there before it, and of nobody else', async () => {
    await held();
    expect((await slots('trainee1')).find(({ spotCheck }) => spotCheck)).toMatchObject({ state: 'done' });
    expect((await slots('trainee2')).find(({ spotCheck }) => spotCheck)).toMatchObject({ state: 'missed' });
    expect((await slots('trainee3')).some(({ spotCheck }) => spotCheck)).toBe(false);
  });

  it('costs whoever missed it, and home says so; the others it asks nothing of', async () => {
    await held();
    expect((await today('trainee1'))?.due).toMatchObject({ missed: [], cost: 'none' });
    expect((await today('trainee2'))?.due).toMatchObject({ missed: [{ begin: at('10:00:00') }], cost: 'all' });
    expect((await today('trainee3'))?.due).toMatchObject({ missed: [], cost: 'none' });
  });

  it('is due while it goes on, and a scan in it is never outside, also at noon', async () => {
    await scanNow(cloud, 'trainee1', here);
    cloud.clock.set(at('10:00:00'));
    await start();
    cloud.clock.set(at('10:00:30'));
    expect((await today('trainee1'))?.windows.at(-1)).toMatchObject({ spotCheck: true, state: 'open' });
    expect(await scanNow(cloud, 'trainee1', here)).toMatchObject({ data: { inWindow: true } });
  });

  it('is proposed to the analysis, which spares whoever came later', async () => {
    await held();
    cloud.clock.set(at('19:00:00'));
    const administrator = cloud.as('administratorA1');
    const { proposedWindows } = await administrator.do('analysis.prepare', batch);
    expect(proposedWindows).toContainEqual({ begin: at('10:00:00'), end: at('10:01:59') });
    const { analysisId, valid } = await administrator.do('analysis.run', { ...batch, windows: proposedWindows });
    expect(valid).toBe(2);
    const { rows } = await administrator.do('analysis.people', { analysisId, show: 'absent' });
    expect(rows.map(({ personId }) => personId)).toEqual([traineeOf(cloud, 'trainee2')._id]);
  });

  it('lists who was there and has not come', async () => {
    await held();
    const read = await cloud.as('administratorA1').do('spotCheck.get', { sessionId: here.sessionId });
    expect(read).toMatchObject({ last: { present: 3, scanned: 1 }, rows: [{ name: '学员trainee2' }] });
    const nobody = { sessionId: here.sessionId, search: '没有这个人' };
    expect(await cloud.as('administratorA1').do('spotCheck.get', nobody)).toMatchObject({ rows: [] });
  });

  it('asks the people of its hall alone, also where every window is wanted', async () => {
    // Two halls that teach two courses at once, and a strategy that wants all windows.
    const parallel = aProject('parallel', {
      courses: [courseOf(), courseOf({ courseId: 'c2' })],
      batches: [{ batchId: 'b1', begin: day, end: day, windows: [], intendedStrategy: 'allCoursesFull' }],
      firstDay: day,
      lastDay: day,
    });
    await cloud.plant('projects', parallel);
    const administrator = cloud.as('administratorA1');
    const there = { projectId: 'parallel', batchId: 'b1' };
    const all = parallel.courses.map(({ courseId }) => courseId);
    const { session } = await administrator.do('attendanceSession.open', there);
    const other = await administrator.do('attendanceSession.create', { ...there, courseIds: all, placeName: '二楼' });
    const first = { ...there, sessionId: session.sessionId, by: here.by };
    const second = { ...first, sessionId: other.session.sessionId };
    await scanNow(cloud, 'trainee1', first);
    await scanNow(cloud, 'trainee2', second);
    // The third one begins in the first hall and moves on.
    await scanNow(cloud, 'trainee3', first);
    cloud.clock.set(at('08:30:00'));
    await scanNow(cloud, 'trainee3', second);
    cloud.clock.set(at('10:00:00'));
    await administrator.do('spotCheck.start', { sessionId: first.sessionId, noticeMinutes: 0 });
    expect((await administrator.do('attendance.live', { sessionId: second.sessionId })).spotCheck).toBeNull();
    await cloud.jobs({ Type: 'Timer' });
    const told = cloud.documents('messages').filter(({ kind }) => kind === 'spotCheck');
    expect(told.map(({ to }) => to)).toEqual([`person:${traineeOf(cloud, 'trainee1')._id}`]);
    cloud.clock.set(at('10:05:00'));
    const lost = async (who: TestPersonId) => (await today(who))?.due.cost;
    expect([await lost('trainee1'), await lost('trainee2'), await lost('trainee3')]).toEqual(['all', 'none', 'none']);
    const read = (sessionId: string) => administrator.do('spotCheck.get', { sessionId });
    expect((await read(first.sessionId)).rows.map(({ name }) => name)).toEqual(['学员trainee1']);
    expect((await read(second.sessionId)).last).toBeNull();
    cloud.clock.set(at('19:00:00'));
    const { courses } = await administrator.do('analysis.prepare', there);
    const windows = courses.map(({ courseId, proposedWindows }) => ({ courseId, windows: proposedWindows }));
    expect((await administrator.do('analysis.run', { ...there, courses: windows })).valid).toBe(2);
  });

  it('is not begun where no code can be shown: nobody is asked for what they cannot do', async () => {
    await cloud.as('administratorA1').do('attendanceSession.update', { sessionId: here.sessionId, open: false });
    expect(await start()).toMatchObject({ error: { code: 'spotCheckWithoutCode' } });
  });

  it('of two administrators at one moment is one, and nobody else’s to open', async () => {
    cloud.meanwhile('in transaction: get projects', async () => void (await start('administratorA2')));
    expect(await start()).toMatchObject({ error: { code: 'spotCheckRunning' } });
    expect(cloud.documents('projects')[0]?.spotChecks).toHaveLength(1);
    expect(await start('administratorB1')).toMatchObject({ error: { code: 'notFound' } });
    cloud.clock.advance(10 * MINUTE_MS);
    expect(await start()).toMatchObject({ ok: true });
  });

  it('that was missed may be checked in to by hand', async () => {
    await held();
    const who = { personId: traineeOf(cloud, 'trainee2')._id };
    const slots = [at('10:00:00')];
    const record = { sessionId: here.sessionId, who, slots, reason: 'phoneDead' as const, note: '' };
    expect(await cloud.as('administratorA1').do('manual.record', record)).toMatchObject({ recorded: 1 });
    expect((await today('trainee2'))?.due.cost).toBe('none');
  });
});
