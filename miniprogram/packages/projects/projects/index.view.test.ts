import { emptyWords, initialFilters, listInput, stateOptions, yearOptions } from './index.view';

const filters = (change = {}) => ({ ...initialFilters(2025), ...change });

describe('the filters of the project list', () => {
  it('begin with this year, the newest first', () => {
    expect(listInput(filters())).toEqual({ year: 2025, sort: 'newest' });
  });

  it('leave out of the call what is not chosen', () => {
    expect(listInput(filters({ year: '' }))).toEqual({ sort: 'newest' });
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

  it('name the states as their tags do', () => {
    expect(stateOptions.find(({ value }) => value === 'submitted')?.label).toBe('待审核');
  });

  it('tell an institution without projects from a filter without matches', () => {
    expect(emptyWords(filters()).action).toBe('添加项目');
    expect(emptyWords(filters({ state: 'returned' }))).toEqual({
      title: '没有符合条件的项目',
      text: '2025 年、已退回',
      action: '清除筛选',
    });
  });
});
