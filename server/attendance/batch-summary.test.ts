import { instantOf, SECOND_MS } from '../../domain/kernel/time';
import { lastDatabaseCalls, plantTrainees, traineeOf } from '../../test/support/attendance';
import { signedInAdministrator } from '../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../test/support/in-process';
import { aProject, aRecord } from '../../test/support/grant-builders';
import { hospitalB } from '../../test/support/institutions';
import type { TestPersonId } from '../../test/support/people';
import type { AttendanceRecord, AttendanceSession } from '../data/documents';

const at = instantOf('2025-11-29', '08:00:00');
const small = aProject('small');
const large = aProject('large');

let cloud: InProcessCloud;
beforeAll(async () => {
  cloud = await openInProcess();
  await signedInAdministrator(cloud, 'administratorA1');
  await plantTrainees(cloud, 'trainee1', 'trainee2');
  await cloud.plant('persons', traineeOf(cloud, 'trainee3', { state: 'pending' }));
  await cloud.plant('projects', small, large);
  for (const project of [small, large]) {
    await cloud.plant('attendanceSessions', sessionOf(project));
    await cloud.plant('attendanceRecords', ...recordsOf(project));
  }
  // The same figures from behind the thousand that are read at once.
  await cloud.plant('attendanceRecords', ...Array.from({ length: 1500 }, (_, n) => recordBy(large, 'trainee2', n)));
}, 60_000);

const recordBy = (
  project: typeof small,
  who: TestPersonId,
  n: number,
  over: Partial<AttendanceRecord> = {},
): AttendanceRecord => aRecord(project, traineeOf(cloud, who)._id, at + n * SECOND_MS, over);

/** Two people who count, one who waits for approval; one late record confirmed, one not; one from an album. */
const recordsOf = (project: typeof small): AttendanceRecord[] => [
  recordBy(project, 'trainee1', 5000),
  recordBy(project, 'trainee1', 5001, { origin: 'late', flags: ['lateUpload'] }),
  recordBy(project, 'trainee1', 5002, { origin: 'late', confirmed: false, flags: ['lateUpload'] }),
  recordBy(project, 'trainee1', 5003, { provisional: true }),
  recordBy(project, 'trainee2', 5004, { flags: ['fromAlbum'] }),
  recordBy(project, 'trainee3', 5005, { provisional: true }),
  recordBy(project, 'trainee3', 5006, { provisional: true }),
];

const sessionOf = (project: typeof small): AttendanceSession => ({
  _id: `${project._id}:b1`,
  code: project._id.padEnd(8, '0'),
  projectId: project._id,
  batchId: 'b1',
  institutionId: project.institutionId,
  courseIds: ['c1'],
  title: project.title,
  batchBegin: '2025-11-29',
  batchEnd: '2025-11-30',
  placeName: '学术报告厅',
  status: 'open',
  closedAt: null,
  createdAt: 0,
  projectState: 'approved',
  capInForceAt: 0,
  cap: null,
  rotationSeconds: 5,
  acceptLate: true,
  faceCheck: false,
  placePolicy: 'flag',
});

const of = (project: typeof small) => ({ projectId: project._id, batchId: 'b1' });
const administrator = () => cloud.as('administratorA1');

describe('the figures over all records of a batch', () => {
  const figures = {
    removed: 0,
    manual: 0,
    appeal: 0,
    people: 3,
    records: 7,
    flagged: 3,
    suspicious: 1,
    late: 2,
    awaitsConfirmation: 1,
    provisional: 2,
  };

  it('of a small one come from the records themselves', async () => {
    expect((await administrator().do('attendance.records', of(small))).summary).toEqual(figures);
  });

  it('of a large one are the same kinds, counted by the database', async () => {
    const { summary } = await administrator().do('attendance.records', of(large));
    expect(summary).toEqual({ ...figures, records: 1507 });
  });

  it('take as many calls for thousands of records as for hundreds', async () => {
    const callsOf = async (): Promise<number> => {
      await administrator().do('attendance.records', of(large));
      return lastDatabaseCalls(cloud, 'attendance.records');
    };
    const before = await callsOf();
    await cloud.plant('attendanceRecords', ...Array.from({ length: 3000 }, (_, n) => recordBy(large, 'trainee1', -n)));
    expect(await callsOf()).toBe(before);
  });

  it('follow a confirmation at once', async () => {
    await administrator().do('attendance.confirmLate', { ...of(large), records: 'all' });
    const { summary } = await administrator().do('attendance.records', of(large));
    expect(summary).toMatchObject({ late: 2, awaitsConfirmation: 0 });
  });

  it('are shown beside the sessions and before an analysis: people and records', async () => {
    const { batches } = await administrator().do('attendanceSession.list', { projectId: large._id });
    expect(batches).toMatchObject([{ batchId: 'b1', headCount: 3 }]);
    expect(await administrator().do('analysis.prepare', of(large))).toMatchObject({ people: 3, records: 4507 });
  });
});

describe('what an analysis made now would leave out', () => {
  it('is told by whose turn it is: this institution, somebody else, or its clerk at the late records', async () => {
    const waiting = aProject('waiting');
    const outsider = { institutionId: hospitalB.institutionId, state: 'pending' } as const;
    await cloud.plant('persons', traineeOf(cloud, 'trainee4', outsider));
    await cloud.plant('persons', traineeOf(cloud, 'stranger1', { state: 'returned' }));
    await cloud.plant('projects', waiting);
    await cloud.plant(
      'attendanceRecords',
      ...recordsOf(waiting),
      recordBy(waiting, 'trainee4', 5007, { provisional: true }),
      recordBy(waiting, 'stranger1', 5008, { provisional: true }),
    );
    const { uncounted } = await administrator().do('analysis.prepare', of(waiting));
    // The provisional record of somebody who has been approved since counts.
    expect(uncounted).toEqual({ toReview: 1, notApproved: 2, toConfirm: 1, appeals: 0 });
  });

  it('is found without reading the records that count', async () => {
    const callsOf = async (): Promise<number> => {
      await administrator().do('analysis.prepare', of(large));
      return lastDatabaseCalls(cloud, 'analysis.prepare');
    };
    const before = await callsOf();
    await cloud.plant(
      'attendanceRecords',
      ...Array.from({ length: 1000 }, (_, n) => recordBy(large, 'trainee2', -10_000 - n)),
    );
    expect(await callsOf()).toBe(before);
  });
});
