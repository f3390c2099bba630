import { DAY_MS, instantOf, MINUTE_MS } from '../../../domain/kernel/time';
import { pendingTrainee, signedInAdministrator } from '../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../test/support/in-process';
import type { AnchorAnswer, WholeVerdict } from '../../jobs/audit-commands';
import type { AuditAnchor } from '../documents';

const startAt = instantOf('2025-11-29', '08:00:00');
const HOUR_MS = 60 * MINUTE_MS;
const chainId = 'institution:hospital-a';

let cloud: InProcessCloud;
beforeEach(async () => {
  cloud = await openInProcess({ startAt });
  await signedInAdministrator(cloud, 'administratorA1');
});

const timer = () => cloud.jobs({ Type: 'Timer' });
const verdict = async (anchors?: readonly object[]) =>
  ((await cloud.jobs({ verifyAudit: true, ...(anchors ? { anchors } : {}) })) as { audit: WholeVerdict }).audit;
const exported = async () =>
  ((await cloud.jobs({ anchors: 'export' })) as { anchors: Required<AnchorAnswer> }).anchors.anchors;

/** As a log that was cut off leaves it: the last acts of a chain are gone, its head stands where it stood then, and the chain is whole. */
async function cutOff(acts: number): Promise<number> {
  const chain = cloud
    .documents('auditEntries')
    .filter((entry) => entry.chainId === chainId)
    .sort((a, b) => a.sequence - b.sequence);
  const gone = chain.slice(-acts);
  const end = chain.at(-acts - 1);
  if (!end) throw new Error('the chain is too short');
  for (const { _id } of gone) await cloud.remove('auditEntries', _id);
  await cloud.change('auditHeads', chainId, { sequence: end.sequence, digest: end.digest });
  return chain.length;
}

describe('anchors of the audit log', () => {
  it('are made once a day, of what has grown since', async () => {
    cloud.clock.advance(HOUR_MS);
    await timer();
    expect(cloud.documents('auditAnchors')).toHaveLength(1);
    expect(cloud.documents('auditAnchors')[0]?.heads.map(({ chainId: id }) => id)).toContain(chainId);
    cloud.clock.advance(DAY_MS - 1);
    await timer();
    expect(cloud.documents('auditAnchors')).toHaveLength(1);
    cloud.clock.advance(1);
    await timer();
    // Nothing was done on that day, and the anchor says so.
    expect(cloud.documents('auditAnchors')[1]).toMatchObject({ number: 2, heads: [], complete: true });
    cloud.clock.advance(HOUR_MS);
    await pendingTrainee(cloud, 'trainee1');
    cloud.clock.advance(DAY_MS);
    await timer();
    expect(cloud.documents('auditAnchors')[2]?.heads.map(({ chainId: id }) => id)).toEqual([chainId]);
    expect(await verdict()).toMatchObject({ broken: [], brokenAnchors: [], missingEnds: [] });
  });

  it('find the end of a chain that is gone without a trace in the chain itself', async () => {
    await pendingTrainee(cloud, 'trainee1');
    await timer();
    const length = await cutOff(1);
    expect(await verdict()).toMatchObject({ broken: [], missingEnds: [{ chainId, sequence: length }] });
  });

  it('find it also where the database has lost them as well, by those that were kept elsewhere', async () => {
    await pendingTrainee(cloud, 'trainee1');
    await cloud.jobs({ anchors: 'make' });
    const kept = await exported();
    const length = await cutOff(1);
    for (const { _id } of cloud.documents('auditAnchors')) await cloud.remove('auditAnchors', _id);
    expect(await verdict()).toMatchObject({ broken: [], missingEnds: [] });
    expect(await verdict(kept)).toMatchObject({ brokenAnchors: [], missingEnds: [{ chainId, sequence: length }] });
    // They lie in the storage, too.
    const files = [...cloud.files.contents].filter(([path]) => path.includes('audit-anchors/'));
    expect(files.map(([, content]) => JSON.parse(content.toString()) as unknown)).toEqual(kept);
  });

  it('are not believed when they were changed or signed by somebody else', async () => {
    await cloud.jobs({ anchors: 'make' });
    const [anchor] = await exported();
    if (!anchor) throw new Error('no anchor');
    const invented = { ...anchor, heads: [{ chainId, sequence: 99, digest: 'f'.repeat(64) }] };
    expect(await verdict([invented])).toMatchObject({ brokenAnchors: [{ number: 1, fault: 'changed' }] });
    const unsigned = { ...anchor, signature: Buffer.alloc(64).toString('base64url') };
    expect(await verdict([unsigned])).toMatchObject({ brokenAnchors: [{ number: 1, fault: 'unsigned' }] });
    const [stored] = cloud.documents('auditAnchors');
    await cloud.change('auditAnchors', stored?._id ?? '', { heads: [] } satisfies Partial<AuditAnchor>);
    expect(await verdict()).toMatchObject({ brokenAnchors: [{ number: 1, fault: 'changed' }] });
  });
});
