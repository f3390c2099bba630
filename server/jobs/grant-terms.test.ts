import { filtersOf } from './grant-terms';

it('reads the filters of a round from before a filter took several values', () => {
  expect(filtersOf({ departmentName: '检验科', professionalTitle: 'nurse' })).toMatchObject({
    departmentNames: ['检验科'],
    professionalTitles: ['nurse'],
  });
  expect(filtersOf({ departmentNames: ['检验科', '儿科'] })).toEqual({ departmentNames: ['检验科', '儿科'] });
  expect(filtersOf({})).toEqual({});
});
