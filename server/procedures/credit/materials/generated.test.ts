import { createHash } from 'node:crypto';
import { DAY_MS, MINUTE_MS } from '../../../../domain/kernel/time';
import { pathOfFileId } from '../../../../domain/kernel/kept-file';
import { uploadedMaterials } from '../../../../domain/credit/materials';
import { signedInAdministrator, signedInReviewer } from '../../../../test/support/builders';
import {
  aLedgerEntry,
  anAnalysis,
  anAttendee,
  aProject,
  aRecord,
  aRound,
  BATCH_OVER,
  windows,
} from '../../../../test/support/grant-builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA } from '../../../../test/support/institutions';
import { courseOf, lecturerOf, material } from '../../../../test/support/projects';
import { refusalOf } from '../../../../test/support/refusal';
import { materialsJobId } from '../../../data/jobs';
import { reversalEntryId } from '../../../../domain/credit/ledger';
import { readTable } from '../../../files/table/read-table';
import { idOf } from '../../../../domain/kernel/id';

const by = 'administratorA1';
const roundId = 'round-made';
const project = aProject('project-made', {
  title: '=1+1 检验㐂新进展',
  rounds: [{ roundId, batchId: 'b1', state: 'granted' }],
  form: { ...aProject('').form, plannedAttendees: 3, plannedBegin: '2025-11-29', plannedEnd: '2025-11-30' },
  courses: [
    courseOf({ courseId: 'c1', hourTenths: 90, lecturers: [lecturerOf({ lecturerName: '陈志远', hourTenths: 90 })] }),
  ],
});
const evaluationCloses = Date.parse('2025-12-08T00:00:00+08:00');
let cloud: InProcessCloud;

beforeEach(async () => {
  cloud = await openInProcess({ startAt: BATCH_OVER });
  await signedInAdministrator(cloud, by);
  await signedInReviewer(cloud, 'reviewer1');
  await plant();
});

async function plant(): Promise<void> {
  const people = [anAttendee('p1'), anAttendee('p2', { institutionId: 'elsewhere', institutionName: '湘潭市XX医院' })];
  const frozen = anAnalysis(project, people, { records: 4 });
  await cloud.plant('projects', project);
  await cloud.plant('analyses', frozen.analysis);
  await cloud.plant('analysisChunks', ...frozen.chunks);
  await cloud.plant('grantRounds', {
    ...aRound(roundId, project, frozen),
    state: 'granted',
    done: 2,
    granted: 2,
    creditHundredths: 600,
  });
  for (const personId of ['p1', 'p2']) {
    const who = { name: `=学员${personId}`, personNumber: '00012', institutionName: '', departmentName: '' };
    await cloud.plant('ledgerEntries', { ...aLedgerEntry(roundId, project, personId), who });
    for (const { begin } of windows) await cloud.plant('attendanceRecords', aRecord(project, personId, begin));
  }
}

const administrator = () => cloud.as(by);
const shown = () => administrator().do('materials.get', { roundId });
const standings = async () =>
  Object.fromEntries((await shown()).generated.map(({ item, standing }) => [item, standing]));
const work = () => cloud.jobs({ jobId: materialsJobId(roundId) });
const make = async () => {
  await administrator().do('materials.make', { roundId });
  return work();
};
const upload = async () => {
  for (const { code: kind } of uploadedMaterials)
    await administrator().do('materials.addFile', { roundId, kind, file: await material(cloud, by) });
};
const contentOf = (fileId: string): Buffer => cloud.files.contents.get(pathOfFileId(fileId)) ?? Buffer.alloc(0);
const made = async (item: string) => (await shown()).generated.find((each) => each.item === item);

/** p1's credits are taken back, as a confirmed request leaves it. */
async function reverse(): Promise<void> {
  const entry = aLedgerEntry(roundId, project, 'p1');
  await cloud.plant('ledgerEntries', {
    ...entry,
    _id: reversalEntryId(entry._id),
    roundId: 'reversal-1',
    reverses: entry._id,
  });
  await cloud.plant('reversals', {
    ...{ _id: 'reversal-1', projectId: project._id, institutionId: project.institutionId, roundId, people: 1, done: 1 },
    ...{ institutionName: project.institutionName, title: project.title, entryId: entry._id, personId: 'p1' },
    ...{
      creditHundredths: 300,
      note: '由同事代扫',
      slot: 'reversal-1',
      subjectId: entry._id,
      byId: 'a',
      by: '李',
      at: 1,
    },
    ...{ reasonCode: 'byAnother', confirmer: 'colleague', state: 'done', decided: null },
  });
}

