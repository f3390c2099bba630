import { HOSPITAL_DAY, plantHospital } from '../../../../test/support/hospital';
import { signedInReviewer } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA } from '../../../../test/support/institutions';
import type { AuditAnchor } from '../../../data/documents';

const anchor = (number: number): AuditAnchor => ({
  _id: String(number).padStart(8, '0'),
  number,
  at: HOSPITAL_DAY + number,
  since: 0,
  complete: true,
  heads: [{ chainId: 'institution:hospital-a', sequence: number, digest: 'a'.repeat(64) }],
  previousDigest: '',
  digest: String(number % 10).repeat(64),
  signature: `signature-${number}`,
  publicKey: 'public-key',
});

describe('the anchors of the audit log, as the centre reads them', () => {
  let cloud: InProcessCloud;
  beforeEach(async () => {
    cloud = await openInProcess({ startAt: HOSPITAL_DAY });
    await plantHospital(cloud, hospitalA);
    await signedInReviewer(cloud, 'reviewer1');
  });

  it('come newest first, page by page, each once', async () => {
    await cloud.plant('auditAnchors', ...Array.from({ length: 7 }, (_, index) => anchor(index + 1)));
    const first = await cloud.as('reviewer1').do('audit.anchors', { limit: 4 });
    expect(first.rows.map(({ number }) => number)).toEqual([7, 6, 5, 4]);
    const second = await cloud.as('reviewer1').do('audit.anchors', { limit: 4, cursor: first.nextCursor ?? '' });
    expect(second.rows.map(({ number }) => number)).toEqual([3, 2, 1]);
    expect(second.nextCursor).toBeUndefined();
  });

  it('tell how many chains they hold, and name none of them', async () => {
    await cloud.plant('auditAnchors', anchor(1));
    const answer = await cloud.as('reviewer1').do('audit.anchors', {});
    expect(answer.rows).toEqual([
      {
        number: 1,
        at: HOSPITAL_DAY + 1,
        chains: 1,
        digest: '1'.repeat(64),
        signature: 'signature-1',
        publicKey: 'public-key',
      },
    ]);
    expect(JSON.stringify(answer)).not.toContain('hospital-a');
  });

  it('are none before the first day is over', async () => {
    expect(await cloud.as('reviewer1').do('audit.anchors', {})).toEqual({ rows: [] });
  });
});
