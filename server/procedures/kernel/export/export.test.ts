import { instantOf } from '../../../../domain/kernel/time';
import type { InputOf } from '../../../../contract';
import { approvedTrainee, invitedColleague, signedInAdministrator } from '../../../../test/support/builders';
import { anItem, aPaper, aQuestion } from '../../../../test/support/exams';
import {
  aLedgerEntry,
  anAnalysis,
  anAttendee,
  aProject,
  aRecord,
  aRound,
} from '../../../../test/support/grant-builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalB } from '../../../../test/support/institutions';
import { refusalOf } from '../../../../test/support/refusal';
import { readTable } from '../../../files/table/read-table';

type What = InputOf<'export.begin'>['what'];

let cloud: InProcessCloud;
const project = aProject('reported');
const at = instantOf('2025-11-29', '08:30:05');
const batch = { projectId: project._id, batchId: 'b1' };
const frozen = anAnalysis(project, [anAttendee('p1'), anAttendee('p2', { valid: false, validCourseIds: [] })]);
const { analysis, chunks } = frozen;
const round = aRound('round1', project, frozen);

beforeAll(async () => {
  cloud = await openInProcess();
  await signedInAdministrator(cloud, 'administratorA1');
  await invitedColleague(cloud, 'administratorA2', { by: 'administratorA1', institutionRole: 'all' });
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  await approvedTrainee(cloud, 'trainee1', 'administratorA1');
  await cloud.plant('projects', project);
  await cloud.plant('analyses', analysis);
  await cloud.plant('analysisChunks', ...chunks);
  await cloud.plant('grantRounds', { ...round, state: 'granted', done: 2, granted: 1 });
  await cloud.plant('ledgerEntries', aLedgerEntry('round1', project, 'p1'));
  await cloud.plant('grantOutcomes', {
    ...{ _id: 'round1:p2', roundId: 'round1', projectId: project._id, personId: 'p2', year: 2025 },
    ...{ activityDate: '2025-11-30', title: project.title, at, reason: 'absent', missedWindows: [] },
  });
  const formula = aRecord(project, 'p2', at + 60_000);
  const numbered = aRecord(project, 'p1', at);
  await cloud.plant(
    'attendanceRecords',
    { ...formula, who: { ...formula.who, name: '=HYPERLINK("x")' }, flags: ['noPlace'] },
    { ...numbered, who: { ...numbered.who, personNumber: '0545535026' } },
  );
});

const administrator = () => cloud.as('administratorA1');

async function made(what: What, format: 'xlsx' | 'csv' = 'xlsx'): Promise<string> {
  const { exportId } = await administrator().do('export.begin', { what, format });
  await cloud.jobs({ jobId: `export:${exportId}` });
  return exportId;
}

/** The file behind an address of the storage. */
const contentAt = (url: string): Buffer =>
  cloud.files.contents.get(url.replace('https://files.memory/', '')) ?? Buffer.alloc(0);

/** Headings and rows of a table, as a reader finds them. */
async function table(what: What, format: 'xlsx' | 'csv' = 'xlsx'): Promise<string[][]> {
  const { url } = await administrator().do('export.fetch', { exportId: await made(what, format) });
  const read = readTable({ content: contentAt(url), type: format }, 100_000);
  if (read.kind === 'refuse') throw new Error(read.problem);
  return read.rows.map(({ cells }) => [...cells.values()].map((cell) => ('text' in cell ? cell.text.trim() : '')));
}

