import * as z from 'zod/mini';
import { messageLooks, targetPages } from '../../../domain/message/kind';
import { templates } from '../../../domain/message/templates';
import { defineCall } from '../../define-call';
import { codesOf, count, id, instant, ok, pageInput } from '../../common';

/**
 * Whose messages: the caller's own as a trainee, or those of the institution that they are signed in to, the centre included.
 * Somebody may be both, so the caller says which; who they are is found out by the server all the same.
 */
const as = z.enum(['trainee', 'office']);

/** P5: messages, newest first. */
export const inboxList = defineCall({
  name: 'inbox.list',
  service: 'api',
  roles: ['wechatUser'],
  kind: 'query',
  input: z.strictObject({ as, unreadOnly: z.optional(z.boolean()), ...pageInput }),
  output: z.strictObject({
    rows: z.array(
      z.strictObject({
        messageId: id,
        at: instant,
        title: z.string(),
        text: z.string(),
        look: z.enum(messageLooks),
        /** What it leads to. That may be gone by now: its page says so. */
        target: z.strictObject({ page: z.enum(targetPages), id: z.optional(id) }),
        unread: z.boolean(),
      }),
    ),
    nextCursor: z.optional(z.string()),
  }),
  errors: [],
});

/** Notes that a message was opened. Gives how many are unread then, a hundred for a hundred and more. */
export const inboxOpen = defineCall({
  name: 'inbox.open',
  service: 'api',
  roles: ['wechatUser'],
  kind: 'command',
  input: z.strictObject({ as, messageId: id }),
  output: z.strictObject({ unread: count }),
  errors: [],
});

/** 全部已读: everything that was told until the newest message on the screen. What came after it stays unread. */
export const inboxReadAll = defineCall({
  name: 'inbox.readAll',
  service: 'api',
  roles: ['wechatUser'],
  kind: 'command',
  input: z.strictObject({ as, until: instant }),
  output: z.strictObject({ unread: count }),
  errors: [],
});

/** P5b: subscription messages that the caller has consented to in WeChat's own sheet. One consent is good for one message. */
export const inboxConsent = defineCall({
  name: 'inbox.consent',
  service: 'api',
  roles: ['wechatUser'],
  kind: 'command',
  input: z.strictObject({
    templates: z.array(codesOf(templates)).check(z.minLength(1), z.maxLength(templates.length)),
  }),
  output: ok,
  errors: [],
});
