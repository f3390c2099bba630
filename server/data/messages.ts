import { idOf } from '../../domain/kernel/id';
import { pushOf, type FactsOf, type MessageKind, type RecipientOf } from '../../domain/message/kinds';
import {
  countUnread,
  isUnread,
  MESSAGE_KEPT_MS,
  MOST_OPENED,
  MOST_UNREAD_COUNTED,
  nothingRead,
  unreadAfter,
  type ReadMarker,
} from '../../domain/message/reading';
import type { Services } from '../call/context';
import { findPage, type Page, type PageRequest } from './paging';
import type { Answers, Database, Question, Transaction } from './database';
import type { Administrator, AdministratorSession, Message, Person } from './documents';
import { documents, howMany } from './questions';

/** Who is told, by their own id. */
type To<K extends MessageKind> = {
  person: { person: string };
  institution: { institution: string };
  applicant: { person: string } | { wechat: string };
}[RecipientOf<K>];

/** An event, and whom it is told to. */
export interface Event<K extends MessageKind> {
  to: To<K>;
  kind: K;
  /** Tells this event from others of its kind for this recipient: the id of a thing, or when it was decided. */
  key: string | number;
  facts: FactsOf<K>;
}

/** What telling needs of a call: when it happened, and what this environment sends. */
type Telling = Pick<Services, 'settings'> & { at: number };

/**
 * Tells somebody of an event, in the transaction that makes it happen: the one line that a command needs. Told again it is the
 * same message, and stays as it is.
 */
export async function tell<K extends MessageKind>(tx: Transaction, context: Telling, event: Event<K>): Promise<void> {
  const message = messageOf(context, event);
  if ((await tx.get('messages', message._id)) === undefined) await tx.add('messages', message);
}

/** The same outside of a transaction, for jobs that tell thousands and may begin anew. */
export async function tellFromJob<K extends MessageKind>(
  db: Database,
  context: Telling,
  event: Event<K>,
): Promise<void> {
  await db.add('messages', messageOf(context, event));
}

function messageOf<K extends MessageKind>({ at, settings }: Telling, { to, kind, key, facts }: Event<K>): Message {
  const [recipient = ['', '']] = Object.entries(to);
  const template = pushOf({ kind, facts })?.template;
  return {
    _id: idOf(...recipient, kind, key),
    to: idOf(...recipient),
    kind,
    facts,
    at,
    ...(template !== undefined && settings.templates[template] ? { pushState: 'waiting', pushAt: at } : {}),
  };
}

/** Somebody with messages: a trainee, or an administrator, who reads those of their institution. */
export type Reader =
  | { kind: 'trainee'; person: Person }
  /** Somebody who has no registration, and has asked for something all the same. */
  | { kind: 'wechat'; openid: string }
  | { kind: 'office'; session: Pick<AdministratorSession, 'administratorId' | 'institutionId'> };

function recipientOf(reader: Reader): string {
  switch (reader.kind) {
    case 'trainee':
      return idOf('person', reader.person._id);
    case 'wechat':
      return idOf('wechat', reader.openid);
    case 'office':
      return idOf('institution', reader.session.institutionId);
  }
}

/** Where the marker of a reader lies: on the document of the person or of the administrator. */
const holderOf = (reader: Exclude<Reader, { kind: 'wechat' }>): ['persons' | 'administrators', string] =>
  reader.kind === 'trainee' ? ['persons', reader.person._id] : ['administrators', reader.session.administratorId];

/** What a reader has read. */
export async function readMarker(db: Database, reader: Reader): Promise<ReadMarker> {
  if (reader.kind === 'trainee') return reader.person.inbox ?? nothingRead;
  if (reader.kind === 'wechat') return (await db.get('weChatReaders', reader.openid))?.inbox ?? nothingRead;
  return markerOf(await db.get('administrators', reader.session.administratorId));
}

/** Administrators begin with what is told after they were added. */
const markerOf = (administrator: Administrator | undefined): ReadMarker =>
  administrator?.inbox ?? { until: administrator?.addedAt ?? 0, opened: [] };

/** How many messages a person was told that may be unread: with {@link unreadOfPerson} it makes the figure on their tab. */
export const toldToPerson = (person: Person, now: number): Question<number> =>
  howMany('messages', {
    to: recipientOf({ kind: 'trainee', person }),
    at: { gt: unreadAfter(person.inbox ?? nothingRead, now) },
  });

