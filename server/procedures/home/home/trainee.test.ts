import { addDays, instantOf } from '../../../../domain/kernel/time';
import { openHolding, plantTrainees, scanNow, traineeOf } from '../../../../test/support/attendance';
import { pendingTrainee, signedInAdministrator } from '../../../../test/support/builders';
import { aLedgerEntry, anAnalysis, aProject, aRecord, aRound } from '../../../../test/support/grant-builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import type { TestPersonId } from '../../../../test/support/people';
import { batchOf } from '../../../../test/support/projects';

let cloud: InProcessCloud;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: instantOf('2025-11-29', '08:00:00') });
});

const home = (who: TestPersonId | null) => cloud.as(who).do('home.trainee', {});
/** What the pages say that have each of these to themselves. */
const apart = async (who: TestPersonId) => {
  const { rows: notices } = await cloud.as(who).do('notice.list', { limit: 3 });
  const { rows: records } = await cloud.as(who).do('attendance.myRecords', { limit: 3 });
  return {
    session: await cloud.as(who).do('session.get', {}),
    notices,
    keptScan: null,
    own: {
      today: await cloud.as(who).do('attendance.today', {}),
      year: await cloud.as(who).do('ledger.mine', { year: 2025 }),
      records,
      // Of the evaluation its own test speaks.
      owed: [],
    },
  };
};
const databaseCalls = async (who: TestPersonId): Promise<number> => {
  await home(who);
  return cloud.calls().at(-1)?.databaseCalls ?? Number.NaN;
};

/** Somebody in the hall today, with holdings of the past: granted, effective, and of long ago. */
async function plantLife(who: TestPersonId, granted: number): Promise<void> {
  await openHolding(cloud, { facts: { batches: [batchOf({ begin: '2025-11-29', end: '2025-11-30' })] } });
  const holding = cloud.documents('attendanceSessions')[0];
  if (!holding) throw new Error('nothing is held');
  await plantTrainees(cloud, who);
  await scanNow(cloud, who, { ...holding, sessionId: holding._id, by: 'administratorA1' });
  const personId = traineeOf(cloud, who)._id;
  for (let index = 0; index < granted; index += 1) {
    const day = addDays('2025-11-20', -3 * index);
    const past = aProject(`past-${who}-${index}`, {
      catalogueEntryId: `entry-${who}-${index}`,
      batches: [batchOf({ begin: day, end: day })],
      firstDay: day,
      lastDay: day,
      rounds: [{ roundId: `round-${who}-${index}`, batchId: 'b1', state: index % 2 === 0 ? 'effective' : 'granted' }],
    });
    const state = index % 2 === 0 ? 'effective' : 'granted';
    await cloud.plant('projects', past);
    await cloud.plant('grantRounds', { ...aRound(`round-${who}-${index}`, past, anAnalysis(past, [])), state });
    await cloud.plant('ledgerEntries', { ...aLedgerEntry(`round-${who}-${index}`, past, personId), activityDate: day });
    await cloud.plant('attendanceRecords', aRecord(past, personId, instantOf(day, '08:00:00')));
  }
}

describe('the tab of trainees in one call', () => {
  it('says what the calls of its parts say', async () => {
    await plantLife('trainee1', 5);
    await pendingTrainee(cloud, 'trainee2');
    for (const who of ['trainee1', 'trainee2'] as const) {
      const { own, ...rest } = await home(who);
      const expected = await apart(who);
      expect(rest).toEqual({ session: expected.session, notices: expected.notices, keptScan: null });
      expect(expected.own).toMatchObject({ ...own });
    }
    expect((await home('trainee1')).own).toMatchObject({
      today: { rows: [{ windows: [{ state: 'done' }] }] },
      year: { effectiveCreditHundredths: 900, pendingCreditHundredths: 600 },
      records: [
        { title: expect.any(String) as string },
        { projectId: 'past-trainee1-0' },
        { projectId: 'past-trainee1-1' },
      ],
    });
  });

  it('shows the last check-ins of somebody who has not been anywhere for months', async () => {
    await plantTrainees(cloud, 'trainee1');
    const old = aProject('old');
    const personId = traineeOf(cloud, 'trainee1')._id;
    await cloud.plant('attendanceRecords', aRecord(old, personId, instantOf('2025-03-01', '08:00:00')));
    await cloud.plant('projects', old);
    expect((await home('trainee1')).own).toMatchObject({ today: { rows: [] }, records: [{ title: old.title }] });
  });

  it('takes three requests of the database, one more for somebody who is signed in as well, however much there is', async () => {
    await plantLife('trainee1', 2);
    expect(await databaseCalls('trainee1')).toBe(3);
    await plantLife('trainee3', 60);
    expect(await databaseCalls('trainee3')).toBe(3);
    await plantTrainees(cloud, 'administratorA1');
    await scanNow(cloud, 'administratorA1', {
      ...{ projectId: '', batchId: '', by: 'administratorA1' },
      sessionId: cloud.documents('attendanceSessions')[0]?._id ?? '',
    });
    expect(await databaseCalls('administratorA1')).toBe(4);
    expect((await home('administratorA1')).session.unread).toEqual(
      (await cloud.as('administratorA1').do('session.get', {})).unread,
    );
  });

  it('shows the notices to anybody, and what a WeChat without a registration is', async () => {
    await plantLife('trainee1', 0);
    const { session, notices, own } = await home(null);
    expect([session.trainee, notices.length, own]).toEqual([null, 1, null]);
    await signedInAdministrator(cloud, 'administratorA2');
    expect(await home('administratorA2')).toMatchObject({
      session: { trainee: null, administrator: { kind: 'hospital' } },
      notices,
      own: null,
    });
    expect(await home('stranger1')).toMatchObject({ session: { trainee: null, administrator: null }, own: null });
  });

  it('shows the scan that waits for a registration, for ten minutes', async () => {
    await plantLife('trainee1', 0);
    const [held] = cloud.documents('attendanceSessions');
    if (!held) throw new Error('nothing is held');
    await scanNow(cloud, 'stranger1', { ...held, sessionId: held._id, by: 'administratorA1' });
    const scannedAt = cloud.clock.now();
    const kept = async () => (await home('stranger1')).keptScan;
    expect(await kept()).toEqual({ scannedAt, until: scannedAt + 600_000, title: held.title });
    cloud.clock.set(scannedAt + 600_001);
    expect(await kept()).toBeNull();
    expect((await home('stranger2')).keptScan).toBeNull();
  });
});
