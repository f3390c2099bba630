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
import { approvedTrainee, registrationOf } from '../../../../test/support/builders';
import { startTestCloud, type TestCloud } from '../../../../test/support/cloud';
import { refusalOf } from '../../../../test/support/refusal';

let cloud: TestCloud;
let holding: Holding;

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: instantOf('2025-11-29', '08:00:00'), crowd: 12 });
  holding = await openHolding(cloud);
  await plantTrainees(cloud, 'trainee1', 'trainee2', 'trainee3', 'trainee4', 'crowd1', 'crowd2', 'crowd3');
});
afterAll(() => cloud.close());
beforeEach(() => cloud.clock.advance(60_000));

const recordsOf = (who: Parameters<typeof traineeOf>[1]) =>
  cloud.documents('attendanceRecords').filter(({ personId }) => personId === traineeOf(cloud, who)._id);

describe('a check-in', () => {
  it('of an approved trainee is recorded with the second of the code', async () => {
    const { tokens } = await cloud.as(holding.by).do('attendance.tokens', { sessionId: holding.sessionId });
    const [shown] = tokens;
    cloud.clock.advance(2000);
    const answer = await cloud.as('trainee1').do('attendance.checkIn', { qrText: shown?.token ?? '' });
    expect(answer).toMatchObject({ evidenceAt: shown?.from, provisional: false, repeat: false, batchId: 'b1' });
    // There is another day to come back for, and the answer says so.
    expect(answer.batchEnd).toBe('2025-11-30');
    expect((await cloud.as('trainee1').do('attendance.today', {})).rows).toMatchObject([
      {
        due: {
          ways: [
            { windows: [{ begin: instantOf('2025-11-30', '07:00:00'), end: instantOf('2025-11-30', '18:00:00') }] },
          ],
        },
        asking: 'onceADay' as const,
      },
    ]);
    expect(recordsOf('trainee1')).toMatchObject([
      {
        _id: answer.recordId,
        sessionId: holding.sessionId,
        origin: 'scan',
        confirmed: true,
        courseIds: ['c1'],
        flags: [],
      },
    ]);
  });

  it('costs two database calls on a warm instance, and a repeat no more', async () => {
    const qrText = await shownCode(cloud, holding);
    await cloud.as('trainee1').do('attendance.checkIn', { qrText });
    const counts = [];
    // Several instances may serve: the one that knows the session already answers with two calls.
    for (const who of ['trainee2', 'trainee3', 'trainee4'] as const) {
      await cloud.as(who).do('attendance.checkIn', { qrText });
      counts.push(lastDatabaseCalls(cloud, 'attendance.checkIn'));
    }
    expect(Math.min(...counts)).toBe(2);
    expect(Math.max(...counts)).toBeLessThanOrEqual(3);
    const again = await cloud.as('trainee4').do('attendance.checkIn', { qrText });
    expect(again.repeat).toBe(true);
    expect(lastDatabaseCalls(cloud, 'attendance.checkIn')).toBeLessThanOrEqual(2);
  });

  it('sent many times with one request id gives one record', async () => {
    const qrText = await shownCode(cloud, holding);
    const requestId = randomUUID();
    const before = recordsOf('trainee2').length;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => cloud.as('trainee2').do('attendance.checkIn', { qrText }, { requestId })),
    );
    expect(new Set(answers.map(({ recordId }) => recordId)).size).toBe(1);
    expect(recordsOf('trainee2').length).toBe(before + 1);
  });

  it('gets the same answer when its code has expired since, because the record is there', async () => {
    const qrText = await shownCode(cloud, holding);
    const requestId = randomUUID();
    const first = await cloud.as('trainee3').do('attendance.checkIn', { qrText }, { requestId });
    cloud.clock.advance(40_000);
    const second = await cloud.as('trainee3').do('attendance.checkIn', { qrText }, { requestId });
    expect(second).toEqual({ ...first, repeat: true });
    expect(lastDatabaseCalls(cloud, 'attendance.checkIn')).toBeLessThanOrEqual(3);
  });

  it('with a code photographed 20 s ago is refused with its age', async () => {
    const qrText = await shownCode(cloud, holding);
    cloud.clock.advance(20_000);
    const refusal = refusalOf(await cloud.as('crowd1').call('attendance.checkIn', { qrText }));
    expect(refusal.code).toBe('codeExpired');
    expect(refusal.details.ageSeconds).toBeGreaterThanOrEqual(20);
  });

  it('with a forged code is refused without any database call', async () => {
    const token = await shownCode(cloud, holding);
    const forged = token.slice(0, -1) + (token.endsWith('0') ? '1' : '0');
    expect(refusalOf(await cloud.as('crowd1').call('attendance.checkIn', { qrText: forged })).code).toBe('codeInvalid');
    expect(lastDatabaseCalls(cloud, 'attendance.checkIn')).toBe(0);
    expect(refusalOf(await cloud.as('crowd1').call('attendance.checkIn', { qrText: 'https://example.com' })).code).toBe(
      'codeInvalid',
    );
  });

  it('from the album is flagged', async () => {
    const qrText = await shownCode(cloud, holding);
    const { recordId } = await cloud.as('crowd1').do('attendance.checkIn', { qrText, source: 'album' });
    expect(cloud.documents('attendanceRecords').find(({ _id }) => _id === recordId)?.flags).toContain('fromAlbum');
  });

  it('of a returned trainee is refused, of a waiting one is provisional', async () => {
    await cloud.plant(
      'persons',
      traineeOf(cloud, 'crowd4', { state: 'returned' }),
      traineeOf(cloud, 'crowd5', { state: 'pending' }),
    );
    expect(refusalOf(await scanNow(cloud, 'crowd4', holding)).code).toBe('registrationReturned');
    const provisional = await scanNow(cloud, 'crowd5', holding);
    expect(provisional).toMatchObject({ ok: true, data: { provisional: true } });
  });

  it('is slowed down for a person who scans without end, also under one request id', async () => {
    const codes: string[] = [];
    for (let scans = 0; scans < 200 && !codes.includes('tooFrequent'); scans += 1) {
      const envelope = await cloud
        .as('crowd6')
        .call('attendance.checkIn', { qrText: 'nonsense' }, { requestId: 'for-ever' });
      codes.push(envelope.ok ? 'ok' : envelope.error.code);
    }
    expect(codes).toContain('tooFrequent');
  });
});

