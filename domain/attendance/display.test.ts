import * as fc from 'fast-check';
import {
  decidePairing,
  isShowing,
  MAX_DISPLAYS,
  pairingCodeFrom,
  pairingCodeIn,
  pairingText,
  typedPairingCode,
  inFours,
  PASS_BYTES,
  passFrom,
  type Pairing,
} from './display';
import { instantOf } from '../kernel/time';

const now = instantOf('2025-11-29', '08:00:00');
const until = instantOf('2025-12-01');
const pairing = (changes: Partial<Pairing> = {}): Pairing => ({ sessionId: 's1', until, endedAt: null, ...changes });
const asked = { sessionId: 's1', batchEnd: '2025-11-30', known: undefined, showing: 0, now };

describe('pairing a display with a session', () => {
  it('lasts until the end of the last day of the batch', () => {
    expect(decidePairing(asked)).toEqual({ kind: 'pair', until });
    expect(decidePairing({ ...asked, now: until - 1 })).toEqual({ kind: 'pair', until });
    expect(decidePairing({ ...asked, now: until })).toEqual({ kind: 'refuse', reason: 'outsideBatch' });
  });

  it('is the same when it is asked for twice', () => {
    expect(decidePairing({ ...asked, known: pairing(), showing: MAX_DISPLAYS })).toEqual({ kind: 'standing', until });
  });

  it.each([
    ['shows another session', pairing({ sessionId: 's2' })],
    ['was ended', pairing({ endedAt: now - 1 })],
    ['was for a batch that is over', pairing({ until: now })],
  ])('is refused for a code that %s', (_what, known) => {
    expect(decidePairing({ ...asked, known })).toEqual({ kind: 'refuse', reason: 'displayCodeUsed' });
  });

  it('is refused when a session has as many as it may have', () => {
    expect(decidePairing({ ...asked, showing: MAX_DISPLAYS - 1 })).toMatchObject({ kind: 'pair' });
    expect(decidePairing({ ...asked, showing: MAX_DISPLAYS })).toEqual({ kind: 'refuse', reason: 'tooManyDisplays' });
  });

  it('shows nothing once it was ended or its batch is over', () => {
    expect(isShowing(pairing(), now)).toBe(true);
    expect(isShowing(pairing(), until)).toBe(false);
    expect(isShowing(pairing({ endedAt: now }), now)).toBe(false);
  });
});

describe('pass and pairing code', () => {
  it('are made of 160 and 80 bit', () => {
    expect(passFrom(new Uint8Array(PASS_BYTES))).toBe('0'.repeat(32));
    expect(pairingCodeFrom(new Uint8Array(32).fill(255))).toBe('Z'.repeat(16));
    expect(() => passFrom(new Uint8Array(19))).toThrow(RangeError);
    expect(() => pairingCodeFrom(new Uint8Array(9))).toThrow(RangeError);
  });

  it('come back from what is shown, and from nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 10, maxLength: 32 }), (digest) => {
        const code = pairingCodeFrom(digest);
        expect(pairingCodeIn(` ${pairingText(code)}\n`)).toBe(code);
        expect(pairingCodeIn(code)).toBeUndefined();
        expect(pairingCodeIn(`${pairingText(code)}0`)).toBeUndefined();
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => pairingCodeIn(text) === undefined));
  });
});

describe('a pairing code that is typed', () => {
  it('is read however it was written: small, in groups, in full width, with letters for figures', () => {
    const code = '0123456789ABCDEF';
    for (const typed of [
      code,
      'o123 4567 89ab cdef',
      '０１２３－４５６７－８９ＡＢ－ＣＤＥＦ',
      'Ol23-4567-89ab-cdef',
      pairingText(code),
    ])
      expect(typedPairingCode(typed)).toBe(code);
    for (const wrong of ['', '0123', 'U123456789ABCDEF', `${code}0`]) expect(typedPairingCode(wrong)).toBeUndefined();
  });

  it('survives what a screen shows, whatever the code', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (digest) => {
        const code = pairingCodeFrom(digest);
        expect(typedPairingCode(inFours(code).toLowerCase())).toBe(code);
      }),
    );
  });
});
