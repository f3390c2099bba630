import * as fc from 'fast-check';
import { batchesToEnrolFor, decideEnrolment, offersEnrolment, phoneForgottenAt, placesLeft } from './enrolment';
import { instantOf } from '../kernel/time';

const first = { batchId: 'b1', begin: '2025-11-29', end: '2025-11-30' };
const second = { batchId: 'b2', begin: '2025-12-06', end: '2025-12-07' };
const terms = {
  state: 'approved',
  form: { enrolment: true, plannedAttendees: 200 },
  batches: [first, second],
} as const;
const decide = (changes: Partial<Parameters<typeof decideEnrolment>[0]> = {}) =>
  decideEnrolment({ terms, batchId: 'b1', standing: { state: 'approved' }, today: '2025-11-30', ...changes });

describe('enrolment', () => {
  it('is open to the end of the last day of a batch, and not on the day after', () => {
    expect(decide()).toEqual({ kind: 'enrol' });
    expect(decide({ today: '2025-12-01' })).toEqual({ kind: 'refuse', reason: 'enrolmentClosed' });
    expect(decide({ today: '2025-12-01', batchId: 'b2' })).toEqual({ kind: 'enrol' });
    expect(batchesToEnrolFor(terms, '2025-12-01')).toEqual([second]);
  });

  it.each([
    ['an unknown batch', { batchId: 'b3' }],
    ['a meeting that does not ask for it', { terms: { ...terms, form: {} } }],
    ['one that is not approved', { terms: { ...terms, state: 'submitted' as const } }],
    ['one that was cancelled', { terms: { ...terms, state: 'cancelled' as const } }],
  ])('is closed for %s', (_name, changes) => {
    expect(decide(changes)).toEqual({ kind: 'refuse', reason: 'enrolmentClosed' });
  });

  it('refuses whom the door would refuse, and takes whoever still waits for approval', () => {
    expect(decide({ standing: { state: 'pending' } })).toEqual({ kind: 'enrol' });
    expect(decide({ standing: { state: 'returned' } })).toEqual({ kind: 'refuse', reason: 'registrationReturned' });
    expect(decide({ standing: { state: 'left' } })).toEqual({ kind: 'refuse', reason: 'registrationLeft' });
    expect(decide({ standing: { state: 'left', transferId: 't' } })).toEqual({ kind: 'enrol' });
  });

  it('is shown on the notice of a meeting that is over, and not where it was never asked for', () => {
    expect(offersEnrolment({ state: 'closed', form: { enrolment: true } })).toBe(true);
    expect(offersEnrolment({ state: 'approved', form: { enrolment: null } })).toBe(false);
  });

  it('never has fewer than no places, whatever the number was lowered to', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (planned, enrolled) => {
        const left = placesLeft({ planned, enrolled }) ?? -1;
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left === 0).toBe(enrolled >= planned);
      }),
    );
    expect(placesLeft({ planned: null, enrolled: 10 })).toBeNull();
  });

  it('keeps a phone for seven whole days after the meeting', () => {
    expect(phoneForgottenAt('2025-11-30')).toBe(instantOf('2025-12-08'));
  });
});
