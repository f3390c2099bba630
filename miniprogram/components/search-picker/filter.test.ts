import { filterOptions } from './filter';

const options = ['主任医师', '副主任医师', '主管技师'].map((label) => ({ value: label, label }));
const found = (text: string) => filterOptions(options, text).map(({ label }) => label);

it('finds what contains every word, in the list’s own order', () => {
  expect(found('医师')).toEqual(['主任医师', '副主任医师']);
  expect(found('\u200b医师　副')).toEqual(['副主任医师']);
  expect(found('医师 副')).toEqual(['副主任医师']);
});

it('shows all while nothing is typed', () => {
  expect(found('  ')).toHaveLength(3);
});
