import { calls, type CallName } from '../../contract';
import { mayMake } from './rights';

describe('what a page offers', () => {
  it('is what the contract lets somebody do who has some of the rights alone', () => {
    for (const role of ['attendanceOnly', 'readOnly'] as const)
      for (const name of Object.keys(calls) as CallName[])
        expect({ name, may: mayMake(role, name) }).toEqual({
          name,
          may: (calls[name].roles as readonly string[]).includes(role),
        });
  });

  it('is everything with all rights', () => {
    expect([mayMake('all', 'grant.start'), mayMake('attendanceOnly', 'grant.start')]).toEqual([true, false]);
    expect([mayMake('attendanceOnly', 'attendance.tokens'), mayMake('readOnly', 'attendance.tokens')]).toEqual([
      true,
      false,
    ]);
  });
});
