import fc from 'fast-check';
import { venuePointIn, venuePointText } from './venue-point';

it('is the same point again, to a tenth of a metre', () => {
  const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
  fc.assert(
    fc.property(degrees(90), degrees(180), (latitude, longitude) => {
      const point = venuePointIn(venuePointText({ latitude, longitude }));
      expect(point?.latitude).toBeCloseTo(latitude, 5);
      expect(point?.longitude).toBeCloseTo(longitude, 5);
    }),
  );
});

it.each([undefined, '', '28.2,112.98', '98.200000,112.980000', '28.200000,212.980000', '长沙市'])(
  'is none in %p',
  (text) => {
    expect(venuePointIn(text)).toBeUndefined();
  },
);
