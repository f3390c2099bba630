import { pendingTrainee, signedInAdministrator } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { refusalOf } from '../../../../test/support/refusal';

let cloud: InProcessCloud;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: 1_764_374_400_000 });
  await signedInAdministrator(cloud, 'administratorA1');
});

const save = (name: string, departmentId?: string) =>
  cloud.as('administratorA1').do('department.save', { name, ...(departmentId === undefined ? {} : { departmentId }) });
const acts = () =>
  cloud
    .documents('auditEntries')
    .map(({ action }) => action)
    .filter((action) => action.startsWith('department.'));

describe('the name of a department', () => {
  it('is no picture', async () => {
    const refusal = refusalOf(await cloud.as('administratorA1').call('department.save', { name: '急诊科🚑' }));
    expect(refusal).toMatchObject({
      code: 'invalidInput',
      details: { fields: [{ field: 'name', problem: 'emoji' }] },
    });
    expect(await save('急诊科 #2')).toMatchObject({ departmentId: expect.any(String) as string });
  });

  it('is on record when it is another one, and reaches the people in it', async () => {
    const { departmentId } = await save('急诊');
    await pendingTrainee(cloud, 'trainee1', { departmentId });
    expect(await save('急诊科', departmentId)).toEqual({ departmentId });
    expect(acts()).toEqual(['department.added', 'department.renamed']);
    await cloud.jobs({ jobId: `settleDepartment:${departmentId}` });
    expect(cloud.documents('persons')).toMatchObject([{ departmentName: '急诊科' }]);
  });

  it('is not on record again when it is the one it has', async () => {
    const { departmentId } = await save('急诊科');
    expect(await save('急诊科', departmentId)).toEqual({ departmentId });
    expect(acts()).toEqual(['department.added']);
  });
});
