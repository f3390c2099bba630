import type { Database, Reader, Transaction } from './database';
import { roleOf } from '../../domain/person/institution-role';
import type { Administrator, AdministratorSession, Institution } from './documents';
import { documents } from './questions';

export { SIGN_IN_MS as SESSION_MS } from '../../domain/person/sign-in';

export async function findInstitutionByAccount(db: Database, account: string): Promise<Institution | undefined> {
  const [institution] = await db.find('institutions', { where: { account }, limit: 1 });
  return institution;
}

export const getInstitution = (db: Reader, institutionId: string): Promise<Institution | undefined> =>
  db.get('institutions', institutionId);

/** Whom to call about an institution; null where the centre has not said a number. */
export const contactOf = (
  institution: Institution | undefined,
): { contactName: string; contactPhone: string } | null =>
  institution?.contactPhone
    ? { contactName: institution.contactName ?? '', contactPhone: institution.contactPhone }
    : null;

export const saveInstitution = (tx: Transaction, institution: Institution): Promise<void> =>
  tx.put('institutions', institution);

/** Every institution there is, the centre included. */
export async function listInstitutions(db: Database): Promise<Institution[]> {
  const found: Institution[] = [];
  for (let read = -1; read !== 0;) {
    const where = { _id: { gt: found.at(-1)?._id ?? '' } };
    const next = await db.find('institutions', { where, orderBy: [['_id', 'asc']], limit: 500 });
    found.push(...next);
    read = next.length;
  }
  return found;
}

/** Seals an institution that has no seal, unless its password was replaced meanwhile. */
export async function setInstitutionSeal(
  db: Database,
  { _id, passwordHash }: Institution,
  seal: string,
): Promise<void> {
  await db.updateWhere('institutions', { _id, passwordHash }, { set: { seal } });
}

/** Everybody who was added under an institution's account (M2), in the order they came. */
export async function listAdministrators(db: Database, institutionId: string): Promise<Administrator[]> {
  const administrators = await db.find('administrators', { where: { institutionId }, limit: 1000 });
  return administrators
    .filter(({ leftAt }) => leftAt === undefined)
    .sort((a, b) => a.addedAt - b.addedAt || (a._id < b._id ? -1 : 1));
}

/** Who else has all rights in an institution: whoever may confirm what one of them has begun. */
export async function otherAdministrators(
  db: Database,
  { institutionId, administratorId }: { institutionId: string; administratorId: string },
): Promise<Administrator[]> {
  const all = await listAdministrators(db, institutionId);
  return all.filter((each) => each._id !== administratorId && roleOf(each) === 'all');
}

/** Whom somebody may ask who has some of the rights only: three names, those who came first. */
export async function namesWithAllRights(db: Database, institutionId: string): Promise<string[]> {
  const administrators = await listAdministrators(db, institutionId);
  return administrators
    .filter((each) => roleOf(each) === 'all')
    .map(({ name }) => name)
    .slice(0, 3);
}

/** An administrator as a transaction sees them, also one who has left. */
export const getAdministrator = (tx: Transaction, administratorId: string): Promise<Administrator | undefined> =>
  tx.get('administrators', administratorId);

export const saveAdministrator = (tx: Transaction, administrator: Administrator): Promise<void> =>
  tx.put('administrators', administrator);

/** Gives an administrator a seal who has none, unless they have changed meanwhile. */
export async function setAdministratorSeal(
  db: Database,
  { _id, phoneDigest }: Administrator,
  seal: string,
): Promise<void> {
  await db.updateWhere('administrators', { _id, phoneDigest }, { set: { seal } });
}

export async function findAdministrator(
  db: Database,
  who: { institutionId: string; administratorId: string },
): Promise<Administrator | undefined> {
  const administrator = await db.get('administrators', who.administratorId);
  return administrator?.institutionId === who.institutionId && administrator.leftAt === undefined
    ? administrator
    : undefined;
}

export async function findAdministratorByPhone(
  db: Database,
  who: { institutionId: string; phoneDigest: string },
): Promise<Administrator | undefined> {
  const { institutionId, phoneDigest } = who;
  const [administrator] = await db.find('administrators', { where: { institutionId, phoneDigest }, limit: 1 });
  return administrator;
}

/** The sign-in of an openid, expired or not: at most one document. */
export const signInOf = (openid: string) => documents('administratorSessions', { where: { _id: openid }, limit: 1 });

/** The sign-in of an openid, unless it has expired. Revoking is removing the document. */
export async function findValidSession(
  db: Database,
  { openid, now }: { openid: string; now: number },
): Promise<AdministratorSession | undefined> {
  const session = await db.get('administratorSessions', openid);
  return session && session.expiresAt > now ? session : undefined;
}

/** Renews a sign-in that is in use, under its new seal. One that was ended or made anew meanwhile stays as it is. */
export async function renewSignIn(
  db: Database,
  { _id, signedInAt, seal }: AdministratorSession,
  renewed: AdministratorSession,
): Promise<void> {
  const where = { _id, signedInAt, ...(seal === undefined ? {} : { seal }) };
  await db.updateWhere('administratorSessions', where, { set: { expiresAt: renewed.expiresAt, seal: renewed.seal } });
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

/** Whether an administrator is signed in with another WeChat account than this one. */
export async function isSignedInElsewhere(
  db: Database,
  { administrator, openid }: { administrator: Pick<Administrator, '_id' | 'institutionId'>; openid: string },
): Promise<boolean> {
  const { _id: administratorId, institutionId } = administrator;
  return (await listSignIns(db, { institutionId, administratorId })).some(({ _id }) => _id !== openid);
}

/** The sign-ins of an institution, or of one of its administrators, expired ones too. */
export function listSignIns(
  db: Database,
  who: { institutionId: string; administratorId?: string },
): Promise<AdministratorSession[]> {
  return db.find('administratorSessions', { where: { ...who }, limit: 1000 });
}
