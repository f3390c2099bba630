import { agreementOf, bestStanding, changedColumns, standingBy } from './roster';

const roster = { name: '买买提·艾力', departmentId: 'd1' };
const registration = { name: '买买提•艾力', departmentId: 'd1', state: 'pending' as const, released: false };

describe('a registration beside the roster', () => {
  it('agrees in name by the fold of names, and in department where the roster names one', () => {
    expect(agreementOf(roster, registration)).toEqual({ name: true, department: true });
    expect(agreementOf({ name: '王磊' }, registration)).toEqual({ name: false, department: true });
    expect(agreementOf(roster, { ...registration, departmentId: 'd2' })).toEqual({ name: true, department: false });
  });

  it('puts its person where it stands; one that was given up puts them nowhere', () => {
    expect(standingBy(roster, registration)).toBe('matches');
    expect(standingBy(roster, { ...registration, name: '王磊' })).toBe('differs');
    expect(standingBy(roster, { ...registration, state: 'returned' })).toBe('returned');
    expect(standingBy(roster, { ...registration, released: true })).toBeUndefined();
    // Who left was not returned: there is nothing for them to correct.
    expect(standingBy(roster, { ...registration, state: 'left' })).toBeUndefined();
    // Who is approved is approved, whatever the roster says.
    expect(standingBy(roster, { ...registration, name: '王磊', state: 'approved' })).toBe('approved');
  });

  it('counts for the better of two with one number', () => {
    expect(bestStanding([])).toBe('missing');
    expect(bestStanding(['returned', 'matches', 'differs'])).toBe('matches');
  });
});

it('a name in another spelling and an unchanged fact change nothing; a fact that went away does', () => {
  expect(changedColumns(roster, { ...roster, name: '买买提•艾力' })).toEqual([]);
  expect(changedColumns({ ...roster, phoneDigest: 'a' }, roster)).toEqual(['phone']);
  expect(changedColumns(roster, { name: '王磊', cardNumber: 'HN1' })).toEqual(['name', 'department', 'cardNumber']);
});
