import { instantOf, MINUTE_MS, SECOND_MS } from '../kernel/time';
import { arrivalPatterns, chanceOfAtLeast, isInTail, type PatternScan } from './arrival-pattern';

const at = instantOf('2025-11-29', '08:00:00');
/** A scan of the code of a second of the morning, by a number. */
const scan = (person: string, second: number, ageSeconds: number, over: Partial<PatternScan> = {}): PatternScan => ({
  recordId: `${person}-${second}`,
  personId: person,
  sessionId: 's',
  evidenceAt: at + second * SECOND_MS,
  ageMs: ageSeconds * SECOND_MS,
  rotationSeconds: 5,
  late: false,
  ...over,
});
/** A hall of two hundred who scan in time, twenty a code, and come again every hour. */
const hall = (hours = 1): PatternScan[] =>
  Array.from({ length: hours }, (_, hour) =>
    Array.from({ length: 200 }, (_unused, n) => scan(`h${n}`, hour * 3600 + Math.floor(n / 20) * 5, 1 + (n % 4))),
  ).flat();
const flagged = (scans: readonly PatternScan[]) =>
  [...arrivalPatterns(scans)].map(([recordId, { flag }]) => `${recordId} ${flag}`).sort();

it('calls it the tail when no screen shows the code, and nothing can be under way any more', () => {
  expect([isInTail(scan('a', 0, 6.999)), isInTail(scan('a', 0, 7))]).toEqual([false, true]);
  expect(isInTail(scan('a', 0, 7, { rotationSeconds: 15 }))).toBe(false);
  expect(isInTail(scan('a', 0, 7, { rotationSeconds: undefined }))).toBeUndefined();
  expect(isInTail(scan('a', 0, 300, { late: true }))).toBeUndefined();
});

it('knows the chance of some of many', () => {
  expect(chanceOfAtLeast(1, 2, 0.5)).toBeCloseTo(0.75);
  expect(chanceOfAtLeast(0, 5, 0.1)).toBe(1);
  expect(chanceOfAtLeast(3, 2, 0.5)).toBe(0);
  expect(chanceOfAtLeast(2, 2, 1)).toBe(1);
  expect(chanceOfAtLeast(900, 1000, 0.05)).toBeLessThan(1e-100);
});

describe('people who are always last', () => {
  const always = (times: number) => Array.from({ length: times }, (_, hour) => scan('r', hour * 3600, 9));

  it('are shown once they were so three times, and others were not', () => {
    expect(flagged([...hall(3), ...always(2)])).toEqual([]);
    expect(flagged([...hall(3), ...always(3)])).toEqual(['r-0 codeTail', 'r-3600 codeTail', 'r-7200 codeTail']);
    expect(arrivalPatterns([...hall(3), ...always(3)]).get('r-0')).toEqual({ flag: 'codeTail', visits: 3 });
  });

  it('are not shown when they were in time once, whatever else they scanned within five minutes', () => {
    expect(flagged([...hall(4), ...always(3), scan('r', 3 * 3600, 2)])).toEqual([]);
    expect(flagged([...hall(3), ...always(3), scan('r', 3600 + 60, 2)])).toEqual([]);
  });

  it('are not shown where everybody is last: the network was slow', () => {
    const slow = hall(3).map((each) => ({ ...each, ageMs: 9 * SECOND_MS }));
    expect(flagged([...slow, ...always(3)])).toEqual([]);
  });

  it('are nobody who came once only, however often they scanned', () => {
    expect(flagged([...hall(), ...[0, 60, 120, 299].map((second) => scan('r', second, 9))])).toEqual([]);
  });
});

describe('many in the tail of one code', () => {
  const crowd = (people: number, second = 20) => Array.from({ length: people }, (_, n) => scan(`c${n}`, second, 10));

  it('are shown together, and those who scanned the code in time are not', () => {
    const signs = arrivalPatterns([...hall(), ...crowd(12)]);
    expect([...signs.keys()].sort()).toEqual(
      crowd(12)
        .map(({ recordId }) => recordId)
        .sort(),
    );
    expect(signs.get('c0-20')).toEqual({ flag: 'codeTail', people: 12 });
  });

  it('are shown in a quiet hour as well, against the rest of the day; a single code says nothing', () => {
    expect(flagged([...hall(), ...crowd(6, 5400)])).toHaveLength(6);
    expect(flagged(crowd(12))).toEqual([]);
  });

  it('are five people at least', () => {
    expect(flagged([...hall(), ...crowd(4)])).toEqual([]);
    const oneFiveTimes = crowd(1).flatMap((each) => [1, 2, 3, 4, 5].map((n) => ({ ...each, recordId: `again${n}` })));
    expect(flagged([...hall(), ...oneFiveTimes])).toEqual([]);
  });

  it('are not shown where the codes around had as many: the hall was slow', () => {
    const slow = [0, 5, 10, 15, 25, 30].flatMap((second) =>
      Array.from({ length: 12 }, (_, n) => scan(`s${second}-${n}`, second, 10)),
    );
    expect(flagged([...slow, ...crowd(12)])).toEqual([]);
    // Slow an hour later says nothing of this minute.
    const later = slow.map((each) => ({ ...each, evidenceAt: each.evidenceAt + 60 * MINUTE_MS }));
    expect(flagged([...hall(), ...later, ...crowd(12)]).filter((each) => each.includes('-20 '))).toHaveLength(12);
  });
});

describe('one code that several people send late', () => {
  const late = (people: number) => Array.from({ length: people }, (_, n) => scan(`l${n}`, 20, 120, { late: true }));

  it('is shown from three people on, while the others were in time', () => {
    expect(flagged([...hall(), ...late(2)])).toEqual([]);
    expect(flagged([...hall(), ...late(3)])).toEqual(['l0-20', 'l1-20', 'l2-20'].map((id) => `${id} sameLateCode`));
  });

  it('is not shown where the network failed for many', () => {
    const failed = hall().map((each, n) => (n % 2 === 0 ? { ...each, late: true } : each));
    expect(flagged([...failed, ...late(4)])).toEqual([]);
    expect(flagged(late(4))).toEqual([]);
  });
});
