import { createHmac } from 'node:crypto';
import {
  mintToken,
  parseToken,
  tokenFromScan,
  verifyToken,
  type MacOf,
  type TokenCheck,
  type TokenClaims,
} from '../../domain/token';
import type { Secrets } from '../platform/platform';

type TokenKeys = Secrets['tokenKeys'];

/** Sessions whose derived key an instance remembers: deriving it costs as much as the MAC itself. */
const REMEMBERED_SESSIONS = 200;
const sessionKeys = new WeakMap<Buffer, Map<string, Buffer>>();

/** The key of one session: HMAC-SHA256(master key, session code), so that no display ever needs the master key. */
function sessionKeyOf(master: Buffer, sessionCode: string): Buffer {
  const known = sessionKeys.get(master) ?? new Map<string, Buffer>();
  sessionKeys.set(master, known);
  let key = known.get(sessionCode);
  if (!key) {
    key = createHmac('sha256', master).update(sessionCode, 'ascii').digest();
    // Codes in forged tokens must not fill the memory.
    if (known.size >= REMEMBERED_SESSIONS) known.clear();
    known.set(sessionCode, key);
  }
  return key;
}

function macWith(key: Buffer): MacOf {
  return (body) => createHmac('sha256', key).update(body, 'ascii').digest();
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
    macOf: macWith(sessionKeyOf(newest.key, sessionCode)),
  });
}

/**
 * Checks what a scanner read, without any I/O: the token inside it, and its MAC under the master key it names. Every key
 * that is configured is accepted, so keys can be changed while codes are on display.
 */
export function checkScan(keys: TokenKeys, { qrText, urlPrefix }: { qrText: string; urlPrefix: string }): TokenCheck {
  const token = tokenFromScan(qrText, urlPrefix);
  const claims = token === undefined ? undefined : parseToken(token)?.claims;
  const master = keys.find(({ version }) => version === claims?.keyVersion);
  if (token === undefined || !claims || !master) return { kind: 'invalid' };
  return verifyToken({ token, macOf: macWith(sessionKeyOf(master.key, claims.sessionCode)) });
}
