/** The messages that wait to be told by WeChat as well: those among `messages` whose `pushState` is `waiting`. */
import type { Template } from '../../domain/message/templates';
import { addConsent, takeConsent } from './consents';
import type { Database } from './database';
import type { Message } from './documents';

/** How long a worker holds a message. One that dies leaves it to the next after that. */
const HOLD_MS = 60_000;

/** What a worker holds; `until` proves that the hold is still theirs. */
export interface HeldMessage {
  message: Message;
  until: number;
}

/** Messages that are due, the longest waiting first. */
export function findDueMessages(db: Database, { now, limit }: { now: number; limit: number }): Promise<Message[]> {
  return db.find('messages', {
    where: { pushState: 'waiting', pushAt: { lte: now } },
    orderBy: [['pushAt', 'asc']],
    limit,
  });
}

/** Takes a message that was found to be due; undefined when another worker was faster. */
export async function holdMessage(db: Database, found: Message, now: number): Promise<HeldMessage | undefined> {
  const until = now + HOLD_MS;
  const where = { _id: found._id, pushState: 'waiting', pushAt: found.pushAt ?? 0 };
  if ((await db.updateWhere('messages', where, { set: { pushAt: until } })) !== 1) return undefined;
  // Read again: whom it was sent to may have been noted since it was found.
  const message = await db.get('messages', found._id);
  return message && { message, until };
}

/** Ends a hold: the message is done, or tried again at an instant. Nothing happens once somebody else holds it. */
export async function releaseMessage(
  db: Database,
  { message, until }: HeldMessage,
  next: { done: true } | { tryAt: number; tries: number },
): Promise<void> {
  const where = { _id: message._id, pushState: 'waiting', pushAt: until };
  const set = 'done' in next ? { pushState: 'done' } : { pushAt: next.tryAt, pushTries: next.tries };
  await db.updateWhere('messages', where, { set });
}

interface Sending {
  messageId: string;
  openid: string;
  template: Template;
  at: number;
}

/**
 * Notes that a message is about to be sent to a WeChat account, and takes the consent for it, in one transaction and before it
 * is sent: whatever happens then, it is not sent to them again.
 * @returns false when it was sent already or no consent is left
 */
export function claimSending(db: Database, { messageId, ...consent }: Sending): Promise<boolean> {
  const { openid } = consent;
  return db.transaction(async (tx) => {
    const message = await tx.get('messages', messageId);
    if (!message || message.pushedTo?.includes(openid) === true) return false;
    if (!(await takeConsent(tx, consent))) return false;
    await tx.update('messages', messageId, { set: { pushedTo: [...(message.pushedTo ?? []), openid] } });
    return true;
  });
}

/** Takes the note back of what is known not to have been sent, and gives the consent back. */
export function withdrawSending(db: Database, { messageId, ...consent }: Sending): Promise<void> {
  return db.transaction(async (tx) => {
    const message = await tx.get('messages', messageId);
    if (message?.pushedTo?.includes(consent.openid) !== true) return;
    await addConsent(tx, consent);
    const pushedTo = message.pushedTo.filter((openid) => openid !== consent.openid);
    await tx.update('messages', messageId, { set: { pushedTo } });
  });
}
