import { instantOf } from '../../../../domain/kernel/time';
import { reasonProblem } from '../../../components/return-reason/reason';
import {
  approvalQuestion,
  decisionRows,
  decisionsTitle,
  fileGroups,
  figuresOf,
  grantFacts,
  headOf,
  historyOf,
  outcomeOf,
  outcomesLine,
  quickReasons,
  recordsRows,
  type Materials,
} from './index.view';

const day = (of: string) => ({ begin: instantOf(of, '07:00:00'), end: instantOf(of, '18:00:00') });
const at = (clock: string) => instantOf('2025-12-01', clock);
const materials = (round: Partial<Materials['round']> = {}, changes: Partial<Materials> = {}): Materials => ({
  round: {
    roundId: 'r1',
    projectId: 'p1',
    batchId: 'b1',
    projectNumber: '2025-11-01-033 (国)',
    title: '临床微生物学诊断与前沿学习',
    creditLevel: 'national',
    state: 'materialsSubmitted',
    role: 'trainee',
    strategy: 'anyCourseFull',
    dutyWaivedFor: '',
    supplementFor: '',
    stopped: null,
    activityDate: '2025-11-29',
    analysisId: 'a1',
    startedAt: at('08:00:00'),
    by: '李建华',
    total: 286,
    done: 286,
    granted: 267,
    alreadyGranted: 1,
    excluded: 2,
    absent: 16,
    creditHundredths: 53_400,
    ...round,
  },
  institutionName: '长沙市XX医院',
  attendance: {
    ...{ people: 286, records: 841, windows: [day('2025-11-29')] },
    ...{ number: 2, analysedAt: at('07:30:00') },
  },
  grantList: { people: 267, creditHundredths: 53_400 },
  files: [],
  missing: [],
  due: null,
  toChange: [],
  unchanged: false,
  answer: '',
  generated: [],
  toMake: [],
  making: null,
  summary: '',
  centre: null,
  anomalies: [],
  checked: null,
  decisions: { people: 0, rows: [] },
  submittedAt: at('09:00:00'),
  waitingDays: 2,
  reviews: [],
  ...changes,
});
const returned = { decision: 'return' as const, reason: '会议总结未盖章', at: at('10:00:00'), by: '何静' };

describe('the files of a second review', () => {
  const file = (letter: string) => ({
    fileId: `cloud://x/kept/${letter}`,
    kind: 'summary' as const,
    fileName: `${letter}.pdf`,
    sizeBytes: 1024,
    uploadedAt: at('09:00:00'),
    digest: letter.repeat(64),
    type: 'pdf' as const,
    pages: 1,
  });
  const files = [file('a'), file('b')];
  const newsOf = (changes: Partial<Materials>, round = {}) =>
    fileGroups(materials(round, { files, ...changes })).flatMap((group) => group.files.map(({ news }) => news));

  it('say which of them lay before the last one, and which are new', () => {
    const review = { ...returned, digests: ['a'.repeat(64)] };
    expect(newsOf({ reviews: [review] })).toEqual(['上次已看', '本次新交']);
    expect(newsOf({ reviews: [review] }, { state: 'effective' })).toEqual(['', '']);
  });

  it('say nothing in the first review, nor after one that named no digests', () => {
    expect(newsOf({})).toEqual(['', '']);
    expect(newsOf({ reviews: [returned] })).toEqual(['', '']);
  });
});