export const unreadOfPerson = ({ inbox = nothingRead }: Person, told: number, now: number): number =>
  countUnread(told, inbox, now);

/** What the figure on the tab of somebody without a registration is made of. */
export const toldToWeChat = (openid: string, now: number) => ({
  reader: documents('weChatReaders', { where: { _id: openid }, limit: 1 }),
  toldAlone: latestTo({ kind: 'wechat', openid }, now),
});

export const unreadOfWeChat = ({ reader, toldAlone }: Answers<ReturnType<typeof toldToWeChat>>, now: number): number =>
  unreadAmong(toldAlone, reader[0]?.inbox ?? nothingRead, now);

/** The latest messages of a reader: as many as are counted, and as many again as may have been opened among them. */
const latestTo = (reader: Reader, now: number) =>
  documents('messages', {
    where: { to: recipientOf(reader), at: { gt: now - MESSAGE_KEPT_MS } },
    orderBy: [['at', 'desc']],
    fields: ['at'],
    limit: MOST_UNREAD_COUNTED + MOST_OPENED,
  });

function unreadAmong(latest: readonly Pick<Message, 'at'>[], marker: ReadMarker, now: number): number {
  const after = unreadAfter(marker, now);
  return countUnread(latest.filter(({ at }) => at > after).length, marker, now);
}

type Office = Extract<Reader, { kind: 'office' }>['session'];

/**
 * What the figure on the tab of whoever acts for an institution is made of. The marker and the messages are asked for at once, so it
 * takes the latest of these.
 */
export const toldToOffice = (session: Office, now: number) => ({
  administrator: documents('administrators', { where: { _id: session.administratorId }, limit: 1 }),
  latest: latestTo({ kind: 'office', session }, now),
});

export function unreadOfOffice(
  { administrator, latest }: Answers<ReturnType<typeof toldToOffice>>,
  now: number,
): number {
  return unreadAmong(latest, markerOf(administrator[0]), now);
}

/** Moves a reader's marker and gives it as it is then. */
export function moveMarker(
  db: Database,
  reader: Reader,
  move: (marker: ReadMarker) => ReadMarker,
  at: number,
): Promise<ReadMarker> {
  if (reader.kind === 'wechat') return moveOfWeChat(db, reader.openid, move, at);
  const [collection, id] = holderOf(reader);
  return db.transaction(async (tx) => {
    const holder = await tx.get(collection, id);
    const before = holder?.inbox ?? { until: holder && 'addedAt' in holder ? holder.addedAt : 0, opened: [] };
    const after = move(before);
    if (holder && after !== before) await tx.update(collection, id, { set: { inbox: after } });
    return after;
  });
}

/** A WeChat account without a registration has no document until it has read something. */
function moveOfWeChat(
  db: Database,
  openid: string,
  move: (marker: ReadMarker) => ReadMarker,
  at: number,
): Promise<ReadMarker> {
  return db.transaction(async (tx) => {
    const before = (await tx.get('weChatReaders', openid))?.inbox ?? nothingRead;
    const inbox = move(before);
    if (inbox !== before) await tx.put('weChatReaders', { _id: openid, inbox, at });
    return inbox;
  });
}

/** How many messages are unread: one count, whatever was read. */
export async function unreadCount(
  db: Database,
  { reader, marker, now }: { reader: Reader; marker: ReadMarker; now: number },
): Promise<number> {
  const told = await db.count('messages', { to: recipientOf(reader), at: { gt: unreadAfter(marker, now) } });
  return countUnread(told, marker, now);
}

/** A reader's messages, newest first, or only those that are unread. */
export function listMessages(
  db: Database,
  { reader, marker, unreadOnly, now }: { reader: Reader; marker: ReadMarker; unreadOnly: boolean; now: number },
  request: PageRequest,
): Promise<Page<Message>> {
  const to = recipientOf(reader);
  const orderBy = ['at', 'desc'] as const;
  if (!unreadOnly) return findPage(db, 'messages', { where: { to }, orderBy, request });
  return findPage(db, 'messages', {
    where: { to, at: { gt: unreadAfter(marker, now) } },
    orderBy,
    request,
    filter: ({ _id, at }) => isUnread({ messageId: _id, at }, marker),
  });
}

/** A message of a reader's own; another's is as good as none. */
export async function findOwnMessage(
  db: Database,
  { reader, messageId }: { reader: Reader; messageId: string },
): Promise<Message | undefined> {
  const message = await db.get('messages', messageId);
  return message?.to === recipientOf(reader) ? message : undefined;
}
