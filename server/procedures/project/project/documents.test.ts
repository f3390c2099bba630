import { signedInAdministrator, signedInReviewer } from '../../../../test/support/builders';
import { startTestCloud, type TestCloud } from '../../../../test/support/cloud';
import { completeProject, draftProject, scan } from '../../../../test/support/projects';
import { refusalOf } from '../../../../test/support/refusal';

const by = 'administratorA1';
const reviewer = 'reviewer1';
let cloud: TestCloud;

beforeAll(async () => {
  cloud = await startTestCloud();
  await signedInAdministrator(cloud, by);
  await signedInReviewer(cloud, reviewer);
});
afterAll(() => cloud.close());

const administrator = () => cloud.as(by);

describe('documents', () => {
  it('are seen through a URL by the institution, and by the centre once they were handed in', async () => {
    const projectId = await completeProject(cloud, by);
    expect(refusalOf(await cloud.as(reviewer).call('project.documentUrl', { projectId, kind: 'agenda' })).code).toBe(
      'notFound',
    );
    await administrator().do('project.submit', { projectId, lateReason: '会场刚刚定下来' });
    for (const reader of [by, reviewer] as const) {
      const { url } = await cloud.as(reader).do('project.documentUrl', { projectId, kind: 'agenda' });
      expect((await (await fetch(url)).text()).startsWith('%PDF')).toBe(true);
    }
  });

  it('must be files that were uploaded, of this environment', async () => {
    const projectId = await draftProject(cloud, by);
    const real = await scan(cloud, by);
    for (const fileId of [
      `cloud://other/uploads/2025-11/${'0a'.repeat(16)}.pdf`,
      real.fileId.replace(/uploads\/.*/, `uploads/2025-11/${'0a'.repeat(16)}.pdf`),
      real.fileId.replace(/uploads\/.*/, 'uploads/2025-11/0123456789abcdef0123.pdf'),
    ]) {
      const refused = await administrator().call('project.saveDocument', {
        projectId,
        kind: 'notice',
        file: { ...real, fileId },
      });
      expect(refusalOf(refused).code).toBe('fileNotYours');
    }
  });

  it('must end like a PDF or a photograph', async () => {
    const projectId = await draftProject(cloud, by);
    for (const fileName of ['a.docx', 'a.pdf.txt', '通知'])
      expect(
        refusalOf(
          await administrator().call('project.saveDocument', {
            projectId,
            kind: 'notice',
            file: await scan(cloud, by, fileName),
          }),
        ).code,
      ).toBe('fileUnreadable');
  });

  it('that are missing have no URL', async () => {
    const projectId = await draftProject(cloud, by);
    expect(refusalOf(await administrator().call('project.documentUrl', { projectId, kind: 'notice' })).code).toBe(
      'documentMissing',
    );
  });
});
