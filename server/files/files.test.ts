import { createHash } from 'node:crypto';
import { DAY_MS } from '../../domain/kernel/time';
import { MAX_FILE_BYTES } from '../../domain/kernel/uploads';
import { pathOfFileId, UPLOAD_LIVES_MS, UPLOADS_A_DAY } from '../../domain/kernel/kept-file';
import { signedInAdministrator, signedInReviewer } from '../../test/support/builders';
import { aPackedPdf, aPdf, aPng, aWebPage } from '../../test/support/files';
import { HOSPITAL_DAY } from '../../test/support/hospital';
import { openInProcess, type InProcessCloud } from '../../test/support/in-process';
import { hospitalB } from '../../test/support/institutions';
import type { TestPersonId } from '../../test/support/people';
import { batchOf, courseOf, filled } from '../../test/support/projects';
import { refusalOf } from '../../test/support/refusal';

const by = 'administratorA1';
const reviewer = 'reviewer1';
let cloud: InProcessCloud;
let projectId: string;

beforeEach(async () => {
  cloud = await openInProcess({ startAt: HOSPITAL_DAY });
  await signedInAdministrator(cloud, by);
  await signedInAdministrator(cloud, 'administratorA2');
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  await signedInReviewer(cloud, reviewer);
  projectId = await draft();
});

async function draft(): Promise<string> {
  const administrator = cloud.as(by);
  const made = await administrator.do('project.create', { catalogueEntryId: 'entry-two-days' });
  const { form, revision } = await administrator.do('project.get', made);
  const saved = await administrator.do('project.saveForm', { ...made, revision, form: filled(form) });
  const content = { courses: [courseOf()], batches: [batchOf()] };
  await administrator.do('project.saveCourses', { ...made, revision: saved.revision, ...content });
  return made.projectId;
}

const timer = () => cloud.as(null).send('jobs', { Type: 'Timer' });
const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
const upload = (content: Buffer, { who = by, fileName = 'a.pdf' }: { who?: TestPersonId; fileName?: string } = {}) =>
  cloud.upload(who, fileName, content);
type Uploaded = Awaited<ReturnType<typeof upload>>;
const attach = (file: Uploaded, kind: 'notice' | 'agenda' | 'registrationForm' = 'notice', requestId?: string) =>
  cloud.as(by).call('project.saveDocument', { projectId, kind, file }, requestId === undefined ? {} : { requestId });
