import { instantOf, MINUTE_MS } from '../../domain/kernel/time';
import { traineeOf } from '../../test/support/attendance';
import { signedInAdministrator } from '../../test/support/builders';
import { aProject, aRecord } from '../../test/support/grant-builders';
import { openInProcess, type InProcessCloud } from '../../test/support/in-process';
import type { TestPersonId } from '../../test/support/people';

const eight = instantOf('2025-11-29', '08:00:00');
const project = aProject('held');
let cloud: InProcessCloud;

beforeAll(async () => {
  cloud = await openInProcess({ startAt: eight + 60 * MINUTE_MS });
  await signedInAdministrator(cloud, 'administratorA1');
  await cloud.plant('projects', project);
  const approvedSince = traineeOf(cloud, 'trainee1');
  const waiting = traineeOf(cloud, 'trainee2', { state: 'pending' });
  await cloud.plant('persons', approvedSince, waiting);
  await cloud.plant(
    'attendanceRecords',
    aRecord(project, approvedSince._id, eight, { provisional: true }),
    aRecord(project, waiting._id, eight + MINUTE_MS, { provisional: true, courseIds: ['c2'] }),
  );
});

const shown = async (wanted: object) => {
  const list = await cloud.as('administratorA1').do('attendance.records', {
    projectId: project._id,
    batchId: 'b1',
    ...wanted,
  });
  return list.rows.map(({ personId, state }) => [personId, state]);
};
const idOf = (who: TestPersonId) => traineeOf(cloud, who)._id;

describe('the list of records', () => {
  it('calls provisional only those whose people still wait, whatever the record says of its own moment', async () => {
    const ofWaiting = [idOf('trainee2'), 'provisional'];
    expect(await shown({})).toEqual([ofWaiting, [idOf('trainee1'), 'checkedIn']]);
    expect(await shown({ show: 'provisional' })).toEqual([ofWaiting]);
  });

  it('shows of one course what covers it', async () => {
    expect(await shown({ courseId: 'c1' })).toEqual([[idOf('trainee1'), 'checkedIn']]);
    expect(await shown({ courseId: 'c3' })).toEqual([]);
  });

  it('narrows to a day, a session, a flag, an origin; none of them reads the rest of a large batch', async () => {
    const crowd = Array.from({ length: 1200 }, (_, index) =>
      aRecord(project, `c${index}`, eight + 2 * MINUTE_MS + index),
    );
    await cloud.plant(
      'attendanceRecords',
      ...crowd,
      aRecord(project, 'hand', eight - MINUTE_MS, { origin: 'manual' }),
      aRecord(project, 'asked', eight - 2 * MINUTE_MS, { origin: 'appeal' }),
      aRecord(project, 'album', eight - 3 * MINUTE_MS, { flags: ['fromAlbum'], sessionId: 'other' }),
      aRecord(project, 'next', eight + 24 * 60 * MINUTE_MS),
    );
    const costs = async (wanted: object): Promise<[string | undefined, boolean]> => {
      const before = cloud.documentsRead();
      const [[personId] = []] = await shown(wanted);
      return [personId, cloud.documentsRead() - before < 200];
    };
    expect(await costs({ show: 'manual' })).toEqual(['hand', true]);
    expect(await costs({ show: 'provisional' })).toEqual([idOf('trainee2'), true]);
    expect(await costs({ show: 'appeal' })).toEqual(['asked', true]);
    expect(await costs({ show: 'suspicious' })).toEqual(['album', true]);
    expect(await costs({ flag: 'fromAlbum' })).toEqual(['album', true]);
    expect(await costs({ flag: 'twoPlaces' })).toEqual([undefined, true]);
    expect(await shown({ day: '2025-11-30' })).toEqual([['next', 'checkedIn']]);
    expect(await shown({ sessionId: 'other' })).toEqual([['album', 'checkedIn']]);
  });
});
