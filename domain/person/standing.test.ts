import { checkInStanding, earnsCredits, holdingStates, holdsNationalId, keepsSeats } from './standing';
import { registrationStates } from './registration';

describe('what the state of a registration means', () => {
  it('gives credits to approved people alone (M13)', () => {
    expect(registrationStates.filter(earnsCredits)).toEqual(['approved']);
    expect(earnsCredits(undefined)).toBe(false);
  });

  it('takes check-ins of approved people, and provisional ones of those who wait', () => {
    const standings = Object.fromEntries(registrationStates.map((state) => [state, checkInStanding({ state })]));
    expect(standings).toEqual({
      pending: 'provisional',
      approved: 'counts',
      returned: 'registrationReturned',
      left: 'registrationLeft',
    });
  });

  it('takes provisional check-ins of somebody who left and whom an institution is asked to take', () => {
    expect(checkInStanding({ state: 'left', transferId: 't1' })).toBe('provisional');
    // Nothing else changes by asking.
    expect(checkInStanding({ state: 'approved', transferId: 't1' })).toBe('counts');
    expect(checkInStanding({ state: 'returned', transferId: 't1' })).toBe('registrationReturned');
  });

  it('lets people keep the seats that their check-ins hold', () => {
    expect(registrationStates.filter((state) => keepsSeats({ state }))).toEqual(['pending', 'approved']);
    expect(keepsSeats({ state: 'left', transferId: 't1' })).toBe(true);
    expect(keepsSeats(undefined)).toBe(false);
  });

  it('leaves the national ID with whoever left', () => {
    expect(registrationStates.filter(holdsNationalId)).toEqual(holdingStates);
  });
});
