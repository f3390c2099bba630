import { LOGIN_PERIOD_MS, LOGIN_WAIT_MS, decideLogin, type LoginDecision } from '../../domain/login';
import type { Database } from './database';
import type { Administrator, AdministratorSession, Institution } from './documents';

/** A sign-in is good for so long, then the account and phone are asked for again. */
export const SESSION_MS = 30 * 24 * 60 * 60 * 1000;

export async function findInstitutionByAccount(db: Database, account: string): Promise<Institution | undefined> {
  const [institution] = await db.find('institutions', { where: { account }, limit: 1 });
  return institution;
}

/** Everybody who has added himself under an institution's account (M2), in the order they came. */
export async function listAdministrators(db: Database, institutionId: string): Promise<Administrator[]> {
  const administrators = await db.find('administrators', { where: { institutionId }, limit: 1000 });
  return administrators.sort((a, b) => a.addedAt - b.addedAt || (a._id < b._id ? -1 : 1));
}

export async function findAdministrator(
  db: Database,
  who: { institutionId: string; administratorId: string },
): Promise<Administrator | undefined> {
  const administrator = await db.get('administrators', who.administratorId);
  return administrator?.institutionId === who.institutionId ? administrator : undefined;
}

export async function findAdministratorByPhone(
  db: Database,
  who: { institutionId: string; phoneDigest: string },
): Promise<Administrator | undefined> {
  const { institutionId, phoneDigest } = who;
  const [administrator] = await db.find('administrators', { where: { institutionId, phoneDigest }, limit: 1 });
  return administrator;
}

/** The sign-in of an openid, unless it has expired. Revoking is removing the document. */
export async function findValidSession(
  db: Database,
  { openid, now }: { openid: string; now: number },
): Promise<AdministratorSession | undefined> {
  const session = await db.get('administratorSessions', openid);
  return session && session.expiresAt > now ? session : undefined;
}

/** Whose failures count: one WeChat user's and one account's, each under a digest. */
export interface AttemptKeys {
  byOpenid: string;
  byAccount: string;
}

/**
 * Asks for one try of a password and counts it at once, before the password is looked at: a hundred guesses sent together
 * are a hundred tries. A right password takes the count back with {@link forgetAttempts}.
 */
export function takeAttempt(db: Database, keys: AttemptKeys, now: number): Promise<LoginDecision> {
  return db.transaction(async (tx) => {
    const own = (await tx.get('loginAttempts', keys.byOpenid))?.failures ?? [];
    const account = (await tx.get('loginAttempts', keys.byAccount))?.failures ?? [];
    const decision = decideLogin({ failuresByOpenid: own, failuresByAccount: account, now });
    if (decision.kind === 'wait') return decision;
    const recent = (failures: number[]) => failures.filter((at) => now - at < LOGIN_PERIOD_MS + LOGIN_WAIT_MS);
    await tx.put('loginAttempts', { _id: keys.byOpenid, failures: [...recent(own), now] });
    await tx.put('loginAttempts', { _id: keys.byAccount, failures: [...recent(account), now] });
    return decision;
  });
}

export async function forgetAttempts(db: Database, keys: AttemptKeys): Promise<void> {
  await Promise.all([db.remove('loginAttempts', keys.byOpenid), db.remove('loginAttempts', keys.byAccount)]);
}
