import { timingSafeEqual } from 'node:crypto';
import type { Context, Services } from '../call/context';
import { findValidSession, getInstitution, listSignIns } from '../data/accounts';
import { getDisplay } from '../data/displays';
import type {
  Administrator,
  AdministratorSession,
  Display,
  Documents,
  Institution,
  Invitation,
} from '../data/documents';
import { getKeyRegistry } from '../data/key-registry';
import { roleOf } from '../../domain/person/institution-role';
import { keyedDigest } from './personal-data';

/**
 * Documents that grant a role carry a seal: a MAC over who, as what, for which institution and until when. Somebody who can write
 * into the database, but has no key, does not become anybody by it: a wrong permission of a collection is no way in.
 */
type Keys = Pick<Context, 'secrets' | 'randomBytes'>;
export type Sealing = Pick<Services, 'db' | 'log' | 'secrets' | 'randomBytes'>;

/** What grants a role. */
export type GrantingCollection =
  'administratorSessions' | 'administrators' | 'institutions' | 'invitations' | 'displays';

/** What a seal is made over of a field that older documents lack: nothing at all, so that their seals stay right. */
const ifAny = (part: string | number | undefined): string[] => (part === undefined ? [] : [String(part)]);

const seals: { [C in GrantingCollection]: (keys: Keys, document: Documents[C]) => string } = {
  administratorSessions(keys, signIn) {
    const { _id, administratorId, name, institutionId, kind, signedInAt, expiresAt, institutionRole, departmentId } =
      signIn;
    const times = [signedInAt, expiresAt].map(String);
    return keyedDigest(
      keys,
      'sealedSignIn',
      _id,
      administratorId,
      name,
      institutionId,
      kind,
      ...times,
      ...ifAny(institutionRole),
      ...ifAny(departmentId),
    );
  },
  administrators(keys, { _id, institutionId, name, phoneDigest, institutionRole, departmentId, leftAt }) {
    const may = leftAt === undefined ? roleOf({ ...(institutionRole ? { institutionRole } : {}) }) : `left ${leftAt}`;
    return keyedDigest(keys, 'sealedAdministrator', _id, institutionId, name, phoneDigest, may, ...ifAny(departmentId));
  },
  institutions: (keys, { _id, kind, account, passwordHash, byInvitation, suspended, reviewsActivities }) =>
    keyedDigest(
      keys,
      'sealedInstitution',
      _id,
      kind,
      account,
      passwordHash,
      ...ifAny(byInvitation && 'byInvitation'),
      ...ifAny(suspended && `suspended ${suspended.at}`),
      ...ifAny(reviewsActivities && `reviewsActivities ${reviewsActivities.at}`),
    ),
  invitations(keys, invitation) {
    const { _id, institutionId, institutionRole, departmentId, seed, name, phoneDigest } = invitation;
    const { expiresAt, usedAt, revokedAt } = invitation;
    const times = [expiresAt, usedAt, revokedAt].map(String);
    return keyedDigest(
      keys,
      'sealedInvitation',
      _id,
      institutionId,
      institutionRole,
      seed,
      name,
      phoneDigest,
      ...times,
      ...ifAny(departmentId),
    );
  },
  displays: (keys, { _id, sessionId, institutionId, until }) =>
    keyedDigest(keys, 'sealedDisplay', _id, sessionId, institutionId, String(until)),
};

const sealed =
  <C extends GrantingCollection>(collection: C) =>
  (keys: Keys, document: Documents[C]): Documents[C] => ({ ...document, seal: seals[collection](keys, document) });

export const sealedSignIn = sealed('administratorSessions');
export const sealedInstitution = sealed('institutions');
export const sealedAdministrator = sealed('administrators');
export const sealedInvitation = sealed('invitations');
export const sealedDisplay = sealed('displays');

/** Whether a document is as we wrote it. */
export function sealOf<C extends GrantingCollection>(
  keys: Keys,
  collection: C,
  document: Documents[C],
): 'right' | 'missing' | 'wrong' {
  if (document.seal === undefined) return 'missing';
  const [given, expected] = [Buffer.from(document.seal), Buffer.from(seals[collection](keys, document))];
  return given.length === expected.length && timingSafeEqual(given, expected) ? 'right' : 'wrong';
}

/**
 * The sign-in of an openid that we gave, unless it has expired. One from before there were seals is none any more: whoever has it
 * signs in again. To seal what lies there would make a sign-in of what somebody else has put there.
 */
export async function readSignIn(
  services: Sealing,
  who: { openid: string; now: number },
): Promise<AdministratorSession | undefined> {
  const signIn = await findValidSession(services.db, who);
  return signIn && isOurs(services, 'administratorSessions', signIn) ? signIn : undefined;
}

/** The same of a sign-in that was read already, together with something else. */
export function validSignIn(
  services: Sealing,
  signIn: AdministratorSession | undefined,
  now: number,
): AdministratorSession | undefined {
  if (!signIn || signIn.expiresAt <= now) return undefined;
  return isOurs(services, 'administratorSessions', signIn) ? signIn : undefined;
}

/** The sign-ins of an institution that we gave and that have not expired. */
export async function readSignInsOf(
  services: Sealing,
  { institutionId, now }: { institutionId: string; now: number },
): Promise<AdministratorSession[]> {
  const signIns = await listSignIns(services.db, { institutionId });
  return signIns.filter((signIn) => signIn.expiresAt > now && isOurs(services, 'administratorSessions', signIn));
}

/** The display behind a code, if we paired it. */
export async function readDisplay(services: Sealing, code: string): Promise<Display | undefined> {
  const display = await getDisplay(services.db, code);
  return display && isOurs(services, 'displays', display) ? display : undefined;
}

/**
 * Whether an institution's account, kind and password are those that we wrote. An environment that has not registered its keys yet
 * may have institutions without a seal, which it seals as it registers them (server/setup/adopt-environment.ts).
 */
export async function isOurInstitution(services: Sealing, institution: Institution): Promise<boolean> {
  if (institution.seal === undefined && !(await getKeyRegistry(services.db))) return true;
  return isOurs(services, 'institutions', institution);
}

/** Whether the centre has given an institution the review of group activities (M21). One read. */
export async function isActivityDelegate(
  services: Sealing,
  { institutionId }: Pick<AdministratorSession, 'institutionId'>,
): Promise<boolean> {
  const institution = await getInstitution(services.db, institutionId);
  if (!institution?.reviewsActivities || institution.suspended) return false;
  return isOurInstitution(services, institution);
}

/**
 * Whether an administrator is who, and may do what, their document says. Until colleagues come by invitation alone, whoever knows the
 * password may add themselves with all rights: one without a seal is none the less one of them then.
 */
export const isOurAdministrator = (
  services: Sealing,
  administrator: Administrator,
  { byInvitation }: Pick<Institution, 'byInvitation'>,
): boolean =>
  administrator.seal === undefined && !byInvitation
    ? administrator.institutionRole === undefined && administrator.leftAt === undefined
    : isOurs(services, 'administrators', administrator);

/** Whether an invitation is as we wrote it. */
export const isOurInvitation = (services: Sealing, invitation: Invitation): boolean =>
  isOurs(services, 'invitations', invitation);

/** Whether a document is ours; if it is not, the log says so. */
function isOurs<C extends GrantingCollection>(services: Sealing, collection: C, document: Documents[C]): boolean {
  const seal = sealOf(services, collection, document);
  if (seal === 'right') return true;
  // Of the id a digest alone: an openid is somebody's.
  const id = keyedDigest(services, 'identity', document._id).slice(0, 16);
  services.log.error('sealBroken', { collection, id, seal });
  return false;
}
