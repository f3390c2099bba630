import fc from 'fast-check';
import {
  distanceMetres,
  isOutside,
  MAX_ALLOWANCE_METRES,
  placeBands,
  placeResult,
  type Point,
} from '../../domain/attendance/place';

const point: fc.Arbitrary<Point> = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});
const radiusMetres = fc.integer({ min: 100, max: 1000 });
const accuracyMetres = fc.integer({ min: 0, max: 10_000 });

describe('a distance', () => {
  it('is the same both ways, never negative and never more than half the girth of the earth', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        const there = distanceMetres(a, b);
        expect(distanceMetres(b, a)).toBeCloseTo(there, 3);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(20_015_115);
      }),
    );
  });

  it('is no longer than a way round', () => {
    fc.assert(
      fc.property(point, point, point, (a, b, over) => {
        expect(distanceMetres(a, b)).toBeLessThanOrEqual(distanceMetres(a, over) + distanceMetres(over, b) + 0.01);
      }),
    );
  });
});

describe('the band of a scan', () => {
  const bandAt = (metres: number, radius: number, accuracy: number) =>
    placeResult(
      { placePolicy: 'flag', place: { name: '', latitude: 0, longitude: 0, radiusMetres: radius } },
      { latitude: metres / 111_195.08, longitude: 0, accuracyMetres: accuracy },
    );
  const order = (band: ReturnType<typeof bandAt>) => placeBands.findIndex((each) => each === band);
  const metres = fc.double({ min: 0, max: 400_000, noNaN: true });

  it('never comes nearer as one walks away, nor farther as the place or the doubt grows', () => {
    fc.assert(
      fc.property(metres, metres, radiusMetres, accuracyMetres, fc.nat(500), (a, b, radius, accuracy, more) => {
        const [near, far] = a < b ? [a, b] : [b, a];
        expect(order(bandAt(near, radius, accuracy))).toBeLessThanOrEqual(order(bandAt(far, radius, accuracy)));
        expect(order(bandAt(far, radius + more, accuracy))).toBeLessThanOrEqual(order(bandAt(far, radius, accuracy)));
        expect(order(bandAt(far, radius, accuracy + more))).toBeLessThanOrEqual(order(bandAt(far, radius, accuracy)));
      }),
    );
  });

  it('is inside up to radius and doubt, of which a hundred metres count, and outside beyond', () => {
    fc.assert(
      fc.property(metres, radiusMetres, accuracyMetres, (away, radius, accuracy) => {
        const reach = radius + Math.min(accuracy, MAX_ALLOWANCE_METRES);
        fc.pre(Math.abs(away - reach) > 0.5);
        expect(isOutside(bandAt(away, radius, accuracy))).toBe(away > reach);
      }),
    );
  });
});
