import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

const HASH_BYTES = 32;
/** About 50 ms and 16 MB on one core: affordable for a sign-in, not for guessing. */
const COST = { N: 16_384, r: 8, p: 1 };

/** A password for the store: `salt:hash`, both base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString('base64url')}:${(await derive(password, salt)).toString('base64url')}`;
}

// Compared against when the account does not exist, so that the answer takes as long as for one that does.
const NOBODY = `${Buffer.alloc(16).toString('base64url')}:${Buffer.alloc(HASH_BYTES).toString('base64url')}`;

/** Whether a password is the one behind `stored`; undefined stands for an account that does not exist. */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const [salt = '', hash = ''] = (stored ?? NOBODY).split(':');
  const expected = Buffer.from(hash, 'base64url');
  const derived = await derive(password, Buffer.from(salt, 'base64url'));
  return expected.length === derived.length && timingSafeEqual(expected, derived) && stored !== undefined;
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, COST, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
