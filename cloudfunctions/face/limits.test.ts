import { DEFAULT_FACE_LIMITS } from '../../domain/attendance/face';
import { faceLimitsIn } from './limits';

it('takes both limits or none', () => {
  expect(faceLimitsIn(undefined)).toBe(DEFAULT_FACE_LIMITS);
  expect(faceLimitsIn(' ')).toBe(DEFAULT_FACE_LIMITS);
  expect(faceLimitsIn('0.45:0.62')).toEqual({ same: 0.45, other: 0.62 });
});

it.each(['0.5', '0.6:0.5', 'a:b', '0:1', '0.4:0.5:0.6'])('does not start with %s', (text) => {
  expect(() => faceLimitsIn(text)).toThrow('FACE_LIMITS');
});
