import type { InputOf } from '../../../../contract';
import { signedInReviewer } from '../../../../test/support/builders';
import { aProject } from '../../../../test/support/grant-builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalB } from '../../../../test/support/institutions';

let cloud: InProcessCloud;
const list = async (filter: InputOf<'review.projects'> = {}) =>
  (await cloud.as('reviewer1').do('review.projects', filter)).rows.map(({ projectId }) => projectId);

beforeAll(async () => {
  cloud = await openInProcess();
  await signedInReviewer(cloud, 'reviewer1');
  await cloud.plant(
    'projects',
    aProject('first', { addedAt: 1, timesSubmitted: 1, year: 2024, state: 'closed' }),
    aProject('second', { addedAt: 2, timesSubmitted: 2, state: 'returned', creditLevel: 'national' }),
    aProject('of-b', {
      addedAt: 3,
      timesSubmitted: 1,
      institutionId: hospitalB.institutionId,
      institutionName: hospitalB.name,
    }),
    aProject('draft', { addedAt: 4, timesSubmitted: 0, state: 'draft' }),
  );
});

describe('the projects of all institutions', () => {
  it('are all that were handed in, by the time they were added, both ways, page by page', async () => {
    expect(await list()).toEqual(['of-b', 'second', 'first']);
    expect(await list({ sort: 'oldest' })).toEqual(['first', 'second', 'of-b']);
    const first = await cloud.as('reviewer1').do('review.projects', { limit: 2 });
    expect(await list({ limit: 2, cursor: first.nextCursor })).toEqual(['first']);
    expect(first.rows[0]).toMatchObject({ institutionName: hospitalB.name });
  });

  it('are filtered by institution, year, state and level', async () => {
    expect(await list({ institutionId: hospitalB.institutionId })).toEqual(['of-b']);
    expect(await list({ year: 2024 })).toEqual(['first']);
    expect(await list({ state: 'returned', creditLevel: 'national' })).toEqual(['second']);
    expect(await list({ state: 'draft' })).toEqual([]);
  });
});
