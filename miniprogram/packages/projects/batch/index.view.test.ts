import { formFromEntry } from '../../../../domain/project/project';
import { instantOf } from '../../../../domain/kernel/time';
import { aProjectDetail } from '../../../../test/support/project-detail';
import { batchOf, courseOf } from '../../../../test/support/projects';
import {
  batchScreen,
  batchSections,
  dayChips,
  firstWrong,
  restDaysInside,
  summaryOf,
  toBatch,
  toBatchValues,
  toggledRest,
  withBatch,
  type Batch,
  type BatchValues,
} from './index.view';

const form = formFromEntry({
  institutionId: 'i1',
  year: 2025,
  projectNumber: '1',
  title: '培训班',
  creditLevel: 'provincial',
  creditHundredths: 300,
  hourTenths: 90,
  discipline2: '',
  discipline3: '',
  projectLead: '',
  plannedBegin: '2025-11-29',
  plannedEnd: '2025-11-30',
  plannedDayTenths: 20,
  activityForm: null,
});
const context = { year: 2025, form, others: [] as Batch[] };
const values = (change: Partial<BatchValues> = {}): BatchValues => ({
  ...toBatchValues(undefined, { form, batches: [] }),
  ...change,
});
const batch = (change: Partial<Batch> = {}): Batch => ({
  batchId: 'b1',
  begin: '2025-11-29',
  end: '2025-11-30',
  windows: [],
  restDays: [],
  ...change,
});
const errorsOf = (change: Partial<BatchValues>, others: Batch[] = []) =>
  toBatch(values(change), 'b2', { ...context, others }).errors;

describe('a batch as it is edited', () => {
  it('begins with the planned dates, a second one with none', () => {
    expect(values()).toMatchObject({ begin: '2025-11-29', end: '2025-11-30' });
    expect(toBatchValues(undefined, { form, batches: [batch()] })).toMatchObject({ begin: '', end: '' });
  });

  it('leaves the windows to the usual one a day (M17)', () => {
    expect(toBatch(values(), 'b1', context)).toEqual({
      batch: { ...batch(), intendedStrategy: 'anyCourseFull' },
      errors: {},
    });
    const every = toBatch(values({ strategy: 'allCoursesFull' }), 'b1', context).batch;
    expect(every.intendedStrategy).toBe('allCoursesFull');
    expect(summaryOf({ ...every, windows: [] }, form).line).toContain('每个授课日签到一次，才能得全部学分。');
  });

  it('plans morning and afternoon on every teaching day', () => {
    const made = toBatch(values({ mode: 'halves' }), 'b1', context).batch;
    expect(made.windows).toHaveLength(4);
    expect(made.windows[0]).toEqual({
      begin: instantOf('2025-11-29', '07:00:00'),
      end: instantOf('2025-11-29', '12:00:00'),
    });
    expect(toBatchValues(made, { form, batches: [] })).toMatchObject({
      mode: 'halves',
      morningEnd: '12:00:00',
      afternoonBegin: '13:00:00',
    });
  });

  it('takes another time of the day from a picker that gives no seconds', () => {
    const made = toBatch(values({ dayBegin: '08:30' }), 'b1', context).batch;
    expect(made.windows[1]).toEqual({
      begin: instantOf('2025-11-30', '08:30:00'),
      end: instantOf('2025-11-30', '18:00:00'),
    });
  });

  it('keeps windows that follow no pattern as they are', () => {
    const windows = [{ begin: instantOf('2025-11-29', '09:00:00'), end: instantOf('2025-11-29', '09:30:00') }];
    const edited = toBatchValues(batch({ windows }), { form, batches: [] });
    expect(edited.mode).toBe('custom');
    expect(toBatch(edited, 'b1', context).batch.windows).toEqual(windows);
  });

  it('plans no window on a day without teaching', () => {
    const made = toBatch(
      values({ mode: 'halves', restDays: [{ day: '2025-11-30', reason: '主讲人临时出诊' }] }),
      'b1',
      context,
    ).batch;
    expect(made.windows).toHaveLength(2);
  });

  it('refuses dates that are missing, the wrong way round, outside the year or another batch’s', () => {
    expect(errorsOf({ begin: '', end: '' })).toEqual({ begin: '必填', end: '必填' });
    expect(errorsOf({ end: '2025-11-28' }).end).toBe('截止日期早于起始日期');
    expect(errorsOf({ begin: '2026-01-01', end: '2026-01-02' }).end).toBe('日期不在举办年度内');
    expect(errorsOf({}, [batch()]).end).toBe('与另一期的日期重叠');
  });

  it('refuses a window that ends before it begins', () => {
    expect(errorsOf({ dayBegin: '18:00', dayEnd: '08:00' }).dayEnd).toBe('结束要晚于开始');
  });

  it('demands a reason for a day without teaching, and one day with it', () => {
    expect(errorsOf({ restDays: [{ day: '2025-11-30', reason: '无' }] }).rest).toHaveProperty('2025-11-30');
    const all = ['2025-11-29', '2025-11-30'].map((day) => ({ day, reason: '全部改期了' }));
    expect(errorsOf({ restDays: all }).end).toBe('至少要有一天上课');
  });

  it('scrolls to a field before it scrolls to a reason', () => {
    expect(firstWrong({ rest: {}, end: '必填' })).toBe('end');
    expect(firstWrong({ rest: {} })).toBe('rest');
  });
});

