import * as fc from 'fast-check';
import type { TaughtPart } from '../project/lecturers';
import { claimOn, grantableParts, lecturerCreditFor, type HourClaim } from './lecturer';

const national = { value: 200 };
const provincial = { value: 100 };

describe("a lecturer's credits (M20)", () => {
  it('are the rate for each hour taught', () => {
    expect(lecturerCreditFor({ hourTenths: 30, rate: national })).toEqual({
      kind: 'credit',
      creditHundredths: 600,
      hourTenths: 30,
    });
    expect(lecturerCreditFor({ hourTenths: 15, rate: provincial })).toMatchObject({ creditHundredths: 150 });
  });

  it('are rounded down to a hundredth once, over all hours', () => {
    expect(lecturerCreditFor({ hourTenths: 3, rate: { value: 33 } })).toMatchObject({ creditHundredths: 9 });
    expect(lecturerCreditFor({ hourTenths: 30, rate: { value: 33 } })).toMatchObject({ creditHundredths: 99 });
  });

  it('are none, with the reason, where the table has no rate or nothing was taught', () => {
    expect(lecturerCreditFor({ hourTenths: 30, rate: undefined })).toEqual({ kind: 'none', reason: 'noRate' });
    expect(lecturerCreditFor({ hourTenths: 0, rate: national })).toEqual({ kind: 'none', reason: 'noHours' });
  });
});

describe('hours that were granted', () => {
  const part = (courseId: string, lecturerId: string, hourTenths = 30): TaughtPart => ({
    ...{ courseId, lecturerId, hourTenths },
    topic: '',
  });
  const claim = (lecturerId: string, hourTenths = 30): HourClaim => ({
    ...{ lecturerId, hourTenths },
    personId: 'p1',
    entryId: 'e1',
    roundId: 'r1',
  });
  const courses = [
    { courseId: 'c1', hourTenths: 60 },
    { courseId: 'c2', hourTenths: 30 },
  ];
  const claims = new Map([['c1', [claim('l1')]]]);
  const free = (...parts: TaughtPart[]) =>
    grantableParts(parts, { claims, courses }).free.map((each) => each.lecturerId);

  it('keep the part of the course from everybody, whatever card it names today', () => {
    expect(free(part('c1', 'l1'), part('c2', 'l1'))).toEqual(['l1']);
    expect(grantableParts([part('c1', 'l1')], { claims, courses })).toEqual({ free: [], taken: [claim('l1')] });
  });

  it('leave to others what the course has besides, and no more: a lecturer who took the place of one is the same hours', () => {
    expect(free(part('c1', 'l2'))).toEqual(['l2']);
    expect(free(part('c1', 'l2', 31))).toEqual([]);
  });

  it('never exceed those of the course, however its lecturers are changed between grants', () => {
    const changes = fc.array(
      fc.record({ lecturerId: fc.constantFrom('l1', 'l2', 'l3'), hourTenths: fc.integer({ min: 1, max: 60 }) }),
    );
    fc.assert(
      fc.property(changes, (parts) => {
        const own: HourClaim[] = [];
        for (const { lecturerId, hourTenths } of parts) {
          const known = new Map([['c1', [...own]]]);
          if (claimOn(part('c1', lecturerId, hourTenths), { claims: known, courseHourTenths: 60 })) continue;
          own.push(claim(lecturerId, hourTenths));
        }
        expect(own.reduce((sum, { hourTenths }) => sum + hourTenths, 0)).toBeLessThanOrEqual(60);
        expect(new Set(own.map(({ lecturerId }) => lecturerId)).size).toBe(own.length);
      }),
    );
  });
});
