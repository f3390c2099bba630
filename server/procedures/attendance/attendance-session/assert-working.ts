import type { Caller, Context } from '../../../call/context';
import type { Refusing } from '../../../call/refusal';
import { getInstitution } from '../../../data/accounts';
import type { Transaction } from '../../../data/database';

/**
 * Nobody opens attendance for an institution that the centre has suspended a moment ago: its sign-ins end in the same transaction, but
 * this call may have begun before.
 */
export async function assertWorking(
  tx: Transaction,
  { caller, refuse }: Context<Extract<Caller, { kind: 'administrator' }>> & Refusing<'institutionSuspended'>,
): Promise<void> {
  const institution = await getInstitution(tx, caller.session.institutionId);
  if (institution?.suspended) refuse('institutionSuspended', { reason: institution.suspended.reason });
}
