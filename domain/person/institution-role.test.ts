import { institutionRoles, institutionRoleWords, roleOf } from './institution-role';

describe('what a colleague may do', () => {
  it('is everything for whoever was added before there were roles', () => {
    expect([roleOf({}), roleOf({ institutionRole: 'readOnly' })]).toEqual(['all', 'readOnly']);
  });

  it('is told in words of its own for each role', () => {
    expect(new Set(institutionRoles.map((role) => institutionRoleWords[role])).size).toBe(institutionRoles.length);
  });
});
