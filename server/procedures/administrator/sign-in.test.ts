import { startTestCloud, type TestCloud } from '../../../test/support/cloud';
import { signedInAdministrator } from '../../../test/support/builders';
import { hospitalA } from '../../../test/support/institutions';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.close());

describe('signing in to an institution account', () => {
  it('adds the first administrator under his verified phone and binds his WeChat account', async () => {
    await signedInAdministrator(cloud, 'administratorA1');
    const session = await cloud.as('administratorA1').do('session.get', {});
    expect(session.administrator).toMatchObject({ institutionId: hospitalA.institutionId, kind: 'hospital' });
  });
});
