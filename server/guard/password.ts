import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { Settings } from '../call/context';

const HASH_BYTES = 32;
/** What scrypt costs besides `N`, which a deployment sets. */
const COST = { r: 8, p: 1 };
/** The cost of hashes that were stored before it was kept with them. */
const FIRST_COST = 16_384;

/** What of the settings is needed here. */
type Setting = { settings: Pick<Settings, 'passwordCost'> };

/** A password for the store: `cost:salt:hash`, the last two in base64url. */
export async function hashPassword({ settings: { passwordCost } }: Setting, password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, passwordCost);
  return `${passwordCost}:${salt.toString('base64url')}:${hash.toString('base64url')}`;
}

/**
 * Whether a password is the one behind `stored`; undefined stands for an account that does not exist, for which the answer
 * takes as long as for one that does.
 */
export async function isPassword(
  { settings: { passwordCost } }: Setting,
  password: string,
  stored: string | undefined,
): Promise<boolean> {
  const [hash, salt, cost = FIRST_COST] = (stored ?? nobodys(passwordCost)).split(':').reverse();
  const expected = Buffer.from(hash ?? '', 'base64url');
  const derived = await derive(password, Buffer.from(salt ?? '', 'base64url'), Number(cost));
  return expected.length === derived.length && timingSafeEqual(expected, derived) && stored !== undefined;
}

const nobodys = (cost: number): string =>
  `${cost}:${Buffer.alloc(16).toString('base64url')}:${Buffer.alloc(HASH_BYTES).toString('base64url')}`;

function derive(password: string, salt: Buffer, N: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, { ...COST, N }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
