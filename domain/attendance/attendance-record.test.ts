import { COLLAPSE_MS, collapseRepeats, recordCounts } from './attendance-record';

const record = (evidenceAt: number, personId = 'person', sessionId = 'session') => ({
  recordId: `${sessionId}:${personId}:${evidenceAt}`,
  personId,
  sessionId,
  evidenceAt,
  standsAlone: false,
});

describe('which records count', () => {
  it('those of approved people, late ones only once confirmed', () => {
    expect(recordCounts({ origin: 'scan', confirmed: false, registration: 'approved' })).toBe(true);
    expect(recordCounts({ origin: 'manual', confirmed: false, registration: 'approved' })).toBe(true);
    expect(recordCounts({ origin: 'late', confirmed: false, registration: 'approved' })).toBe(false);
    expect(recordCounts({ origin: 'late', confirmed: true, registration: 'approved' })).toBe(true);
  });

  it('not those of people who wait or were returned', () => {
    expect(recordCounts({ origin: 'scan', confirmed: true, registration: 'pending' })).toBe(false);
    expect(recordCounts({ origin: 'scan', confirmed: true, registration: 'returned' })).toBe(false);
    expect(recordCounts({ origin: 'scan', confirmed: true, registration: undefined })).toBe(false);
  });
});

describe('records within 5 minutes', () => {
  it('are shown as one, from the first to exactly 5 minutes later', () => {
    const [first, atLimit, after] = [record(0), record(COLLAPSE_MS), record(COLLAPSE_MS + 1)];
    expect(collapseRepeats([after, atLimit, first])).toEqual([
      { shown: first, repeats: [atLimit] },
      { shown: after, repeats: [] },
    ]);
  });

  it('do not chain into one line for somebody who scans all day', () => {
    const allDay = Array.from({ length: 10 }, (_, index) => record(index * 4 * 60_000));
    expect(collapseRepeats(allDay)).toHaveLength(5);
  });

  it('are not folded while they wait for confirmation, and hide none that counts', () => {
    const waiting = { ...record(0), standsAlone: true };
    const [first, second] = [record(1000), record(2000)];
    expect(collapseRepeats([second, first, waiting])).toEqual([
      { shown: waiting, repeats: [] },
      { shown: first, repeats: [second] },
    ]);
  });

  it('of two people or of two sessions stay apart', () => {
    expect(collapseRepeats([record(0), record(1, 'other'), record(2, 'person', 'elsewhere')])).toHaveLength(3);
  });
});
