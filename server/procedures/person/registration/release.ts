import { changesBetween, type FactChange } from '../../../../domain/person/history';
import {
  hasPhone,
  isReleased,
  mayBeReleased,
  released,
  withoutPhone,
  type RegistrationKeys,
} from '../../../../domain/person/registration';
import type { Context } from '../../../call/context';
import { appendAudit } from '../../../data/audit/log';
import type { Database, Transaction } from '../../../data/database';
import type { Person } from '../../../data/documents';
import { noteEvent } from '../../../data/person-history';
import { findPersonByOpenid, findPersonByPhone, getPerson, savePerson } from '../../../data/persons';
import { findSeatsOf, giveSeatsBack } from '../../../data/seats';

/** Who asks for a registration, or takes over what one lets go of, as its institution's log names them: nobody there knows them yet. */
export const APPLICANT = '申请人';

/** What stands in the way of somebody's keys and gives way: ids of registrations that were returned and never approved. */
export interface InTheWay {
  /** Made from the WeChat account that somebody's registration moves to. */
  registration: string | undefined;
  /** With the phone that somebody else has by WeChat's word. */
  phone: string | undefined;
}

/**
 * The registrations that give way to somebody with these keys: they were returned, and nobody has ever approved them. An
 * account lets go of its registration as a whole; a phone passes alone, and the registration that had it loses nothing else.
 * @param except their own one
 */
export async function findInTheWay(
  db: Database,
  { openid, phoneDigest, except }: Partial<RegistrationKeys> & { except: string },
): Promise<InTheWay> {
  const [ofAccount, ofPhone] = await Promise.all([
    openid === undefined ? undefined : findPersonByOpenid(db, openid),
    phoneDigest === undefined ? undefined : findPersonByPhone(db, phoneDigest),
  ]);
  const yielding = (owner: Person | undefined) =>
    owner && owner._id !== except && mayBeReleased(owner.state, { byOwner: false }) ? owner._id : undefined;
  const registration = yielding(ofAccount);
  const phone = yielding(ofPhone);
  return { registration, phone: phone === registration ? undefined : phone };
}

/** Clears the way in the transaction that takes the keys over. @param by the id of whoever takes over */
export async function clearTheWay(
  tx: Transaction,
  context: Context,
  { inTheWay: { registration, phone }, by }: { inTheWay: InTheWay; by: string },
): Promise<void> {
  if (registration !== undefined) await release(tx, context, { personId: registration, by, byOwner: false });
  if (phone !== undefined) await passPhone(tx, context, { personId: phone, by });
}

/**
 * Releases a registration. One that was handed in again or approved meanwhile stays as it is: then the unique indexes refuse
 * whoever wanted its keys.
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
  const after = released(await giveSeatsBack(tx, before, seats));
  await saveLogged(tx, context, { before, after, by, kind: 'released', changes: [] });
  return true;
}

/** Takes its phone from a registration that still is a returned one. */
async function passPhone(
  tx: Transaction,
  context: Context,
  { personId, by }: { personId: string; by: string },
): Promise<void> {
  const before = await getPerson(tx, personId);
  if (!before || !mayBeReleased(before.state, { byOwner: false }) || !hasPhone(before)) return;
  const after = withoutPhone(before);
  await saveLogged(tx, context, { before, after, by, kind: 'phonePassed', changes: changesBetween(before, after) });
}

async function saveLogged(
  tx: Transaction,
  context: Context,
  act: { before: Person; after: Person; by: string; kind: 'released' | 'phonePassed'; changes: FactChange[] },
): Promise<void> {
  const { before, after, by, kind, changes } = act;
  await savePerson(tx, after);
  const entry = await appendAudit(tx, {
    context,
    institutionId: before.institutionId,
    projectId: null,
    actor: { id: by, name: APPLICANT },
    action: `registration.${kind}`,
    subject: `person:${before._id}`,
    before,
    after,
  });
  await noteEvent(tx, entry, { personId: before._id, kind, changes });
}
