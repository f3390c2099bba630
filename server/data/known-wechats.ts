import type { Context } from '../call/context';
import { keyedDigest } from '../guard/personal-data';
import type { Transaction } from './database';

interface Acquaintance {
  openid: string;
  institutionId: string;
}

const knownId = (context: Context, { openid, institutionId }: Acquaintance): string =>
  `known:${keyedDigest(context, 'login', openid, institutionId)}`;

/** Whether a WeChat has signed in to an institution's account before; it may have signed out since. */
export async function isKnownWeChat(context: Context, who: Acquaintance): Promise<boolean> {
  const { db } = context;
  const [known, signIn] = await Promise.all([
    db.get('knownWeChats', knownId(context, who)),
    // Somebody who signed in before that was kept.
    db.get('administratorSessions', who.openid),
  ]);
  return known !== undefined || signIn?.institutionId === who.institutionId;
}

/** Notes that a WeChat has signed in, in the transaction of its sign-in. */
export const noteKnownWeChat = (tx: Transaction, context: Context, who: Acquaintance): Promise<void> =>
  tx.put('knownWeChats', { _id: knownId(context, who), institutionId: who.institutionId, signedInAt: context.at });

/** A colleague ended its sign-in: the phone was lost, or whoever has it has left. From now on it is a stranger's. */
export const forgetKnownWeChat = (tx: Transaction, context: Context, who: Acquaintance): Promise<void> =>
  tx.remove('knownWeChats', knownId(context, who));
