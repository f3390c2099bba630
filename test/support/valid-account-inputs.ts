import type { CallName } from '../../contract';
import { encodeCursor } from '../../server/data/paging';
import type { Hospital } from './hospital';
import type { TestBed } from './in-process';
import type { TestPersonId } from './people';
import type { ValidCalls } from './valid-calls';

type AccountCall = Extract<
  CallName,
  `administrator.${string}` | `phone.${string}` | `invitation.${string}` | `institution.${string}`
>;

/** Of {@link ValidCalls}, what has to do with accounts, who works with them, and the hospitals that have them. */
export function validAccountCalls(cloud: TestBed, hospital: Hospital): Pick<ValidCalls, AccountCall> {
  const { administrator, institutionId } = hospital;
  const pageFrom = (...key: (string | number)[]) => ({ limit: 5, cursor: encodeCursor(key) });
  const newest = pageFrom(9e15, '');
  const of = <Input>(by: TestPersonId, input: () => Input | Promise<Input>) => ({ by, input });
  const byAdministrator = <Input>(input: () => Input | Promise<Input>) => of(administrator, input);
  return {
    'administrator.checkAccount': of('stranger5', () => ({ account: hospital.account, password: hospital.password })),
    'administrator.signIn': of('stranger5', async () => ({
      account: hospital.account,
      password: hospital.password,
      who: { newName: '新管理员' },
      phoneCode: await cloud.phoneCode('stranger5'),
    })),
    'institution.setDelegate': of('reviewer1', () => ({ institutionId, delegate: true })),
    'institution.setTrack': of('reviewer1', () => ({ institutionId, track: 'chineseMedicine' })),
    'administrator.signOut': of('stranger6', () => ({})),
    'administrator.colleagues': byAdministrator(() => ({})),
    'administrator.endSignIns': byAdministrator(() => ({ administratorId: hospital.administratorId })),
    'administrator.changePassword': byAdministrator(() => ({
      currentPassword: hospital.password,
      newPassword: hospital.password,
    })),
    'administrator.setRole': byAdministrator(() => ({
      administratorId: hospital.administratorId,
      institutionRole: 'departmentContact',
      departmentId: hospital.departmentId,
    })),
    'administrator.remove': byAdministrator(() => ({ administratorId: hospital.administratorId })),
    'phone.sendCode': of('stranger6', () => ({ phone: '13912345678' })),
    'invitation.create': byAdministrator(() => ({
      institutionId,
      name: '新同事',
      phone: '13912345678',
      institutionRole: 'departmentContact',
      departmentId: hospital.departmentId,
    })),
    'invitation.list': byAdministrator(() => ({ institutionId, ...newest })),
    'invitation.revoke': byAdministrator(() => ({ invitationId: hospital.invitationId })),
    'invitation.look': of('stranger6', () => ({ code: '0123456789ABCDEF' })),
    'invitation.accept': of('stranger6', () => ({
      code: '0123456789ABCDEF',
      newPassword: 'horse-tower-9',
      phoneCode: { phone: '13912345678', code: '123456' },
    })),
    'institution.accounts': of('reviewer1', () => ({ search: '医院', ...pageFrom('', '') })),
    'institution.get': of('reviewer1', () => ({ institutionId: 'hospital-nobody' })),
    'institution.add': of('reviewer1', () => ({
      name: '新加的医院',
      account: 'new-hospital',
      contactName: '王主任',
      contactPhone: '0731-84286376',
    })),
    'institution.edit': of('reviewer1', () => ({
      institutionId: 'hospital-nobody',
      name: '改名的医院',
      contactName: '王主任',
      contactPhone: '0731-84286376',
    })),
    'institution.suspend': of('reviewer1', () => ({ institutionId: 'hospital-nobody', reason: '账号被他人使用' })),
    'institution.resume': of('reviewer1', () => ({ institutionId: 'hospital-nobody' })),
    'institution.resetPassword': of('reviewer1', () => ({
      institutionId: 'hospital-nobody',
      newPassword: 'horse-tower-9',
    })),
  };
}
