import {
  emptyWords,
  initialFilters,
  listInput,
  noCounts,
  OVERDUE,
  quickFilters,
  shownWords,
  stateOptions,
} from './index.view';
import { yearOptions } from '../../../services/list-options';

const filters = (change = {}) => ({ ...initialFilters(), ...change });

describe('the filters of the project list', () => {
  it('begin with what is unfinished, of every year, the newest first: in January nothing of December is gone', () => {
    expect(listInput(filters())).toEqual({ unfinished: true, sort: 'newest' });
  });

  it('leave out of the call what is not chosen', () => {
    expect(listInput(filters({ state: '' }))).toEqual({ sort: 'newest' });
    expect(listInput(filters({ state: OVERDUE }))).toEqual({ unfinished: true, overdue: true, sort: 'newest' });
    expect(
      listInput(filters({ year: '2020', search: '2020-1', state: 'returned', level: 'national', sort: 'oldest' })),
    ).toEqual({
      year: 2020,
      search: '2020-1',
      state: 'returned',
      creditLevel: 'national',
      sort: 'oldest',
    });
  });

  it('offer next year and the five before', () => {
    expect(yearOptions(2025).map(({ value }) => value)).toEqual([
      '',
      '2026',
      '2025',
      '2024',
      '2023',
      '2022',
      '2021',
      '2020',
    ]);
  });

  it('name the states as their tags do, and count what waits', () => {
    expect(stateOptions(noCounts).find(({ value }) => value === 'submitted')?.label).toBe('待审核');
    expect(stateOptions({ ...noCounts, unfinished: 6 })[0]?.label).toBe('未完成 6');
  });

  it('are quick for what hurries, and only for what there is', () => {
    expect(quickFilters(noCounts)).toEqual([]);
    expect(quickFilters({ unfinished: 6, returned: 1, overdue: 0 }).map(({ label }) => label)).toEqual([
      '未完成',
      '要修改 1',
    ]);
  });

  it('say what the list holds', () => {
    expect(shownWords(filters())).toBe('未完成的项目');
    expect(shownWords(filters({ state: '' }))).toBe('全部项目');
    expect(shownWords(filters({ state: 'cancelled' }))).toBe('已取消的项目');
  });

  it('tell an institution without projects from one that is done, and from a filter without matches', () => {
    expect(emptyWords(filters({ state: '' })).action).toBe('添加项目');
    expect(emptyWords(filters()).action).toBe('看全部');
    expect(emptyWords(filters({ state: 'returned', year: '2025' }))).toEqual({
      title: '没有符合条件的项目',
      text: '2025 年、已退回',
      action: '清除筛选',
    });
  });
});
