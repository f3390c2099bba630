import type { Role } from '../contract/define-call';
import type { Caller, Services } from './context';
import { findPersonByOpenid } from './data/persons';
import { findValidSession } from './data/accounts';

/**
 * Who an openid is, as far as a call asks: nothing is read for `anyone` and `wechatUser`, one document for `trainee`
 * and for `administrator` or `reviewer`.
 *
 * A hospital's session makes an administrator, the centre's a reviewer; the wrong one of the two is given as what it
 * is and refused by the router.
 */
export async function identify(
  services: Services,
  openid: string | undefined,
  roles: readonly Role[],
): Promise<Caller> {
  if (openid === undefined) return { kind: 'nobody' };
  const user: Caller = { kind: 'wechatUser', openid };
  if (roles.includes('anyone') || roles.includes('wechatUser')) return user;
  if (roles.includes('administrator') || roles.includes('reviewer')) {
    const session = await findValidSession(services.db, { openid, now: services.now() });
    if (session) return { kind: session.kind === 'centre' ? 'reviewer' : 'administrator', openid, session };
  }
  if (roles.includes('trainee')) {
    const person = await findPersonByOpenid(services.db, openid);
    if (person) return { kind: 'trainee', openid, person };
  }
  return user;
}
