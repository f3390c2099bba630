import { signedInAdministrator } from '../../../../test/support/builders';
import { startTestCloud, type TestCloud } from '../../../../test/support/cloud';
import { refusalOf } from '../../../../test/support/refusal';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
  await signedInAdministrator(cloud, 'administratorA1');
});
afterAll(() => cloud.close());

describe('the name of a department', () => {
  it('is no picture', async () => {
    const refusal = refusalOf(await cloud.as('administratorA1').call('department.save', { name: '急诊科🚑' }));
    expect(refusal).toMatchObject({
      code: 'invalidInput',
      details: { fields: [{ field: 'name', problem: 'emoji' }] },
    });
    expect(await cloud.as('administratorA1').call('department.save', { name: '急诊科 #2' })).toMatchObject({
      ok: true,
    });
  });
});
