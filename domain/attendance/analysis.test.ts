import { analyse, eligibleList } from './analysis';
import { checkWindows, daysWithoutWindow, windowWarnings } from '../project/batch-windows';
import type { AnalysisRecord } from './analysis';
import { defaultWindowOn } from '../project/attendance-window';
import { instantOf } from '../kernel/time';

const days = ['2017-09-07', '2017-09-08', '2017-09-09', '2017-09-10'];
const fourDays = days.map(defaultWindowOn);

let nextId = 0;
const record = (personId: string, day: string, clock: string, more: Partial<AnalysisRecord> = {}): AnalysisRecord => {
  nextId += 1;
  return {
    recordId: `record-${nextId}`,
    personId,
    evidenceAt: instantOf(day, clock),
    origin: 'scan',
    counts: true,
    flags: [],
    ...more,
  };
};
const everyDay = (personId: string, clock = '08:00:00'): AnalysisRecord[] =>
  days.map((day) => record(personId, day, clock));

describe('attendance analysis (M17)', () => {
  it('finds valid who has a record in every window, and names what the others miss', () => {
    const analysis = analyse({ records: [...everyDay('a'), ...everyDay('b').slice(0, 3)], windows: fourDays });
    expect(eligibleList(analysis)).toEqual(['a']);
    expect(analysis).toMatchObject({ validCount: 1, invalidCount: 1 });
    expect(analysis.people[1]).toMatchObject({
      personId: 'b',
      valid: false,
      windowsMet: [0, 1, 2],
      windowsMissed: [3],
    });
  });

  it.each([
    ['06:59:59.999', instantOf('2017-09-07', '07:00:00') - 1, false],
    ['07:00:00.000', instantOf('2017-09-07', '07:00:00'), true],
    ['18:00:00.000', instantOf('2017-09-07', '18:00:00'), true],
    ['18:00:00.999, the same second', instantOf('2017-09-07', '18:00:00') + 999, true],
    ['18:00:01.000', instantOf('2017-09-07', '18:00:01'), false],
  ])('counts a record at %s: %p → %p', (_, evidenceAt, valid) => {
    const analysis = analyse({
      records: [record('a', '2017-09-07', '00:00:00', { evidenceAt })],
      windows: fourDays.slice(0, 1),
    });
    expect(analysis.people[0]?.valid).toBe(valid);
  });

  it('shows records outside every window instead of losing them', () => {
    const analysis = analyse({ records: [record('a', '2017-09-07', '18:05:00')], windows: fourDays });
    expect(analysis.people[0]).toMatchObject({ recordCount: 1, outsideCount: 1, windowsMet: [] });
    expect(analysis.people[0]?.days).toHaveLength(1);
  });

  it("gives each day's first and last check-in", () => {
    const records = ['12:00:00', '08:30:00', '17:45:10'].map((clock) => record('a', '2017-09-08', clock));
    expect(analyse({ records, windows: fourDays }).people[0]?.days).toEqual([
      { day: '2017-09-08', first: instantOf('2017-09-08', '08:30:00'), last: instantOf('2017-09-08', '17:45:10') },
    ]);
  });

  it('lets records that do not count be seen and prove nothing', () => {
    const records = [
      ...everyDay('a').slice(0, 3),
      record('a', '2017-09-10', '08:00:00', { origin: 'late', counts: false, flags: ['lateUpload'] }),
    ];
    expect(analyse({ records, windows: fourDays }).people[0]).toMatchObject({
      valid: false,
      windowsMissed: [3],
      recordCount: 3,
      uncountedCount: 1,
      flags: [],
    });
  });

  it('names each flag once, in the order of the screens', () => {
    const records = [
      record('a', '2017-09-07', '08:00:00', { flags: ['fromAlbum'] }),
      record('a', '2017-09-07', '09:00:00', { flags: ['outsidePlace', 'fromAlbum'] }),
    ];
    expect(analyse({ records, windows: fourDays }).people[0]?.flags).toEqual(['outsidePlace', 'fromAlbum']);
  });

  it('counts one record for two windows that overlap', () => {
    const windows = [
      ...fourDays.slice(0, 1),
      { begin: instantOf('2017-09-07', '10:10:00'), end: instantOf('2017-09-07', '10:12:00') },
    ];
    expect(analyse({ records: [record('a', '2017-09-07', '10:11:00')], windows }).people[0]).toMatchObject({
      valid: true,
      windowsMet: [0, 1],
    });
  });

  it.each([
    ['06:59:30', -30],
    ['18:00:01', 1],
    ['18:08:00', 480],
  ])('says by how many seconds a record at %s missed its window', (clock, seconds) => {
    const analysis = analyse({ records: [record('a', '2017-09-07', clock)], windows: fourDays.slice(0, 2) });
    expect(analysis.people[0]?.missedBy).toEqual([seconds, null]);
  });

  it('finds nobody valid without a window', () => {
    expect(analyse({ records: everyDay('a'), windows: [] }).validCount).toBe(0);
  });
});

