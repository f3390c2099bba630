import { isOwnRegistration, type Identity } from '../../domain/person/registration';
import { findAdministrator } from '../data/accounts';
import type { OfficeContext } from '../data/audit/office-log';
import { findPersonByOpenid } from '../data/persons';

/**
 * Whether what an administrator is about to decide on is their own (rules: "Registration"): made from their WeChat account,
 * with the national ID that account is registered under, or with the phone they signed in with. Nobody approves themselves,
 * from whatever account they ask.
 */
export async function isCallersOwn({ db, caller }: OfficeContext, registration: Identity): Promise<boolean> {
  const { openid, session } = caller;
  const [trainee, administrator] = await Promise.all([
    findPersonByOpenid(db, openid),
    findAdministrator(db, { institutionId: session.institutionId, administratorId: session.administratorId }),
  ]);
  return isOwnRegistration(registration, {
    openid,
    ...(trainee ? { nationalIdDigest: trainee.nationalIdDigest } : {}),
    ...(administrator ? { phoneDigest: administrator.phoneDigest } : {}),
  });
}
