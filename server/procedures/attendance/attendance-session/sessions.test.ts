import { randomUUID } from 'node:crypto';
import { instantOf } from '../../../../domain/kernel/time';
import {
  lastDatabaseCalls,
  openHolding,
  plantTrainees,
  scanNow,
  shownCode,
  traineeOf,
  type Holding,
} from '../../../../test/support/attendance';
import { signedInAdministrator } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalB } from '../../../../test/support/institutions';
import { batchOf, submittedProject } from '../../../../test/support/projects';
import { refusalOf } from '../../../../test/support/refusal';

let cloud: InProcessCloud;
let holding: Holding;

beforeAll(async () => {
  cloud = await openInProcess({ startAt: instantOf('2025-11-29', '08:00:00') });
  holding = await openHolding(cloud);
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  await plantTrainees(
    cloud,
    'trainee1',
    'trainee2',
    'trainee3',
    'trainee4',
    'trainee5',
    'trainee6',
    'trainee7',
    'trainee8',
  );
});

describe('opening QR attendance', () => {
  it('of a project that waits for the centre is refused (M4)', async () => {
    const projectId = await submittedProject(cloud, 'administratorA1');
    const refused = await cloud.as('administratorA1').call('attendanceSession.open', { projectId, batchId: 'b1' });
    expect(refusalOf(refused).code).toBe('projectNotApproved');
  });

  it('outside the days of the batch is refused', async () => {
    const later = await openHolding(cloud, {
      facts: { batches: [batchOf({ batchId: 'b2', begin: '2025-11-29', end: '2025-11-29' })] },
    });
    const now = cloud.clock.now();
    cloud.clock.set(instantOf('2025-11-30', '08:00:00'));
    const { projectId, batchId, sessionId, by } = later;
    expect(refusalOf(await cloud.as(by).call('attendanceSession.open', { projectId, batchId })).code).toBe(
      'outsideBatch',
    );
    // Which session it was is said all the same.
    expect(await cloud.as(by).do('attendance.tokens', { sessionId })).toMatchObject({
      session: { sessionId },
      stopped: 'outsideBatch',
      tokens: [],
      next: null,
    });
    const reopened = await cloud.as(by).call('attendanceSession.update', { sessionId, open: true });
    expect(refusalOf(reopened).code).toBe('outsideBatch');
    cloud.clock.set(now);
  });

  it('a second time gives the same session, covering all courses', async () => {
    const { projectId, batchId, sessionId, by } = holding;
    const { session } = await cloud.as(by).do('attendanceSession.open', { projectId, batchId });
    expect(session).toMatchObject({ sessionId, open: true, courseIds: ['c1'], cap: null, rotationSeconds: 5 });
    expect(cloud.documents('attendanceSessions').filter(({ _id }) => _id === sessionId)).toHaveLength(1);
  });

  it('is done once for a request: its repeat after the pause of somebody else opens nothing', async () => {
    const { projectId, batchId, sessionId, by } = await openHolding(cloud);
    const administrator = cloud.as(by);
    const requestId = randomUUID();
    const open = () => administrator.do('attendanceSession.open', { projectId, batchId }, { requestId });
    const first = await open();
    await administrator.do('attendanceSession.update', { sessionId, open: false });
    expect(await open()).toEqual(first);
    expect(cloud.documents('attendanceSessions').find(({ _id }) => _id === sessionId)?.status).toBe('closed');
    await administrator.do('attendanceSession.open', { projectId, batchId });
    expect(cloud.documents('attendanceSessions').find(({ _id }) => _id === sessionId)?.status).toBe('open');
  });

  it('names the course it does not know', async () => {
    const { projectId, batchId, by } = holding;
    const refused = await cloud.as(by).call('attendanceSession.open', { projectId, batchId, courseIds: ['c9'] });
    expect(refusalOf(refused)).toEqual({
      code: 'invalidInput',
      details: { fields: [{ field: 'courseIds', problem: 'unknown' }] },
    });
  });

  it('and closing it is in the audit log, once for each request', async () => {
    const { sessionId, projectId, by } = holding;
    const requestId = randomUUID();
    await cloud.as(by).do('attendanceSession.update', { sessionId, open: false }, { requestId });
    await cloud.as(by).do('attendanceSession.update', { sessionId, open: true });
    // The repeat of the first request must not close it again.
    await cloud.as(by).do('attendanceSession.update', { sessionId, open: false }, { requestId });
    const { rows } = await cloud.as(by).do('audit.list', { projectId });
    expect(rows.filter(({ action }) => action === 'attendance.closed')).toHaveLength(1);
    const { batches } = await cloud.as(by).do('attendanceSession.list', { projectId });
    expect(batches).toMatchObject([{ batchId: 'b1', sessions: [{ sessionId, number: 1, open: true }] }]);
  });
});