describe('an exported table', () => {
  it.each(['xlsx', 'csv'] as const)('has every record in the order of time, digits whole: %s', async (format) => {
    const [head, first, second, ...rest] = await table({ kind: 'records', ...batch }, format);
    expect(head?.slice(0, 5)).toEqual(['人员编号', '人员姓名', '所在单位', '科室', '考勤时间']);
    expect(first?.slice(0, 5)).toEqual(['0545535026', '学员p1', '长沙市XX医院', '检验科', '2025-11-29 08:30:05']);
    expect(second?.[1]).toBe(format === 'csv' ? `'=HYPERLINK("x")` : '=HYPERLINK("x")');
    expect(second).toContain('无位置');
    expect(rest).toEqual([]);
  });

  it('has of the records what the page was narrowed to', async () => {
    const rowsOf = async (more: object) => (await table({ kind: 'records', ...batch, ...more })).length - 1;
    expect(await rowsOf({ day: '2025-11-29' })).toBe(2);
    expect(await rowsOf({ day: '2025-11-30' })).toBe(0);
    expect(await rowsOf({ show: 'suspicious' })).toBe(0);
    expect(await rowsOf({ courseId: 'c9' })).toBe(0);
    expect(await rowsOf({ flag: 'noPlace' })).toBe(1);
    expect(await rowsOf({ sessionId: 'another' })).toBe(0);
  });

  it('has of an analysis everybody, of the eligible list those who are valid', async () => {
    const { _id: analysisId } = analysis;
    const whole = await table({ kind: 'analysis', analysisId });
    expect(whole[0]).toContain('2025-11-29 07:00:00–18:00:00');
    expect(whole.slice(1).map(([number]) => number)).toEqual(['Np1', 'Np2']);
    expect((await table({ kind: 'eligible', analysisId })).slice(1).map(([number]) => number)).toEqual(['Np1']);
    expect((await table({ kind: 'eligible', analysisId, courseId: 'c1' })).length).toBe(2);
  });

  it('has of a round who was granted what, and who was not and why', async () => {
    const granted = await table({ kind: 'granted', roundId: 'round1' });
    expect(granted).toHaveLength(2);
    expect(granted[1]).toEqual(expect.arrayContaining(['临床检验新进展', '3.00', '待生效']));
    const outcomes = await table({ kind: 'outcomes', roundId: 'round1' });
    expect(outcomes[1]).toContain('课程有时段没有签到');
    expect(await table({ kind: 'examResults', ...batch })).toHaveLength(1);
  });

  it('has of the questions of an exam how each did, option by option', async () => {
    const statistics = {
      asked: 68,
      right: 21,
      rightPercent: 31,
      discriminationHundredths: 4,
      chosen: { a: 37, b: 21 },
    };
    const paper = aPaper(project, [aQuestion('q1')]);
    await cloud.plant('examItems', { ...anItem(paper, aQuestion('q1')), statistics });
    const [headings = [], row = []] = await table({ kind: 'examItems', ...batch });
    const at = (title: string) => row[headings.indexOf(title)] ?? '';
    expect(['题型', '正确答案', '抽到人次', '答对人次', '正确率%', '区分度', '提示'].map(at)).toEqual([
      ...['单选题', 'B', '68', '21', '31', '0.04', '建议检查'],
    ]);
    expect(['选项A', '选A人次', '选项C', '选C人次', '选项D', '选D人次'].map(at)).toEqual([
      ...['选项a', '37', '选项c', '0', '', ''],
    ]);
    expect(JSON.stringify(row)).not.toMatch(/personId|学员/);
  });

  it('has of people neither a phone nor a whole national ID', async () => {
    const { url } = await administrator().do('export.fetch', { exportId: await made({ kind: 'people' }, 'csv') });
    const text = contentAt(url).toString('utf8');
    expect(text).toContain('********');
    expect(text).not.toMatch(/1[3-9]\d{9}|\d{17}[\dX]/);
  });

  it('of thousands of records lists each once, also when several workers write it', async () => {
    const large = aProject('reported-large');
    const people = Array.from({ length: 2300 }, (_, index) => `p${index}`);
    await cloud.plant('projects', large);
    await cloud.plant('attendanceRecords', ...people.map((person, index) => aRecord(large, person, at + index * 10)));
    const what = { kind: 'records' as const, projectId: large._id, batchId: 'b1' };
    const { exportId } = await administrator().do('export.begin', { what, format: 'xlsx' });
    const looks: number[] = [];
    let result = '';
    // The clock jumps after each portion, so that every invocation is out of time at once.
    for (let run = 0; run < 9 && result !== 'done'; run += 1) {
      cloud.meanwhile('find attendanceRecords', () => Promise.resolve(cloud.clock.advance(30_000)));
      const answer = await cloud.jobs({ jobId: `export:${exportId}` });
      result = 'job' in answer ? answer.job : 'none';
      looks.push((await administrator().do('export.get', { exportId })).done);
    }
    expect(looks.length).toBeGreaterThan(2);
    expect(looks).toEqual([...looks].sort((a, b) => a - b));
    const { url, rows } = await administrator().do('export.fetch', { exportId });
    expect(rows).toBe(2300);
    const read = readTable({ content: contentAt(url), type: 'xlsx' }, 10_000);
    const numbers = read.kind === 'rows' ? read.rows.slice(1).map(({ cells }) => cells.get(0)) : [];
    expect(numbers).toEqual(people.map((person) => ({ kind: 'text', text: `N${person}` })));
  });
});

