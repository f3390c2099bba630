import { pushOf } from '../../domain/message/kinds';
import { isStillNews, nextTry, type SendOutcome } from '../../domain/message/push';
import { templateData } from '../../domain/message/template-fields';
import { inboxPath } from '../../domain/message/inbox-page';
import type { Services } from '../call/context';
import { loggable } from '../call/platform-error';
import { findConsenting, forgetConsents } from '../data/consents';
import type { Message } from '../data/documents';
import {
  claimSending,
  findDueMessages,
  holdMessage,
  releaseMessage,
  withdrawSending,
  type HeldMessage,
} from '../data/outbox';
import { findReaders } from '../data/readers';

/** Messages a run looks at, and how long it goes on: the rest waits for the next minute. */
const MESSAGES_A_RUN = 100;
const RUN_MS = 15_000;

/** What was done in a run, for the log. */
export interface SendingFigures {
  sent: number;
  failed: number;
  givenUp: number;
}

/**
 * For the timer: tells by WeChat what waits for it. One message that breaks keeps no other waiting: it is held until its time is
 * over, and then it is tried again.
 */
export async function sendWaitingMessages(services: Services): Promise<SendingFigures> {
  const { db, log } = services;
  const figures: SendingFigures = { sent: 0, failed: 0, givenUp: 0 };
  const deadline = services.now() + RUN_MS;
  for (const found of await findDueMessages(db, { now: services.now(), limit: MESSAGES_A_RUN })) {
    if (services.now() >= deadline) break;
    try {
      const held = await holdMessage(db, found, services.now());
      if (held) await send(services, held, figures);
    } catch (thrown) {
      log.error('sendingFailed', { messageId: found._id, ...loggable(thrown) });
    }
  }
  return figures;
}

async function send(services: Services, held: HeldMessage, figures: SendingFigures): Promise<void> {
  const { db } = services;
  const { message } = held;
  const failed =
    isStillNews({ told: message.at, now: services.now() }) && (await sendToAll(services, message, figures));
  if (!failed) return releaseMessage(db, held, { done: true });
  const tries = (message.pushTries ?? 0) + 1;
  const tryAt = nextTry({ told: message.at, tries, now: services.now() });
  if (tryAt === undefined) figures.givenUp += 1;
  return releaseMessage(db, held, tryAt === undefined ? { done: true } : { tryAt, tries });
}

/** @returns whether a try failed that is worth another one */
async function sendToAll(services: Services, message: Message, figures: SendingFigures): Promise<boolean> {
  const { db, platform, settings } = services;
  const push = pushOf(message);
  // The template may have been taken out of the settings since the message was told.
  const configured = push && settings.templates[push.template];
  if (!configured) return false;
  const { template, words } = push;
  const readers = await findReaders(services, message, services.now());
  const openids = await findConsenting(db, { openids: readers.openids, template });
  let failed = false;
  for (const openid of openids) {
    const sending = { messageId: message._id, openid, template, at: services.now() };
    if (!(await claimSending(db, sending))) continue;
    const data = templateData(configured, { words, at: message.at });
    const outcome: SendOutcome = await platform.sendSubscription({
      openid,
      templateId: configured.id,
      page: inboxPath({ as: readers.as, messageId: message._id }),
      data,
    });
    switch (outcome) {
      case 'sent':
      case 'unknown':
        figures.sent += 1;
        break;
      case 'refused':
        await forgetConsents(db, { openid, template, at: services.now() });
        break;
      case 'failed':
        figures.failed += 1;
        failed = true;
        await withdrawSending(db, sending);
    }
  }
  return failed;
}
