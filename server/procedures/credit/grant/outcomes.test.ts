import { HOSPITAL_DAY, plantHospital } from '../../../../test/support/hospital';
import { openInProcess } from '../../../../test/support/in-process';
import { hospitalA } from '../../../../test/support/institutions';
import { validCalls } from '../../../../test/support/valid-inputs';

describe('grant.outcomes', () => {
  it('answers with who got nothing, for the institution of the round', async () => {
    const cloud = await openInProcess({ startAt: HOSPITAL_DAY });
    const { by, as, input } = validCalls(cloud, await plantHospital(cloud, hospitalA))['grant.outcomes'];
    expect(await cloud.as(by).call('grant.outcomes', await input(), as)).toMatchObject({ ok: true });
  });
});
