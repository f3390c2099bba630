import { createHash } from 'node:crypto';
import { pathOfFileId } from '../../domain/kernel/kept-file';
import { DAY_MS } from '../../domain/kernel/time';
import type { Project, StoredFile } from '../data/documents';
import { signedInAdministrator } from '../../test/support/builders';
import { aPdf, aWebPage } from '../../test/support/files';
import { aProject, anAnalysis, anAttendee, aRound } from '../../test/support/grant-builders';
import { HOSPITAL_DAY } from '../../test/support/hospital';
import { openInProcess, type InProcessCloud } from '../../test/support/in-process';

const by = 'administratorA1';
let cloud: InProcessCloud;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: HOSPITAL_DAY });
  await signedInAdministrator(cloud, by);
});

/** A file as it was stored before digests were kept: where phones upload to, with the size that the phone said. */
const oldFile = (name: string, content: Buffer): StoredFile => ({
  fileId: cloud.files.upload(`uploads/2025-10/${name}.pdf`, content),
  fileName: `${name}.pdf`,
  sizeBytes: 1,
  uploadedAt: 7,
});
const adopt = () => cloud.as(null).send('jobs', { adoptFiles: true });
const project = (id = 'p1') => cloud.documents('projects').find(({ _id }) => _id === id);
const timer = () => cloud.as(null).send('jobs', { Type: 'Timer' });
const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

async function plant(documents: Project['documents']): Promise<void> {
  const planted = aProject('p1', { documents });
  const frozen = anAnalysis(planted, [anAttendee('t1')]);
  const files = [{ ...oldFile('summary', aPdf({ mark: 'summary' })), kind: 'summary' as const }];
  await cloud.plant('projects', planted);
  await cloud.plant('analyses', frozen.analysis);
  await cloud.plant('grantRounds', { ...aRound('r1', planted, frozen), state: 'granted', files });
}

describe('files from before digests were kept', () => {
  it('work as they did until they are adopted', async () => {
    await plant({ notice: oldFile('notice', aPdf()) });
    const { url, fileName } = await cloud.as(by).do('project.documentUrl', { projectId: 'p1', kind: 'notice' });
    expect({ url, fileName }).toEqual({
      url: 'https://files.memory/uploads/2025-10/notice.pdf',
      fileName: 'notice.pdf',
    });
    const { documents } = await cloud.as(by).do('project.get', { projectId: 'p1' });
    expect(documents).toEqual([{ kind: 'notice', fileName: 'notice.pdf', sizeBytes: 1, uploadedAt: 7 }]);
  });

  it('are looked into, kept under their digest and named by it, once, in projects and in rounds', async () => {
    const content = aPdf({ pages: 4 });
    await plant({ notice: oldFile('notice', content) });
    expect(await adopt()).toEqual({ adoption: { adopted: 2, left: [], done: true } });
    expect(await adopt()).toEqual({ adoption: { adopted: 0, left: [], done: true } });
    const notice = project()?.documents.notice;
    expect(notice).toMatchObject({
      fileName: 'notice.pdf',
      uploadedAt: 7,
      digest: sha256(content),
      pages: 4,
      sizeBytes: content.length,
    });
    expect(cloud.files.contents.get(pathOfFileId(notice?.fileId ?? ''))).toEqual(content);
    expect(cloud.documents('keptFiles').map(({ uses }) => uses)).toEqual([['project:p1'], ['round:r1']]);
    const [round] = cloud.documents('grantRounds');
    expect(round?.files).toMatchObject([{ kind: 'summary', digest: sha256(aPdf({ mark: 'summary' })) }]);
    const logged = cloud.documents('auditEntries').filter(({ action }) => action === 'files.adopted');
    expect(logged.map(({ subject, files }) => [subject, files?.length])).toEqual([
      ['project:p1', 1],
      ['round:r1', 1],
    ]);
    expect(await cloud.verifyAudit()).toMatchObject({ broken: [] });
    // What phones could write to goes a day later.
    cloud.clock.advance(DAY_MS + 1);
    await timer();
    expect([...cloud.files.contents.keys()].filter((path) => path.startsWith('uploads/'))).toEqual([]);
  });

  it('go where phones could write, each of them, also when two are the same bytes', async () => {
    const content = aPdf();
    await plant({ notice: oldFile('notice', content), agenda: oldFile('agenda', content) });
    expect(await adopt()).toMatchObject({ adoption: { adopted: 3, done: true } });
    cloud.clock.advance(DAY_MS + 1);
    await timer();
    expect([...cloud.files.contents.keys()].filter((path) => path.startsWith('uploads/'))).toEqual([]);
  });

  it('that are gone, or are none that may be handed in, are named and stay as they were', async () => {
    const gone = { ...oldFile('agenda', aPdf()), fileId: 'cloud://local.memory/uploads/2025-10/gone.pdf' };
    const documents = { notice: oldFile('notice', aWebPage()), agenda: gone };
    await plant(documents);
    expect(await adopt()).toEqual({ adoption: { adopted: 1, left: ['project:p1', 'project:p1'], done: true } });
    expect(project()?.documents).toEqual(documents);
  });

  it('that are replaced while they are looked into stay replaced', async () => {
    await plant({ notice: oldFile('notice', aPdf({ mark: 'old' })) });
    await cloud.change('projects', 'p1', { state: 'draft' });
    const file = await cloud.upload(by, 'new.pdf', aPdf({ mark: 'new' }));
    cloud.meanwhile('add keptFiles', () =>
      cloud.as(by).do('project.saveDocument', { projectId: 'p1', kind: 'notice', file }),
    );
    await adopt();
    expect(project()?.documents.notice?.fileName).toBe('new.pdf');
    expect(project()?.documents.notice?.digest).toBe(sha256(aPdf({ mark: 'new' })));
  });
});