describe('what the system makes for a round', () => {
  it('is missing before, waits for the evaluation, and is there after a worker has run', async () => {
    expect(await standings()).toEqual({
      ...{ report: 'missing', signInSheet: 'missing', grantList: 'missing', lecturerList: 'missing' },
      evaluationTotals: 'notYet',
    });
    await administrator().do('materials.make', { roundId });
    expect(cloud.wokenJobs).toEqual([materialsJobId(roundId)]);
    expect((await shown()).making).toEqual({ done: 0, total: 4 });
    expect(await work()).toEqual({ job: 'done' });
    const after = await shown();
    expect(after.making).toBeNull();
    expect(after.generated.map(({ standing }) => standing)).toEqual(['ready', 'ready', 'ready', 'ready', 'notYet']);
    expect(after.generated.at(-1)).toMatchObject({ why: 'evaluationOpen', until: evaluationCloses });
    expect(after.toMake).toEqual([]);
    // One file for each day of the sheet.
    expect((await made('signInSheet'))?.files.map(({ fileName }) => fileName)).toEqual([
      '考勤签到表-2025-0002-2025-11-29.pdf',
      '考勤签到表-2025-0002-2025-11-30.pdf',
    ]);
    expect(await cloud.verifyAudit()).toMatchObject({ broken: [] });
  });

  it('has a digest that its bytes have, opens under its address, and is kept for the round', async () => {
    await make();
    for (const { files } of (await shown()).generated)
      for (const { fileId, digest, fileName } of files) {
        expect(createHash('sha256').update(contentOf(fileId)).digest('hex')).toBe(digest);
        expect(await administrator().do('materials.fileUrl', { roundId, fileId })).toMatchObject({ fileName });
        expect(cloud.documents('keptFiles').find(({ _id }) => _id === digest)?.uses).toEqual([`round:${roundId}`]);
      }
  });

  it('has lists whose cells are texts: no formula runs, no number loses a zero', async () => {
    await make();
    const fileId = (await made('grantList'))?.files[0]?.fileId ?? '';
    const table = readTable({ content: contentOf(fileId), type: 'xlsx' }, 100);
    if (table.kind !== 'rows') throw new Error('the list cannot be read');
    const cells = [...(table.rows[1]?.cells.values() ?? [])];
    for (const text of ['00012', '=学员p1', '待生效', '3.00']) expect(cells).toContainEqual({ kind: 'text', text });
  });

  it('keeps the materials back until it is there, and until it is true', async () => {
    await upload();
    const submit = () => administrator().call('materials.submit', { roundId });
    expect(refusalOf(await submit())).toMatchObject({
      code: 'materialsIncomplete',
      details: { missing: ['report', 'signInSheet', 'grantList', 'lecturerList'] },
    });
    await make();
    await cloud.plant('attendanceRecords', aRecord(project, 'p3', windows[0]?.begin ?? 0, { origin: 'manual' }));
    expect(refusalOf(await submit()).details).toMatchObject({ missing: ['report', 'signInSheet'] });
    await make();
    expect((await made('signInSheet'))?.figures[0]).toEqual({ label: '2025-11-29', value: '3 人签到' });
    expect((await submit()).ok).toBe(true);
  });

  it('makes what has changed alone, and lets go of the file before', async () => {
    await make();
    const before = await shown();
    await administrator().do('materials.summarise', { roundId, text: '本期按批准的日程举办。' });
    expect(await standings()).toMatchObject({ report: 'outdated', grantList: 'ready' });
    cloud.clock.advance(MINUTE_MS);
    await make();
    const after = await shown();
    expect(after.summary).toBe('本期按批准的日程举办。');
    const idsOf = (materials: typeof after) =>
      materials.generated.flatMap(({ files }) => files.map(({ fileId }) => fileId));
    expect(idsOf(after).slice(1)).toEqual(idsOf(before).slice(1));
    expect(idsOf(after)[0]).not.toBe(idsOf(before)[0]);
    const gone = before.generated[0]?.files[0]?.digest ?? '';
    expect(cloud.documents('keptFiles').find(({ _id }) => _id === gone)).toMatchObject({ uses: [] });
    // The sweep takes it away, and nothing that the round names.
    cloud.clock.advance(3 * DAY_MS);
    await cloud.jobs({ Type: 'Timer' });
    expect(cloud.documents('keptFiles').some(({ _id }) => _id === gone)).toBe(false);
    for (const fileId of idsOf(after)) expect(contentOf(fileId).length).toBeGreaterThan(0);
  });

  it('goes on where a worker died, whatever it had kept, and twice at once leaves one of each', async () => {
    await administrator().do('materials.make', { roundId });
    // It dies when it has stored its second file and not yet noted that it is kept.
    const point = 'add keptFiles';
    cloud.meanwhile(point, () => {
      cloud.meanwhile(point, () => Promise.reject(new Error('died')));
      return Promise.resolve();
    });
    await expect(work()).rejects.toThrow('died');
    expect((await shown()).making).toEqual({ done: 1, total: 4 });
    const first = (await made('report'))?.files[0]?.fileId;
    cloud.clock.advance(2 * MINUTE_MS);
    await Promise.all([work(), work()]);
    const after = await shown();
    expect(after.generated.map(({ files }) => files.length)).toEqual([1, 2, 1, 1, 0]);
    expect(after.generated[0]?.files[0]?.fileId).toBe(first);
    expect(cloud.documents('auditEntries').filter(({ action }) => action === 'materials.made')).toHaveLength(1);
  });

  it('asked for twice costs one job, and a hundred times a day at most', async () => {
    const asked = { requestId: 'make-once' };
    await administrator().do('materials.make', { roundId }, asked);
    await administrator().do('materials.make', { roundId }, asked);
    await administrator().do('materials.make', { roundId });
    expect(cloud.documents('jobs').filter(({ kind }) => kind === 'makeMaterials')).toHaveLength(1);
    await work();
    expect(await administrator().do('materials.make', { roundId })).toEqual({ toMake: [] });
  });
});

