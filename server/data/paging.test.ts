import { decodeCursor, encodeCursor } from './paging';
import { Refusal } from '../call/refusal';

describe('a cursor', () => {
  it('comes back as it went', () => {
    expect(decodeCursor(encodeCursor([1_764_316_800_000, 'p:检']), ['number', 'string'])).toEqual([
      1_764_316_800_000,
      'p:检',
    ]);
  });

  it('is absent for the first page', () => {
    expect(decodeCursor(undefined, ['string'])).toBeUndefined();
  });

  it.each([
    ['not base64', '%%%'],
    ['not JSON', Buffer.from('{').toString('base64url')],
    ['not a list', Buffer.from('{"0":1}').toString('base64url')],
    ['too short', encodeCursor([1])],
    ['of other types', encodeCursor(['1', 'a'])],
    ['of a number beyond all numbers', Buffer.from('[1e999,"x"]').toString('base64url')],
    ['an operator', Buffer.from('[{"$gt":0},"a"]').toString('base64url')],
  ])('is refused when it is %s', (_what, cursor) => {
    expect(() => decodeCursor(cursor, ['number', 'string'])).toThrow(Refusal);
  });
});