describe('a scan before registration', () => {
  it('is kept, and becomes a provisional record when its person registers within ten minutes', async () => {
    const qrText = await shownCode(cloud, holding);
    expect(refusalOf(await cloud.as('stranger1').call('attendance.checkIn', { qrText })).code).toBe('notRegistered');
    cloud.clock.advance(5 * 60_000);
    const { personId, keptScans } = await cloud
      .as('stranger1')
      .do('registration.submit', await registrationOf(cloud, 'stranger1'));
    expect(keptScans).toBe(1);
    const own = cloud.documents('attendanceRecords').filter((record) => record.personId === personId);
    expect(own).toMatchObject([{ provisional: true, origin: 'scan', confirmed: true, flags: [] }]);
    expect(own[0]?.ageMs).toBeLessThan(60_000);
    expect(cloud.documents('scanTickets').filter(({ openid }) => openid === cloud.openidOf('stranger1'))).toEqual([]);
  });

  it('is lost after ten minutes', async () => {
    const qrText = await shownCode(cloud, holding);
    await cloud.as('stranger2').call('attendance.checkIn', { qrText });
    cloud.clock.advance(11 * 60_000);
    const { keptScans } = await cloud
      .as('stranger2')
      .do('registration.submit', await registrationOf(cloud, 'stranger2'));
    expect(keptScans).toBe(0);
  });
});

describe('a late check-in', () => {
  it('waits for the administrator, who confirms it once', async () => {
    const qrText = await shownCode(cloud, holding);
    cloud.clock.advance(5 * 60_000);
    const late = await cloud.as('crowd2').do('attendance.checkInLate', { qrText });
    expect(late).toMatchObject({ late: true, awaitsConfirmation: true, repeat: false });
    const { projectId, batchId, by } = holding;
    const shown = await cloud.as(by).do('attendance.records', { projectId, batchId, show: 'late' });
    expect(shown.summary.awaitsConfirmation).toBe(1);
    expect(shown.rows).toMatchObject([{ recordId: late.recordId, state: 'awaitsConfirmation', flags: ['lateUpload'] }]);
    const requestId = randomUUID();
    const input = { projectId, batchId, records: 'all' as const };
    expect(await cloud.as(by).do('attendance.confirmLate', input, { requestId })).toEqual({ confirmed: 1 });
    expect(await cloud.as(by).do('attendance.confirmLate', input, { requestId })).toEqual({ confirmed: 1 });
    expect(await cloud.as(by).do('attendance.confirmLate', input)).toEqual({ confirmed: 0 });
    const confirmed = await cloud.as('crowd2').do('attendance.checkInLate', { qrText });
    expect(confirmed).toMatchObject({ late: true, awaitsConfirmation: false });
    const log = await cloud.as(by).do('audit.list', { projectId });
    expect(log.rows.filter(({ action }) => action === 'attendance.lateConfirmed')).toHaveLength(1);
  });

  it('with a code that is still fresh is an ordinary one', async () => {
    const answer = await cloud.as('crowd3').do('attendance.checkInLate', { qrText: await shownCode(cloud, holding) });
    expect(answer).toMatchObject({ late: false, awaitsConfirmation: false });
  });

  it('is refused after ten minutes, and where the session does not accept it', async () => {
    const old = await shownCode(cloud, holding);
    cloud.clock.advance(11 * 60_000);
    expect(refusalOf(await cloud.as('crowd3').call('attendance.checkInLate', { qrText: old })).code).toBe(
      'codeExpired',
    );
    const qrText = await shownCode(cloud, holding);
    await cloud.as(holding.by).do('attendanceSession.update', { sessionId: holding.sessionId, acceptLate: false });
    cloud.clock.advance(60_000);
    expect(refusalOf(await cloud.as('crowd3').call('attendance.checkInLate', { qrText })).code).toBe('lateNotAccepted');
    await cloud.as(holding.by).do('attendanceSession.update', { sessionId: holding.sessionId, acceptLate: true });
  });
});

describe('a session', () => {
  it('that is paused takes nobody in, five seconds later at most, and goes on when it is opened again', async () => {
    const { sessionId, by } = holding;
    await approvedTrainee(cloud, 'trainee5', by);
    const qrText = await shownCode(cloud, holding);
    await cloud.as(by).do('attendanceSession.update', { sessionId, open: false });
    cloud.clock.advance(5001);
    expect(refusalOf(await cloud.as('trainee5').call('attendance.checkIn', { qrText })).code).toBe('sessionClosed');
    expect(await cloud.as(by).do('attendance.tokens', { sessionId })).toMatchObject({
      stopped: 'sessionClosed',
      tokens: [],
    });
    await cloud.as(by).do('attendanceSession.update', { sessionId, open: true });
    cloud.clock.advance(5001);
    expect(await scanNow(cloud, 'trainee5', holding)).toMatchObject({ ok: true });
  });
});
