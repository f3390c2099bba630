import * as fc from 'fast-check';
import { changedResults, hasGained, hasLost } from './compare-analyses';

const person = (personId: string, validCourseIds: string[], lackedDays: string[] = []) => ({
  personId,
  validCourseIds,
  lackedDays,
});

describe('two analyses of a batch side by side', () => {
  it('name whoever has a course more or less, or daily duty kept or lost, and nobody else', () => {
    const before = [
      person('a', ['c1']),
      person('b', ['c1'], ['2025-11-30']),
      person('c', ['c1']),
      person('gone', ['c2']),
    ];
    const now = [
      person('a', ['c1', 'c2']),
      person('b', ['c1']),
      person('c', ['c1']),
      person('new', [], ['2025-11-30']),
    ];
    expect(
      changedResults(before, now).map(({ person: { personId }, gained, lost, dutyBefore, dutyNow }) => [
        personId,
        gained,
        lost,
        dutyBefore,
        dutyNow,
      ]),
    ).toEqual([
      ['a', ['c2'], [], true, true],
      ['b', [], [], false, true],
      ['gone', [], ['c2'], true, null],
    ]);
  });

  it('say the same from either side, and nothing of an analysis beside itself', () => {
    const courses = fc.subarray(['c1', 'c2', 'c3']);
    const people = fc
      .array(
        fc.record({
          personId: fc.constantFrom('a', 'b', 'c', 'd'),
          validCourseIds: courses,
          lackedDays: fc.subarray(['d1', 'd2']),
        }),
      )
      .map((all) => [...new Map(all.map((each) => [each.personId, each])).values()]);
    fc.assert(
      fc.property(people, people, (one, other) => {
        const there = changedResults(one, other);
        const back = changedResults(other, one);
        expect(
          there
            .filter(hasGained)
            .map((each) => each.person.personId)
            .sort(),
        ).toEqual(
          back
            .filter(hasLost)
            .map((each) => each.person.personId)
            .sort(),
        );
        expect(changedResults(one, one)).toEqual([]);
      }),
    );
  });
});