describe("another institution's administrator", () => {
  it('is refused everything about a session', async () => {
    const { sessionId, projectId, batchId } = holding;
    const other = cloud.as('administratorB1');
    const refused = [
      await other.call('attendance.tokens', { sessionId }),
      await other.call('attendance.live', { sessionId }),
      await other.call('attendanceSession.update', { sessionId, open: false }),
      await other.call('attendanceSession.open', { projectId, batchId }),
      await other.call('attendanceSession.list', { projectId }),
      await other.call('attendance.records', { projectId, batchId }),
      await other.call('attendance.confirmLate', { projectId, batchId, records: 'all' }),
    ];
    expect(refused.map((each) => refusalOf(each).code)).toEqual(Array.from(refused, () => 'notFound'));
  });

  it('is refused tokens too where a warm instance knows the session', async () => {
    await shownCode(cloud, holding);
    const { sessionId } = holding;
    expect(refusalOf(await cloud.as('trainee1').call('attendance.tokens', { sessionId })).code).toBe('notSignedIn');
  });
});

describe('the display', () => {
  it('gets codes for the next two minutes, one a rotation', async () => {
    const { tokens, session } = await cloud.as(holding.by).do('attendance.tokens', { sessionId: holding.sessionId });
    expect(tokens.length).toBeGreaterThanOrEqual(24);
    expect(tokens.length).toBeLessThanOrEqual(26);
    const steps = tokens.slice(1).map(({ from }, index) => from - (tokens[index]?.from ?? 0));
    expect(new Set(steps)).toEqual(new Set([session.rotationSeconds * 1000]));
    expect(new Set(tokens.map(({ token }) => token.length))).toEqual(new Set([30]));
  });

  it('is told when people are to check in today: as planned, else the usual window, and nothing on a rest day', async () => {
    const on = (day: string, begin: string, end: string) => ({
      begin: instantOf(day, begin),
      end: instantOf(day, end),
    });
    const morning = on('2025-11-29', '08:00:00', '12:00:00');
    const restDays = [{ day: '2025-11-30', reason: '主讲人临时出诊' }];
    const planned = await openHolding(cloud, {
      facts: { batches: [batchOf({ batchId: 'planned', windows: [morning], restDays })] },
    });
    const windowsOf = async ({ sessionId, by }: typeof planned) =>
      (await cloud.as(by).do('attendance.tokens', { sessionId })).windows;
    const now = cloud.clock.now();
    expect(await windowsOf(planned)).toEqual([morning]);
    expect(await windowsOf(holding)).toEqual([on('2025-11-29', '07:00:00', '18:00:00')]);
    cloud.clock.set(instantOf('2025-11-30', '08:00:00'));
    expect(await windowsOf(planned)).toEqual([]);
    cloud.clock.set(now);
  });

  it('claims no window of a session that was opened before they were kept', async () => {
    const { sessionId, projectId, by } = holding;
    const stored = cloud.documents('attendanceSessions').find(({ _id }) => _id === sessionId);
    if (!stored) throw new Error('no session');
    const { planned: _planned, ...older } = stored;
    await cloud.plant('attendanceSessions', { ...older, _id: `${projectId}:older`, code: '0000000X' });
    expect((await cloud.as(by).do('attendance.tokens', { sessionId: `${projectId}:older` })).windows).toEqual([]);
  });

  it('shows the people of today and the names of the last ones, masked', async () => {
    const { sessionId, by } = holding;
    for (const who of ['trainee1', 'trainee2', 'trainee3'] as const) {
      await scanNow(cloud, who, holding);
      cloud.clock.advance(1000);
    }
    // The same person again is no further person.
    cloud.clock.advance(20_000);
    await scanNow(cloud, 'trainee1', holding);
    const live = await cloud.as(by).do('attendance.live', { sessionId });
    expect(live).toMatchObject({ headCount: 3, batchCount: null, cap: null, open: true });
    expect(live.recentNames).toHaveLength(3);
    expect(live.recentNames.every((name) => name.startsWith('学') && name.includes('*'))).toBe(true);
  });

  it('asks the database once for the count and once for who asks, while the instance is warm', async () => {
    const { sessionId, by } = holding;
    const calls: number[] = [];
    for (let look = 0; look < 10; look += 1) {
      await cloud.as(by).do('attendance.live', { sessionId });
      calls.push(lastDatabaseCalls(cloud, 'attendance.live'));
    }
    expect(Math.min(...calls)).toBe(2);
  });

  it('begins anew on the next day', async () => {
    const { sessionId, by } = holding;
    cloud.clock.set(instantOf('2025-11-30', '07:30:00'));
    expect((await cloud.as(by).do('attendance.live', { sessionId })).headCount).toBe(0);
    await scanNow(cloud, 'trainee4', holding);
    expect((await cloud.as(by).do('attendance.live', { sessionId })).headCount).toBe(1);
  });
});

