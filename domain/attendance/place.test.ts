import { distanceMetres, placeMark, placeResult, readPlaceMark, type SessionPlace } from './place';

const place: SessionPlace = { name: '门诊楼', latitude: 28.2, longitude: 112.98, radiusMetres: 300 };
/** North of the place: a degree of latitude is 111.195 km. */
const north = (metres: number, accuracyMetres = 0) => ({
  latitude: place.latitude + metres / 111_195.08,
  longitude: place.longitude,
  accuracyMetres,
});
const bandOf = (position: ReturnType<typeof north> | undefined) =>
  placeResult({ placePolicy: 'flag', place }, position);

it('measures on the sphere: Changsha to Beijing, and nothing to where one stands', () => {
  const beijing = { latitude: 39.9042, longitude: 116.4074 };
  const changsha = { latitude: 28.2282, longitude: 112.9388 };
  expect(distanceMetres(changsha, beijing) / 1000).toBeCloseTo(1336.7, 0);
  expect(distanceMetres(changsha, changsha)).toBe(0);
});

it('finds opposite ends of the earth half its girth apart', () => {
  expect(distanceMetres({ latitude: 90, longitude: 0 }, { latitude: -90, longitude: 7 })).toBeCloseTo(20_015_114, -1);
});

it.each([
  ['at the radius', north(299.9), 'inside'],
  ['a step beyond it', north(300.5), 'within2km'],
  ['beyond it by what the position may be wrong', north(379, 80), 'inside'],
  ['beyond it by more than the hundred metres that count', north(401, 5_000), 'within2km'],
  ['in the next quarter', north(1_999), 'within2km'],
  ['across the town', north(9_000), 'within10km'],
  ['in the next town', north(60_000), 'within100km'],
  ['in another province', north(600_000), 'beyond100km'],
  ['nowhere', undefined, 'unknown'],
] as const)('%s', (_where, position, band) => {
  expect(bandOf(position)).toBe(band);
});

it('takes no accuracy below nothing', () => {
  expect(bandOf(north(299, -500))).toBe('inside');
});

it('does not look where the session does not', () => {
  expect(placeResult({ placePolicy: 'off', place }, north(5_000))).toBe('notAsked');
  expect(placeResult({ placePolicy: 'off' }, undefined)).toBe('notAsked');
});

it('reads the mark that it wrote, and leaves every other text alone', () => {
  for (const policy of ['flag', 'refuse'] as const)
    expect(readPlaceMark(`TOKEN${placeMark(policy)} `)).toEqual({ text: 'TOKEN', asks: policy });
  expect(readPlaceMark(`TOKEN${placeMark('off')}`)).toEqual({ text: 'TOKEN', asks: undefined });
});
