import type { OutputOf } from '../../../../contract/index';
import { instantOf } from '../../../../domain/kernel/time';
import {
  earlyNote,
  freeDaysWords,
  leftOutLines,
  personCard,
  personSheet,
  resultView,
  stripHeads,
  type PersonRow,
} from './index.view';

const window = (day: string, begin = '07:00:00', end = '18:00:00') => ({
  begin: instantOf(day, begin),
  end: instantOf(day, end),
});
const windows = [window('2025-11-29'), window('2025-11-30')];
const row = (over: Partial<PersonRow> = {}): PersonRow => ({
  personId: 'u1',
  name: '赵磊',
  personNumber: '430100118',
  institutionName: '长沙市XX医院',
  departmentName: '骨科',
  outside: false,
  valid: false,
  windows: ['met', 'missed'],
  courses: [{ courseId: 'c1', valid: false, cells: ['met', 'missed'] }],
  misses: [],
  lackedDays: ['2025-11-30'],
  days: [{ day: '2025-11-29', first: instantOf('2025-11-29', '08:01:02'), last: instantOf('2025-11-29', '18:05:00') }],
  records: 2,
  outsideRecords: 1,
  uncounted: 0,
  uncountedFor: null,
  flags: [],
  ...over,
});
const summary: OutputOf<'analysis.run'> = {
  analysisId: 'a1',
  number: 2,
  at: instantOf('2025-11-30', '18:24:51'),
  by: '李建华',
  ruleVersion: 2,
  windows,
  people: 286,
  valid: 268,
  absent: 18,
  dutyKept: 268,
  dutyLacked: 15,
  dutyOpen: 3,
  outsideRecords: 11,
  days: [],
  daysWithoutWindow: [],
  courses: [
    {
      courseId: 'c1',
      topic: '耐药菌检测',
      hourTenths: 15,
      people: 100,
      valid: 50,
      open: 1,
      windows: [0, 1],
      windowPeople: [90, 50],
      missedOne: 4,
    },
  ],
  nearMisses: [],
};

it('shows the result of the batch, or of one course', () => {
  expect(resultView(summary, '')).toMatchObject({
    rate: '93.7%',
    valid: 268,
    absent: 18,
    number: '第 2 次分析 · 结果已固定',
    at: '11-30 18:24:51',
  });
  expect(resultView(summary, 'c1')).toMatchObject({ rate: '50.0%', valid: 50, people: 100, absent: 50 });
  expect(resultView({ ...summary, people: 0, valid: 0 }, '').rate).toBe('–');
});

it('heads the strips by day, or by number where a day has two windows', () => {
  expect(stripHeads(windows)).toEqual(['29日', '30日']);
  expect(stripHeads([window('2025-11-29', '07:00:00', '12:00:00'), window('2025-11-29', '13:00:00')])).toEqual([
    '一',
    '二',
  ]);
  expect(stripHeads(Array.from({ length: 7 }, () => window('2025-11-29')))).toEqual([]);
});

it('counts a late and a doubtful window as met', () => {
  expect(personCard(row({ windows: ['late', 'suspicious'], valid: true }))).toMatchObject({
    met: '2/2',
    result: '有效',
    tone: 'ok',
  });
  expect(personCard(row())).toMatchObject({
    met: '1/2',
    result: '缺勤',
    from: '骨科',
    label: '第 1 段已到，第 2 段未到',
  });
});

describe('the sheet of a person', () => {
  it('names the window that is missing', () => {
    expect(personSheet(row(), summary).missing).toBe('缺 11-30 07:00–18:00');
    expect(personSheet(row({ valid: true, windows: ['met', 'met'] }), summary).missing).toBe('');
  });

  it('shows each course by its own windows, by how much one was missed, and the days that are lacking', () => {
    const sheet = personSheet(row({ misses: [{ courseId: 'c1', window: 1, seconds: -451 }] }), summary);
    expect(sheet.duty).toBe('缺教学日 11-30（天天考勤）');
    expect(sheet.courses).toMatchObject([
      {
        topic: '耐药菌检测',
        result: '不足',
        folded: false,
        windows: [
          { missed: '', word: '已到' },
          { missed: '早了 8 分钟', word: '未到' },
        ],
      },
    ]);
  });

  it('shows what was seen outside the windows', () => {
    const sheet = personSheet(row(), summary);
    expect(sheet.days).toEqual([{ day: '2025-11-29 周六', words: '首次 08:01:02 · 末次 18:05:00' }]);
    expect(sheet.notes).toContain('其中 1 次在时间段之外，看得到但不算到勤');
  });

  it('tells of records that did not count', () => {
    const waiting = row({ uncounted: 1, uncountedFor: 'lateUnconfirmed' });
    expect(personSheet(waiting, summary).notes).toContain('另有 1 次没有计入：补传未确认');
    expect(personSheet(row(), summary).notes.join()).not.toContain('另有');
  });
});

it('names the days without a window', () => {
  expect(freeDaysWords(['2025-11-30'])).toContain('11月30日 周日 没有时间段');
  expect(freeDaysWords([])).toBe('');
});

it('says before the analysis who would not be counted, with the way to settle it', () => {
  expect(leftOutLines({ toReview: 0, notApproved: 0, toConfirm: 0, appeals: 0 })).toEqual([]);
  const lines = leftOutLines({ toReview: 2, notApproved: 1, toConfirm: 3, appeals: 0 });
  expect(lines.map(({ words, page }) => [words, page])).toEqual([
    ['2 名学员待审核', 'people'],
    ['3 条补传待确认', 'records'],
    ['1 名学员的注册被退回、已离职，或由外单位审核，通过后才计入', ''],
  ]);
});

describe('an analysis that nothing can be granted from', () => {
  const prepared = { batchEnd: '2025-11-30', proposedWindows: windows, latest: null };
  const evening = instantOf('2025-11-30', '18:00:01');

  it('is announced while the batch goes on, until its last window has ended', () => {
    expect(earlyNote(prepared, instantOf('2025-11-30', '18:00:00'))).toMatchObject({ tone: 'pend', outdated: false });
    expect(earlyNote(prepared, evening)).toBeNull();
  });

  it('goes by the windows that were analysed', () => {
    const morning = [window('2025-11-29'), window('2025-11-30', '07:00:00', '12:00:00')];
    const latest = { ...summary, windows: morning, at: instantOf('2025-11-30', '12:10:00') };
    expect(earlyNote({ ...prepared, latest }, instantOf('2025-11-30', '13:00:00'))).toBeNull();
  });

  it('is one that was made before its end: it has to be made again', () => {
    const latest = { ...summary, at: instantOf('2025-11-30', '12:00:00') };
    expect(earlyNote({ ...prepared, latest }, evening)).toMatchObject({ tone: 'ret', outdated: true });
    expect(earlyNote({ ...prepared, latest: summary }, evening)).toBeNull();
  });
});
