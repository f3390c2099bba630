import { codeAt, heldFor, lastsUntil } from './codes';

const codes = [0, 5000, 10_000].map((from) => ({ from, token: `T${from}` }));

describe('the code of a moment', () => {
  it('changes exactly when the next one begins', () => {
    expect(codeAt(codes, 5000, 4999)).toEqual({ text: 'T0', until: 5000, total: 5000 });
    expect(codeAt(codes, 5000, 5000)).toMatchObject({ text: 'T5000', until: 10_000 });
  });

  it('is the last one for one rotation, and then none', () => {
    expect(codeAt(codes, 5000, 14_999)?.text).toBe('T10000');
    expect(codeAt(codes, 5000, 15_000)).toBeUndefined();
  });

  it('is none before the first begins, and none without codes', () => {
    expect(codeAt(codes, 5000, -1)).toBeUndefined();
    expect(codeAt([], 5000, 0)).toBeUndefined();
  });
});

it('lasts to the end of the last code', () => {
  expect(lastsUntil(codes, 5000)).toBe(15_000);
  expect(lastsUntil([], 5000)).toBe(0);
});

it('tells what is left in minutes and seconds', () => {
  expect(heldFor(102_000, 0)).toBe('1:42');
  expect(heldFor(9000, 0)).toBe('0:09');
  expect(heldFor(5, 5)).toBe('');
});
