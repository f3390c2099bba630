import type { CallName } from '../../contract';
import { encodeCursor } from '../../server/data/paging';
import type { Hospital } from './hospital';
import type { TestPersonId } from './people';
import type { ValidCalls } from './valid-calls';

type TransferCall = Extract<CallName, `transfer.${string}` | `leaving.${string}`>;

/** Of {@link ValidCalls}, what is done about people who go to another hospital, or leave. */
export function validTransferCalls(hospital: Hospital): Pick<ValidCalls, TransferCall> {
  const { administrator, trainee, institutionId, departmentId } = hospital;
  const oldest = { limit: 5, cursor: encodeCursor([0, '']) };
  const of = <Input>(by: TestPersonId, input: () => Input | Promise<Input>) => ({ by, input });
  const byAdministrator = <Input>(input: () => Input | Promise<Input>) => of(administrator, input);
  return {
    'transfer.request': of(hospital.moving, () => ({ institutionId, departmentId, why: '人才引进' })),
    'transfer.mine': of(trainee, () => ({})),
    'transfer.withdraw': of(trainee, () => ({ transferId: hospital.outgoingTransferId })),
    'transfer.askCentre': of(trainee, () => ({
      transferId: hospital.outgoingTransferId,
      reason: '离职手续已经办完',
    })),
    'transfer.list': byAdministrator(() => ({ side: 'incoming', stage: 'open', search: '员', ...oldest })),
    'transfer.get': byAdministrator(() => ({ transferId: hospital.incomingTransferId })),
    'transfer.see': byAdministrator(() => ({ transferId: hospital.outgoingTransferId })),
    'transfer.answer': byAdministrator(() => ({
      transferId: hospital.outgoingTransferId,
      answer: 'object',
      reason: '离职手续没有办完',
    })),
    'transfer.review': byAdministrator(() => ({
      transferId: hospital.incomingTransferId,
      decision: 'approve',
      departmentId,
      reason: '请先到人事科报到',
    })),
    'transfer.disputes': of('reviewer1', () => ({ dispute: 'open', ...oldest })),
    'transfer.dispute': of('reviewer1', () => ({ transferId: hospital.disputedTransferId })),
    'transfer.decide': of('reviewer1', () => ({
      transferId: hospital.disputedTransferId,
      ruling: 'uphold',
      reason: '服务期还没有满',
    })),
    'leaving.get': byAdministrator(() => ({ personId: hospital.movingPersonId })),
    'leaving.record': byAdministrator(() => ({
      personId: hospital.movingPersonId,
      day: '2025-11-28',
      reason: '调离本单位',
      endSignIns: true,
    })),
    'leaving.takeBack': byAdministrator(() => ({ personId: hospital.leftPersonId })),
    'leaving.withdrawApproval': byAdministrator(() => ({
      personId: hospital.movingPersonId,
      reason: '身份证与本人不符',
      ledgerEntriesSeen: 0,
    })),
  };
}
