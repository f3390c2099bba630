import type { Database } from '../data/database';
import { knownFull, rememberFull } from './full-halls';

const READ_AT = 1_764_374_400_000;
const count = { _id: 'hall', people: 300, pending: {}, revision: 7, countedAt: READ_AT };

/** What an instance knows of the hall so many milliseconds after it has found it full. */
function knownAfter(ms: number, { cap = 300, sessionId = 'hall' } = {}) {
  // It is never asked: what is remembered is bound to it.
  const db = {} as Database;
  rememberFull(db, { count, cap: 300, at: READ_AT });
  return knownFull(db, { sessionId, cap, at: READ_AT + ms });
}

describe('a hall that was found full', () => {
  it('is taken to be full for one second, and looked at again from then on', () => {
    expect(knownAfter(0)).toBe(count);
    expect(knownAfter(999)).toBe(count);
    expect(knownAfter(1000)).toBeUndefined();
  });

  it('is looked at again when the clock was set back', () => {
    expect(knownAfter(-1)).toBeUndefined();
  });

  it('is looked at again under another cap, and says nothing of another hall', () => {
    expect(knownAfter(0, { cap: 301 })).toBeUndefined();
    expect(knownAfter(0, { sessionId: 'other' })).toBeUndefined();
  });
});
