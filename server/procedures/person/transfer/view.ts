import { turnOf } from '../../../../domain/person/transfer';
import type { Transfer } from '../../../data/documents';

/** From where to where, and how it stands at a moment. */
export function journeyOf(transfer: Transfer, now: number) {
  return {
    transferId: transfer._id,
    fromInstitutionName: transfer.fromInstitutionName,
    fromDepartmentName: transfer.fromDepartmentName,
    toInstitutionName: transfer.toInstitutionName,
    toDepartmentName: transfer.toDepartmentName,
    comesBack: transfer.outgoingOf === '',
    why: transfer.why,
    state: transfer.state,
    turn: turnOf(transfer, now),
    submittedAt: transfer.submittedAt,
    readyAt: transfer.readyAt,
    seen: transfer.seen ?? null,
    steps: transfer.steps,
  };
}

/** A transfer as one row of a list. */
export function rowOf(transfer: Transfer, now: number) {
  const { transferId, fromInstitutionName, toInstitutionName, comesBack, state, turn, submittedAt, readyAt } =
    journeyOf(transfer, now);
  const { name } = transfer;
  return { transferId, name, fromInstitutionName, toInstitutionName, comesBack, state, turn, submittedAt, readyAt };
}
