import fc from 'fast-check';
import { FACE_SERVES_MS, identityDoubt, knownBy, lookedAgain, secondLookAt, type AttemptIdentity } from './identity';

const face = (at: number, shown: 'same' | 'grey' = 'same') => ({ face: { at, shown }, vouched: null });

describe('whoever begins an exam that asks who they are', () => {
  it('is known by a face of the last ten minutes, to the last millisecond', () => {
    expect(knownBy(undefined, 0)).toBeUndefined();
    expect(knownBy(face(1000), 1000 + FACE_SERVES_MS)).toBe('same');
    expect(knownBy(face(1000), 1001 + FACE_SERVES_MS)).toBeUndefined();
    expect(knownBy(face(1000, 'grey'), 1000)).toBe('grey');
  });

  it('is known by a supervisor at any time, whatever the face says', () => {
    expect(knownBy({ ...face(0, 'grey'), vouched: { at: 0, by: '李建华' } }, 9e12)).toBe('vouched');
  });
});

describe('the second look', () => {
  it('comes in the middle part of an attempt, at the same moment for the same seed', () => {
    const attempt = fc.record({ startedAt: fc.nat(), minutes: fc.integer({ min: 1, max: 240 }), seed: fc.integer() });
    fc.assert(
      fc.property(attempt, ({ startedAt, minutes, seed }) => {
        const endsAt = startedAt + minutes * 60_000;
        const at = secondLookAt({ startedAt, endsAt, seed });
        expect(at).toBeGreaterThanOrEqual(startedAt + 0.2 * (endsAt - startedAt));
        expect(at).toBeLessThanOrEqual(startedAt + 0.8 * (endsAt - startedAt));
        expect(secondLookAt({ startedAt, endsAt, seed })).toBe(at);
      }),
    );
  });

  it('is taken once it is due, and not before', () => {
    const began: AttemptIdentity = { began: 'same', againAt: 100 };
    expect(lookedAgain(began, 'same', 99)).toBe(began);
    expect(lookedAgain(began, 'grey', 100)).toEqual({ ...began, again: 'grey' });
    expect(lookedAgain(began, 'vouched', 1)).toEqual({ ...began, again: 'vouched' });
  });

  it('is pointed out where it did not happen before the end, or was never clear', () => {
    const began: AttemptIdentity = { began: 'same', againAt: 100 };
    expect(identityDoubt(undefined, 500)).toBeUndefined();
    expect(identityDoubt(began, 100)).toBeUndefined();
    expect(identityDoubt(began, 101)).toBe('faceMissed');
    expect(identityDoubt({ ...began, again: 'same' }, 500)).toBeUndefined();
    expect(identityDoubt({ ...began, again: 'grey' }, 500)).toBe('faceUnclear');
    expect(identityDoubt({ ...began, began: 'grey' }, 50)).toBe('faceUnclear');
    expect(identityDoubt({ ...began, began: 'grey', again: 'vouched' }, 500)).toBeUndefined();
    expect(identityDoubt({ began: 'vouched', againAt: null }, 500)).toBeUndefined();
  });
});
