import { instantOf } from '../../domain/kernel/time';
import { analysisEntry } from './analysis-entry';

const batch = { begin: '2025-11-29', end: '2025-11-30', windows: [], restDays: [] };

it('offers the analysis as the next step from the second after the last planned window', () => {
  expect(analysisEntry(batch, [], instantOf('2025-11-30', '18:00:00'))).toEqual({
    due: false,
    label: '预先分析',
    line: '只供参考，11-30 18:00 后做的分析才能授分',
  });
  expect(analysisEntry(batch, [], instantOf('2025-11-30', '18:00:01'))).toMatchObject({
    due: true,
    label: '考勤分析与授分',
  });
});

it('goes by the windows that were planned', () => {
  const noon = { begin: instantOf('2025-11-30', '08:00:00'), end: instantOf('2025-11-30', '12:00:00') };
  expect(analysisEntry({ ...batch, windows: [noon] }, [], instantOf('2025-11-30', '12:00:01')).due).toBe(true);
});

it('names the day alone when nothing is taught on the last one', () => {
  const restDays = [{ day: '2025-11-30', reason: '主讲人出诊' }];
  expect(analysisEntry({ ...batch, restDays }, [], instantOf('2025-11-29', '09:00:00')).line).toContain('11-30 起');
});
