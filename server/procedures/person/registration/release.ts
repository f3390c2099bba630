import { isReleased, mayBeReleased, released, type RegistrationKeys } from '../../../../domain/person/registration';
import type { Context } from '../../../call/context';
import { appendAudit } from '../../../data/audit/log';
import type { Database, Transaction } from '../../../data/database';
import type { Person } from '../../../data/documents';
import { findPersonBy, findPersonByOpenid, getPerson, savePerson } from '../../../data/persons';
import { findSeatsOf, giveSeatsBack } from '../../../data/seats';

/** Who asks for a registration, or takes over what one lets go of, as its institution's log names them: nobody there knows them yet. */
export const APPLICANT = '申请人';

/**
 * The registrations that have one of somebody's keys and let go of it for another WeChat: they were returned, and nobody has
 * ever approved them.
 * @param except their own one
 */
export async function findReleasable(
  db: Database,
  { openid, nationalIdDigest, phoneDigest, except }: Partial<RegistrationKeys> & { except: string },
): Promise<string[]> {
  const owners = await Promise.all([
    openid === undefined ? undefined : findPersonByOpenid(db, openid),
    nationalIdDigest === undefined ? undefined : findPersonBy(db, { nationalIdDigest }),
    phoneDigest === undefined ? undefined : findPersonBy(db, { phoneDigest }),
  ]);
  const ids = owners.flatMap((owner) => (owner && mayBeReleased(owner.state, { byOwner: false }) ? [owner._id] : []));
  return [...new Set(ids)].filter((id) => id !== except);
}

/**
 * Releases a registration in the transaction that takes its keys over. One that was handed in again or approved meanwhile
 * stays as it is: then the unique indexes refuse whoever wanted its keys.
 * @param by the id of whoever takes over; `byOwner`: it is its own WeChat user
 * @returns whether it is released now
 */
export async function release(
  tx: Transaction,
  context: Context,
  { personId, by, byOwner }: { personId: string; by: string; byOwner: boolean },
): Promise<boolean> {
  const before = await getPerson(tx, personId);
  if (!before || !mayBeReleased(before.state, { byOwner })) return false;
  if (isReleased(before)) return true;
  // One that was returned has none any more; its own WeChat user may give up one that waits.
  const seats = await findSeatsOf(context.db, personId);
  const after: Person = released(await giveSeatsBack(tx, before, seats));
  await savePerson(tx, after);
  await appendAudit(tx, {
    context,
    institutionId: before.institutionId,
    projectId: null,
    actor: { id: by, name: APPLICANT },
    action: 'registration.released',
    subject: `person:${personId}`,
    before,
    after,
  });
  return true;
}