describe('the file of an export', () => {
  it('is given once, and that is in the audit log once', async () => {
    const exported = () => cloud.documents('auditEntries').filter(({ action }) => action === 'report.exported').length;
    const before = exported();
    const exportId = await made({ kind: 'records', ...batch });
    expect(exported()).toBe(before);
    const requestId = 'fetch-request-1';
    const first = await administrator().do('export.fetch', { exportId }, { requestId });
    expect(await administrator().do('export.fetch', { exportId }, { requestId })).toEqual(first);
    expect(refusalOf(await administrator().call('export.fetch', { exportId })).code).toBe('exportFetched');
    expect(exported()).toBe(before + 1);
    expect(first.fileName).toMatch(/^考勤明细-2025-0002-2025-11-29-.*\.xlsx$/);
  });

  it('is for whoever began it: not for a colleague, nor before it is there', async () => {
    const { exportId } = await administrator().do('export.begin', {
      what: { kind: 'records', ...batch },
      format: 'csv',
    });
    expect(refusalOf(await administrator().call('export.fetch', { exportId })).code).toBe('exportNotReady');
    await cloud.jobs({ jobId: `export:${exportId}` });
    for (const who of ['administratorA2', 'administratorB1'] as const) {
      for (const name of ['export.get', 'export.fetch', 'export.drop'] as const)
        expect(refusalOf(await cloud.as(who).call(name, { exportId })).code).toBe('notFound');
    }
  });

  it.each<[string, What]>([
    ['records', { kind: 'records', ...batch }],
    ['an analysis', { kind: 'analysis', analysisId: analysis._id }],
    ['an eligible list', { kind: 'eligible', analysisId: analysis._id }],
    ['who was granted', { kind: 'granted', roundId: 'round1' }],
    ['outcomes', { kind: 'outcomes', roundId: 'round1' }],
    ['an exam', { kind: 'examResults', ...batch }],
    ['its questions', { kind: 'examItems', ...batch }],
  ])('is not begun by another institution: %s', async (_what, what) => {
    const asked = { what, format: 'xlsx' as const };
    expect(refusalOf(await cloud.as('administratorB1').call('export.begin', asked)).code).toBe('notFound');
  });

  it('goes: soon after it was fetched, a day later when nobody came, and at once when it was dropped', async () => {
    const lying = () => [...cloud.files.contents.keys()].filter((path) => path.startsWith('exports/')).length;
    const timer = () => cloud.jobs({ Type: 'Timer' });
    cloud.clock.advance(25 * 3_600_000);
    await timer();
    expect(lying()).toBe(0);
    const fetched = await made({ kind: 'records', ...batch });
    await administrator().do('export.fetch', { exportId: fetched });
    await made({ kind: 'records', ...batch });
    const dropped = await made({ kind: 'records', ...batch });
    await administrator().do('export.drop', { exportId: dropped });
    cloud.clock.advance(60_000);
    await timer();
    expect(lying()).toBe(2);
    cloud.clock.advance(3 * 3_600_000);
    await timer();
    expect(lying()).toBe(1);
    cloud.clock.advance(22 * 3_600_000);
    await timer();
    expect(lying()).toBe(0);
    expect(cloud.documents('exports')).toEqual([]);
  });

  it('is not made when its round has gone, and says so', async () => {
    const { exportId } = await administrator().do('export.begin', {
      what: { kind: 'granted', roundId: 'round1' },
      format: 'csv',
    });
    await cloud.remove('grantRounds', 'round1');
    await cloud.jobs({ jobId: `export:${exportId}` });
    expect(await administrator().do('export.get', { exportId })).toMatchObject({ state: 'failed' });
  });
});
