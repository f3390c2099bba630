import * as fc from 'fast-check';
import { idOf, partsOf } from './id';

describe('an id made of parts', () => {
  it('gives its parts back, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (parts) => {
        expect(partsOf(idOf(...parts))).toEqual(parts);
      }),
    );
  });

  it('is another one for other parts', () => {
    expect(idOf('a:b', 'c')).not.toBe(idOf('a', 'b:c'));
    expect(idOf('a%3A', 'b')).not.toBe(idOf('a:', 'b'));
  });
});