describe('days without teaching', () => {
  it('are chosen among the days of the batch', () => {
    expect(dayChips(values(), {}).map(({ label }) => label)).toEqual(['11-29 周六', '11-30 周日']);
    expect(dayChips(values({ end: '2025-11-29' }), {})).toEqual([]);
  });

  it('are taken back by a second tap, and fall away with the dates', () => {
    const once = { ...values(), restDays: toggledRest(values(), '2025-11-30') };
    expect(once.restDays).toEqual([{ day: '2025-11-30', reason: '' }]);
    expect(toggledRest(once, '2025-11-30')).toEqual([]);
    expect(restDaysInside({ ...once, end: '2025-11-29' })).toEqual([]);
  });
});

describe('what is said of a batch', () => {
  it('counts days and windows and warns beyond the planned dates', () => {
    expect(summaryOf(batch(), form)).toEqual({
      line: '共 2 天、2 个考勤时段（07:00–18:00）。每个授课日签到一次，才能得全部学分。会写在会议通知里，授分时仍可另选。',
      warning: '',
    });
    const marked = [{ day: '2025-11-29', reason: '' }];
    expect(summaryOf(batch({ restDays: marked }), form).line).toContain('共 1 天、1 个考勤时段');
    const all = [...marked, { day: '2025-11-30', reason: '' }];
    expect(summaryOf(batch({ restDays: all }), form)).toEqual({
      line: '',
      warning: '每一天都标了不上课，至少要有一天上课。',
    });
    expect(summaryOf(batch({ end: '2025-12-01' }), form).warning).toContain('拟举办日期');
  });

  it('is locked after the approval', () => {
    const rows = batchSections(values(), {}, { year: 2025, state: 'approved' }).flatMap((section) => section.rows);
    expect(rows.every(({ locked }) => locked)).toBe(true);
  });

  it('says beside the days without teaching why they cannot be chosen, and warns of nothing that can still be saved', () => {
    const beyond = values({ begin: '2025-12-06', end: '2025-12-09' });
    const screen = (state: 'draft' | 'approved') =>
      batchScreen({ values: beyond, errors: {}, batchId: 'b1', project: aProjectDetail({ state, batches: [] }) });
    expect(screen('draft')).toMatchObject({
      restLine: '没有就不用选',
      warning: expect.stringContaining('可以保存') as string,
    });
    expect(screen('approved')).toMatchObject({ restLine: '中心已审核，要改请在项目页「申请变更」', warning: '' });
  });

  it('keeps the batches in the order of their days', () => {
    const later = batch({ batchId: 'b2', begin: '2025-12-06', end: '2025-12-07' });
    expect(withBatch([later], 'b1', batch()).map(({ batchId }) => batchId)).toEqual(['b1', 'b2']);
    expect(withBatch([batch(), later], 'b1', undefined)).toEqual([later]);
  });
});

describe('a batch whose courses say when they are taught', () => {
  const timed = [courseOf({ lessons: [{ day: '2025-11-29', begin: '09:00', end: '10:30' }] })];
  const values = toBatchValues(batchOf({ begin: '2025-11-29', end: '2025-11-30' }), aProjectDetail());
  const modes = (courses: typeof timed) => {
    const rows = batchSections(values, {}, { year: 2025, state: 'draft', courses })[1]?.rows ?? [];
    return [rows[0]?.value, rows[0]?.options.map(({ code }) => code)];
  };

  it('follows the lessons, and says so; the whole day is one choice of several', () => {
    expect(modes(timed)).toEqual(['lessons', ['lessons', 'day', 'halves']]);
    expect(modes([])).toEqual(['day', ['day', 'halves']]);
    const others = { year: 2025, form: aProjectDetail().form, others: [], courses: timed };
    expect(toBatch(values, 'b1', others).batch.windows).toEqual([]);
    // The usual day is set by hand then: without windows it would be that of the lessons.
    expect(toBatch({ ...values, mode: 'day' }, 'b1', others).batch.windows).toHaveLength(2);
    expect(toBatch({ ...values, mode: 'day' }, 'b1', { ...others, courses: [] }).batch.windows).toEqual([]);
  });

  it('counts the windows that people will have', () => {
    const { batch } = toBatch(values, 'b1', { year: 2025, form: aProjectDetail().form, others: [], courses: timed });
    expect(summaryOf(batch, aProjectDetail().form, timed).line).not.toContain('07:00');
    expect(summaryOf(batch, aProjectDetail().form, []).line).toContain('07:00–18:00');
  });
});
