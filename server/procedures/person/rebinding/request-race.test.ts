import {
  approvedTrainee,
  nameOf,
  nationalIdFor,
  pendingTrainee,
  signedInAdministrator,
} from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { refusalOf } from '../../../../test/support/refusal';

let cloud: InProcessCloud;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: 1_764_374_400_000 });
  await signedInAdministrator(cloud, 'administratorA1');
});

const approve = (personId: string) =>
  cloud.as('administratorA1').do('registration.review', { personId, decision: 'approve' });

describe('what somebody registered by mistake from the new WeChat', () => {
  it('stays when it is approved at the very moment of the request, and nothing is asked', async () => {
    await approvedTrainee(cloud, 'trainee1', 'administratorA1');
    const mistaken = await pendingTrainee(cloud, 'stranger1');
    const request = {
      name: nameOf('trainee1'),
      nationalId: nationalIdFor('trainee1'),
      phoneCode: await cloud.phoneCode('stranger1'),
      consent: true as const,
    };
    cloud.meanwhile('in transaction: get persons', () => approve(mistaken));
    expect(refusalOf(await cloud.as('stranger1').call('rebinding.request', request)).code).toBe('conflict');
    expect(cloud.documents('rebindings')).toEqual([]);
    expect(await cloud.as('stranger1').do('session.get', {})).toMatchObject({
      trainee: { personId: mistaken, state: 'approved' },
      rebinding: null,
    });
  });
});
