import {
  approvedTrainee,
  pendingTrainee,
  registrationOf,
  signedInAdministrator,
} from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA, hospitalB } from '../../../../test/support/institutions';
import { refusalOf } from '../../../../test/support/refusal';

let cloud: InProcessCloud;
let from: string;
let into: string;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: 1_764_374_400_000 });
  await signedInAdministrator(cloud, 'administratorA1');
  from = (await administrator().do('department.save', { name: '急诊' })).departmentId;
  into = (await administrator().do('department.save', { name: '急诊医学科' })).departmentId;
});

const administrator = () => cloud.as('administratorA1');
const merge = (departmentId = from, intoId = into) =>
  administrator().call('department.merge', { departmentId, intoId });
const settle = (departmentId = from) => cloud.jobs({ jobId: `settleDepartment:${departmentId}` });
const namesListed = async () => (await administrator().do('department.list', {})).rows.map(({ name }) => name);

describe('a department that is merged into another', () => {
  it('takes its people and their history along, and is in no list any more', async () => {
    const approved = await approvedTrainee(cloud, 'trainee1', 'administratorA1', { departmentId: from });
    await pendingTrainee(cloud, 'trainee2', { departmentId: from });
    expect(await merge()).toMatchObject({ ok: true });
    expect(await namesListed()).not.toContain('急诊');
    expect(await namesListed()).toContain('急诊医学科');
    await settle();
    expect(
      cloud.documents('persons').map(({ departmentId, departmentName }) => [departmentId, departmentName]),
    ).toEqual([
      [into, '急诊医学科'],
      [into, '急诊医学科'],
    ]);
    const { rows } = await cloud.as('trainee1').do('personHistory.mine', {});
    expect(rows.find(({ kind }) => kind === 'departmentMerged')).toMatchObject({
      who: 'institution',
      changes: [{ fact: 'department', before: '急诊', after: '急诊医学科' }],
    });
    expect((await administrator().do('registration.get', { personId: approved })).departmentId).toBe(into);
  });

  it('may be merged twice and settled again: nobody has two entries of it in their history', async () => {
    await pendingTrainee(cloud, 'trainee2', { departmentId: from });
    expect([await merge(), await merge()]).toMatchObject([{ ok: true }, { ok: true }]);
    await settle();
    expect(await merge()).toMatchObject({ ok: true });
    await settle();
    expect(cloud.documents('personEvents').filter(({ kind }) => kind === 'departmentMerged')).toHaveLength(1);
    expect(cloud.documents('auditEntries').filter(({ action }) => action === 'department.merged')).toHaveLength(1);
  });

  it('leaves its name to be given again', async () => {
    await merge();
    expect(await administrator().call('department.save', { name: '急诊' })).toMatchObject({ ok: true });
  });

  it('is the other one for whoever still has it in a form, also at this very moment', async () => {
    const form = await registrationOf(cloud, 'trainee1', { departmentId: from });
    cloud.meanwhile('in transaction: update departments', merge);
    expect(await cloud.as('trainee1').call('registration.submit', form)).toMatchObject({ ok: true });
    await pendingTrainee(cloud, 'trainee2', { departmentId: from });
    await settle();
    expect(cloud.documents('persons').map(({ departmentId }) => departmentId)).toEqual([into, into]);
  });

  it('goes on into a third one once its people have arrived, and they follow', async () => {
    const third = (await administrator().do('department.save', { name: '重症医学科' })).departmentId;
    await pendingTrainee(cloud, 'trainee1', { departmentId: from });
    await merge();
    expect(refusalOf(await merge(into, third)).code).toBe('departmentMerging');
    expect(refusalOf(await administrator().call('department.remove', { departmentId: into })).code).toBe(
      'departmentMerging',
    );
    await settle();
    expect(await merge(into, third)).toMatchObject({ ok: true });
    await settle(into);
    await pendingTrainee(cloud, 'trainee2', { departmentId: from });
    expect(cloud.documents('persons').map(({ departmentId }) => departmentId)).toEqual([third, third]);
  });

  it('is none of another institution', async () => {
    await signedInAdministrator(cloud, 'administratorB1', hospitalB);
    const theirs = `${hospitalB.institutionId}:department:1`;
    expect(refusalOf(await merge(from, theirs)).code).toBe('notFound');
    expect(refusalOf(await merge(theirs, into)).code).toBe('notFound');
    expect(refusalOf(await merge(from, from)).code).toBe('wrongState');
  });
});

describe('a department with another name', () => {
  it('gives it to whoever joined while the others were being renamed, and to those before', async () => {
    await pendingTrainee(cloud, 'trainee1', { departmentId: from });
    await administrator().do('department.save', { departmentId: from, name: '急诊中心' });
    cloud.meanwhile('in transaction: get persons', async () => {
      await administrator().do('department.save', { departmentId: from, name: '急诊部' });
    });
    // The second name takes the work from whoever was at the first one.
    expect(await settle()).toMatchObject({ job: 'notMine' });
    expect(await settle()).toMatchObject({ job: 'done' });
    expect(cloud.documents('persons')).toMatchObject([{ departmentName: '急诊部' }]);
    expect(cloud.documents('jobs').filter(({ state }) => state === 'open')).toEqual([]);
  });
});

describe('the order of the departments', () => {
  it('is followed by every list and picker, and not set over what a colleague has set', async () => {
    const { rows, orderSeen } = await administrator().do('department.list', {});
    const ids = rows.map(({ departmentId }) => departmentId).reverse();
    await administrator().do('department.arrange', { departmentIds: ids, orderSeen });
    expect((await administrator().do('department.list', {})).rows.map((row) => row.departmentId)).toEqual(ids);
    const picker = await cloud.as(null).do('directory.departments', { institutionId: hospitalA.institutionId });
    expect(picker.rows.map(({ departmentId }) => departmentId)).toEqual(ids);
    expect(refusalOf(await administrator().call('department.arrange', { departmentIds: [], orderSeen })).code).toBe(
      'conflict',
    );
    const { departmentId } = await administrator().do('department.save', { name: '安宁疗护科' });
    // Pickers search what they have, also by how it is spoken.
    expect((await administrator().do('department.list', {})).rows.at(-1)?.spoken).toBe('an ning liao hu ke');
    expect((await administrator().do('department.list', {})).rows.at(-1)).toMatchObject({ departmentId });
  });
});
