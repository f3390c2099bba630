import { instantOf } from '../../../../domain/kernel/time';
import {
  clockFrom,
  freeDays,
  numbered,
  numeral,
  sameWindows,
  toDraft,
  toWindows,
  windowToAdd,
  type Window,
} from './windows';

const batch = { begin: '2025-11-29', end: '2025-11-30', restDays: [] };
const window = (day: string, begin = '07:00:00', end = '18:00:00') => ({
  begin: instantOf(day, begin),
  end: instantOf(day, end),
});

const toDrafts = (windows: Window[]) => windows.map((one, index) => toDraft(one, `k${index}`));

describe('a typed time', () => {
  it.each([
    ['07:00:00', '07:00:00'],
    ['7:05', '07:05:00'],
    ['070000', '07:00:00'],
    ['18：00：59', '18:00:59'],
    ['0705', '07:05:00'],
    ['０７：０５', '07:05:00'],
  ])('%s is %s', (typed, clock) => {
    expect(clockFrom(typed)).toBe(clock);
  });

  it.each(['24:00', '7', '12:60', 'abc', ''])('%s is none', (typed) => {
    expect(clockFrom(typed)).toBeUndefined();
  });
});

it('keeps what it was given, to the second', () => {
  const windows = [window('2025-11-29', '10:10:01', '10:12:59')];
  expect(toWindows(toDrafts(windows), batch)).toEqual({ windows, problems: {} });
});

it('adds a window on the first day without one, then on the day of the last', () => {
  const drafts = toDrafts([window('2025-11-29')]);
  expect(freeDays(drafts, batch)).toEqual(['2025-11-30']);
  expect(windowToAdd(drafts, batch)).toEqual(window('2025-11-30'));
  const served = toDrafts([window('2025-11-29'), window('2025-11-30')]);
  expect(windowToAdd(served, batch)).toEqual(window('2025-11-30'));
});

describe('names what is wrong at the window itself', () => {
  it('an order that is none, or a time that is none', () => {
    const [first, second] = toDrafts([window('2025-11-29', '12:00:00', '07:00:00'), window('2025-11-30')]);
    const drafts = [first, second && { ...second, begin: '早上' }].filter((draft) => draft !== undefined);
    const { problems } = toWindows(drafts, batch);
    expect(problems[first?.key ?? '']).toBe('结束早于开始');
    expect(problems[second?.key ?? '']).toContain('07:00:00');
  });

  it('a day far outside the batch, and an empty list', () => {
    const [draft] = toDrafts([window('2026-02-01')]);
    expect(toWindows(draft ? [draft] : [], batch).problems[draft?.key ?? '']).toBe('不在举办周期内');
    expect(toWindows([], batch).problems['']).toBe('请至少添加一个时间段');
  });
});

it('knows the same windows in another order', () => {
  const [a, b] = [window('2025-11-29'), window('2025-11-30')];
  expect(sameWindows([a, b], [b, a])).toBe(true);
  expect(sameWindows([a], [a, b])).toBe(false);
});

it('counts windows as the manual does', () => {
  expect([1, 3, 10, 11, 20, 25, 40].map(numeral)).toEqual(['一', '三', '十', '十一', '二十', '二十五', '四十']);
});

it('calls the windows 刷卡周期 with their number', () => {
  expect(numbered(toDrafts([window('2025-11-29'), window('2025-11-30')])).map(({ title }) => title)).toEqual([
    '刷卡周期一',
    '刷卡周期二',
  ]);
});
