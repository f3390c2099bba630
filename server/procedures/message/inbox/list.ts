import { inboxList } from '../../../../contract/calls/message/inbox';
import { wordsOf } from '../../../../domain/message/kinds';
import { isUnread } from '../../../../domain/message/reading';
import { defineProcedure } from '../../../call/procedure';
import { listMessages, readMarker } from '../../../data/messages';
import { readerOf } from './reader';

/** The caller's messages (P5), newest first. Their words are made here: what is stored are facts. */
export const listInbox = defineProcedure(inboxList, async (context, { as, unreadOnly = false, ...request }) => {
  const { db, at: now } = context;
  const reader = await readerOf(context, as);
  const marker = await readMarker(db, reader);
  const { rows, nextCursor } = await listMessages(db, { reader, marker, unreadOnly, now }, request);
  return {
    rows: rows.map(({ _id: messageId, at, kind, facts }) => ({
      messageId,
      at,
      ...wordsOf({ kind, facts }),
      unread: isUnread({ messageId, at }, marker),
    })),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  };
});
