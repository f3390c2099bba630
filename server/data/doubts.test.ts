import { signedInAdministrator } from '../../test/support/builders';
import { aProject, aRecord } from '../../test/support/grant-builders';
import { openInProcess } from '../../test/support/in-process';
import { instantOf } from '../../domain/kernel/time';

it('lists check-ins from before doubts were kept, and leaves those that were ruled on', async () => {
  const at = instantOf('2025-11-29', '08:00:00');
  const cloud = await openInProcess({ startAt: at });
  await signedInAdministrator(cloud, 'administratorA1');
  const here = aProject('here');
  await cloud.plant('projects', here);
  const earlier = (n: number, over: object) => {
    const { doubts: _later, ...record } = aRecord(here, `p${n}`, at + n, { flags: ['fromAlbum'], ...over });
    return record;
  };
  await cloud.plant(
    'attendanceRecords',
    ...[
      earlier(1, {}),
      earlier(2, { verified: true }),
      earlier(3, { removed: true }),
      earlier(4, { flags: ['noPlace'] }),
    ],
  );
  const list = () => cloud.as('administratorA1').do('doubt.list', { projectId: 'here', batchId: 'b1' });
  expect((await list()).total).toBe(0);
  await cloud.jobs({ Type: 'Timer' });
  expect((await list()).rows.map(({ personId }) => personId)).toEqual(['p1']);
});
