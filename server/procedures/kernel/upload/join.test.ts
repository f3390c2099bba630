import { MAX_PAGES_OF_PHOTOS } from '../../../../domain/kernel/photo-pages';
import { MINUTE_MS } from '../../../../domain/kernel/time';
import { pathOfFileId } from '../../../../domain/kernel/kept-file';
import { lookInto } from '../../../files/look-into';
import { signedInAdministrator } from '../../../../test/support/builders';
import { aHeic, aJpeg, aPdf, aWebPage } from '../../../../test/support/files';
import { HOSPITAL_DAY } from '../../../../test/support/hospital';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { draftProject } from '../../../../test/support/projects';
import { refusalOf } from '../../../../test/support/refusal';

const by = 'administratorA1';
let cloud: InProcessCloud;

beforeEach(async () => {
  cloud = await openInProcess({ startAt: HOSPITAL_DAY });
  await signedInAdministrator(cloud, by);
  await signedInAdministrator(cloud, 'administratorA2');
});

const photo = (mark: string, who: typeof by | 'administratorA2' = by) =>
  cloud.upload(who, `${mark}.jpg`, aJpeg({ mark }));
type Photos = Awaited<ReturnType<typeof photo>>[];
const join = (photos: Photos, requestId?: string) =>
  cloud
    .as(by)
    .call(
      'upload.join',
      { purpose: 'projectDocument', photos, fileName: '会议通知' },
      requestId === undefined ? {} : { requestId },
    );
const contentOf = (fileId: string): Buffer => cloud.files.contents.get(pathOfFileId(fileId)) ?? Buffer.alloc(0);
const uploads = () => [...cloud.files.contents.keys()].filter((path) => path.startsWith('uploads/'));

describe('photographs that are put together', () => {
  it('are the pages of a PDF, which a project takes like any other; the photographs are forgotten', async () => {
    const projectId = await draftProject(cloud, by);
    const photos = [await photo('a'), await photo('b'), await photo('c')];
    const made = await cloud.as(by).do('upload.join', { purpose: 'projectDocument', photos, fileName: '会议通知' });
    expect(made).toMatchObject({ fileName: '会议通知.pdf', pages: 3 });
    expect(lookInto(contentOf(made.fileId))).toMatchObject({ kind: 'seen', facts: { type: 'pdf', pages: 3 } });
    expect(uploads()).toEqual([pathOfFileId(made.fileId)]);
    const file = { fileId: made.fileId, fileName: made.fileName };
    await cloud.as(by).do('project.saveDocument', { projectId, kind: 'notice', file });
    const { documents } = await cloud.as(by).do('project.get', { projectId });
    expect(documents).toMatchObject([{ kind: 'notice', type: 'pdf', pages: 3, sizeBytes: made.sizeBytes }]);
    expect(uploads()).toEqual([]);
  });

  it('are made once for one request, also when two tries of it run at once', async () => {
    const photos = [await photo('a'), await photo('b')];
    const [one, other] = await Promise.all([join(photos, 'request-join-1'), join(photos, 'request-join-1')]);
    const again = await join(photos, 'request-join-1');
    expect(one).toMatchObject({ ok: true });
    expect([other, again].map((answer) => answer.ok && answer.data)).toEqual(
      [one, one].map((answer) => answer.ok && answer.data),
    );
    expect(contentOf(one.ok ? one.data.fileId : '').length).toBeGreaterThan(500);
  });

  it('give the same bytes whenever they are put together', async () => {
    const first = await cloud
      .as(by)
      .do('upload.join', { purpose: 'projectDocument', photos: [await photo('a')], fileName: 'x' });
    cloud.clock.advance(5 * MINUTE_MS);
    const later = await cloud
      .as(by)
      .do('upload.join', { purpose: 'projectDocument', photos: [await photo('a')], fileName: 'x' });
    expect(contentOf(later.fileId)).toEqual(contentOf(first.fileId));
  });

  it("must be the caller's own, uploaded for this, within the hour", async () => {
    expect(refusalOf(await join([await photo('a'), await photo('b', 'administratorA2')])).code).toBe('fileNotYours');
    const material = await cloud.upload(by, 'a.jpg', aJpeg(), 'material');
    expect(refusalOf(await join([material])).code).toBe('fileNotYours');
    const late = await photo('a');
    cloud.clock.advance(60 * MINUTE_MS);
    expect(refusalOf(await join([late])).code).toBe('uploadExpired');
  });

  it.each<[string, () => Buffer, string]>([
    ['a page of the web', aWebPage, 'fileUnreadable'],
    ['a PDF', aPdf, 'fileUnreadable'],
    ['a photograph that was cut off', () => aJpeg().subarray(0, 300), 'fileUnreadable'],
    ['HEIC', () => aHeic(40, 30), 'photoHeic'],
  ])('are refused by the number of the page that is %s', async (_what, content, code) => {
    const refusal = refusalOf(await join([await photo('a'), await cloud.upload(by, 'b.jpg', content())]));
    expect(refusal).toMatchObject({ code, details: { page: 2 } });
  });

  it('are no more than a document may have', async () => {
    const one = await photo('a');
    expect(refusalOf(await join(Array.from({ length: MAX_PAGES_OF_PHOTOS + 1 }, () => one))).code).toBe('invalidInput');
  });
});
