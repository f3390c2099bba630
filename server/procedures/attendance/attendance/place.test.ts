import { instantOf, MINUTE_MS } from '../../../../domain/kernel/time';
import {
  lastDatabaseCalls,
  openHolding,
  plantTrainees,
  shownCode,
  traineeOf,
  type Holding,
} from '../../../../test/support/attendance';
import { registrationOf } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { refusalOf } from '../../../../test/support/refusal';

let cloud: InProcessCloud;
let holding: Holding;

const place = { name: '门诊楼', latitude: 28.2, longitude: 112.98, radiusMetres: 300 };
const inside = { latitude: 28.2012, longitude: 112.9806, accuracyMetres: 30 };
const across = { latitude: 28.254, longitude: 112.98, accuracyMetres: 30 };

beforeEach(async () => {
  cloud = await openInProcess({ startAt: instantOf('2025-11-29', '08:00:00') });
  holding = await openHolding(cloud);
  await plantTrainees(cloud, 'trainee1', 'trainee2', 'trainee3');
});

const administrator = () => cloud.as(holding.by);
async function looksAt(policy: 'flag' | 'refuse' | null): Promise<void> {
  const { sessionId } = holding;
  await administrator().do('attendanceSession.update', { sessionId, place: policy && { ...place, policy } });
  cloud.clock.advance(MINUTE_MS);
}
const stored = () => JSON.stringify([cloud.documents('attendanceRecords'), cloud.documents('scanTickets')]);
const recordOf = (recordId: string) => cloud.documents('attendanceRecords').find(({ _id }) => _id === recordId);

it('keeps how far away a scan was made and never where, in no document and no answer', async () => {
  await looksAt('flag');
  const near = await cloud
    .as('trainee1')
    .do('attendance.checkIn', { qrText: await shownCode(cloud, holding), position: inside });
  expect(near.place).toBe('inside');
  expect(recordOf(near.recordId)).toMatchObject({ place: 'inside', flags: [], flagged: false });
  const far = await cloud
    .as('trainee2')
    .do('attendance.checkIn', { qrText: await shownCode(cloud, holding), position: across });
  expect(recordOf(far.recordId)).toMatchObject({ place: 'within10km', flags: ['outsidePlace'], flagged: true });
  expect(stored()).not.toMatch(/latitude|28\.2|112\.98/);
  const list = await administrator().do('attendance.records', {
    projectId: holding.projectId,
    batchId: holding.batchId,
  });
  expect(list.rows.map((row) => row.place).sort()).toEqual(['inside', 'within10km']);
  const who = { personNumber: list.rows.find((row) => row.place === 'within10km')?.personNumber ?? '' };
  const slots = await administrator().do('slots.ofPerson', {
    projectId: holding.projectId,
    batchId: holding.batchId,
    who,
  });
  expect(slots.slots.find(({ record }) => record)?.record).toMatchObject({ place: 'within10km' });
});

it('records whoever lets no position be taken, and says so', async () => {
  await looksAt('flag');
  const answer = await cloud.as('trainee1').do('attendance.checkIn', { qrText: await shownCode(cloud, holding) });
  expect(answer.place).toBe('unknown');
  expect(recordOf(answer.recordId)).toMatchObject({ place: 'unknown', flags: ['noPlace'] });
});

it('refuses scans from elsewhere and without a place where the administrator chose so, and the way by hand stays', async () => {
  await looksAt('refuse');
  const scan = async (position?: typeof inside) =>
    cloud
      .as('trainee1')
      .call('attendance.checkIn', { qrText: await shownCode(cloud, holding), ...(position && { position }) });
  expect(refusalOf(await scan(across))?.code).toBe('outsidePlace');
  expect(refusalOf(await scan())?.code).toBe('placeUnknown');
  expect((await scan(inside)).ok).toBe(true);
  const { personNumber } = traineeOf(cloud, 'trainee2');
  const windows = (await administrator().do('attendance.tokens', { sessionId: holding.sessionId })).windows;
  const made = await administrator().do('manual.record', {
    sessionId: holding.sessionId,
    who: { personNumber },
    slots: windows.slice(0, 1).map(({ begin }) => begin),
    reason: 'noPhone',
    note: '',
  });
  expect(made.recorded).toBe(1);
});

it('judges a kept scan by where it was made when it came', async () => {
  await looksAt('refuse');
  const qrText = await shownCode(cloud, holding);
  for (const [who, position] of [
    ['trainee4', inside],
    ['stranger1', across],
  ] as const)
    expect(refusalOf(await cloud.as(who).call('attendance.checkIn', { qrText, position }))?.code).toBe('notRegistered');
  expect(
    cloud
      .documents('scanTickets')
      .map((ticket) => ticket.place)
      .sort(),
  ).toEqual(['inside', 'within10km']);
  expect(stored()).not.toMatch(/latitude|28\.2|112\.98/);
  cloud.clock.advance(MINUTE_MS);
  const { keptScans } = await cloud.as('trainee4').do('registration.submit', await registrationOf(cloud, 'trainee4'));
  expect(keptScans).toBe(1);
});

it('takes the position of a late scan as well', async () => {
  await looksAt('flag');
  const qrText = await shownCode(cloud, holding);
  cloud.clock.advance(5 * MINUTE_MS);
  const { recordId } = await cloud.as('trainee1').do('attendance.checkInLate', { qrText, position: across });
  expect(recordOf(recordId)).toMatchObject({ place: 'within10km', flags: ['lateUpload', 'outsidePlace'] });
});

it('marks the codes of a session that asks, and reads an older code all the same', async () => {
  const plain = await shownCode(cloud, holding);
  await looksAt('flag');
  expect(await shownCode(cloud, holding)).toMatch(/^[0-9A-Z]{30}-P$/);
  await looksAt('refuse');
  expect(await shownCode(cloud, holding)).toMatch(/^[0-9A-Z]{30}-R$/);
  await looksAt(null);
  const now = await shownCode(cloud, holding);
  expect(now).toHaveLength(plain.length);
  // A mark that nobody asked for changes nothing.
  expect((await cloud.as('trainee1').call('attendance.checkIn', { qrText: `${now}-R` })).ok).toBe(true);
});

it('takes two database calls, place or not', async () => {
  await looksAt('flag');
  for (const who of ['trainee1', 'trainee2'] as const)
    await cloud.as(who).do('attendance.checkIn', { qrText: await shownCode(cloud, holding), position: inside });
  expect(lastDatabaseCalls(cloud, 'attendance.checkIn')).toBe(2);
});

it('keeps the place of a session when something else of it is changed', async () => {
  await looksAt('refuse');
  const { sessionId } = holding;
  const { session } = await administrator().do('attendanceSession.update', { sessionId, rotationSeconds: 15 });
  expect(session.place).toEqual({ ...place, policy: 'refuse' });
  const ended = await administrator().do('attendanceSession.update', { sessionId, place: null });
  expect(ended.session.place).toBeNull();
  expect(cloud.documents('attendanceSessions')[0]).not.toHaveProperty('place');
});
