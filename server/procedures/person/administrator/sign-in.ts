import type * as z from 'zod/mini';
import { administratorSignIn } from '../../../../contract/calls/person/administrator';
import { checkName, isSameName } from '../../../../domain/person/name';
import { maskPhone, phoneKey } from '../../../../domain/person/phone';
import {
  SESSION_MS,
  addAdministrator,
  findAdministrator,
  findAdministratorByPhone,
  getAdministrator,
  getInstitution,
  isSignedInElsewhere,
  saveSignIn,
} from '../../../data/accounts';
import { noteKnownWeChat } from '../../../data/known-wechats';
import { appendAudit } from '../../../data/audit/log';
import { DuplicateKey } from '../../../data/database';
import type { Administrator, AdministratorSession, Institution } from '../../../data/documents';
import { tell } from '../../../data/messages';
import { earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { keyedDigest } from '../../../guard/personal-data';
import { provenPhone } from '../../../guard/proven-phone';
import { isOurAdministrator, sealedAdministrator, sealedSignIn } from '../../../guard/role-seal';
import type { Context } from '../../../call/context';
import { defineProcedure, type ContextOf } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { signedInElsewhere } from '../../../message/account-events';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { enterAccount } from './enter-account';
import { rightsOf, withRights } from './given-rights';

type Who = z.output<typeof administratorSignIn.input>['who'];
type SignInContext = ContextOf<typeof administratorSignIn>;

/**
 * Second step (M2): the caller picks their name or adds it, and WeChat's phone number proves who they are. Binds their
 * openid to the account for 30 days; whatever it was bound to before is replaced.
 */
export const signIn = defineProcedure(administratorSignIn, async (context, input) => {
  const { at, caller } = context;
  const earlier = await earlierAnswer(context, administratorSignIn);
  if (earlier) return earlier;

  const institution = await enterAccount(context, input, 'wrongAccountOrPassword');
  // Said to whoever knows the password alone.
  if (institution.suspended) return context.refuse('institutionSuspended', { reason: institution.suspended.reason });
  const { administrator, added } = await findOrMake(
    context,
    institution,
    input.who,
    await provenPhone(context, input.phoneCode),
  );
  const elsewhere = await isSignedInElsewhere(context.db, { administrator, openid: caller.openid });
  const session = sessionOf(caller.openid, institution, administrator, at);
  const answer = {
    administratorId: administrator._id,
    institutionName: institution.name,
    expiresAt: session.expiresAt,
  };
  const act = {
    context,
    institutionId: institution._id,
    projectId: null,
    actor: { id: administrator._id, name: administrator.name },
    subject: `administrator:${administrator._id}`,
    before: null,
  };
  try {
    return await runIdempotent(context, administratorSignIn, async (tx) => {
      // Replaced since it was compared: a sign-in with the old one must not outlive it.
      const current = await getInstitution(tx, institution._id);
      if (current?.passwordHash !== institution.passwordHash) return context.refuse('wrongAccountOrPassword');
      if (current.suspended) return context.refuse('institutionSuspended', { reason: current.suspended.reason });
      if (added) {
        if (current.byInvitation) return context.refuse('joinByInvitation');
        await addAdministrator(tx, administrator);
        await appendAudit(tx, { ...act, action: 'administrator.added', after: administrator });
      }
      // Removed, or given other rights, since they were read.
      const present = added ? administrator : await getAdministrator(tx, administrator._id);
      if (!present || present.leftAt !== undefined) return refuse('notFound');
      await saveSignIn(tx, sealedSignIn(context, withRights(session, rightsOf(present))));
      await noteKnownWeChat(tx, context, { openid: caller.openid, institutionId: institution._id });
      if (elsewhere) await tell(tx, context, signedInElsewhere(session));
      await appendAudit(tx, { ...act, action: 'administrator.signedIn', after: session });
      return answer;
    });
  } catch (thrown) {
    // The same person was being added twice at once; the next try finds them.
    if (thrown instanceof DuplicateKey) return refuse('conflict');
    throw thrown;
  }
});

async function findOrMake(
  context: SignInContext,
  institution: Institution,
  who: Who,
  phone: string,
): Promise<{ administrator: Administrator; added: boolean }> {
  const { db, at } = context;
  const phoneDigest = keyedDigest(context, 'phone', phoneKey(phone));
  if ('administratorId' in who) {
    const picked = await findAdministrator(db, {
      institutionId: institution._id,
      administratorId: who.administratorId,
    });
    if (!picked || !isOurAdministrator(context, picked, institution)) return refuse('notFound');
    return picked.phoneDigest === phoneDigest
      ? { administrator: picked, added: false }
      : context.refuse('phoneMismatch');
  }
  const name = who.newName;
  const problem = checkName(name);
  if (problem) return refuse('invalidInput', { fields: [{ field: 'who.newName', problem }] });
  const known = await findAdministratorByPhone(db, { institutionId: institution._id, phoneDigest });
  // Adding oneself again under the same name is signing in.
  if (
    institution.byInvitation &&
    (!known || known.leftAt !== undefined || !isOurAdministrator(context, known, institution))
  )
    return context.refuse('joinByInvitation');
  if (known)
    return isSameName(known.name, name) ? { administrator: known, added: false } : context.refuse('phoneTaken');
  await assertAcceptableTexts(context, [name]);
  const administrator = sealedAdministrator(context, {
    _id: administratorIdOf(context, { institutionId: institution._id, phoneDigest }),
    institutionId: institution._id,
    name,
    phoneMasked: maskPhone(phone),
    phoneDigest,
    institutionRole: 'all',
    addedAt: at,
  });
  return { administrator, added: true };
}

/** One for each phone number in an institution. */
export const administratorIdOf = (
  context: Context,
  { institutionId, phoneDigest }: { institutionId: string; phoneDigest: string },
): string => keyedDigest(context, 'administrator', institutionId, phoneDigest).slice(0, 24);

export function sessionOf(
  openid: string,
  institution: Institution,
  administrator: Administrator,
  at: number,
): AdministratorSession {
  return {
    _id: openid,
    administratorId: administrator._id,
    name: administrator.name,
    phoneMasked: administrator.phoneMasked,
    institutionId: institution._id,
    institutionName: institution.name,
    kind: institution.kind,
    ...rightsOf(administrator),
    signedInAt: at,
    expiresAt: at + SESSION_MS,
  };
}
