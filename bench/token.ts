/**
 * `npm run bench -- token`: signing and checking a code of the display, through the functions that the server itself calls,
 * against verifying the same claims as an HS256 JWT with jose, and against the bare HMAC-SHA256 of the same 14 bytes.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { jwtVerify, SignJWT } from 'jose';
import { TOKEN_BODY_LENGTH } from '../domain/attendance/token';
import type * as signing from '../server/attendance/token-signing';
import { bundleFunction } from '../scripts/build/functions';
import { judged, measure, rounded, spreadOf, type Bar, type Result } from './support/measure';

const ROUNDS = 9;
/** Within a round the four take turns, so that what else the machine does meets them alike. */
const TURNS = 4;
const TURN_MS = 50;
const bars: Record<string, Bar> = {
  mintToJose: { atLeast: 10 },
  verifyToJose: { atLeast: 10 },
  mintToHmac: { atLeast: 0.6 },
  verifyToHmac: { atLeast: 0.6 },
};

const keys = [{ version: 1, key: randomBytes(32) }];
const sessionCode = 'ABCDEFGH';
const secondOf = (index: number): number => index % 100_000;

type Work = (index: number) => unknown;

/** Does something as often as fits in a turn; gives milliseconds a time. `index` makes each time another one. */
async function costOf(work: Work): Promise<number> {
  const began = performance.now();
  let index = 0;
  let passed = 0;
  while (passed < TURN_MS) {
    // The clock is not looked at each time.
    for (let turn = 0; turn < 50; turn += 1, index += 1) {
      const done = work(index);
      if (done instanceof Promise) await done;
    }
    passed = performance.now() - began;
  }
  return passed / index;
}

/** How often a second each is done, in one round. */
async function round(works: readonly Work[]): Promise<number[]> {
  const costs = works.map(() => 0);
  for (let turn = 0; turn < TURNS; turn += 1)
    for (const [index, work] of works.entries()) costs[index] = (costs[index] ?? 0) + (await costOf(work));
  return costs.map((cost) => (1000 * TURNS) / cost);
}

type TokenSigning = typeof signing;

/** The server's own functions, bundled as they are deployed: what runs this file wraps every closure. */
async function tokenSigning(): Promise<TokenSigning> {
  const out = mkdtempSync(path.join(os.tmpdir(), 'bench-token-'));
  try {
    await bundleFunction(path.join(__dirname, '../server/attendance/token-signing.ts'), out);
    return (await import(path.join(out, 'index.js'))) as TokenSigning;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

async function prepare() {
  const { checkScan, signToken } = await tokenSigning();
  const tokens = Array.from({ length: 1000 }, (_, index) => signToken(keys, { sessionCode, second: secondOf(index) }));
  const jwtKey = await crypto.subtle.importKey('raw', randomBytes(32), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ]);
  const jwts = await Promise.all(
    tokens.map((_, index) =>
      new SignJWT({ session: sessionCode, second: secondOf(index) })
        .setProtectedHeader({ alg: 'HS256', kid: '1' })
        .sign(jwtKey),
    ),
  );
  const master = randomBytes(32);
  const of = (list: readonly string[], index: number): string => list[index % list.length] ?? '';
  return {
    mint: (index: number) => signToken(keys, { sessionCode, second: secondOf(index) }),
    verify: (index: number) => {
      if (checkScan(keys, { qrText: of(tokens, index), urlPrefix: '' }).kind !== 'genuine') throw new Error('refused');
    },
    jose: (index: number) => jwtVerify(of(jwts, index), jwtKey, { algorithms: ['HS256'] }),
    hmac: (index: number) =>
      createHmac('sha256', master).update(of(tokens, index).slice(0, TOKEN_BODY_LENGTH), 'ascii').digest(),
  };
}

async function main(rounds: number): Promise<Result> {
  const { mint, verify, jose, hmac } = await prepare();
  const works = [mint, jose, verify, hmac];
  await round(works);
  const rates: number[][] = [];
  for (let at = 0; at < rounds; at += 1) rates.push(await round(works));
  const of = (work: Work): number[] => rates.map((one) => one[works.indexOf(work)] ?? Number.NaN);
  const ratio = (work: Work, peer: Work) => spreadOf(of(work).map((rate, at) => rate / (of(peer)[at] ?? Number.NaN)));
  const spreads = {
    mintToJose: ratio(mint, jose),
    verifyToJose: ratio(verify, jose),
    mintToHmac: ratio(mint, hmac),
    verifyToHmac: ratio(verify, hmac),
  };
  return {
    bench: 'token',
    value: rounded(spreadOf(of(verify)).median),
    unit: 'verified a second',
    peer: 'jose HS256',
    peerValue: rounded(spreadOf(of(jose)).median),
    ratio: rounded(spreads.verifyToJose.median),
    ...judged({ ...spreads, mintedASecond: spreadOf(of(mint)), verifiedASecond: spreadOf(of(verify)) }, bars),
  };
}

measure(main, { rounds: ROUNDS });
