import { randomUUID } from 'node:crypto';
import type { InputOf } from '../../../../contract';
import { registrationOf } from '../../../../test/support/builders';
import { startTestCloud, type TestCloud } from '../../../../test/support/cloud';
import { hospitalA } from '../../../../test/support/institutions';
import type { TestPersonId } from '../../../../test/support/people';

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
    await Promise.all(people.map((who, index) => registers(who, forms[index] ?? fail())));
    // The first is that of the institution itself.
    const links = cloud
      .documents('auditEntries')
      .filter(({ chainId }) => chainId === `institution:${hospitalA.institutionId}`);
    expect(links.map(({ sequence }) => sequence)).toEqual(Array.from({ length: PEOPLE + 1 }, (_, index) => index + 1));
  });
});

/** Sends a registration, and again when the hall was too busy: on the phone somebody taps 重试. Any other refusal fails. */
async function registers(who: TestPersonId, form: InputOf<'registration.submit'>): Promise<void> {
  const requestId = randomUUID();
  for (;;) {
    const answer = await cloud.as(who).call('registration.submit', form, { requestId });
    if (answer.ok) return;
    expect(answer.error.code).toBe('conflict');
  }
}

function fail(): never {
  throw new Error('a person without a form');
}