describe('the windows of an analysis', () => {
  const batch = { begin: '2017-09-07', end: '2017-09-10' };

  it('must lie in order, on one day each, inside the batch, and be 1 to 40', () => {
    expect(checkWindows({ windows: fourDays, batch })).toEqual([]);
    expect(checkWindows({ windows: [], batch })).toEqual([{ code: 'noWindow' }]);
    expect(checkWindows({ windows: Array.from({ length: 41 }, () => defaultWindowOn('2017-09-07')), batch })).toEqual([
      { code: 'tooManyWindows' },
    ]);
    expect(
      checkWindows({
        windows: [
          { begin: instantOf('2017-09-07', '12:00:00'), end: instantOf('2017-09-07', '11:59:59') },
          { begin: instantOf('2017-09-07', '07:00:00'), end: instantOf('2017-09-10', '18:00:00') },
          defaultWindowOn('2017-10-11'),
        ],
        batch,
      }),
    ).toEqual([
      { code: 'windowOrder', index: 0 },
      { code: 'windowCrossesDays', index: 1 },
      { code: 'windowOutsideBatch', index: 2 },
    ]);
  });

  it('may overlap and lie a few days outside the batch, which is pointed out', () => {
    const [first, second] = fourDays.map(({ begin, end }) => ({ begin, end }));
    const windows = [first, second, { begin: second?.end ?? 0, end: second?.end ?? 0 }].flatMap((each) => each ?? []);
    windows.push(defaultWindowOn('2017-09-11'));
    expect(checkWindows({ windows, batch })).toEqual([]);
    expect(windowWarnings({ windows, batch })).toEqual([
      { code: 'windowOverlaps', index: 1 },
      { code: 'windowOverlaps', index: 2 },
      { code: 'windowOutsideBatch', index: 3 },
    ]);
  });

  it('may be a single second', () => {
    const second = instantOf('2017-09-07', '12:00:00');
    expect(checkWindows({ windows: [{ begin: second, end: second }], batch })).toEqual([]);
  });

  it('are missing on the teaching days that have none (天天考勤, M8)', () => {
    expect(daysWithoutWindow({ batch, windows: fourDays.slice(1, 3) })).toEqual(['2017-09-07', '2017-09-10']);
  });

  it('are not demanded on a rest day that has a reason', () => {
    const restDays = [{ day: '2017-09-07', reason: '报到' }];
    expect(daysWithoutWindow({ batch: { ...batch, restDays }, windows: fourDays.slice(1) })).toEqual([]);
  });

  it('cannot stand for several days by spanning them', () => {
    const spanning = [{ begin: instantOf('2017-09-07', '07:00:00'), end: instantOf('2017-09-10', '18:00:00') }];
    expect(daysWithoutWindow({ batch, windows: spanning })).toEqual(days);
  });
});
