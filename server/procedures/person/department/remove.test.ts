import { registrationOf, signedInAdministrator } from '../../../../test/support/builders';
import { startTestCloud, type TestCloud } from '../../../../test/support/cloud';
import type { TestPersonId } from '../../../../test/support/people';

const PAIRS = 16;

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud({ crowd: PAIRS });
  await signedInAdministrator(cloud, 'administratorA1');
});
afterAll(() => cloud.close());

describe('a department that is removed while somebody joins it', () => {
  it('never leaves a person in a department that is not there', async () => {
    const administrator = cloud.as('administratorA1');
    for (let number = 1; number <= PAIRS; number += 1) {
      const who: TestPersonId = `crowd${number}`;
      const { departmentId } = await administrator.do('department.save', { name: `临时科${'一'.repeat(number)}` });
      const form = await registrationOf(cloud, who, { departmentId });
      const join = cloud.as(who).call('registration.submit', form);
      // The registration is on its way for some moments before it is written: hit each of them.
      await new Promise((resolve) => setTimeout(resolve, number * 3));
      const [joined, removed] = await Promise.all([join, administrator.call('department.remove', { departmentId })]);
      expect(joined.ok && removed.ok).toBe(false);
    }
    const departments = new Set(cloud.documents('departments').map(({ _id }) => _id));
    expect(cloud.documents('persons').filter(({ departmentId }) => !departments.has(departmentId))).toEqual([]);
  });
});
