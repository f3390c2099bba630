import { exportWords, recordsInput } from './index.view';

it('asks for nothing that was not chosen', () => {
  expect(recordsInput({ show: 'all', search: '', courseId: '' })).toEqual({});
  expect(recordsInput({ show: 'late', search: '周', courseId: 'c1' })).toEqual({
    show: 'late',
    search: '周',
    courseId: 'c1',
  });
});

it('says what was exported, and where it can be opened', () =>
  expect(exportWords({ fileName: '考勤明细.csv', rows: 8 }).content).toMatch(/考勤明细\.csv，共 8 行.*电脑/));
