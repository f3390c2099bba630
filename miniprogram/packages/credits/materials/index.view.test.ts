import { instantOf } from '../../../../domain/kernel/time';
import {
  changeRows,
  dueNote,
  isOpen,
  kindRows,
  makingOf,
  missingTip,
  peopleLine,
  progressOf,
  recordsLine,
  roundHistory,
  roundNote,
  type Materials,
} from './index.view';

const at = (clock: string) => instantOf('2025-12-01', clock);
const file = (kind: Materials['files'][number]['kind'], fileName: string) => ({
  fileId: `cloud://x/uploads/${fileName}`,
  kind,
  fileName,
  sizeBytes: 1_258_291,
  uploadedAt: at('09:00:00'),
});
const made = (
  item: Materials['generated'][number]['item'],
  standing: Materials['generated'][number]['standing'],
): Materials['generated'][number] => ({
  ...{ item, standing, why: null, until: null, madeAt: null, figures: [], files: [], changes: [] },
});
const materials = (state: Materials['round']['state'], change: Partial<Materials> = {}): Materials => ({
  round: {
    roundId: 'r1',
    projectId: 'p1',
    batchId: 'b1',
    projectNumber: '2025-11-02-018 (省)',
    title: '医学检验质量管理新进展培训班',
    creditLevel: 'provincial',
    state,
    role: 'trainee',
    strategy: 'anyCourseFull',
    dutyWaivedFor: '',
    supplementFor: '',
    stopped: null,
    activityDate: '2025-11-30',
    analysisId: 'a1',
    startedAt: at('08:00:00'),
    by: '李建华',
    total: 267,
    done: 267,
    granted: 267,
    alreadyGranted: 0,
    excluded: 0,
    absent: 1,
    creditHundredths: 80_100,
  },
  institutionName: '长沙市XX医院',
  attendance: { people: 286, records: 841, windows: [], number: 1, analysedAt: at('07:00:00') },
  grantList: { people: 267, creditHundredths: 80_100 },
  files: [],
  missing: ['sitePhotos', 'summary', 'courseware'],
  due: null,
  toChange: [],
  unchanged: false,
  answer: '',
  generated: [made('report', 'ready'), made('signInSheet', 'missing'), made('evaluationTotals', 'notYet')],
  toMake: ['signInSheet'],
  making: null,
  summary: '',
  centre: null,
  anomalies: [],
  checked: null,
  decisions: { people: 0, rows: [] },
  submittedAt: null,
  waitingDays: 0,
  reviews: [],
  ...change,
});

describe('the meeting materials of a round', () => {
  it('count what the system made as done, and wait for nothing that cannot be made yet', () => {
    expect(recordsLine(materials('granted'))).toBe('286 人 · 841 人次');
    expect(peopleLine(materials('granted'))).toBe('267 人 · 801.00 学分');
    const files = [file('sitePhotos', '照片1.jpg'), file('summary', '总结.pdf')];
    expect(progressOf(materials('granted', { files, missing: ['courseware'] }))).toEqual({ done: 3, total: 5 });
    // Of a lecturers' round nothing has to be made.
    expect(progressOf(materials('granted', { missing: [], toMake: [] }))).toEqual({ done: 1, total: 1 });
  });

  it('offer to make what is missing or not true any more, while they are open', () => {
    expect(makingOf(materials('granted')).act).toBe('生成 1 项');
    const outdated = [made('report', 'outdated')];
    expect(makingOf(materials('granted', { generated: outdated })).act).toBe('重新生成 1 项');
    expect(makingOf(materials('materialsSubmitted', { generated: outdated })).act).toBe('');
    const making = { done: 1, total: 4 };
    expect(makingOf(materials('granted', { making }))).toEqual({ act: '', running: true, ...making });
  });

  it('say of each kind what is there', () => {
    const files = [file('sitePhotos', '照片1.jpg'), file('sitePhotos', '照片2.jpg'), file('summary', '总结.pdf')];
    expect(kindRows({ files, missing: ['courseware'] }).map(({ line }) => line)).toEqual([
      '2 张',
      '总结.pdf · 1.2 MB',
      '还没有上传',
    ]);
    expect(kindRows({ files, missing: ['courseware'] }).map(({ done }) => done)).toEqual([true, true, false]);
  });

  it('name what is missing, made or uploaded, and wait for what is being made', () => {
    const tip = (change: Partial<Materials>) => missingTip(materials('granted', change));
    expect(tip({ missing: ['courseware'] })).toBe('还差 2 项：考勤签到表、课件或讲义');
    expect(tip({ missing: [], toMake: [] })).toBe('');
    expect(tip({ making: { done: 0, total: 1 } })).toBe('正在生成，完成后再提交');
  });

  it('can be changed after the grant and after a return only', () => {
    const open = (['granting', 'granted', 'materialsSubmitted', 'materialsReturned', 'effective'] as const).filter(
      (state) => isOpen(materials(state)),
    );
    expect(open).toEqual(['granted', 'materialsReturned']);
  });

  it('show the reason of the last return', () => {
    const reviews = [
      { decision: 'return' as const, reason: '照片看不清', at: at('10:00:00'), by: '何静' },
      { decision: 'return' as const, reason: '总结没有盖章', at: at('12:00:00'), by: '何静' },
    ];
    expect(roundNote(materials('materialsReturned', { reviews })).text).toBe('退回原因：总结没有盖章');
  });

  it('end their history with what is waited for', () => {
    const steps = roundHistory(materials('materialsSubmitted', { submittedAt: at('13:00:00') }));
    expect(steps.map(({ mark }) => mark)).toEqual(['dn', 'wt']);
    expect(roundNote(materials('materialsSubmitted', { waitingDays: 2 })).text).toContain('已等 2 天');
  });

  it('say how many people have their credits in the end', () => {
    expect(roundNote(materials('effective'))).toMatchObject({ tone: 'ok', text: '审核通过，267 人的学分已生效。' });
  });
});

const nothingMissing = { missing: [], making: null, toMake: [] };

describe('returned materials', () => {
  const item = { item: 'summary' as const, reason: '没有盖章' };
  it('name each thing that is to be changed, until it is another', () => {
    const toChange = [
      { ...item, changed: false },
      { ...item, item: 'sitePhotos' as const, changed: true },
    ];
    expect(missingTip({ ...nothingMissing, unchanged: true, toChange })).toBe('还有 1 项没改：会议总结（盖章）');
    expect(changeRows({ toChange }).map(({ label, changed }) => [label, changed])).toEqual([
      ['会议总结（盖章）', false],
      ['现场照片', true],
    ]);
  });

  it('are not handed in as they were', () => {
    expect(missingTip({ ...nothingMissing, unchanged: true, toChange: [] })).toBe('退回后还没有改动');
  });
});

it('says until when the materials are due: amber, and red once that is over', () => {
  const due = { day: '2025-12-14', daysLeft: 11, daysLate: 0 };
  expect(dueNote({ due })).toEqual({ line: '2025-12-14 前提交', word: '还有 11 天', tone: 'late' });
  expect(dueNote({ due: { ...due, daysLeft: 0 } })?.word).toBe('今天到期');
  expect(dueNote({ due: { ...due, daysLeft: 0, daysLate: 2 } })).toMatchObject({ word: '已过期 2 天', tone: 'ret' });
  expect(dueNote({ due: null })).toBeNull();
});
