import { anAnalysis, anAttendee, aProject, aRound, BATCH_OVER } from '../../../../test/support/grant-builders';
import { signedInAdministrator } from '../../../../test/support/builders';
import { openInProcess } from '../../../../test/support/in-process';
import { refusalOf } from '../../../../test/support/refusal';
import { grantJobId } from '../../../data/jobs';

/** Two slices of a hundred people and a third of fifty. */
async function begun() {
  const cloud = await openInProcess({ startAt: BATCH_OVER });
  await signedInAdministrator(cloud, 'administratorA1');
  const project = aProject('held', { rounds: [{ roundId: 'round', batchId: 'b1', state: 'granting' }] });
  const frozen = anAnalysis(
    project,
    Array.from({ length: 250 }, (_, index) => anAttendee(`p${String(index).padStart(3, '0')}`)),
    { chunkSize: 100 },
  );
  await cloud.plant('projects', project);
  await cloud.plant('analyses', frozen.analysis);
  await cloud.plant('analysisChunks', ...frozen.chunks);
  await cloud.plant('grantRounds', aRound('round', project, frozen));
  const jobId = grantJobId('round');
  await cloud.plant('jobs', {
    ...{ _id: jobId, kind: 'grant', subjectId: 'round', state: 'open' },
    ...{ createdAt: BATCH_OVER, leaseUntil: 0 },
  });
  return { cloud, jobId };
}

describe('a grant that is stopped', () => {
  it('keeps what the slice in hand gave, leaves the others for a later round, and is in the log', async () => {
    const { cloud, jobId } = await begun();
    const administrator = cloud.as('administratorA1');
    await administrator.do('grant.stop', { roundId: 'round' });
    await administrator.do('grant.stop', { roundId: 'round' });
    await cloud.jobs({ jobId });
    expect(cloud.documents('ledgerEntries')).toHaveLength(100);
    expect(await administrator.do('grant.round', { roundId: 'round' })).toMatchObject({
      ...{ state: 'granted', done: 100, total: 250, granted: 100 },
      stopped: { by: expect.any(String) as string },
    });
    const stops = cloud.documents('auditEntries').filter(({ action }) => action === 'grant.stopped');
    expect(stops).toHaveLength(1);
    expect(refusalOf(await administrator.call('grant.stop', { roundId: 'round' })).code).toBe('wrongState');
    expect((await cloud.verifyAudit()).broken).toEqual([]);
  });
});

describe('a worker that has died', () => {
  it('is replaced by the page of whoever waits, once its lease is over and not before', async () => {
    const { cloud, jobId } = await begun();
    await cloud.change('jobs', jobId, { leaseUntil: BATCH_OVER + 10_000 });
    const [job] = cloud.documents('jobs');
    expect(job?.state).toBe('open');
    const woken = cloud.wokenJobs;
    cloud.clock.set(BATCH_OVER + 9_999);
    await cloud.as('administratorA1').do('grant.round', { roundId: 'round' });
    expect(woken).toEqual([]);
    cloud.clock.set(BATCH_OVER + 10_000);
    await cloud.as('administratorA1').do('grant.round', { roundId: 'round' });
    expect(woken).toEqual([jobId]);
  });
});
