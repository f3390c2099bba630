import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import type { Secrets } from '../platform/platform';

/** What stands before the 32 bytes of an Ed25519 key in the forms that Node reads (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

const privateKeyOf = ({ anchorKey }: Pick<Secrets, 'anchorKey'>): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8, anchorKey]), format: 'der', type: 'pkcs8' });

/** The 32 bytes of the public key, base64url: whoever has them checks an anchor without any secret. */
export const anchorPublicKey = (secrets: Pick<Secrets, 'anchorKey'>): string =>
  createPublicKey(privateKeyOf(secrets))
    .export({ format: 'der', type: 'spki' })
    .subarray(SPKI.length)
    .toString('base64url');

export const signDigest = (secrets: Pick<Secrets, 'anchorKey'>, digest: string): string =>
  sign(null, Buffer.from(digest), privateKeyOf(secrets)).toString('base64url');

/** @param publicKey base64url, as {@link anchorPublicKey} gives it */
export function isSignedBy(publicKey: string, digest: string, signature: string): boolean {
  const bytes = Buffer.from(publicKey, 'base64url');
  if (bytes.length !== 32) return false;
  const key = createPublicKey({ key: Buffer.concat([SPKI, bytes]), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(digest), key, Buffer.from(signature, 'base64url'));
}
