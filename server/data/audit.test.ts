import { pendingTrainee, signedInAdministrator } from '../../test/support/builders';
import { startTestCloud, type TestCloud } from '../../test/support/cloud';
import type { AuditEntry } from './documents';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
  await signedInAdministrator(cloud, 'administratorA1');
});
afterAll(() => cloud.close());

const chainId = 'institution:hospital-a';

/** The verdict as somebody at the console gets it. */
const verdict = () => cloud.as(null).send('jobs', { verifyAudit: true });
const entryAt = (sequence: number): AuditEntry => {
  const found = cloud.documents('auditEntries').find((each) => each.chainId === chainId && each.sequence === sequence);
  if (!found) throw new Error(`no entry ${sequence}`);
  return found;
};

describe('the audit log', () => {
  it('is one whole chain although many acts came at once', async () => {
    await Promise.all(
      (['trainee1', 'trainee2', 'trainee3', 'trainee4'] as const).map((each) => pendingTrainee(cloud, each)),
    );
    expect(cloud.documents('auditEntries')).toHaveLength(6);
    expect(await verdict()).toEqual({ audit: { chains: 1, broken: [] } });
  });

  it('has each act no earlier than the one before it, also when it had to wait for that one', () => {
    const chain = cloud.documents('auditEntries').toSorted((a, b) => a.sequence - b.sequence);
    const times = chain.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('holds digests of what changed and no personal data', () => {
    const text = JSON.stringify(cloud.documents('auditEntries'));
    expect(text).not.toContain(cloud.phoneOf('trainee1'));
    expect(text).not.toContain('nationalId');
    for (const { after } of cloud.documents('auditEntries')) expect(after).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each<[string, number, object | undefined, string]>([
    // From the end to the beginning: the first broken link is the one that is named.
    ['cut off at the end', 6, undefined, 'endMissing'],
    ['changed', 4, { by: 'nobody', action: 'other' }, 'contentChanged'],
    ['removed', 2, undefined, 'sequenceBroken'],
  ])('tells that an entry was %s', async (_what, sequence, change, fault) => {
    const { _id, ...entry } = entryAt(sequence);
    await cloud.cloud.store.remove('auditEntries', { _id }, false);
    if (change) await cloud.cloud.store.insert('auditEntries', [{ _id, ...entry, ...change }]);
    expect(await verdict()).toEqual({ audit: { chains: 1, broken: [{ chainId, sequence, fault }] } });
  });
});
