import { findAdministrator, findAdministratorByPhone, findValidSession } from '../../../data/accounts';
import type { Database } from '../../../data/database';
import type { Administrator, Person } from '../../../data/documents';

/** The administrator of the person's institution who is the same person: by the phone, or signed in from the same WeChat account. */
export async function administratorOf(
  db: Database,
  { institutionId, phoneDigest, openid }: Pick<Person, 'institutionId' | 'phoneDigest' | 'openid'>,
): Promise<Administrator | undefined> {
  const byPhone = await findAdministratorByPhone(db, { institutionId, phoneDigest });
  if (byPhone) return byPhone;
  // Expired or not: it only names somebody, and lets nobody in.
  const signIn = await findValidSession(db, { openid, now: 0 });
  return signIn?.institutionId === institutionId
    ? findAdministrator(db, { institutionId, administratorId: signIn.administratorId })
    : undefined;
}
