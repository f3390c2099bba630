import { LOGIN_PERIOD_MS, LOGIN_WAIT_MS, decideLogin, type LoginDecision } from '../../domain/login';
import type { Database, Reader, Transaction } from './database';
import type { Administrator, AdministratorSession, Institution, LoginAttempts } from './documents';

/** A sign-in is good for so long, then the account and phone are asked for again. */
export const SESSION_MS = 30 * 24 * 60 * 60 * 1000;

export async function findInstitutionByAccount(db: Database, account: string): Promise<Institution | undefined> {
  const [institution] = await db.find('institutions', { where: { account }, limit: 1 });
  return institution;
}

export const getInstitution = (db: Reader, institutionId: string): Promise<Institution | undefined> =>
  db.get('institutions', institutionId);

export const saveInstitution = (tx: Transaction, institution: Institution): Promise<void> =>
  tx.put('institutions', institution);

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

/** So long a failure may count. */
export const ATTEMPT_KEPT_MS = LOGIN_PERIOD_MS + LOGIN_WAIT_MS;

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
    const own = await failuresOf(tx, keys.byOpenid, now);
    const account = await failuresOf(tx, keys.byAccount, now);
    const instants = (failures: Failures) => failures.map(({ at }) => at);
    const decision = decideLogin({ failuresByOpenid: instants(own), failuresByAccount: instants(account), now });
    if (decision.kind === 'wait') return decision;
    const failure = { at: now, account: keys.byAccount };
    await tx.put('loginAttempts', { _id: keys.byOpenid, failures: [...own, failure], latestAt: now });
    await tx.put('loginAttempts', { _id: keys.byAccount, failures: [...account, failure], latestAt: now });
    return decision;
  });
}

type Failures = LoginAttempts['failures'];

/** Those that may still count, see {@link decideLogin}. */
async function failuresOf(tx: Transaction, id: string, now: number): Promise<Failures> {
  const failures = (await tx.get('loginAttempts', id))?.failures ?? [];
  return failures.filter(({ at }) => now - at < ATTEMPT_KEPT_MS);
}

/**
 * After the right password of an account: nothing is held against the account any more, nor against this WeChat user for
 * it. What he typed wrong for other accounts stays, or a guesser could clear his count with an account of his own.
 */
export function forgetAttempts(db: Database, keys: AttemptKeys): Promise<void> {
  return db.transaction(async (tx) => {
    const own = await tx.get('loginAttempts', keys.byOpenid);
    if (own) {
      const others = own.failures.filter(({ account }) => account !== keys.byAccount);
      await tx.put('loginAttempts', { ...own, failures: others });
    }
    if (await tx.get('loginAttempts', keys.byAccount)) await tx.remove('loginAttempts', keys.byAccount);
  });
}

/** Adds a named administrator. @throws DuplicateKey when the institution has one with this phone */
export const addAdministrator = (tx: Transaction, administrator: Administrator): Promise<void> =>
  tx.add('administrators', administrator);

/** What an openid is signed in to, expired or not. */
export const getSignIn = (tx: Transaction, openid: string): Promise<AdministratorSession | undefined> =>
  tx.get('administratorSessions', openid);

/** Binds an openid to an account; whatever it was bound to before is replaced. */
export const saveSignIn = (tx: Transaction, session: AdministratorSession): Promise<void> =>
  tx.put('administratorSessions', session);

export const removeSignIn = (tx: Transaction, openid: string): Promise<void> =>
  tx.remove('administratorSessions', openid);

/** The sign-ins of an institution, or of one of its administrators, expired ones too. */
export function listSignIns(
  db: Database,
  who: { institutionId: string; administratorId?: string },
): Promise<AdministratorSession[]> {
  return db.find('administratorSessions', { where: { ...who }, limit: 1000 });
}
