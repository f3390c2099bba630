import { createHmac } from 'node:crypto';
import {
  mintToken,
  tokenFromScan,
  verifyToken,
  type TokenCheck,
  type TokenClaims,
} from '../../domain/attendance/token';
import type { Secrets } from '../platform/platform';

type TokenKeys = Secrets['tokenKeys'];

/** Sessions whose derived key an instance remembers: deriving it costs as much as the MAC itself. */
const REMEMBERED_SESSIONS = 200;
const sessionKeys = new WeakMap<Buffer, Map<string, Buffer>>();

/** The key of one session: HMAC-SHA256(master key, session code), so that no display ever needs the master key. */
function sessionKeyOf(master: Buffer, sessionCode: string): Buffer {
  const keys = keysUnder(master);
  const known = keys.get(sessionCode);
  if (known) return known;
  const key = createHmac('sha256', master).update(sessionCode, 'ascii').digest();
  // Codes in forged tokens must not fill the memory.
  if (keys.size >= REMEMBERED_SESSIONS) keys.clear();
  keys.set(sessionCode, key);
  return key;
}

function keysUnder(master: Buffer): Map<string, Buffer> {
  const known = sessionKeys.get(master);
  if (known) return known;
  const keys = new Map<string, Buffer>();
  sessionKeys.set(master, keys);
  return keys;
}

/** The MAC of a token's body under the key of its session. */
function macOfBody(master: Buffer, sessionCode: string, body: string): Buffer {
  return createHmac('sha256', sessionKeyOf(master, sessionCode)).update(body, 'ascii').digest();
}

/**
 * A token for one second of a session, signed with the newest master key (rules: "Token").
 * @throws Error when no key is configured
 */
export function signToken(keys: TokenKeys, { sessionCode, second }: Omit<TokenClaims, 'keyVersion'>): string {
  const [newest] = keys;
  if (!newest) throw new Error('no token key is configured');
  return mintToken({
    claims: { keyVersion: newest.version, sessionCode, second },
    macOf: (body) => macOfBody(newest.key, sessionCode, body),
  });
}

/**
 * Checks what a scanner read, without any I/O: the token inside it, and its MAC under the master key it names. Every key
 * that is configured is accepted, so keys can be changed while codes are on display.
 */
export function checkScan(keys: TokenKeys, { qrText, urlPrefix }: { qrText: string; urlPrefix: string }): TokenCheck {
  const token = tokenFromScan(qrText, urlPrefix);
  if (token === undefined) return { kind: 'invalid' };
  return verifyToken({
    token,
    macOf(body, { keyVersion, sessionCode }) {
      const master = keys.find(({ version }) => version === keyVersion);
      return master && macOfBody(master.key, sessionCode, body);
    },
  });
}
