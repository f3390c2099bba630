import { checkBatches, proposeWindows, teachingDays } from './batch';
import type { Batch } from './batch';
import { instantOf } from '../kernel/time';

const batch = (begin: string, end: string, more: Partial<Batch> = {}): Batch => ({
  batchId: `${begin}_${end}`,
  begin,
  end,
  windows: [],
  ...more,
});

const check = (batches: Batch[], planned: { plannedBegin?: string; plannedEnd?: string } = {}) =>
  checkBatches({
    batches,
    year: 2025,
    plannedBegin: planned.plannedBegin ?? null,
    plannedEnd: planned.plannedEnd ?? null,
  });

describe('the batches of a project (M8)', () => {
  it('accepts batches that follow each other within the year of the entry', () => {
    expect(check([batch('2025-11-29', '2025-11-30'), batch('2025-12-01', '2025-12-01')])).toEqual({
      errors: [],
      warnings: [],
    });
  });

  it('refuses a batch that ends before it begins', () => {
    expect(check([batch('2025-11-30', '2025-11-29')]).errors).toEqual([
      { code: 'batchOrder', batchId: '2025-11-30_2025-11-29' },
    ]);
  });

  it('refuses a batch that leaves the year on either side', () => {
    expect(check([batch('2024-12-31', '2025-01-02')]).errors.map(({ code }) => code)).toEqual(['batchOutsideYear']);
    expect(check([batch('2025-12-31', '2026-01-01')]).errors.map(({ code }) => code)).toEqual(['batchOutsideYear']);
  });

  it('refuses two batches that share one day, and blames the later one', () => {
    const { errors } = check([batch('2025-11-28', '2025-11-29'), batch('2025-11-29', '2025-11-30')]);
    expect(errors).toEqual([{ code: 'batchOverlap', batchId: '2025-11-29_2025-11-30' }]);
  });

  it('refuses days that do not exist instead of computing with them', () => {
    expect(check([batch('2025-02-30', '2025-03-01')]).errors.map(({ code }) => code)).toEqual(['batchDayInvalid']);
  });

  it('refuses more teaching days than one analysis has windows, rest days not counted', () => {
    const fortyOneDays = batch('2025-03-01', '2025-04-10');
    expect(check([fortyOneDays]).errors.map(({ code }) => code)).toEqual(['batchTooManyDays']);
    expect(check([batch('2025-03-01', '2025-04-09')]).errors).toEqual([]);
    expect(check([{ ...fortyOneDays, restDays: [{ day: '2025-04-05', reason: '清明放假' }] }]).errors).toEqual([]);
  });

  it('only warns when a batch leaves the planned dates', () => {
    const planned = { plannedBegin: '2025-11-29', plannedEnd: '2025-11-30' };
    expect(check([batch('2025-11-29', '2025-12-01')], planned)).toEqual({
      errors: [],
      warnings: [{ code: 'batchLeavesPlannedDates', batchId: '2025-11-29_2025-12-01' }],
    });
    expect(check([batch('2025-11-29', '2025-11-30')], planned).warnings).toEqual([]);
  });

  it('demands that rest days lie inside and have a reason', () => {
    const restDays = [
      { day: '2025-12-02', reason: '参观' },
      { day: '2025-11-30', reason: ' ' },
    ];
    expect(check([batch('2025-11-29', '2025-12-01', { restDays })]).errors.map(({ code }) => code)).toEqual([
      'restDayOutsideBatch',
      'restDayWithoutReason',
    ]);
  });
});

describe('the windows planned in a batch (M17)', () => {
  it('are one a teaching day from 07:00:00 to 18:00:00', () => {
    const restDays = [{ day: '2025-11-30', reason: '休整' }];
    expect(proposeWindows({ begin: '2025-11-29', end: '2025-12-01', restDays })).toEqual([
      { begin: instantOf('2025-11-29', '07:00:00'), end: instantOf('2025-11-29', '18:00:00') },
      { begin: instantOf('2025-12-01', '07:00:00'), end: instantOf('2025-12-01', '18:00:00') },
    ]);
  });

  it('a rest day without a reason stays a teaching day', () => {
    expect(
      teachingDays({ begin: '2025-11-29', end: '2025-11-29', restDays: [{ day: '2025-11-29', reason: '' }] }),
    ).toEqual(['2025-11-29']);
  });
});
