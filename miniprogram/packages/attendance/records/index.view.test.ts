import { exportParams, recordsInput } from './index.view';

it('asks for nothing that was not chosen', () => {
  expect(recordsInput({ show: 'all', search: '', courseId: '' })).toEqual({});
  expect(recordsInput({ show: 'late', search: '周', courseId: 'c1' })).toEqual({
    show: 'late',
    search: '周',
    courseId: 'c1',
  });
});

it('exports what the list is narrowed to, never what is searched for', () => {
  expect(exportParams({ show: 'all', search: '周敏', courseId: '' })).toEqual({ kind: 'records' });
  expect(exportParams({ show: 'late', search: '', courseId: 'c1' })).toEqual({
    ...{ kind: 'records', show: 'late', courseId: 'c1' },
  });
  expect(exportParams({ show: 'provisional', search: '', courseId: '' })).toEqual({ kind: 'records' });
});
