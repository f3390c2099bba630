import { instantOf, MINUTE_MS } from '../../../../domain/kernel/time';
import { plantTrainees, shownCode, type Holding } from '../../../../test/support/attendance';
import { registrationOf, signedInAdministrator } from '../../../../test/support/builders';
import { aProject } from '../../../../test/support/grant-builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import type { TestPersonId } from '../../../../test/support/people';
import { courseOf } from '../../../../test/support/projects';

let cloud: InProcessCloud;
let here: Holding;
let elsewhere: Holding;

beforeEach(async () => {
  cloud = await openInProcess({ startAt: instantOf('2025-11-29', '08:00:00') });
  await signedInAdministrator(cloud, 'administratorA1');
  await signedInAdministrator(cloud, 'administratorA2');
  await plantTrainees(cloud, 'trainee1', 'trainee2', 'trainee3');
  here = await opened('here');
  elsewhere = await opened('elsewhere');
});

async function opened(projectId: string): Promise<Holding> {
  await cloud.plant('projects', aProject(projectId, { courses: [courseOf()] }));
  const batch = { projectId, batchId: 'b1' };
  const { session } = await cloud.as('administratorA1').do('attendanceSession.open', batch);
  return { ...batch, sessionId: session.sessionId, by: 'administratorA1' };
}

/** A code shown now that is sent five minutes later. */
async function scanLate(who: TestPersonId, qrText?: string): Promise<string> {
  const scanned = qrText ?? (await shownCode(cloud, here));
  cloud.clock.advance(5 * MINUTE_MS);
  return (await cloud.as(who).do('attendance.checkInLate', { qrText: scanned })).recordId;
}
const waiting = () =>
  cloud
    .documents('attendanceRecords')
    .filter(({ confirmed }) => !confirmed)
    .map(({ _id }) => _id)
    .sort();
const confirm = (records: 'all' | string[], who: TestPersonId = 'administratorA1') =>
  cloud.as(who).do('attendance.confirmLate', { projectId: here.projectId, batchId: here.batchId, records });
const confirmations = () =>
  cloud.documents('auditEntries').filter(({ action }) => action === 'attendance.lateConfirmed');
const flagsOf = (recordId: string) => cloud.documents('attendanceRecords').find(({ _id }) => _id === recordId)?.flags;

describe('late records', () => {
  it('are confirmed one by one: those that were not named still wait', async () => {
    const qrText = await shownCode(cloud, here);
    const first = await scanLate('trainee1', qrText);
    const others = [];
    for (const who of ['trainee2', 'trainee3'] as const)
      others.push((await cloud.as(who).do('attendance.checkInLate', { qrText })).recordId);
    expect(await confirm([first])).toEqual({ confirmed: 1 });
    expect(waiting()).toEqual([...others].sort());
    expect(await confirm([first])).toEqual({ confirmed: 0 });
  });

  it('of another holding are not confirmed here, though they are named', async () => {
    const there = await scanLate('trainee1', await shownCode(cloud, elsewhere));
    expect(await confirm([there])).toEqual({ confirmed: 0 });
    expect(waiting()).toEqual([there]);
  });

  it('that a colleague confirms at the same moment are confirmed and logged once', async () => {
    await scanLate('trainee1');
    cloud.meanwhile('in transaction: get attendanceRecords', async () =>
      expect(await confirm('all', 'administratorA2')).toEqual({ confirmed: 1 }),
    );
    expect(await confirm('all')).toEqual({ confirmed: 0 });
    expect(waiting()).toEqual([]);
    expect(confirmations()).toHaveLength(1);
  });
});

describe('a late scan', () => {
  it('that was taken gets its answer again, also when none is accepted any more', async () => {
    const qrText = await shownCode(cloud, here);
    const recordId = await scanLate('trainee1', qrText);
    await cloud.as(here.by).do('attendanceSession.update', { sessionId: here.sessionId, acceptLate: false });
    cloud.clock.advance(MINUTE_MS);
    expect(await cloud.as('trainee1').do('attendance.checkInLate', { qrText })).toMatchObject({
      recordId,
      repeat: true,
    });
    expect(await cloud.as('trainee2').call('attendance.checkInLate', { qrText })).toMatchObject({
      error: { code: 'lateNotAccepted' },
    });
  });

  it('of somebody who was in another hall at that time is flagged', async () => {
    await cloud.as('trainee1').do('attendance.checkIn', { qrText: await shownCode(cloud, elsewhere) });
    expect(flagsOf(await scanLate('trainee1'))).toEqual(expect.arrayContaining(['lateUpload', 'twoPlaces']));
  });

  it('of somebody who was in this hall alone is not', async () => {
    await cloud.as('trainee1').do('attendance.checkIn', { qrText: await shownCode(cloud, here) });
    cloud.clock.advance(MINUTE_MS);
    expect(flagsOf(await scanLate('trainee1'))).toEqual(['lateUpload']);
  });

  it('of somebody who was in another hall long before is not', async () => {
    await cloud.as('trainee1').do('attendance.checkIn', { qrText: await shownCode(cloud, elsewhere) });
    cloud.clock.advance(10 * MINUTE_MS);
    expect(flagsOf(await scanLate('trainee1'))).toEqual(['lateUpload']);
  });
});

describe('scans kept for somebody who registers', () => {
  it('that find the hall full by then are not counted as his check-ins', async () => {
    const qrText = await shownCode(cloud, here);
    await cloud.as('stranger1').call('attendance.checkIn', { qrText });
    await cloud.as('trainee1').do('attendance.checkIn', { qrText });
    await cloud.as(here.by).do('attendanceSession.update', { sessionId: here.sessionId, cap: 1 });
    cloud.clock.advance(MINUTE_MS);
    const form = await registrationOf(cloud, 'stranger1');
    expect((await cloud.as('stranger1').do('registration.submit', form)).keptScans).toBe(0);
    expect(cloud.documents('attendanceRecords')).toHaveLength(1);
  });

  it('are flagged when they come from two halls at one time', async () => {
    for (const holding of [here, elsewhere]) {
      await cloud.as('stranger1').call('attendance.checkIn', { qrText: await shownCode(cloud, holding) });
      cloud.clock.advance(MINUTE_MS);
    }
    const form = await registrationOf(cloud, 'stranger1');
    const { personId, keptScans } = await cloud.as('stranger1').do('registration.submit', form);
    expect(keptScans).toBe(2);
    const records = cloud.documents('attendanceRecords').filter((record) => record.personId === personId);
    const flags = records.map(({ sessionId, flags: found }) => [sessionId === here.sessionId, found]);
    // The second one finds the first; the analysis, which sees both, flags the first as well.
    expect(flags.sort()).toEqual([
      [false, ['twoPlaces']],
      [true, []],
    ]);
  });
});