describe('the materials of a round before the centre', () => {
  it('say what was granted to how many, and who was left out', () => {
    expect(figuresOf(materials()).map(({ value }) => value)).toEqual(['286', '267', '534.00']);
    expect(grantFacts(materials()).map(({ value }) => value)).toEqual([
      '任意课程考勤有效授予全部学分',
      '2025-11-29 周六',
      '第 2 次，2025-12-01 07:30 冻结',
      '11-29 07:00–18:00',
      '考勤等原因 16 人，排除 2 人，已授过 1 人',
      '李建华，2025-12-01 08:00',
    ]);
  });

  it('name the windows that had to be met, in one breath where all days are alike', () => {
    const factOf = (windows: Materials['attendance']['windows']) =>
      grantFacts(materials({}, { attendance: { ...materials().attendance, windows } })).find(
        ({ label }) => label === '考勤时段',
      )?.value;
    expect(factOf([day('2025-11-29'), day('2025-11-30')])).toBe('11-29 至 11-30，每天 07:00–18:00');
    expect(factOf([day('2025-11-28'), day('2025-11-30')])).toBe('11-28 至 11-30 的 2 天，每天 07:00–18:00');
    const morning = { begin: instantOf('2025-11-30', '07:00:00'), end: instantOf('2025-11-30', '12:30:15') };
    expect(factOf([day('2025-11-29'), morning])).toBe('11-29 07:00–18:00；11-30 07:00–12:30:15');
  });

  it('are approved only after the question whose credits become effective', () => {
    expect(approvalQuestion(materials()).content).toBe('通过后，267 人共 534.00 学分马上生效，不能再退回。');
  });

  it('say how long they wait, and no longer once that is over', () => {
    expect(headOf(materials()).waited).toBe('2 天');
    expect(headOf(materials({}, { waitingDays: 0 })).waited).toBe('');
    expect(headOf(materials({ state: 'effective' })).waited).toBe('');
  });

  it('show every kind of file, also one without any', () => {
    const files = [
      { fileId: 'f1', kind: 'sitePhotos' as const, fileName: '照片1.jpg', sizeBytes: 2048, uploadedAt: at('08:30:00') },
      { fileId: 'f2', kind: 'summary' as const, fileName: '总结.pdf', sizeBytes: 4096, uploadedAt: at('08:31:00') },
    ];
    expect(
      fileGroups(materials({}, { files })).map((group) => [
        group.label,
        group.files.map(({ icon, figures }) => [icon, figures]),
      ]),
    ).toEqual([
      ['现场照片', [['file-image', '2 KB · 12-01 08:30 上传']]],
      ['会议总结（盖章）', [['file-pdf', '4 KB · 12-01 08:31 上传']]],
      ['课件或讲义', []],
    ]);
  });

  it('count the submissions by the decisions they were answered with', () => {
    expect(historyOf(materials({}, { reviews: [returned] })).map(({ title }) => title)).toEqual([
      '退回修改',
      '第 2 次提交',
      '等待中心审核',
    ]);
  });

  it('can be returned with any of the quick reasons alone', () => {
    expect(quickReasons.map(reasonProblem)).toEqual(quickReasons.map(() => ''));
  });
});

describe('the outcome of a review of materials', () => {
  it('says how many people have their credits now', () => {
    expect(outcomeOf(materials({ state: 'effective' }))?.title).toBe('267 人的学分已生效');
  });

  it('shows the reason of a return, and nothing while a decision is asked for', () => {
    expect(outcomeOf(materials({ state: 'materialsReturned' }, { reviews: [returned] }))).toMatchObject({
      tone: 'ret',
      reason: '会议总结未盖章',
    });
    expect(outcomeOf(materials({}, { reviews: [returned] }))).toBeNull();
  });
});

describe('what the centre looks at beside the materials', () => {
  it('is every kind of check-in that there is, each a list of its own', () => {
    expect(recordsRows(materials())).toEqual([{ show: 'all', title: '考勤明细', line: '286 人 · 841 人次' }]);
    const checked = { manual: 5, late: 3, awaiting: 1, suspicious: 0, removed: 0 };
    expect(recordsRows(materials({}, { checked })).map(({ show, title, line }) => [show, title, line])).toEqual([
      ['all', '考勤明细', '286 人 · 841 人次'],
      ['manual', '人工补签 5 人次', '操作人和理由逐条列出'],
      ['late', '补传 3 人次', '1 人次没有确认，不算有效'],
    ]);
  });

  it('is whom the institution has decided on, with reason and name', () => {
    const who = { personNumber: 'N1', by: '李建华', at: at('08:30:00') };
    const decisions = {
      people: 60,
      rows: [
        { ...who, name: '郭丽丽', admitted: false, reason: 'twoPlaces' as const, note: '' },
        { ...who, name: '', admitted: true, reason: 'other' as const, note: '与会务组核对，当天在场' },
      ],
    };
    const rows = decisionRows({ decisions });
    expect(rows.map(({ title, out }) => [title, out])).toEqual([
      ['郭丽丽', true],
      ['N1', false],
    ]);
    expect(rows[0]?.line).toContain('两地同时签到');
    expect(rows[1]?.line).toContain('照常授分：与会务组核对');
    expect(decisionsTitle({ decisions })).toBe('排除与说明 60 人，最近 2 人');
  });

  it('is everybody who got nothing, where there is somebody', () => {
    expect(outcomesLine(materials())).toBe('19 人，每人有原因');
    expect(outcomesLine(materials({ absent: 0, excluded: 0, alreadyGranted: 0 }))).toBe('');
  });
});
