import { anyAdministrator, type Role } from '../../contract/define-call';
import type { Caller, Services } from './context';
import { isShowing } from '../../domain/attendance/display';
import { renewedUntil } from '../../domain/person/sign-in';
import { findPersonByOpenid } from '../data/persons';
import { renewSignIn } from '../data/accounts';
import type { AdministratorSession } from '../data/documents';
import { pairingCodeOf } from '../guard/display-pass';
import { faultsOfKeys } from '../guard/key-check';
import { readDisplay, readSignIn, sealedSignIn } from '../guard/role-seal';
import { loggable } from './platform-error';
import { refuseWithAny } from './refusal';
import type { Evidence } from './router';

/**
 * Who an openid is, as far as a call asks: nothing is read for `anyone` and `wechatUser`, one document for `trainee`
 * and for `administrator` or `reviewer`.
 *
 * Whoever sends the pass of a display is that display or nobody, whatever WeChat it runs in.
 *
 * Nobody is identified by keys that are not those of the data: `keysUnfit`.
 *
 * A hospital's session makes an administrator, the centre's a reviewer; the wrong one of the two is given as what it
 * is and refused by the router.
 */
export async function identify(
  services: Services,
  { openid, displayPass }: Evidence,
  roles: readonly Role[],
): Promise<Caller> {
  const faults = await faultsOfKeys(services);
  if (faults.length > 0) return refuseWithAny('keysUnfit', { keys: faults.map(({ key }) => key) });
  if (displayPass !== undefined)
    return roles.includes('display') ? identifyDisplay(services, displayPass) : { kind: 'nobody' };
  if (openid === undefined) return { kind: 'nobody' };
  const user: Caller = { kind: 'wechatUser', openid };
  if (roles.includes('anyone') || roles.includes('wechatUser')) return user;
  if (roles.some((role) => OFFICES.has(role))) {
    const session = await readSignIn(services, { openid, now: services.now() });
    if (session) await renewInUse(services, session);
    if (session) return { kind: session.kind === 'centre' ? 'reviewer' : 'administrator', openid, session };
  }
  if (roles.includes('trainee')) {
    const person = await findPersonByOpenid(services.db, openid);
    if (person) return { kind: 'trainee', openid, person };
  }
  return user;
}

/** What somebody may be who is signed in to an institution's account. */
const OFFICES: ReadonlySet<Role> = new Set([...anyAdministrator, 'departmentContact', 'activityDelegate', 'reviewer']);

/** At most one write a day. What fails is tried again by the next call: nobody is refused for it. */
async function renewInUse(services: Services, session: AdministratorSession): Promise<void> {
  const { db, log } = services;
  const expiresAt = renewedUntil(session, services.now());
  if (expiresAt === undefined) return;
  try {
    await renewSignIn(db, session, sealedSignIn(services, { ...session, expiresAt }));
  } catch (thrown) {
    log.error('signInNotRenewed', loggable(thrown));
  }
}

/** @throws Refusal `displayNotPaired` when nobody has paired it, or it was ended; `displayOver` when its batch is over */
async function identifyDisplay(services: Services, pass: string): Promise<Caller> {
  const display = await readDisplay(services, pairingCodeOf(services, pass));
  if (display?.endedAt !== null) return refuseWithAny('displayNotPaired');
  return isShowing(display, services.now()) ? { kind: 'display', display } : refuseWithAny('displayOver');
}
