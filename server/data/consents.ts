import { idOf } from '../../domain/kernel/id';
import { consentsAfter } from '../../domain/message/push';
import type { Template } from '../../domain/message/templates';
import type { Database, Transaction } from './database';
import type { MessageConsent } from './documents';

const consentId = (openid: string, template: Template): string => idOf(openid, template);

/** Adds one consent to those a WeChat account has given. */
export async function addConsent(
  tx: Transaction,
  { openid, template, at }: { openid: string; template: Template; at: number },
): Promise<void> {
  const _id = consentId(openid, template);
  const left = (await tx.get('messageConsents', _id))?.left ?? 0;
  await tx.put('messageConsents', { _id, openid, template, left: consentsAfter(left, 1), at });
}

/** Which of these WeChat accounts have a consent left. */
export async function findConsenting(
  db: Database,
  { openids, template }: { openids: readonly string[]; template: Template },
): Promise<string[]> {
  if (openids.length === 0) return [];
  const consents = await db.getMany(
    'messageConsents',
    openids.map((openid) => consentId(openid, template)),
  );
  return consents.filter(({ left }) => left > 0).map(({ openid }) => openid);
}

/** Takes one consent. @returns false when none is left */
export async function takeConsent(
  tx: Transaction,
  { openid, template, at }: { openid: string; template: Template; at: number },
): Promise<boolean> {
  const consent = await tx.get('messageConsents', consentId(openid, template));
  if (!consent || consent.left < 1) return false;
  await tx.put('messageConsents', { ...consent, left: consent.left - 1, at });
  return true;
}

/** Forgets the consents of a WeChat account: WeChat says that there are none. */
export async function forgetConsents(
  db: Database,
  { openid, template, at }: Pick<MessageConsent, 'openid' | 'template' | 'at'>,
): Promise<void> {
  await db.update('messageConsents', consentId(openid, template), { set: { left: 0, at } });
}
