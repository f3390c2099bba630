import { contactView, countLine, earlierOption, entryCard, type EntryRow } from './index.view';

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
    const card = entryCard(row(), 2025);
    expect(card.planned).toBe('拟举办 2025-11-29 至 11-30（2.0 天）');
    expect([card.credits, card.hours]).toEqual(['3.00', '9.0']);
  });

  it('says which date is open', () => {
    expect(entryCard(row({ plannedBegin: null, plannedEnd: null, plannedDayTenths: null }), 2025).planned).toBe(
      '拟举办日期待定',
    );
    expect(entryCard(row({ plannedBegin: null, plannedDayTenths: null }), 2025).planned).toBe('拟举办至 2025-11-30');
  });

  it('may be held again, and says so', () => {
    expect(entryCard(row(), 2025).heldLine).toBe('');
    expect(entryCard(row({ timesHeld: 1 }), 2025).heldLine).toContain('1 次');
  });

  it('of an earlier year says when it could still be held', () => {
    expect(entryCard(row(), 2025).earlierLine).toBe('');
    expect(entryCard(row({ year: 2026 }), 2025).earlierLine).toBe('');
    expect(entryCard(row(), 2026).earlierLine).toBe('2025 年度的项目，举办日期只能在 2025 年内');
  });

  it('that is missing is a matter for the centre, whose number is there where it has one', () => {
    const contact = { name: '委医学科技发展中心', contactName: '何静', contactPhone: '0731-84822000' };
    expect(contactView(contact)).toEqual({ line: '委医学科技发展中心 何静', phone: '0731-84822000' });
    expect(contactView(null)).toBeNull();
  });

  it('may be filled in like an earlier project, found by title or number', () => {
    expect(earlierOption({ projectId: 'p1', title: '培训班', projectNumber: '2024-1' })).toEqual({
      value: 'p1',
      label: '培训班（2024-1）',
    });
  });

  it('is counted only when the whole list is there', () => {
    expect(countLine(3, false)).toBe('本单位已批准的项目 · 3 个');
    expect(countLine(20, true)).toBe('本单位已批准的项目');
  });
});
