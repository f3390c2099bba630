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

it('finds by pinyin and first letters, which the server has sent or the phone knows', () => {
  expect(found('zhuren')).toEqual(['主任医师', '副主任医师']);
  expect(found('fzrys')).toEqual(['副主任医师']);
  const departments = [
    { value: 'a', label: '鼻内镜室', spoken: 'bi nei jing shi' },
    { value: 'b', label: 'ICU（一）', spoken: '' },
  ];
  const departmentsFound = (text: string) => filterOptions(departments, text).map(({ value }) => value);
  expect(departmentsFound('bnj')).toEqual(['a']);
  expect(departmentsFound('neijing')).toEqual(['a']);
  expect(departmentsFound('ｉｃｕ(一)')).toEqual(['b']);
  expect(departmentsFound('ijing')).toEqual([]);
});
