import { inboxReadAll } from '../../../../contract/calls/message/inbox';
import { allReadUntil } from '../../../../domain/message/reading';
import { defineProcedure } from '../../../call/procedure';
import { moveMarker, unreadCount } from '../../../data/messages';
import { readerOf } from './reader';

/** Moves the reader's marker to what they saw, never beyond now: what nobody has told yet is not read. */
export const readAll = defineProcedure(inboxReadAll, async (context, { as, until }) => {
  const { db, at: now } = context;
  const reader = await readerOf(context, as);
  const marker = await moveMarker(db, reader, (before) => allReadUntil(before, Math.min(until, now)), now);
  return { unread: await unreadCount(db, { reader, marker, now }) };
});
