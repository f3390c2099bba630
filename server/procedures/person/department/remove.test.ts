import { pendingTrainee, registrationOf, signedInAdministrator } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA } from '../../../../test/support/institutions';
import { refusalOf } from '../../../../test/support/refusal';

let cloud: InProcessCloud;
let departmentId: string;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: 1_764_374_400_000 });
  await signedInAdministrator(cloud, 'administratorA1');
  ({ departmentId } = await cloud.as('administratorA1').do('department.save', { name: '临时科' }));
});

const remove = () => cloud.as('administratorA1').call('department.remove', { departmentId });
const isThere = () => cloud.documents('departments').some(({ _id }) => _id === departmentId);

describe('a department that is removed while somebody joins it', () => {
  it.each([
    ['after its people were counted', 'begin'],
    ['after it was read once more', 'in transaction: remove departments'],
  ])('stays when that happens %s', async (_when, point) => {
    cloud.meanwhile(point, () => pendingTrainee(cloud, 'trainee1', { departmentId }));
    expect(refusalOf(await remove()).code).toBe('wrongState');
    expect(isThere()).toBe(true);
    expect(cloud.documents('persons')).toMatchObject([{ departmentId, departmentName: '临时科' }]);
  });

  it.each([
    ['before he begins to enter it', 'begin'],
    ['when he is about to enter it', 'in transaction: update departments'],
  ])('is joined by nobody when it goes %s', async (_when, point) => {
    const form = await registrationOf(cloud, 'trainee1', { departmentId });
    cloud.meanwhile(point, async () => expect(await remove()).toMatchObject({ ok: true }));
    expect(await cloud.as('trainee1').call('registration.submit', form)).toMatchObject({ ok: false });
    expect(isThere()).toBe(false);
    expect(cloud.documents('persons')).toEqual([]);
  });
});

describe('a department that is removed', () => {
  it('is gone, is on record, and may be removed twice', async () => {
    expect([await remove(), await remove()]).toEqual([
      { ok: true, data: {}, serverNow: expect.any(Number) as number },
      { ok: true, data: {}, serverNow: expect.any(Number) as number },
    ]);
    expect(isThere()).toBe(false);
    const acts = cloud.documents('auditEntries').filter(({ action }) => action === 'department.removed');
    expect(acts).toMatchObject([{ institutionId: hospitalA.institutionId, subject: `department:${departmentId}` }]);
  });
});
