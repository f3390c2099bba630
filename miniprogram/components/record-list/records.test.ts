import { instantOf } from '../../../domain/kernel/time';
import { chipsOf, figures, recordCard, type RecordRow } from './records';

const at = instantOf('2025-11-29', '13:04:26');
const row = (over: Partial<RecordRow> = {}): RecordRow => ({
  recordId: 'r1',
  personId: 'u1',
  name: '欧阳静',
  personNumber: '430100301',
  institutionName: '湖南省湘西土家族苗族自治州人民医院',
  departmentName: '感染科',
  outside: false,
  evidenceAt: at,
  receivedAt: at + 800,
  placeName: '学术报告厅',
  origin: 'scan',
  state: 'checkedIn',
  flags: [],
  ...over,
});
const words = (over: Partial<RecordRow>) => recordCard(row(over)).marks.map(({ word }) => word);
const summary = {
  people: 286,
  records: 841,
  flagged: 17,
  suspicious: 0,
  late: 17,
  awaitsConfirmation: 3,
  removed: 0,
  manual: 0,
  appeal: 0,
  provisional: 1,
};

describe('a row', () => {
  it('says the second, and the institution only of somebody from elsewhere', () => {
    expect(recordCard(row())).toMatchObject({
      time: '13:04:26',
      day: '2025-11-29 周六',
      from: '感染科',
      initial: '欧',
    });
    expect(recordCard(row({ outside: true })).from).toBe('湖南省湘西土家族苗族自治州人民医院 · 感染科');
  });

  it('has a whole character for its initial, also a rare one', () => {
    expect(recordCard(row({ name: '𠮷野' })).initial).toBe('𠮷');
  });

  it('says 正常 of a plain check-in, never 有效', () => {
    expect(words({})).toEqual(['正常']);
  });

  it('tells how late a late upload was, and that it waits', () => {
    expect(
      words({ origin: 'late', receivedAt: at + 5.2 * 60_000, flags: ['lateUpload'], state: 'awaitsConfirmation' }),
    ).toEqual(['补传 · 迟 6 分钟', '待确认']);
    expect(recordCard(row({ origin: 'late', state: 'awaitsConfirmation' })).awaits).toBe(true);
    expect(recordCard(row({ origin: 'late' })).awaits).toBe(false);
  });

  it('marks who still waits for their institution, and what looks odd', () => {
    expect(words({ state: 'provisional' })).toEqual(['待审核']);
    expect(words({ flags: ['twoPlaces'] })).toEqual(['两地同时签到']);
  });
});

it('calls suspicious what asks for a closer look, not what was merely sent late', () => {
  const labels = chipsOf({ ...summary, suspicious: 3 }, 'all').map(({ label }) => label);
  expect(labels).toContain('存疑 3');
  expect(figures(summary).at(-1)).toEqual({ value: '17', caption: '有标记', tone: 'late' });
});

it('offers filters for what there is, and keeps the one in use', () => {
  expect(chipsOf(summary, 'all').map(({ label }) => label)).toEqual(['全部', '补传 17', '待审核 1', '扫码 824']);
  expect(chipsOf(summary, 'suspicious').map(({ show }) => show)).toContain('suspicious');
});
