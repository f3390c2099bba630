import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { digestParts, withoutIssuer, type DocumentNumber } from '../../domain/person/identity-document';
import type { Context } from '../call/context';

const IV_BYTES = 12;
/** `v2.<key id>.<iv>.<tag>.<text>`; the first texts had no key id (`v1.<iv>.<tag>.<text>`) and were sealed by the key 0. */
const VERSION = 'v2';
const FIRST_VERSION = 'v1';
const FIRST_KEY = '0';

/** What of the services is needed here. */
type Keys = Pick<Context, 'secrets' | 'randomBytes'>;

/**
 * Encrypts a national ID for the store, AES-256-GCM, with the first of the keys.
 * @param owner the person's id; a cipher text moved to another person does not open
 */
export function sealNationalId({ secrets, randomBytes }: Keys, owner: string, nationalId: string): string {
  const [first] = secrets.personalDataKeys;
  if (!first) throw new Error('no key for personal data');
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', first.key, iv).setAAD(Buffer.from(owner));
  const body = Buffer.concat([cipher.update(nationalId, 'utf8'), cipher.final()]);
  const parts = [iv, cipher.getAuthTag(), body].map((part) => part.toString('base64url'));
  return [VERSION, first.id, ...parts].join('.');
}

/** @throws Error when the text was changed, belongs to another person or was sealed with a key that is not here. */
export function openNationalId({ secrets }: Pick<Keys, 'secrets'>, owner: string, sealed: string): string {
  const [version, ...rest] = sealed.split('.');
  const [keyId, iv, tag, body] = version === FIRST_VERSION ? [FIRST_KEY, ...rest] : rest;
  if ((version !== VERSION && version !== FIRST_VERSION) || !iv || !tag || body === undefined)
    throw new Error('not a sealed national ID');
  const key = secrets.personalDataKeys.find(({ id }) => id === keyId)?.key;
  if (!key) throw new Error(`sealed with the key ${keyId}, which is not here`);
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), {
    authTagLength: 16,
  })
    .setAAD(Buffer.from(owner))
    .setAuthTag(Buffer.from(tag, 'base64url'));
  return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8');
}

/** A phone of somebody who agreed to be called, in the same way; `owner` is the document that keeps it. */
export const sealPhone = (keys: Keys, owner: string, phone: string): string =>
  sealNationalId(keys, phoneOwner(owner), phone);

/** @throws Error as {@link openNationalId} does */
export const openPhone = (keys: Pick<Keys, 'secrets'>, owner: string, sealed: string): string =>
  openNationalId(keys, phoneOwner(owner), sealed);

/** No cipher text of a phone opens as a national ID, whoever moves it. */
const phoneOwner = (owner: string): string => `phone:${owner}`;

/** The id of the key that sealed a text. */
export function sealedWith(sealed: string): string {
  const [version, keyId = ''] = sealed.split('.');
  return version === FIRST_VERSION ? FIRST_KEY : keyId;
}

/** What the texts begin with that a key has sealed. */
export function sealedPrefixes(keyId: string): string[] {
  return [`${VERSION}.${keyId}.`, ...(keyId === FIRST_KEY ? [`${FIRST_VERSION}.`] : [])];
}

/** What a keyed digest is made of; the same value under two purposes gives unrelated digests. */
export type DigestPurpose =
  | 'nationalId'
  | 'phone'
  | 'personNumber'
  | 'identity'
  | 'checkCode'
  | 'claims'
  | 'cardClaim'
  | 'factsSeen'
  | 'request'
  | 'input'
  | 'login'
  | 'report'
  | 'administrator'
  | 'department'
  | 'display'
  | 'personalCode'
  | 'dailyUse'
  | 'passingFile'
  | 'sealedSignIn'
  | 'sealedInstitution'
  | 'sealedDisplay'
  | 'sealedAdministrator'
  | 'sealedInvitation'
  | 'invitation'
  | 'invitationCode'
  | 'phoneCode';

/** What the number of a person's document is compared by, whatever kind it is. */
export const documentDigest = (services: Pick<Keys, 'secrets'>, document: DocumentNumber): string =>
  keyedDigest(services, 'nationalId', ...digestParts(document));

/** Of a passport what its number is compared by, whoever issued it; nothing of the other kinds. */
export const numberDigestOf = (services: Pick<Keys, 'secrets'>, document: DocumentNumber): { numberDigest?: string } =>
  document.documentKind === 'passport' ? { numberDigest: documentDigest(services, withoutIssuer(document)) } : {};

/** HMAC-SHA256 in hex: equal for equal values, and not to be reversed by trying all phone numbers without the key. */
export function keyedDigest({ secrets }: Pick<Keys, 'secrets'>, purpose: DigestPurpose, ...parts: string[]): string {
  return createHmac('sha256', secrets.digestKey)
    .update(JSON.stringify([purpose, ...parts]))
    .digest('hex');
}
