import { pendingTrainee, signedInAdministrator } from '../../../test/support/builders';
import { hospitalB } from '../../../test/support/institutions';
import { startTestCloud, type TestCloud } from '../../../test/support/cloud';
import type { AuditVerdict } from './log';
import type { AuditEntry } from '../documents';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
  await signedInAdministrator(cloud, 'administratorA1');
});
afterAll(() => cloud.close());

const chainId = 'institution:hospital-a';

/** The verdict as somebody at the console gets it. */
const verdict = async () => (await cloud.as(null).send('jobs', { verifyAudit: true })) as { audit: AuditVerdict };
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
    expect(cloud.documents('auditEntries')).toHaveLength(3 + 6);
    // Those of the two hospitals and of the centre.
    expect(await verdict()).toMatchObject({ audit: { chains: 3, broken: [] } });
  });

  it('has each act no earlier than the one before it, also when it had to wait for that one', () => {
    const chain = cloud
      .documents('auditEntries')
      .filter((entry) => entry.chainId === chainId)
      .toSorted((a, b) => a.sequence - b.sequence);
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
    ['cut off at the end', 7, undefined, 'endMissing'],
    ['changed', 4, { by: 'nobody', action: 'other' }, 'contentChanged'],
    ['removed', 2, undefined, 'sequenceBroken'],
  ])('tells that an entry was %s', async (_what, sequence, change, fault) => {
    const { _id, ...entry } = entryAt(sequence);
    await cloud.cloud.store.remove('auditEntries', { _id }, false);
    if (change) await cloud.cloud.store.insert('auditEntries', [{ _id, ...entry, ...change }]);
    expect(await verdict()).toMatchObject({ audit: { chains: 3, broken: [{ chainId, sequence, fault }] } });
  });
});

describe('the verdict', () => {
  const other = 'institution:hospital-b';
  const brokenOther = async () => (await verdict()).audit.broken.filter(({ chainId: id }) => id === other);

  it('is good of a chain that grows while it is read', async () => {
    await signedInAdministrator(cloud, 'administratorB1', hospitalB);
    const registered = Promise.all(
      (['trainee5', 'trainee6', 'trainee7', 'trainee8'] as const).map((each) =>
        pendingTrainee(cloud, each, { institutionId: hospitalB.institutionId }),
      ),
    );
    const meanwhile = [await brokenOther(), await brokenOther(), await brokenOther()];
    await registered;
    expect([...meanwhile, await brokenOther()]).toEqual([[], [], [], []]);
  });

  it('names a chain whose head stands before its last act, or is gone', async () => {
    const [head] = cloud.documents('auditHeads').filter(({ _id }) => _id === other);
    const [first] = cloud
      .documents('auditEntries')
      .filter(({ chainId: id, sequence }) => id === other && sequence === 1);
    await cloud.cloud.store.remove('auditHeads', { _id: other }, false);
    expect(await brokenOther()).toEqual([{ chainId: other, sequence: 1, fault: 'endMissing' }]);
    await cloud.cloud.store.insert('auditHeads', [{ ...head, sequence: 1, digest: first?.digest }]);
    expect(await brokenOther()).toEqual([{ chainId: other, sequence: 2, fault: 'endMissing' }]);
  });
});
