/** The page a subscription message opens; `miniprogram/page/routes.ts` has the same path. */
export const INBOX_PAGE = 'packages/message/inbox/index';

/** The way to one message: the inbox opens it by itself, so whoever goes back finds the others. */
export const inboxPath = ({ as, messageId }: { as: 'trainee' | 'office'; messageId: string }): string =>
  `${INBOX_PAGE}?as=${as}&messageId=${encodeURIComponent(messageId)}`;