describe('records', () => {
  it('of one person within five minutes are shown as one, and are all counted', async () => {
    const { projectId, batchId, by } = holding;
    await scanNow(cloud, 'trainee5', holding);
    cloud.clock.advance(60_000);
    await scanNow(cloud, 'trainee5', holding);
    const personId = traineeOf(cloud, 'trainee5')._id;
    const { rows, summary } = await cloud.as(by).do('attendance.records', { projectId, batchId, day: '2025-11-30' });
    expect(rows.filter((row) => row.personId === personId)).toHaveLength(1);
    expect(rows.map(({ personId: each }) => each)).not.toContain(traineeOf(cloud, 'trainee1')._id);
    expect(summary).toMatchObject({ people: 5, records: 7, late: 0, provisional: 0 });
    const mine = await cloud.as('trainee5').do('attendance.myRecords', {});
    expect(mine.rows).toHaveLength(1);
    expect(mine.rows[0]).toMatchObject({ projectId, state: 'checkedIn', origin: 'scan' });
  });

  it('are found by name, and page on without gap or repeat', async () => {
    const { projectId, batchId, by } = holding;
    const all = await cloud.as(by).do('attendance.records', { projectId, batchId });
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await cloud
        .as(by)
        .do('attendance.records', { projectId, batchId, limit: 2, ...(cursor ? { cursor } : {}) });
      paged.push(...page.rows.map(({ recordId }) => recordId));
      cursor = page.nextCursor;
    } while (cursor);
    expect(paged).toEqual(all.rows.map(({ recordId }) => recordId));
    const found = await cloud.as(by).do('attendance.records', { projectId, batchId, search: 'trainee4' });
    expect(found.rows.map(({ name }) => name)).toEqual(['学员trainee4']);
  });

  it('of an attendee from elsewhere show no phone and no national ID', async () => {
    const { projectId, batchId, by } = holding;
    const guest = traineeOf(cloud, 'crowd1', {
      institutionId: hospitalB.institutionId,
      institutionName: hospitalB.name,
      state: 'pending',
    });
    await cloud.plant('persons', guest);
    await scanNow(cloud, 'crowd1', holding);
    const { rows, summary } = await cloud.as(by).do('attendance.records', { projectId, batchId, show: 'provisional' });
    expect(rows).toMatchObject([{ outside: true, institutionName: hospitalB.name, state: 'provisional' }]);
    expect(summary.provisional).toBe(1);
    expect(JSON.stringify(rows)).not.toMatch(/138\*|430\*/);
  });

  it('of today tell a trainee which windows he has met: checked in, not yet valid', async () => {
    const { today, rows } = await cloud.as('trainee4').do('attendance.today', {});
    expect(today).toBe('2025-11-30');
    expect(rows).toMatchObject([
      {
        projectId: holding.projectId,
        windows: [{ day: today, begin: '07:00:00', end: '18:00:00', state: 'done' }],
      },
    ]);
    const pending = await cloud.as('crowd1').do('attendance.today', {});
    expect(pending.rows[0]?.windows).toMatchObject([{ state: 'provisional' }]);
    const other = await cloud.as('trainee1').do('attendance.today', {});
    expect(other.rows[0]?.windows).toMatchObject([{ state: 'open' }]);
    expect((await cloud.as('trainee8').do('attendance.today', {})).rows).toEqual([]);
  });
});
