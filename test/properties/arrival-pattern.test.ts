import * as fc from 'fast-check';
import { arrivalPatterns, isInTail, type PatternScan } from '../../domain/attendance/arrival-pattern';
import { inTwoHalls } from '../../domain/attendance/two-halls';
import { SECOND_MS } from '../../domain/kernel/time';

const at = 1_764_374_400_000;

/** Few people, codes and ages, so that crowds come about. */
const scansArbitrary = fc
  .array(
    fc.record({
      person: fc.nat(14),
      code: fc.constantFrom(0, 5, 10, 400, 800, 1200),
      ageSeconds: fc.constantFrom(1, 3, 6, 7, 9, 14),
      late: fc.boolean(),
      known: fc.boolean(),
    }),
    { maxLength: 120, size: 'max' },
  )
  .map((all) =>
    all.map(({ person, code, ageSeconds, late, known }, n): PatternScan => ({
      recordId: `r${n}`,
      personId: `p${person}`,
      sessionId: `s${person % 2}`,
      evidenceAt: at + code * SECOND_MS,
      ageMs: ageSeconds * SECOND_MS,
      rotationSeconds: known ? 5 : undefined,
      late,
    })),
  );
const idsOf = (scans: readonly PatternScan[], is: (scan: PatternScan) => boolean) =>
  new Set(scans.filter(is).map(({ recordId }) => recordId));

describe('arrival patterns', () => {
  it('never show a scan that came while its code was on a screen, nor one of which nobody knows', () => {
    fc.assert(
      fc.property(scansArbitrary, (scans) => {
        const inTail = idsOf(scans, (scan) => isInTail(scan) === true);
        const late = idsOf(scans, ({ late }) => late);
        for (const [recordId, { flag }] of arrivalPatterns(scans))
          expect((flag === 'codeTail' ? inTail : late).has(recordId)).toBe(true);
      }),
    );
  });

  it('do not depend on the order in which scans are read', () => {
    fc.assert(
      fc.property(
        scansArbitrary.chain((scans) =>
          fc.tuple(fc.constant(scans), fc.shuffledSubarray(scans, { minLength: scans.length })),
        ),
        ([scans, shuffled]) => {
          const sorted = (signs: ReturnType<typeof arrivalPatterns>) => [...signs].sort(([a], [b]) => (a < b ? -1 : 1));
          expect(sorted(arrivalPatterns(shuffled))).toEqual(sorted(arrivalPatterns(scans)));
        },
      ),
    );
  });

  it('show nobody where all are as late as each other', () => {
    fc.assert(
      fc.property(scansArbitrary, fc.constantFrom(1, 9), (scans, ageSeconds) => {
        const same = scans.map((scan) => ({ ...scan, late: false, rotationSeconds: 5, ageMs: ageSeconds * SECOND_MS }));
        expect(arrivalPatterns(same).size).toBe(0);
      }),
    );
  });

  it('show few of an honest hall, in which each scan is slow by chance alone', () => {
    // Two hundred people who come four times; one scan in fifteen is slow. The rule allows one honest person in twenty such halls.
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(14)), (chance) => {
        const scans = Array.from({ length: 800 }, (_, n): PatternScan => ({
          recordId: `r${n}`,
          personId: `p${n % 200}`,
          sessionId: 's',
          evidenceAt: at + (Math.floor(n / 200) * 3600 + (n % 40) * 5) * SECOND_MS,
          ageMs: (chance.next().value === 0 ? 9 : 2) * SECOND_MS,
          rotationSeconds: 5,
          late: false,
        }));
        expect(arrivalPatterns(scans).size).toBeLessThanOrEqual(8);
      }),
      { numRuns: 30 },
    );
  });
});

it('two halls: whoever is shown in one is shown in the other as well', () => {
  const sightings = fc.array(
    fc.record({ person: fc.nat(2), hall: fc.nat(2), second: fc.integer({ min: 0, max: 300 }) }),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(sightings, (all) => {
      const records = all.map(({ person, hall, second }, n) => ({
        recordId: `r${n}`,
        personId: `p${person}`,
        evidenceAt: at + second * SECOND_MS,
        sessionId: `s${hall}`,
        placeName: `hall ${hall}`,
        courseIds: [`c${hall}`],
      }));
      const found = inTwoHalls(records, []);
      for (const [recordId, other] of found) {
        const record = records.find((each) => each.recordId === recordId);
        const mirrored = records.filter((each) => each.evidenceAt === other.at && each.placeName === other.placeName);
        expect(mirrored.some((each) => each.personId === record?.personId && found.has(each.recordId))).toBe(true);
      }
    }),
  );
});
