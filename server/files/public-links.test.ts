import { MINUTE_MS } from '../../domain/kernel/time';
import { FILE_URL_LIVES_MS } from '../platform/platform';
import { HOSPITAL_DAY } from '../../test/support/hospital';
import { aProject } from '../../test/support/grant-builders';
import { openInProcess, type InProcessCloud } from '../../test/support/in-process';
import type { Context } from '../call/context';
import { refusalOf } from '../../test/support/refusal';
import { publicUrls } from './public-links';

let cloud: InProcessCloud;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: HOSPITAL_DAY });
  const file = (name: string) => ({
    fileId: cloud.files.upload(`kept/${name}.pdf`, Buffer.from('%PDF')),
    fileName: `${name}.pdf`,
    sizeBytes: 4,
    uploadedAt: 0,
    digest: 'ab'.repeat(32),
    type: 'pdf' as const,
  });
  await cloud.plant('projects', aProject('p1', { documents: { notice: file('notice'), agenda: file('agenda') } }));
});

const read = (who: Parameters<InProcessCloud['as']>[0] = null) => cloud.as(who).call('notice.get', { projectId: 'p1' });

describe('a public notice', () => {
  it('has one address for all its readers, until a quarter of an hour before it ends', async () => {
    const first = await read();
    for (let readers = 0; readers < 50; readers += 1) await read();
    expect(cloud.files.addressesAsked).toBe(2);
    cloud.clock.advance(FILE_URL_LIVES_MS - 15 * MINUTE_MS - 1);
    expect(await read()).toMatchObject({ ok: true, data: first.ok ? first.data : {} });
    expect(cloud.files.addressesAsked).toBe(2);
    cloud.clock.advance(1);
    await read();
    expect(cloud.files.addressesAsked).toBe(4);
  });

  it('has all its files, also when the instance knows so many links that it begins anew', async () => {
    const kept = (n: number) => cloud.files.upload(`kept/${n}.pdf`, Buffer.from('%PDF'));
    const ask = (fileIds: readonly string[]) => publicUrls({ db, platform, at: HOSPITAL_DAY }, fileIds);
    const db = {} as Context['db'];
    const platform = { fileUrls: cloud.files.fileUrls } as Context['platform'];
    await ask(Array.from({ length: 2001 }, (_, n) => kept(n)));
    expect((await ask([kept(2000), kept(2001)])).size).toBe(2);
  });

  it('names the digest of its files', async () => {
    const { attachments } = await cloud.as(null).do('notice.get', { projectId: 'p1' });
    expect(attachments.map(({ kind, digest, type }) => [kind, digest, type])).toEqual([
      ['notice', 'ab'.repeat(32), 'pdf'],
      ['agenda', 'ab'.repeat(32), 'pdf'],
    ]);
  });

  it('is read so many times a day by one person; others go on, and so does the next day', async () => {
    for (let reads = 0; reads < 300; reads += 1) expect(await read('stranger1')).toMatchObject({ ok: true });
    expect(refusalOf(await read('stranger1')).code).toBe('readTooOften');
    expect(await read('stranger2')).toMatchObject({ ok: true });
    expect(await read()).toMatchObject({ ok: true });
    cloud.clock.advance(24 * 60 * MINUTE_MS);
    expect(await read('stranger1')).toMatchObject({ ok: true });
  });

  it('costs the database nothing to count, but for one in twenty reads', async () => {
    for (let reads = 0; reads < 19; reads += 1) await read('stranger1');
    expect(cloud.documents('dailyUses')).toEqual([]);
    await read('stranger1');
    expect(cloud.documents('dailyUses')).toMatchObject([{ count: 20 }]);
    expect(JSON.stringify(cloud.documents('dailyUses'))).not.toContain(cloud.openidOf('stranger1'));
  });

  it('is read by somebody unknown as often as their address allows', async () => {
    for (let reads = 0; reads < 5000; reads += 1) await cloud.as(null).call('notice.get', { projectId: 'p1' });
    expect(refusalOf(await read()).code).toBe('readTooOften');
    expect(await read('stranger1')).toMatchObject({ ok: true });
  });
});
