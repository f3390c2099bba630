import { foundLine } from './found';

const listed = { search: '张', status: 'ready', count: 3, more: false } as const;

it('says how many a search has found, and that there may be more', () => {
  expect(foundLine(listed)).toBe('找到 3 条');
  expect(foundLine({ ...listed, count: 20, more: true })).toBe('找到 20 条以上');
});

it('says that there is none, in a list of its own or in a part of the page', () => {
  expect(foundLine({ ...listed, status: 'empty', count: 0 })).toBe('没有找到');
  expect(foundLine({ ...listed, count: 0 })).toBe('没有找到');
});

it.each(['loading', 'failed'] as const)('says nothing while the list is %s', (status) => {
  expect(foundLine({ ...listed, status })).toBe('');
});

it('says nothing of a list that was not searched', () => {
  expect(foundLine({ ...listed, search: '' })).toBe('');
});
