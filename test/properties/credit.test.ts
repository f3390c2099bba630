import * as fc from 'fast-check';
import { formatFen, formatHourTenths, parseFen, parseHourTenths } from '../../domain/kernel/amount';
import { creditFor, grantStrategies } from '../../domain/project/grant-strategy';
import { idOf } from '../../domain/kernel/id';
import { ledgerEntryId } from '../../domain/credit/ledger';
import { ledgerRoles } from '../../domain/credit/ledger-role';

const coursesArbitrary = fc.uniqueArray(
  fc.record({ courseId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), hourTenths: fc.integer({ min: 1, max: 200 }) }),
  { selector: ({ courseId }) => courseId, maxLength: 6 },
);
const factsArbitrary = coursesArbitrary.chain((courses) =>
  fc.record({
    strategy: fc.constantFrom(...grantStrategies.map(({ code }) => code)),
    dutyWaived: fc.boolean(),
    dutyKept: fc.boolean(),
    courses: fc.constant(courses),
    validCourseIds: fc.subarray(courses.map(({ courseId }) => courseId)),
    creditHundredths: fc.integer({ min: 1, max: 2000 }),
    hourTenths: fc.integer({ min: 1, max: 1000 }),
  }),
);
const creditsOf = (decision: ReturnType<typeof creditFor>): number =>
  decision.kind === 'credit' ? decision.creditHundredths : 0;

describe('properties of credits', () => {
  it('are never above the credits of the project, nor the hours above its hours, and nothing granted is nothing', () => {
    fc.assert(
      fc.property(factsArbitrary, (facts) => {
        const decision = creditFor(facts);
        if (decision.kind === 'none') return;
        expect(decision.creditHundredths).toBeGreaterThan(0);
        expect(decision.creditHundredths).toBeLessThanOrEqual(facts.creditHundredths);
        expect(decision.hourTenths).toBeLessThanOrEqual(facts.hourTenths);
      }),
    );
  });

  it('in proportion to hours are whole quarter credits, less than one quarter below the exact share', () => {
    fc.assert(
      fc.property(factsArbitrary, (facts) => {
        const credits = creditsOf(creditFor({ ...facts, strategy: 'byCourseHours', dutyKept: true }));
        const attended = facts.courses
          .filter(({ courseId }) => facts.validCourseIds.includes(courseId))
          .reduce((sum, { hourTenths }) => sum + hourTenths, 0);
        const share = (facts.creditHundredths * Math.min(attended, facts.hourTenths)) / facts.hourTenths;
        expect(credits % 25).toBe(0);
        expect(credits).toBeLessThanOrEqual(share);
        expect(share - credits).toBeLessThan(25);
      }),
    );
  });

  it('never shrink when one course more was attended', () => {
    fc.assert(
      fc.property(factsArbitrary, fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), (facts, further) => {
        const more = { ...facts, validCourseIds: [...facts.validCourseIds, further] };
        expect(creditsOf(creditFor(more))).toBeGreaterThanOrEqual(creditsOf(creditFor(facts)));
      }),
    );
  });

  it('do not depend on the order or the repetition of the courses attended', () => {
    fc.assert(
      fc.property(factsArbitrary, (facts) => {
        const other = { ...facts, validCourseIds: [...facts.validCourseIds, ...facts.validCourseIds].reverse() };
        expect(creditFor(other)).toEqual(creditFor(facts));
      }),
    );
  });
});

describe('properties of ids', () => {
  const partArbitrary = fc.string({ unit: fc.constantFrom('a', ':', '%', '3', 'A', '2', '5') });

  it('are equal exactly for equal parts', () => {
    const parts = fc.array(partArbitrary, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        expect(idOf(...a) === idOf(...b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
      { numRuns: 1000 },
    );
  });

  it("of one person's credits for one entry, year, role and generation are one, and of any others another", () => {
    const keys = fc.record({
      catalogueEntryId: partArbitrary,
      year: fc.integer({ min: 2024, max: 2026 }),
      role: fc.constantFrom(...ledgerRoles),
      personId: partArbitrary,
      generation: fc.integer({ min: 1, max: 2 }),
    });
    fc.assert(
      fc.property(keys, keys, (a, b) => {
        const same =
          a.catalogueEntryId === b.catalogueEntryId &&
          a.year === b.year &&
          a.role === b.role &&
          a.personId === b.personId &&
          a.generation === b.generation;
        expect(ledgerEntryId(a) === ledgerEntryId(b)).toBe(same);
        expect(ledgerEntryId({ ...a })).toBe(ledgerEntryId(a));
      }),
    );
  });
});

describe('properties of amounts', () => {
  it('are read back as they were written', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), (amount) => {
        expect(parseHourTenths(formatHourTenths(amount))).toBe(amount);
        expect(parseFen(formatFen(amount))).toBe(amount);
      }),
    );
  });
});
