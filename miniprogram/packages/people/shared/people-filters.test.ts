import {
  chosenWords,
  filterChips,
  filterGroups,
  groupNames,
  inputOf,
  isNarrowed,
  noFilters,
  withToggled,
} from './people-filters';

const departments = ['检验科', '感染科', '儿科'].map((label, at) => ({ code: `d${at}`, label }));
const two = { ...noFilters, departmentIds: ['d0', 'd1'], states: ['pending'] };
const closed = { groups: groupNames, open: '' as const, search: '' };

describe('what a list of people is narrowed by', () => {
  it('lets everybody through at first, and is sent without empty groups', () => {
    expect(isNarrowed(noFilters)).toBe(false);
    expect(inputOf(noFilters)).toEqual({});
    expect(inputOf(two)).toEqual({ departmentIds: ['d0', 'd1'], states: ['pending'] });
  });

  it('takes several values of a group, each taken back by the same tap', () => {
    const chosen = withToggled(withToggled(noFilters, 'specialties', 'other'), 'specialties', 'nursing');
    expect(chosen.specialties).toEqual(['other', 'nursing']);
    expect(withToggled(chosen, 'specialties', 'other').specialties).toEqual(['nursing']);
  });

  it('is said on its chips, and in words', () => {
    expect(filterChips(two).map(({ label }) => label)).toEqual(['状态 1', '科室 2', '职称', '专业']);
    expect(filterChips(two).map(({ on }) => on)).toEqual([true, true, false, false]);
    expect(chosenWords(two, departments)).toBe('待审核 · 检验科、感染科');
  });
});

describe('the sheet of filters', () => {
  it('shows some values of a long group, always those that are chosen, and how many more there are', () => {
    const groups = filterGroups({ ...two, professionalTitles: ['none'] }, departments, closed);
    const [, ofDepartment, ofTitle] = groups;
    expect(ofDepartment).toMatchObject({ chosen: '已选 2', more: '' });
    expect(ofTitle?.choices).toHaveLength(8);
    expect(ofTitle?.choices.at(-1)).toMatchObject({ label: '无职称', on: true });
    expect(ofTitle?.more).toBe('更多 18 种');
  });

  it('shows all of a group that is opened, and searches them', () => {
    const at = (search: string) =>
      filterGroups({ ...noFilters, specialties: ['other'] }, departments, {
        ...closed,
        open: 'specialties',
        search,
      })[3];
    expect(at('')).toMatchObject({ open: true, more: '' });
    expect(at('')?.choices).toHaveLength(28);
    expect(at('儿科')?.choices.map(({ label }) => label)).toEqual(['儿科学', '儿科内科学', '其他']);
  });
});
