import { signedInAdministrator, signedInReviewer } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { draftProject, submittedProject } from '../../../../test/support/projects';
import { refusalOf } from '../../../../test/support/refusal';

const by = 'administratorA1';
let cloud: InProcessCloud;
beforeAll(async () => {
  cloud = await openInProcess();
  await signedInAdministrator(cloud, by);
  await signedInReviewer(cloud, 'reviewer1');
});
const show = (input: { projectId: string; page: number; digest?: string }) =>
  cloud.as('reviewer1').call('documentPage.show', { kind: 'notice', ...input });

describe('a page of a document (J4)', () => {
  it('is a picture that the centre fetches, and none where there is no such page', async () => {
    const projectId = await submittedProject(cloud, by);
    const first = await show({ projectId, page: 1 });
    if (!first.ok) throw new Error(first.error.code);
    expect(first.data.picture).toMatchObject({ type: 'jpeg', url: expect.stringContaining('.jpg') as string });
    expect(await show({ projectId, page: first.data.pages + 1 })).toMatchObject({
      data: { pages: first.data.pages, picture: null },
    });
  });

  it('is also of the file that a review had before it, and of no other', async () => {
    const projectId = await submittedProject(cloud, by);
    const digest = cloud.documents('projects').find(({ _id }) => _id === projectId)?.documents.notice?.digest ?? '';
    expect(await show({ projectId, page: 1, digest })).toMatchObject({ ok: true });
    expect(refusalOf(await show({ projectId, page: 1, digest: 'f'.repeat(64) })).code).toBe('documentMissing');
  });

  it('is the centre’s to see, and of nothing that was not handed in', async () => {
    const draft = await draftProject(cloud, by);
    expect(refusalOf(await show({ projectId: draft, page: 1 })).code).toBe('notFound');
    const own = cloud.as(by).call('documentPage.show', { projectId: draft, kind: 'notice', page: 1 });
    expect(refusalOf(await own).code).toBe('forbidden');
  });
});
