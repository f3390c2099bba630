import { administratorEndSignIns } from '../../../../contract/calls/person/administrator';
import { findAdministrator } from '../../../data/accounts';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { endSignInsOf } from './end-sign-ins-of';

/**
 * Signs a colleague out everywhere, or oneself everywhere else: a phone was lost, somebody has left. Whoever still knows the
 * account's password may sign in again; to keep them out, change it (change-password.ts).
 */
export const endSignIns = defineProcedure(administratorEndSignIns, async (context, { administratorId }) => {
  const { db, caller } = context;
  const { institutionId } = caller.session;
  const administrator = await findAdministrator(db, { institutionId, administratorId });
  if (!administrator) return refuse('notFound');
  return runIdempotent(context, administratorEndSignIns, async (tx) => ({
    endedSignIns: await endSignInsOf(tx, context, administrator),
  }));
});
