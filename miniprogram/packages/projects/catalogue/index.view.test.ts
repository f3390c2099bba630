import { countLine, entryCard, type EntryRow } from './index.view';

const row = (change: Partial<EntryRow> = {}): EntryRow => ({
  catalogueEntryId: 'e1',
  projectNumber: '2025-11-02-018 (省)',
  title: '医学检验质量管理新进展培训班',
  creditLevel: 'provincial',
  creditHundredths: 300,
  hourTenths: 90,
  year: 2025,
  plannedBegin: '2025-11-29',
  plannedEnd: '2025-11-30',
  plannedDayTenths: 20,
  timesHeld: 0,
  ...change,
});

describe('an entry of the catalogue', () => {
  it('shows the planned dates with their length, credits and hours', () => {
    const card = entryCard(row());
    expect(card.planned).toBe('拟举办 2025-11-29 至 11-30（2.0 天）');
    expect([card.credits, card.hours]).toEqual(['3.00', '9.0']);
  });

  it('says which date is open', () => {
    expect(entryCard(row({ plannedBegin: null, plannedEnd: null, plannedDayTenths: null })).planned).toBe(
      '拟举办日期待定',
    );
    expect(entryCard(row({ plannedBegin: null, plannedDayTenths: null })).planned).toBe('拟举办至 2025-11-30');
  });

  it('may be held again, and says so', () => {
    expect(entryCard(row()).heldLine).toBe('');
    expect(entryCard(row({ timesHeld: 1 })).heldLine).toContain('1 次');
  });

  it('is counted only when the whole list is there', () => {
    expect(countLine(3, false)).toBe('本单位已批准的项目 · 3 个');
    expect(countLine(20, true)).toBe('本单位已批准的项目');
  });
});
