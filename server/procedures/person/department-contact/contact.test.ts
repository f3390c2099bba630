import {
  approvedTrainee,
  invitedColleague,
  pendingTrainee,
  signedInAdministrator,
} from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA } from '../../../../test/support/institutions';
import { refusalOf } from '../../../../test/support/refusal';

let cloud: InProcessCloud;
const departmentId = `${hospitalA.institutionId}:department:1`;
const otherDepartmentId = `${hospitalA.institutionId}:department:2`;
const asContact = { by: 'administratorA1', institutionRole: 'departmentContact' } as const;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: 1_764_374_400_000 });
  await signedInAdministrator(cloud, 'administratorA1');
});

const administrator = () => cloud.as('administratorA1');
const contact = () => cloud.as('contact1');
const people = async (input: { search?: string } = {}) => contact().do('departmentContact.people', input);

describe('the contact of a department', () => {
  it('sees the people of that department and of no other, masked', async () => {
    const own = await approvedTrainee(cloud, 'trainee1', 'administratorA1', { departmentId });
    const others = await pendingTrainee(cloud, 'trainee2', { departmentId: otherDepartmentId });
    await invitedColleague(cloud, 'contact1', { ...asContact, departmentId });
    const { rows, total } = await people();
    expect([rows.map(({ personId }) => personId), total]).toEqual([[own], 1]);
    const person = await contact().do('departmentContact.person', { personId: own });
    expect(person.nationalIdMasked).toContain('*');
    expect(person.phoneMasked).toContain('*');
    expect(refusalOf(await contact().call('departmentContact.person', { personId: others })).code).toBe('notFound');
    // A whole number finds nobody: it would say whose it is.
    expect((await people({ search: cloud.phoneOf('trainee1') })).rows).toEqual([]);
  });

  it('reads nothing that is told to the institution, and is told nothing of it', async () => {
    await invitedColleague(cloud, 'contact1', { ...asContact, departmentId });
    await pendingTrainee(cloud, 'trainee2', { departmentId: otherDepartmentId });
    expect(refusalOf(await contact().call('inbox.list', { as: 'office' })).code).toBe('institutionRoleLacks');
    expect((await contact().do('session.get', {})).unread).toEqual({ trainee: 0, office: 0 });
  });

  it('is one of a department, by invitation and by a change of rights, and of none once they have others', async () => {
    const invite = { name: '陈静', phone: cloud.phoneOf('contact1'), institutionRole: 'departmentContact' } as const;
    expect(refusalOf(await administrator().call('invitation.create', invite)).details).toEqual({
      fields: [{ field: 'departmentId', problem: 'departmentNeeded' }],
    });
    expect(
      refusalOf(await administrator().call('invitation.create', { ...invite, departmentId: 'hospital-b:department:1' }))
        .code,
    ).toBe('invalidInput');
    const { administratorId } = await invitedColleague(cloud, 'contact1', {
      by: 'administratorA1',
      institutionRole: 'readOnly',
    });
    await administrator().do('administrator.setRole', {
      administratorId,
      institutionRole: 'departmentContact',
      departmentId,
    });
    expect((await people()).departmentName).not.toBe('');
    expect(refusalOf(await contact().call('registration.list', {})).code).toBe('institutionRoleLacks');
    await administrator().do('administrator.setRole', { administratorId, institutionRole: 'readOnly', departmentId });
    expect(refusalOf(await contact().call('departmentContact.people', {})).code).toBe('forbidden');
    expect(cloud.documents('administrators').filter((each) => 'departmentId' in each)).toEqual([]);
  });

  it('goes on with the department that theirs was merged into, and keeps theirs from being removed', async () => {
    const own = await approvedTrainee(cloud, 'trainee1', 'administratorA1', { departmentId });
    const spare = (await administrator().do('department.save', { name: '备用科' })).departmentId;
    await invitedColleague(cloud, 'contact1', { ...asContact, departmentId: spare });
    expect(refusalOf(await administrator().call('department.remove', { departmentId: spare })).code).toBe(
      'departmentHasContact',
    );
    await administrator().do('department.merge', { departmentId: spare, intoId: departmentId });
    expect((await people()).rows.map(({ personId }) => personId)).toEqual([own]);
    const { rows } = await administrator().do('department.list', {});
    expect(rows.find((row) => row.departmentId === departmentId)?.contacts).toHaveLength(1);
    const { rows: colleagues } = await administrator().do('administrator.colleagues', {});
    expect(colleagues.find(({ self }) => !self)?.department).toMatchObject({ departmentId });
  });

  it('sees nobody any more once they were removed', async () => {
    const { administratorId } = await invitedColleague(cloud, 'contact1', { ...asContact, departmentId });
    await administrator().do('administrator.remove', { administratorId });
    expect(refusalOf(await contact().call('departmentContact.people', {})).code).toBe('notSignedIn');
  });

  it('cannot be moved to another department by whoever writes into the database', async () => {
    await invitedColleague(cloud, 'contact1', { ...asContact, departmentId });
    await cloud.change('administratorSessions', cloud.openidOf('contact1'), { departmentId: otherDepartmentId });
    expect(refusalOf(await contact().call('departmentContact.people', {})).code).toBe('notSignedIn');
  });
});
