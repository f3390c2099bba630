import { openDatabase } from '../../cloudfunctions/shared/database';
import { Store } from '../../local/cloud/store/store';
import { collectionDeclarations } from '../../scripts/start/deployment';
import { openWire } from '../../test/support/wire';
import { addGrantJob, grantJobId, GRANT_LEASE_MS, releaseLease, renewLease, takeLease } from './jobs';

const NOW = 1_764_374_400_000;

describe('the lease of a job', () => {
  const jobId = grantJobId('round');
  const wire = openWire(
    new Store(':memory:', collectionDeclarations()),
    () => 'test',
    (request) => request.perform(),
  );
  const db = openDatabase(wire);

  it('is held by one worker until it is over or given back', async () => {
    await db.transaction((tx) => addGrantJob(tx, { roundId: 'round', createdAt: NOW }));
    const first = await takeLease(db, jobId, NOW);
    if (!first) throw new Error('nobody held it');
    expect(await takeLease(db, jobId, NOW + GRANT_LEASE_MS - 1)).toBeUndefined();
    const second = await takeLease(db, jobId, NOW + GRANT_LEASE_MS);
    if (!second) throw new Error('it was over');
    // The first one was only slow.
    expect(await renewLease(db, first, NOW + GRANT_LEASE_MS)).toBeUndefined();
    await releaseLease(db, second);
    expect(await takeLease(db, jobId, NOW + GRANT_LEASE_MS)).toBeDefined();
  });
});
