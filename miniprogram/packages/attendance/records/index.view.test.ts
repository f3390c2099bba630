import { ALL, choicesOf, exportParams, isFiltered, recordsInput } from './index.view';

const narrow = { ...ALL, courseId: 'c1', day: '2025-11-29', sessionId: 's2', flag: 'twoPlaces' };

it('asks for nothing that was not chosen', () => {
  expect(recordsInput(ALL)).toEqual({});
  expect(recordsInput({ ...narrow, show: 'late', search: '周' })).toEqual({
    ...{ show: 'late', search: '周', courseId: 'c1' },
    ...{ day: '2025-11-29', sessionId: 's2', flag: 'twoPlaces' },
  });
  expect(isFiltered(ALL)).toBe(false);
  expect(isFiltered({ ...ALL, day: '2025-11-29' })).toBe(true);
});

it('exports what the list is narrowed to, never what is searched for', () => {
  expect(exportParams({ ...ALL, search: '周敏' })).toEqual({ kind: 'records' });
  expect(exportParams({ ...narrow, show: 'appeal' })).toEqual({
    ...{ kind: 'records', show: 'appeal', courseId: 'c1' },
    ...{ day: '2025-11-29', sessionId: 's2', flag: 'twoPlaces' },
  });
  expect(exportParams({ ...ALL, show: 'provisional' })).toEqual({ kind: 'records' });
});

it('offers days, sessions and flags where there is a choice', () => {
  const summary = { ...{ people: 1, records: 1, flagged: 1, suspicious: 0, late: 0, awaitsConfirmation: 0 } };
  const rest = { provisional: 0, manual: 0, appeal: 0, removed: 0 };
  const one = { batchBegin: '2025-11-29', batchEnd: '2025-11-30', summary: { ...summary, ...rest } };
  const halls = [
    { sessionId: 's1', placeName: '学术报告厅' },
    { sessionId: 's2', placeName: '第二会议室' },
  ];
  const { days, sessions, flags } = choicesOf({ ...one, sessions: halls });
  expect(days.map(({ label }) => label)).toEqual(['全部日期', '11-29', '11-30']);
  expect(sessions.map(({ value }) => value)).toEqual(['', 's1', 's2']);
  expect(flags.map(({ label }) => label)).toContain('扫的是相册图片');
  const quiet = { ...summary, ...rest, flagged: 0 };
  expect(choicesOf({ ...one, batchEnd: '2025-11-29', summary: quiet, sessions: halls.slice(0, 1) })).toEqual({
    days: [],
    sessions: [],
    flags: [],
  });
});
