import { registrationOf } from '../../../test/support/builders';
import { startTestCloud, type TestCloud } from '../../../test/support/cloud';
import { hospitalA } from '../../../test/support/institutions';
import type { TestPersonId } from '../../../test/support/people';

const PEOPLE = 60;

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud({ crowd: PEOPLE });
});
afterAll(() => cloud.close());

describe('a hall full of people who register at once', () => {
  it('gets every one of them in, each with his link in the chain of the institution', async () => {
    const people = Array.from({ length: PEOPLE }, (_, index): TestPersonId => `crowd${index + 1}`);
    const forms = await Promise.all(people.map((who) => registrationOf(cloud, who)));
    const answers = await Promise.all(
      people.map((who, index) => cloud.as(who).call('registration.submit', forms[index] ?? fail())),
    );
    const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]));
    expect(refused).toEqual([]);
    const links = cloud
      .documents('auditEntries')
      .filter(({ chainId }) => chainId === `institution:${hospitalA.institutionId}`);
    expect(links.map(({ sequence }) => sequence)).toEqual(Array.from({ length: PEOPLE }, (_, index) => index + 1));
  });
});

function fail(): never {
  throw new Error('a person without a form');
}
