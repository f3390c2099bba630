import { ledgerEntryId, ledgerStatus, nextGeneration, reversalEntryId, yearProgress } from './ledger';
import type { LedgerStatus } from './ledger';
import type { LedgerRole } from './ledger-role';

const entry = { catalogueEntryId: 'entry', year: 2025, role: 'trainee', personId: 'person', generation: 1 } as const;

describe("the ids of the ledger: a catalogue entry's credits once a year", () => {
  it('are the same for the same person, entry, year and role', () => {
    expect(ledgerEntryId(entry)).toBe(ledgerEntryId({ ...entry }));
  });

  it('differ in each of their parts', () => {
    const ids = [
      entry,
      { ...entry, year: 2026 },
      { ...entry, role: 'lecturer' as const },
      { ...entry, personId: 'other' },
      { ...entry, generation: 2 },
      { ...entry, catalogueEntryId: 'other' },
    ].map(ledgerEntryId);
    expect(new Set(ids).size).toBe(6);
  });

  it('allow one reversal of an entry and no more', () => {
    expect(reversalEntryId(ledgerEntryId(entry))).toBe(reversalEntryId(ledgerEntryId(entry)));
    expect(reversalEntryId(ledgerEntryId(entry))).not.toBe(ledgerEntryId(entry));
  });

  it('begin a new generation only after every earlier grant was reversed', () => {
    expect(nextGeneration([])).toBe(1);
    expect(nextGeneration([{ generation: 1, reversed: false }])).toBeUndefined();
    expect(
      nextGeneration([
        { generation: 2, reversed: true },
        { generation: 1, reversed: true },
      ]),
    ).toBe(3);
  });
});

describe('the status of an entry (M23)', () => {
  it('is pending until its round is effective', () => {
    expect(ledgerStatus({ roundState: 'granted', reversed: false })).toBe('pending');
    expect(ledgerStatus({ roundState: 'materialsSubmitted', reversed: false })).toBe('pending');
    expect(ledgerStatus({ roundState: 'materialsReturned', reversed: false })).toBe('pending');
    expect(ledgerStatus({ roundState: 'effective', reversed: false })).toBe('effective');
  });

  it('is reversed once a reversal exists, whatever its round', () => {
    expect(ledgerStatus({ roundState: 'effective', reversed: true })).toBe('reversed');
  });
});

describe("a year's progress", () => {
  const requirement = { creditHundredths: 2500, hourTenths: 900 };
  const credits = (
    creditHundredths: number,
    hourTenths: number,
    status: LedgerStatus,
    role: LedgerRole = 'trainee',
  ) => ({
    creditHundredths,
    hourTenths,
    status,
    role,
  });

  it('adds what is effective, shows what is pending, and forgets what was reversed', () => {
    const entries = [credits(1700, 580, 'effective'), credits(200, 60, 'pending'), credits(200, 60, 'reversed')];
    expect(yearProgress({ entries, requirement })).toEqual({
      effective: { creditHundredths: 1700, hourTenths: 580 },
      pending: { creditHundredths: 200, hourTenths: 60 },
      missing: { creditHundredths: 800, hourTenths: 320 },
      missingAfterPending: { creditHundredths: 600, hourTenths: 260 },
      fulfilled: false,
      cut: null,
    });
  });

  it('counts group activities up to their yearly cap, what is effective first, and says what is cut off', () => {
    const entries = [
      credits(300, 90, 'effective'),
      credits(800, 320, 'effective', 'groupActivity'),
      credits(400, 160, 'pending', 'groupActivity'),
    ];
    expect(yearProgress({ entries, requirement, groupCapHundredths: 1000 })).toMatchObject({
      effective: { creditHundredths: 1100, hourTenths: 410 },
      pending: { creditHundredths: 200, hourTenths: 160 },
      cut: { allHundredths: 1200, countedHundredths: 1000, capHundredths: 1000 },
    });
    expect(yearProgress({ entries, requirement, groupCapHundredths: 1200 }).cut).toBeNull();
    expect(yearProgress({ entries, requirement }).cut).toBeNull();
  });

  it('is fulfilled by credits and hours together, and never lacks less than nothing', () => {
    expect(yearProgress({ entries: [credits(3000, 899, 'effective')], requirement })).toMatchObject({
      fulfilled: false,
      missing: { creditHundredths: 0, hourTenths: 1 },
    });
    expect(yearProgress({ entries: [credits(2500, 900, 'effective')], requirement }).fulfilled).toBe(true);
  });
});
