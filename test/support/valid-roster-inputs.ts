import type { CallName } from '../../contract';
import { encodeCursor } from '../../server/data/paging';
import type { Hospital } from './hospital';
import type { TestBed } from './in-process';
import type { ValidCalls } from './valid-calls';

type RosterCall = Extract<CallName, `roster.${string}` | `rosterFile.${string}`>;

/** Of {@link ValidCalls}, what an administrator does with the roster of the hospital. */
export function validRosterCalls(cloud: TestBed, hospital: Hospital): Pick<ValidCalls, RosterCall> {
  const { administrator, departmentId } = hospital;
  const meeting = { projectId: hospital.held, batchId: 'b1' };
  const pageFrom = (...key: (string | number)[]) => ({ limit: 5, cursor: encodeCursor(key) });
  const byAdministrator = <Input>(input: () => Input | Promise<Input>) => ({ by: administrator, input });
  return {
    'roster.get': byAdministrator(() => ({ importId: hospital.importId, meeting })),
    'roster.begin': byAdministrator(async () => ({
      file: await cloud.upload(administrator, '花名册.csv', Buffer.from('姓名,身份证号'), 'roster'),
      meeting,
    })),
    'roster.rows': byAdministrator(() => ({ importId: hospital.importId, kind: 'bad', ...pageFrom(0) })),
    'roster.take': byAdministrator(() => ({ importId: hospital.importId, skipBad: true, removeGone: true })),
    'roster.drop': byAdministrator(() => ({ importId: hospital.importId })),
    'roster.list': byAdministrator(() => ({ standing: 'missing', departmentId, search: '员', ...pageFrom('', '') })),
    'roster.approve': byAdministrator(() => ({ personIds: [hospital.pendingPersonId] })),
    'roster.clear': byAdministrator(() => ({ meeting })),
    'rosterFile.template': byAdministrator(() => ({})),
    'rosterFile.badRows': byAdministrator(() => ({ importId: hospital.importId })),
    'rosterFile.people': byAdministrator(() => ({ standing: 'missing', departmentId, search: '员' })),
  };
}