describe('what was handed in', () => {
  const handIn = async (answer?: string) =>
    administrator().do('materials.submit', { roundId, ...(answer === undefined ? {} : { answer }) });
  const sendBack = () =>
    cloud.as('reviewer1').do('review.materials', {
      ...{ roundId, decision: 'return', reason: '授分名单请核对', decisionsSeen: 0 },
      items: [{ item: 'grantList', reason: '有人申请撤销' }],
    });

  it('stays what it was, whatever is granted, taken back or checked in since', async () => {
    await upload();
    await make();
    await handIn();
    const before = await cloud.as('reviewer1').do('materials.get', { roundId });
    await reverse();
    await cloud.plant('attendanceRecords', aRecord(project, 'p9', windows[0]?.begin ?? 0));
    expect((await cloud.as('reviewer1').do('materials.get', { roundId })).generated).toEqual(before.generated);
    expect(refusalOf(await administrator().call('materials.make', { roundId })).code).toBe('wrongState');
    const summary = { roundId, text: '补一句' };
    expect(refusalOf(await administrator().call('materials.summarise', summary)).code).toBe('wrongState');
    // A worker that wakes late finds nothing to do.
    await work();
    expect((await cloud.as('reviewer1').do('materials.get', { roundId })).generated).toEqual(before.generated);
    const fileId = before.generated[0]?.files[0]?.fileId ?? '';
    expect((await cloud.as('reviewer1').call('materials.fileUrl', { roundId, fileId })).ok).toBe(true);
  });

  it('is made anew after a return, and shows what has changed; unchanged it is refused', async () => {
    await upload();
    await make();
    await handIn();
    const first = (await made('grantList'))?.files[0]?.digest ?? '';
    await sendBack();
    expect(refusalOf(await administrator().call('materials.submit', { roundId })).code).toBe('unchangedSinceReturn');
    await reverse();
    expect(await standings()).toMatchObject({ report: 'outdated', grantList: 'outdated', signInSheet: 'ready' });
    await make();
    expect((await shown()).toChange).toEqual([{ item: 'grantList', reason: '有人申请撤销', changed: true }]);
    expect((await made('grantList'))?.changes).toEqual([{ label: '已撤销', before: '', after: '1 人' }]);
    // What the centre has read stays, though another list has taken its place.
    expect(cloud.documents('keptFiles').find(({ _id }) => _id === first)?.uses).toEqual([`round:${roundId}`]);
    await handIn();
    expect((await shown()).round.state).toBe('materialsSubmitted');
  });
});

it('is made for ten thousand people in files that each fit a worker', async () => {
  const many = 2003;
  const day = windows[0]?.begin ?? 0;
  await cloud.plant(
    'attendanceRecords',
    ...Array.from({ length: many }, (_, n) =>
      aRecord(project, `m${n}`, day + 1000 * (n % 3600), { _id: idOf('many', n) }),
    ),
  );
  await make();
  const sheet = await made('signInSheet');
  expect(sheet?.files.map(({ fileName }) => fileName)).toEqual([
    '考勤签到表-2025-0002-2025-11-29-1.pdf',
    '考勤签到表-2025-0002-2025-11-29-2.pdf',
    '考勤签到表-2025-0002-2025-11-30.pdf',
  ]);
  expect(sheet?.figures[0]).toEqual({ label: '2025-11-29', value: `${many + 2} 人签到` });
  expect(hospitalA.name).toBe(project.institutionName);
}, 60_000);
