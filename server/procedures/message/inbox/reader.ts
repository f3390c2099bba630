import { isForAll } from '../../../../domain/person/institution-role';
import type { Context } from '../../../call/context';
import { refuse } from '../../../call/refusal';
import { namesWithAllRights } from '../../../data/accounts';
import type { Reader } from '../../../data/messages';
import { findPersonByOpenid } from '../../../data/persons';
import { readSignIn } from '../../../guard/role-seal';

type ReadingContext = Context<{ kind: 'wechatUser'; openid: string }>;

/**
 * Who reads: a WeChat account may be a trainee and an administrator at once, so the call says as which of the two. They are
 * turned away as the router turns away whoever lacks a role. Whoever has no registration reads what was told to their WeChat account alone.
 */
export async function readerOf(context: ReadingContext, as: 'trainee' | 'office'): Promise<Reader> {
  const { db, at, caller } = context;
  if (as === 'trainee') {
    const person = await findPersonByOpenid(db, caller.openid);
    return person ? { kind: 'trainee', person } : { kind: 'wechat', openid: caller.openid };
  }
  const session = await readSignIn(context, { openid: caller.openid, now: at });
  if (!session) return refuse('notSignedIn');
  if (isForAll(session)) return { kind: 'office', session };
  return refuse('institutionRoleLacks', { ask: await namesWithAllRights(db, session.institutionId) });
}
