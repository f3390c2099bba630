import { pendingTrainee, signedInAdministrator } from '../../test/support/builders';
import { startTestCloud, type TestCloud } from '../../test/support/cloud';
import { verifyAuditChain } from './audit';
import type { Database } from './database';
import type { AuditEntry } from './documents';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
  await signedInAdministrator(cloud, 'administratorA1');
});
afterAll(() => cloud.close());

/** The two reads that verifying takes, over documents read from the store. */
function databaseOf(entries: AuditEntry[]): Database {
  const heads = cloud.documents('auditHeads');
  const database: Pick<Database, 'get' | 'find'> = {
    get: async (_collection, id) => heads.find((head) => head._id === id) as never,
    find: async (_collection, { where }) => {
      const after = (where['sequence'] as { gt: number }).gt;
      return entries.filter(({ chainId, sequence }) => chainId === where['chainId'] && sequence > after) as never;
    },
  };
  return database as Database;
}

describe('the audit log', () => {
  const chainId = 'institution:hospital-a';

  it('is one whole chain although many acts came at once', async () => {
    await Promise.all(
      (['trainee1', 'trainee2', 'trainee3', 'trainee4'] as const).map((each) => pendingTrainee(cloud, each)),
    );
    const entries = cloud.documents('auditEntries');
    expect(await verifyAuditChain(databaseOf(entries), chainId)).toEqual({ kind: 'whole', length: entries.length });
    expect(entries).toHaveLength(6);
  });

  it.each<[string, (entries: AuditEntry[]) => AuditEntry[], object]>([
    [
      'changed',
      (all) => all.map((each) => (each.sequence === 3 ? { ...each, action: 'other' } : each)),
      { sequence: 3, fault: 'contentChanged' },
    ],
    ['removed', (all) => all.filter(({ sequence }) => sequence !== 2), { sequence: 2, fault: 'sequenceBroken' }],
    ['cut off at the end', (all) => all.slice(0, -1), { fault: 'endMissing' }],
  ])('tells that an entry was %s', async (_what, tamper, verdict) => {
    const entries = tamper(cloud.documents('auditEntries'));
    expect(await verifyAuditChain(databaseOf(entries), chainId)).toMatchObject({ kind: 'broken', ...verdict });
  });

  it('holds digests of what changed and no personal data', () => {
    const text = JSON.stringify(cloud.documents('auditEntries'));
    expect(text).not.toContain(cloud.phoneOf('trainee1'));
    expect(text).not.toContain('nationalId');
    for (const { after } of cloud.documents('auditEntries')) expect(after).toMatch(/^[0-9a-f]{64}$/);
  });
});
