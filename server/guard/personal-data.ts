import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { Context } from '../call/context';

const IV_BYTES = 12;
const VERSION = 'v1';

/** What of the services is needed here. */
type Keys = Pick<Context, 'secrets' | 'randomBytes'>;

/**
 * Encrypts a national ID for the store, AES-256-GCM.
 * @param owner the person's id; a cipher text moved to another person does not open
 */
export function sealNationalId({ secrets, randomBytes }: Keys, owner: string, nationalId: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', secrets.personalDataKey, iv).setAAD(Buffer.from(owner));
  const body = Buffer.concat([cipher.update(nationalId, 'utf8'), cipher.final()]);
  return [VERSION, ...[iv, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join('.');
}

/** @throws Error when the text was changed, belongs to another person or was sealed with another key. */
export function openNationalId({ secrets }: Pick<Keys, 'secrets'>, owner: string, sealed: string): string {
  const [version, iv, tag, body] = sealed.split('.');
  if (version !== VERSION || !iv || !tag || body === undefined) throw new Error('not a sealed national ID');
  const decipher = createDecipheriv('aes-256-gcm', secrets.personalDataKey, Buffer.from(iv, 'base64url'), {
    authTagLength: 16,
  })
    .setAAD(Buffer.from(owner))
    .setAuthTag(Buffer.from(tag, 'base64url'));
  return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8');
}

/** What a keyed digest is made of; the same value under two purposes gives unrelated digests. */
export type DigestPurpose =
  | 'nationalId'
  | 'phone'
  | 'personNumber'
  | 'identity'
  | 'checkCode'
  | 'request'
  | 'input'
  | 'login'
  | 'report'
  | 'administrator'
  | 'department'
  | 'display'
  | 'dailyUse';

/** HMAC-SHA256 in hex: equal for equal values, and not to be reversed by trying all phone numbers without the key. */
export function keyedDigest({ secrets }: Pick<Keys, 'secrets'>, purpose: DigestPurpose, ...parts: string[]): string {
  return createHmac('sha256', secrets.digestKey)
    .update(JSON.stringify([purpose, ...parts]))
    .digest('hex');
}