const attached = async (content: Buffer, kind: Parameters<typeof attach>[1] = 'notice') => {
  expect(await attach(await upload(content), kind)).toMatchObject({ ok: true });
};
const refused = async (file: Uploaded) => refusalOf(await attach(file)).code;
const documents = () => cloud.documents('projects').find(({ _id }) => _id === projectId)?.documents ?? {};
/** Where something lies that was handed in; the server stores other files as well. */
const paths = () => [...cloud.files.contents.keys()].filter((path) => /^(uploads|kept)\//.test(path)).sort();
const storedAs = (fileId = '') => cloud.files.contents.get(pathOfFileId(fileId));

describe('a file that was handed in', () => {
  it('is kept under its SHA-256, where no phone writes, with what is inside; the upload is forgotten', async () => {
    const content = aPdf({ pages: 3 });
    const file = await upload(content);
    expect(await attach(file)).toMatchObject({ ok: true });
    const digest = sha256(content);
    expect(documents().notice).toMatchObject({ digest, type: 'pdf', pages: 3, sizeBytes: content.length });
    expect(pathOfFileId(documents().notice?.fileId ?? '')).toMatch(new RegExp(`^kept/${digest}/[0-9a-f]{32}\\.pdf$`));
    expect(storedAs(documents().notice?.fileId)).toEqual(content);
    expect(paths().filter((path) => path.startsWith('uploads/'))).toEqual([]);
  });

  it('stays what it was, whoever writes to the path that it was uploaded to', async () => {
    const content = aPdf({ mark: 'reviewed' });
    const file = await upload(content);
    await attach(file);
    cloud.files.upload(pathOfFileId(file.fileId), aPdf({ mark: 'put in its place' }));
    expect(storedAs(documents().notice?.fileId)).toEqual(content);
    // Nor does the same upload, attached again, bring the other content in.
    expect(await attach(file, 'agenda')).toMatchObject({ ok: true });
    expect(documents().agenda?.digest).toBe(sha256(content));
  });

  it('is stored once when the same bytes come twice', async () => {
    const content = aPdf({ mark: 'twice' });
    await attached(content, 'notice');
    await attached(content, 'agenda');
    expect(documents().agenda?.fileId).toBe(documents().notice?.fileId);
    expect(paths().filter((path) => path.startsWith('kept/'))).toHaveLength(1);
    expect(cloud.documents('keptFiles')).toMatchObject([{ uses: [`project:${projectId}`], unusedSince: null }]);
  });

  it('may be attached twice by one request, also by two tries at once', async () => {
    const file = await upload(aPdf());
    const answers = await Promise.all([attach(file, 'notice', 'request-once'), attach(file, 'notice', 'request-once')]);
    expect(answers[0]).toMatchObject({ ok: true });
    const again = await attach(file, 'notice', 'request-once');
    expect([answers[1], again].map((answer) => answer?.ok && answer.data)).toEqual(
      [answers[0], answers[0]].map((answer) => answer?.ok && answer.data),
    );
    expect(cloud.documents('auditEntries').filter(({ action }) => action === 'project.documentSaved')).toHaveLength(1);
  });

  it('is attached by the try that finds the upload taken away by another one', async () => {
    const file = await upload(aPdf());
    // Between the reading of the ticket and the reading of the file.
    cloud.meanwhile('get uploadTickets', async () => void (await attach(file)));
    const saved = cloud.as(by).call('project.saveDocument', { projectId, kind: 'agenda', file });
    expect(await saved).toMatchObject({ ok: true });
    expect(documents().agenda?.digest).toBe(documents().notice?.digest);
  });

  it('is named by digest in the audit log, from the attaching to the approval', async () => {
    for (const kind of ['notice', 'agenda', 'registrationForm'] as const) await attached(aPdf({ mark: kind }), kind);
    await cloud.as(by).do('project.submit', { projectId, lateReason: '会场刚刚定下来' });
    const marks = { notice: 'conforms', agenda: 'conforms', registrationForm: 'conforms' } as const;
    const decision = { decision: 'approve', documentMarks: marks, decisionsSeen: 0 } as const;
    await cloud.as(reviewer).do('review.project', { projectId, ...decision });
    const all = ['notice', 'agenda', 'registrationForm'].map((mark) => sha256(aPdf({ mark })));
    const logged = cloud
      .documents('auditEntries')
      .filter(({ files }) => files !== undefined)
      .map(({ action, files }) => [action, files]);
    expect(logged).toEqual([
      ...all.map((digest) => ['project.documentSaved', [digest]]),
      ['project.submitted', all],
      ['project.approved', all],
    ]);
    expect(await cloud.verifyAudit()).toMatchObject({ broken: [] });
    const { rows } = await cloud.as(by).do('audit.list', { projectId });
    expect(rows.find(({ action }) => action === 'project.submitted')?.files).toEqual(all);
  });
});

describe('what is no file of a project', () => {
  it.each<[string, () => Buffer, string, string]>([
    ['a page of the web', aWebPage, 'a.pdf', 'fileUnreadable'],
    ['a picture under the name of a PDF', aPng, 'a.pdf', 'fileUnreadable'],
    ['a PDF under the name of a picture', aPdf, 'a.jpg', 'fileUnreadable'],
    ['a name that ends like nothing we take', aPdf, 'a.docx', 'fileUnreadable'],
    ['a bomb', () => aPackedPdf(1, 64 * 1024 * 1024), 'a.pdf', 'fileTooBig'],
    ['a picture of billions of pixels', () => aPng(60_000, 60_000), 'a.png', 'fileTooBig'],
  ])('is refused and does not stay: %s', async (_what, content, fileName, code) => {
    const file = await upload(content(), { fileName });
    expect(await refused(file)).toBe(code);
    expect(paths()).toEqual([]);
    expect(documents()).toEqual({});
  });

  it('is refused when it is larger or smaller than was said', async () => {
    const file = await upload(aPdf());
    cloud.files.upload(pathOfFileId(file.fileId), aPdf({ mark: 'a longer one' }));
    expect(await refused(file)).toBe('fileIncomplete');
    const vast = await upload(aPdf());
    cloud.files.upload(pathOfFileId(vast.fileId), Buffer.alloc(MAX_FILE_BYTES + 1));
    expect(await refused(vast)).toBe('fileTooBig');
  });

  it('is an upload of somebody else, for something else, or that never came', async () => {
    const ofColleague = await upload(aPdf(), { who: 'administratorA2' });
    const ofStranger = await upload(aPdf(), { who: 'administratorB1' });
    const forMaterials = await cloud.upload(by, 'a.pdf', aPdf(), 'material');
    const never = await upload(aPdf());
    await cloud.files.removeFiles([never.fileId]);
    for (const file of [ofColleague, ofStranger, forMaterials, never]) expect(await refused(file)).toBe('fileNotYours');
    // Whoever knows the path of a kept file cannot attach it either, and so not read it.
    await attached(aPdf({ mark: 'kept' }));
    const kept = { fileId: documents().notice?.fileId ?? '', fileName: 'a.pdf' };
    expect(await refused(kept)).toBe('fileNotYours');
  });

  it('is an upload of more than an hour ago', async () => {
    const file = await upload(aPdf());
    cloud.clock.advance(UPLOAD_LIVES_MS - 1);
    expect(await attach(file)).toMatchObject({ ok: true });
    cloud.clock.advance(1);
    expect(await refused(file)).toBe('uploadExpired');
  });
});

describe('paths to upload to', () => {
  const ask = (requestId?: string) =>
    cloud
      .as(by)
      .call(
        'upload.ticket',
        { purpose: 'material', sizeBytes: 10, ending: 'pdf' },
        requestId === undefined ? {} : { requestId },
      );

  it('are given so many times a day to one person, wherever they sign in; the next day begins anew', async () => {
    for (let asked = 0; asked < UPLOADS_A_DAY; asked += 1) expect(await ask()).toMatchObject({ ok: true });
    expect(refusalOf(await ask()).code).toBe('tooManyUploads');
    expect(await cloud.upload('administratorA2', 'a.pdf', aPdf())).toBeDefined();
    cloud.clock.advance(DAY_MS);
    expect(await ask()).toMatchObject({ ok: true });
  });

  it('are the same for a request that is sent twice, and count once', async () => {
    const [first, second] = [await ask('request-path'), await ask('request-path')];
    expect(second).toMatchObject({ ok: true, data: first.ok ? first.data : {} });
    expect(cloud.documents('uploadTickets')).toHaveLength(1);
    expect(cloud.documents('dailyUses')).toMatchObject([{ count: 1, bytes: 10 }]);
  });
});

describe('the sweep', () => {
  const daysLater = async (days: number) => {
    for (let day = 0; day < days; day += 1) {
      cloud.clock.advance(DAY_MS + 1);
      await timer();
    }
  };

  it('takes away uploads that nothing was made of, and leaves the others a day', async () => {
    await upload(aPdf());
    cloud.clock.advance(DAY_MS - 1);
    await timer();
    expect(paths()).toHaveLength(1);
    cloud.clock.advance(2);
    await timer();
    expect(paths()).toEqual([]);
    expect(cloud.documents('uploadTickets')).toEqual([]);
  });

  it('takes away a kept file once nothing names it, and no other', async () => {
    await attached(aPdf({ mark: 'replaced' }));
    await attached(aPdf({ mark: 'stays' }));
    await daysLater(3);
    expect(cloud.documents('keptFiles').map(({ _id }) => _id)).toEqual([sha256(aPdf({ mark: 'stays' }))]);
    expect(paths()).toEqual([pathOfFileId(documents().notice?.fileId ?? '')]);
    await cloud.as(by).do('project.remove', { projectId });
    await daysLater(3);
    expect(paths()).toEqual([]);
  });

  it('takes away what a try has stored and then broke off', async () => {
    const file = await upload(aPdf());
    cloud.meanwhile('add keptFiles', () => Promise.reject(new Error('the function was killed')));
    const silent = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    expect(refusalOf(await attach(file)).code).toBe('internal');
    silent.mockRestore();
    expect(paths().filter((path) => path.startsWith('kept/'))).toHaveLength(1);
    await daysLater(2);
    expect(paths()).toEqual([]);
  });

  it('never takes a file from under somebody who attaches the same bytes at that moment', async () => {
    const content = aPdf({ mark: 'back again' });
    await attached(content);
    await attached(aPdf({ mark: 'in its place' }));
    cloud.clock.advance(DAY_MS + 1);
    const file = await upload(content);
    // The sweep has found it and is about to take it away.
    cloud.meanwhile('in transaction: get keptFiles', async () => void (await attach(file, 'agenda')));
    await timer();
    await daysLater(3);
    expect(documents().agenda?.digest).toBe(sha256(content));
    expect(storedAs(documents().agenda?.fileId)).toEqual(content);
  });

  it('keeps what a review was about, also after it was replaced', async () => {
    for (const kind of ['notice', 'agenda', 'registrationForm'] as const) await attached(aPdf({ mark: kind }), kind);
    await cloud.as(by).do('project.submit', { projectId, lateReason: '会场刚刚定下来' });
    const decision = { decision: 'return', reason: '通知缺少盖章', documentMarks: {}, decisionsSeen: 0 } as const;
    await cloud.as(reviewer).do('review.project', { projectId, ...decision });
    await attached(aPdf({ mark: 'corrected' }));
    await daysLater(3);
    expect(cloud.documents('keptFiles').map(({ _id }) => _id)).toContain(sha256(aPdf({ mark: 'notice' })));
    expect(paths()).toHaveLength(4);
  });
});
