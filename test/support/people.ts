import type { Person } from '../../local/cloud';

/** The WeChat users of the tests. A number after the role keeps them apart; nobody has a role before they take it. */
const roles = {
  trainee: 8,
  administratorA: 4,
  administratorB: 2,
  reviewer: 2,
  stranger: 6,
  contact: 2,
} as const;
type Role = keyof typeof roles;

/** `trainee1`, `administratorA1`, `stranger3` …, and `crowd1` … for tests that ask for a crowd. */
export type TestPersonId = `${Role | 'crowd'}${number}`;

let phones = 0;
const personOf = (id: string): Person => {
  phones += 1;
  return { id, openid: `oTest-${id}`, label: id, phone: `138${String(phones).padStart(8, '0')}` };
};

/** @param crowd how many more people there are, without a role */
export function testPeople(crowd = 0): Person[] {
  phones = 0;
  const named = Object.entries(roles).flatMap(([role, count]) =>
    Array.from({ length: count }, (_, index) => personOf(`${role}${index + 1}`)),
  );
  return [...named, ...Array.from({ length: crowd }, (_, index) => personOf(`crowd${index + 1}`))];
}
