import { compareFaces, faultOf, faultWithoutFace, MAX_ROLL_DEGREES, MIN_SHARPNESS, type FaceMeasures } from './face';

const good: FaceMeasures = { faces: 1, widthPixels: 200, rollDegrees: 3, turn: 0.1, luma: 120, sharpness: 300 };

it.each<[string, Partial<FaceMeasures>, ReturnType<typeof faultOf>]>([
  ['one sharp face that looks straight', {}, undefined],
  ['an empty room', { faces: 0 }, 'noFace'],
  ['a friend beside', { faces: 2 }, 'severalFaces'],
  ['somebody far away', { widthPixels: 89 }, 'tooSmall'],
  ['a phone held aslant', { rollDegrees: MAX_ROLL_DEGREES + 1 }, 'tilted'],
  ['the same to the other side', { rollDegrees: -MAX_ROLL_DEGREES - 1 }, 'tilted'],
  ['a face from the side', { turn: 0.5 }, 'tilted'],
  ['a dark hall', { luma: 49 }, 'tooDark'],
  ['a lamp in the face', { luma: 226 }, 'tooBright'],
  ['a shaking hand', { sharpness: MIN_SHARPNESS - 1 }, 'blurred'],
])('%s', (_what, change, fault) => {
  expect(faultOf({ ...good, ...change })).toBe(fault);
});

it('says of a picture without a face whether its light is why', () => {
  expect(faultWithoutFace({ luma: 20, sharpness: 100 })).toBe('tooDark');
  expect(faultWithoutFace({ luma: 240, sharpness: 100 })).toBe('tooBright');
  expect(faultWithoutFace({ luma: 120, sharpness: 5 })).toBe('blurred');
  expect(faultWithoutFace({ luma: 120, sharpness: 100 })).toBe('noFace');
});

it('tells the first fault alone, in the order in which one mends them', () => {
  expect(faultOf({ faces: 0, widthPixels: 0, rollDegrees: 90, turn: 9, luma: 0, sharpness: 0 })).toBe('noFace');
  expect(faultOf({ ...good, luma: 10, sharpness: 0 })).toBe('tooDark');
});

it('leaves what is between the limits to a person, both limits as they are written', () => {
  const limits = { same: 0.48, other: 0.6 };
  const at = (distance: number) => compareFaces([0, 0], [distance, 0], limits);
  expect([0, 0.48, 0.481, 0.599, 0.6, 1].map(at)).toEqual(['same', 'same', 'grey', 'grey', 'other', 'other']);
});

it('does not compare descriptors of different networks', () => {
  expect(compareFaces([0, 0], [0], { same: 9, other: 10 })).toBe('grey');
  expect(compareFaces([], [], { same: 9, other: 10 })).toBe('grey');
});
