import { idOf } from '../../../../domain/kernel/id';
import { instantOf } from '../../../../domain/kernel/time';
import { pendingTrainee, signedInAdministrator } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { aProject, aRecord, aRound, anAnalysis } from '../../../../test/support/grant-builders';
import { hospitalA, hospitalB } from '../../../../test/support/institutions';

let cloud: InProcessCloud;
const noon = instantOf('2025-11-30', '12:00:00');

beforeAll(async () => {
  cloud = await openInProcess();
  await signedInAdministrator(cloud, 'administratorA1');
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  cloud.clock.set(noon);
});

const home = () => cloud.as('administratorA1').do('home.administrator', {});
const over = [{ batchId: 'b1', begin: '2025-11-20', end: '2025-11-21', windows: [] }];
const overOn = { batches: over, firstDay: '2025-11-20', lastDay: '2025-11-21' };

describe('what waits for an administrator', () => {
  it('is nothing at first', async () => {
    expect(await home()).toEqual({
      pendingRegistrations: 0,
      pendingRebindings: 0,
      openDirectoryRequests: 0,
      pendingCorrections: 0,
      openAppeals: 0,
      transfersToApprove: 0,
      transfersToAnswer: 0,
      returnedProjects: 0,
      projectsToGrant: 0,
      materialsToSubmit: 0,
      returnedActivities: 0,
      owed: [],
      owedInAll: 0,
      today: [],
    });
  });

  it('counts registrations, returned projects, holdings over and not granted, and materials, of his own institution only', async () => {
    await pendingTrainee(cloud, 'trainee1');
    await pendingTrainee(cloud, 'trainee2', { institutionId: hospitalB.institutionId });
    const granted = aProject('granted', overOn);
    const round = (id: string) => aRound(id, granted, anAnalysis(granted, []));
    await cloud.plant(
      'projects',
      aProject('returned', { state: 'returned' }),
      aProject('to-grant', overOn),
      aProject('of-b', { ...overOn, institutionId: hospitalB.institutionId }),
      { ...granted, rounds: [{ roundId: 'r1', batchId: 'b1', state: 'granted' }] },
    );
    await cloud.plant(
      'grantRounds',
      { ...round('r1'), state: 'granted' },
      { ...round('r2'), state: 'materialsReturned' },
      { ...round('r3'), state: 'effective' },
    );
    expect(await home()).toMatchObject({
      pendingRegistrations: 1,
      returnedProjects: 1,
      projectsToGrant: 1,
      materialsToSubmit: 2,
    });
  });
});

describe('what is held today', () => {
  it('is each batch of the day with the people who checked in today, open sessions first', async () => {
    const window = (begin: string, end: string) => ({
      begin: instantOf('2025-11-30', begin),
      end: instantOf('2025-11-30', end),
    });
    const planned = [window('13:00:00', '18:00:00'), window('14:00:00', '17:00:00'), window('08:30:00', '11:30:00')];
    const resting = { day: '2025-11-30', reason: '停课' };
    const open = aProject('open', {
      batches: [{ batchId: 'b1', begin: '2025-11-29', end: '2025-11-30', windows: planned }],
    });
    await cloud.plant(
      'projects',
      aProject('no-session'),
      open,
      aProject('resting', {
        batches: [{ batchId: 'b1', begin: '2025-11-29', end: '2025-12-01', windows: [], restDays: [resting] }],
        lastDay: '2025-12-01',
      }),
    );
    const sessionId = idOf('open', 'b1');
    await cloud.plant('attendanceSessions', {
      _id: sessionId,
      code: 'ABCDEFGH',
      projectId: 'open',
      batchId: 'b1',
      institutionId: hospitalA.institutionId,
      courseIds: ['c1'],
      title: open.title,
      batchBegin: '2025-11-29',
      batchEnd: '2025-11-30',
      placeName: '二楼会议室',
      status: 'open',
      closedAt: null,
      createdAt: 0,
      projectState: 'approved',
      rotationSeconds: 5,
      cap: 300,
      capInForceAt: 0,
      faceCheck: false,
      acceptLate: true,
      placePolicy: 'off',
    });
    for (const number of [1, 2, 3]) {
      const seat = { sessionId, number, personId: `p${number}`, takenAt: noon, used: true };
      await cloud.plant('seats', { _id: idOf(sessionId, number), ...seat });
    }
    const morning = instantOf('2025-11-30', '08:00:00');
    await cloud.plant(
      'attendanceRecords',
      aRecord(open, 'p1', morning),
      aRecord(open, 'p1', morning + 5000),
      aRecord(open, 'p2', morning),
      aRecord(open, 'yesterday', instantOf('2025-11-29', '08:00:00')),
    );
    expect((await home()).today).toEqual([
      {
        projectId: 'open',
        batchId: 'b1',
        sessionId,
        sessions: 1,
        open: true,
        title: open.title,
        placeName: '二楼会议室',
        windows: [planned[2], planned[0], planned[1]],
        headCount: 2,
        batchCount: 3,
        cap: 300,
      },
      expect.objectContaining({
        projectId: 'no-session',
        sessionId: null,
        open: false,
        placeName: '学术报告厅',
        sessions: 0,
        windows: [window('07:00:00', '18:00:00')],
        headCount: 0,
        batchCount: null,
        cap: null,
      }),
    ]);
  });
});
