import {
  approvedTrainee,
  nationalIdFor,
  pendingTrainee,
  signedInAdministrator,
} from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA, hospitalB } from '../../../../test/support/institutions';
import type { TestPersonId } from '../../../../test/support/people';

let cloud: InProcessCloud;
beforeEach(async () => {
  cloud = await openInProcess();
  await signedInAdministrator(cloud, 'administratorA1', hospitalA);
  await signedInAdministrator(cloud, 'administratorA2', hospitalA);
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
});
const administrator = () => cloud.as('administratorA1');

async function waiting(...who: TestPersonId[]) {
  const people: { personId: string; submittedAt: number }[] = [];
  for (const each of who) {
    const personId = await pendingTrainee(cloud, each);
    people.push({ personId, submittedAt: cloud.clock.now() });
  }
  return people;
}
const stateOf = (personId?: string) => cloud.documents('persons').find(({ _id }) => _id === personId)?.state;
const messagesTo = (personId?: string) => cloud.documents('messages').filter(({ to }) => to === `person:${personId}`);

describe('several registrations decided at once', () => {
  it('are approved each by itself: a message, an entry of the log and a number each', async () => {
    const people = await waiting('trainee1', 'trainee2', 'trainee3');
    const { results } = await administrator().do('registration.reviewMany', { people, decision: 'approve' });
    expect(results).toEqual(
      people.map(({ personId }) => ({ personId, outcome: 'decided', state: 'approved', why: null })),
    );
    for (const { personId } of people) {
      expect(stateOf(personId)).toBe('approved');
      expect(messagesTo(personId)).toHaveLength(1);
    }
    expect(cloud.documents('nationalIds')).toHaveLength(3);
    expect(cloud.documents('auditEntries').filter(({ action }) => action === 'registration.approved')).toHaveLength(3);
    expect(await cloud.verifyAudit()).toMatchObject({ broken: [] });
  });

  it('are returned together with one reason, which each of them reads; without one nothing happens', async () => {
    const people = await waiting('trainee1', 'trainee2');
    const send = (reason: string) =>
      administrator().call('registration.reviewMany', { people, decision: 'return', reason });
    expect(await send(' ')).toMatchObject({ error: { code: 'reasonRequired' } });
    expect(stateOf(people[0]?.personId)).toBe('pending');
    expect(await send('请改正科室')).toMatchObject({ ok: true });
    const reasons = cloud.documents('persons').map(({ review }) => review?.reason);
    expect(reasons).toEqual(['请改正科室', '请改正科室']);
  });

  it('stay as they are after a repeat, which tells the same, also where the first try was broken off', async () => {
    const people = await waiting('trainee1', 'trainee2');
    const input = { people, decision: 'approve' } as const;
    let dies = true;
    cloud.meanwhile('in transaction: get persons', async () => {
      // Before the second of them is decided, the first try dies.
      cloud.meanwhile('in transaction: get persons', () => {
        if (!dies) return Promise.resolve();
        dies = false;
        return Promise.reject(new Error('killed'));
      });
      await Promise.resolve();
    });
    const options = { requestId: 'bulk-approval-once' };
    const first = await administrator().call('registration.reviewMany', input, options);
    expect(first.ok).toBe(false);
    const second = await administrator().do('registration.reviewMany', input, options);
    expect(second.results.map(({ outcome }) => outcome)).toEqual(['decided', 'decided']);
    expect(await administrator().do('registration.reviewMany', input, options)).toEqual(second);
    for (const { personId } of people) expect(messagesTo(personId)).toHaveLength(1);
  });

  it('are left to a look where somebody else claims the number, where the form was changed, and where it is one’s own', async () => {
    const nationalId = nationalIdFor('trainee4');
    const people = await waiting('trainee1', 'trainee4', 'trainee5');
    await pendingTrainee(cloud, 'stranger1', { nationalId, institutionId: hospitalB.institutionId });
    const withCard = await pendingTrainee(cloud, 'trainee6', { cardNumber: '430100008826' });
    await pendingTrainee(cloud, 'stranger2', { cardNumber: '430100008826', institutionId: hospitalB.institutionId });
    const ids = [...people.map(({ personId }) => personId), withCard];
    const { rows } = await administrator().do('registration.contested', { personIds: ids });
    expect(new Map(rows.map(({ personId, shared }) => [personId, shared]))).toEqual(
      new Map([
        [people[1]?.personId, 'nationalId'],
        [withCard, 'cardNumber'],
      ]),
    );
    const asked = [...people, { personId: withCard, submittedAt: cloud.clock.now() }];
    asked[2] = { personId: people[2]?.personId ?? '', submittedAt: 1 };
    const { results } = await administrator().do('registration.reviewMany', { people: asked, decision: 'approve' });
    expect(results.map(({ outcome, why }) => why ?? outcome)).toEqual([
      'decided',
      'nationalId',
      'changed',
      'cardNumber',
    ]);
    expect([people[1], people[2]].map((each) => stateOf(each?.personId))).toEqual(['pending', 'pending']);
  });

  it('say of each what a colleague has decided meanwhile, and nothing of another institution’s', async () => {
    const people = await waiting('trainee1', 'trainee2');
    const [first] = people;
    if (!first) throw new Error('nobody waits');
    await cloud
      .as('administratorA2')
      .do('registration.review', { personId: first.personId, decision: 'return', reason: '不是本院人员' });
    const { results } = await administrator().do('registration.reviewMany', { people, decision: 'approve' });
    expect(results).toMatchObject([{ outcome: 'already', state: 'returned' }, { outcome: 'decided' }]);
    const other = cloud.as('administratorB1');
    const foreign = await other.do('registration.reviewMany', { people, decision: 'approve' });
    expect(foreign.results.map(({ why }) => why)).toEqual(['gone', 'gone']);
    const personIds = people.map(({ personId }) => personId);
    expect((await other.do('registration.contested', { personIds })).rows).toEqual([]);
    await approvedTrainee(cloud, 'trainee3', 'administratorA1');
  });
});
