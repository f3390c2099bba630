import { instantOf } from '../../../../domain/kernel/time';
import {
  changeRows,
  dueNote,
  isOpen,
  kindRows,
  missingTip,
  progressOf,
  roundHistory,
  roundNote,
  systemRows,
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
  attendance: { people: 286, records: 841, windows: [] },
  grantList: { people: 267, creditHundredths: 80_100 },
  files: [],
  missing: ['sitePhotos', 'summary', 'courseware'],
  due: null,
  toChange: [],
  unchanged: false,
  answer: '',
  anomalies: [],
  submittedAt: null,
  waitingDays: 0,
  reviews: [],
  ...change,
});

describe('the meeting materials of a round', () => {
  it('count what the system made as done', () => {
    expect(systemRows(materials('granted')).map(({ line }) => line)).toEqual([
      '286 人 · 841 人次',
      '267 人 · 801.00 学分',
    ]);
    expect(progressOf({ missing: ['courseware'] })).toEqual({ done: 4, total: 5 });
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

  it('name what is missing', () => {
    expect(missingTip({ missing: ['courseware'], unchanged: false, toChange: [] })).toBe('还差 1 项：课件或讲义');
    expect(missingTip({ missing: [], unchanged: false, toChange: [] })).toBe('');
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

describe('returned materials', () => {
  const item = { item: 'summary' as const, reason: '没有盖章' };
  it('name each thing that is to be changed, until it is another', () => {
    const toChange = [
      { ...item, changed: false },
      { ...item, item: 'sitePhotos' as const, changed: true },
    ];
    expect(missingTip({ missing: [], unchanged: true, toChange })).toBe('还有 1 项没改：会议总结（盖章）');
    expect(changeRows({ toChange }).map(({ label, changed }) => [label, changed])).toEqual([
      ['会议总结（盖章）', false],
      ['现场照片', true],
    ]);
  });

  it('are not handed in as they were', () => {
    expect(missingTip({ missing: [], unchanged: true, toChange: [] })).toBe('退回后还没有改动');
  });
});

it('says until when the materials are due: amber, and red once that is over', () => {
  const due = { day: '2025-12-14', daysLeft: 11, daysLate: 0 };
  expect(dueNote({ due })).toEqual({ line: '2025-12-14 前提交', word: '还有 11 天', tone: 'late' });
  expect(dueNote({ due: { ...due, daysLeft: 0 } })?.word).toBe('今天到期');
  expect(dueNote({ due: { ...due, daysLeft: 0, daysLate: 2 } })).toMatchObject({ word: '已过期 2 天', tone: 'ret' });
  expect(dueNote({ due: null })).toBeNull();
});
