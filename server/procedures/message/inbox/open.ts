import { inboxOpen } from '../../../../contract/calls/message/inbox';
import { withOpened } from '../../../../domain/message/reading';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { findOwnMessage, moveMarker, unreadCount } from '../../../data/messages';
import { readerOf } from './reader';

/** Moves the reader's marker over one message. A repeat finds it there and moves nothing. */
export const openMessage = defineProcedure(inboxOpen, async (context, { as, messageId }) => {
  const { db, at: now } = context;
  const reader = await readerOf(context, as);
  const message = await findOwnMessage(db, { reader, messageId });
  if (!message) return refuse('notFound');
  const marker = await moveMarker(db, reader, (before) => withOpened(before, { messageId, at: message.at }), now);
  return { unread: await unreadCount(db, { reader, marker, now }) };
});
