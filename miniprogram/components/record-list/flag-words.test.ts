import { attendanceFlags } from '../../../domain/attendance/attendance-record';
import { flagMarks, shownMarks } from './flag-words';

it('has word, colour and icon for every flag', () => {
  for (const { word, icon } of flagMarks(attendanceFlags)) {
    expect(word).toMatch(/[\u4e00-\u9fff]/);
    expect(icon).not.toBe('');
  }
});

it('puts what asks for a closer look first, also where a row has room for three', () => {
  const words = shownMarks(flagMarks(attendanceFlags)).map(({ word }) => word);
  expect(words).toEqual(['扫的是相册图片', '两地同时签到', '扫码晚于显示', '等 9 项']);
});

it('shows three marks and says how many there are in all', () => {
  const all = flagMarks(attendanceFlags);
  expect(shownMarks(all.slice(0, 3))).toHaveLength(3);
  expect(shownMarks(all).map(({ word }) => word)).toEqual([...all.slice(0, 3).map(({ word }) => word), '等 9 项']);
});
