import { changesBetween, type FactChange } from '../../../../domain/person/history';
import {
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
import { tell } from '../../../data/messages';
import { noteEvent } from '../../../data/person-history';
import { findPersonByOpenid, findPersonByPhone, getPerson, savePerson } from '../../../data/persons';
import { findSeatsOf, giveSeatsBack } from '../../../data/seats';
import { phonePassed } from '../../../message/person-events';

/** Who asks for a registration, or takes over what one lets go of, as its institution's log names them: nobody there knows them yet. */
export const APPLICANT = '申请人';

/** What stands in the way of somebody's keys and gives way, by the ids of registrations. */
export interface InTheWay {
  /** Made from the WeChat account that somebody's registration moves to; returned, and never approved. */
  registration: string | undefined;
  /** With the phone that somebody else has by WeChat's word. */
  phone: string | undefined;
}

/**
 * The registrations that give way to somebody with these keys. An account lets go of its registration as a whole, if that was
 * returned and nobody has ever approved it. A phone passes alone, from whomever: WeChat has just vouched that it is somebody else's
 * now, and who had it loses nothing else (rules: "Phone").
 * @param except their own one
 * @param vouchedFor WeChat has vouched for the phone just now, and not some days ago: only then it passes from people who were not
 *   returned
 */
export async function findInTheWay(
  db: Database,
  { openid, phoneDigest, except, vouchedFor }: Partial<RegistrationKeys> & { except: string; vouchedFor: boolean },
): Promise<InTheWay> {
  const [ofAccount, ofPhone] = await Promise.all([
    openid === undefined ? undefined : findPersonByOpenid(db, openid),
    phoneDigest === undefined ? undefined : findPersonByPhone(db, phoneDigest),
  ]);
  const yielding = (owner: Person | undefined, always: boolean) =>
    owner && owner._id !== except && (always || mayBeReleased(owner.state, { byOwner: false })) ? owner._id : undefined;
  const registration = yielding(ofAccount, false);
  const phone = yielding(ofPhone, vouchedFor);
  return { registration, phone: phone === registration ? undefined : phone };
}

/** Clears the way in the transaction that takes the keys over. @param by the id of whoever takes over */
export async function clearTheWay(
  tx: Transaction,
  context: Context,
  { inTheWay: { registration, phone }, by, phoneDigest }: { inTheWay: InTheWay; by: string; phoneDigest: string },
): Promise<void> {
  if (registration !== undefined) await release(tx, context, { personId: registration, by, byOwner: false });
  if (phone !== undefined) await passPhone(tx, context, { personId: phone, by, phoneDigest });
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

/** Takes a phone from a registration that still has it, and tells its owner. */
async function passPhone(
  tx: Transaction,
  context: Context,
  { personId, by, phoneDigest }: { personId: string; by: string; phoneDigest: string },
): Promise<void> {
  const before = await getPerson(tx, personId);
  if (before?.phoneDigest !== phoneDigest) return;
  const after = withoutPhone(before);
  await tell(tx, context, phonePassed(before, context.at));
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
