/**
 * The content of the rotating code (M12, M14; rules: "Token"): 30 upper-case Crockford base32 characters
 * `version(1) session(8) second(5) mac(16)`. The second counts whole seconds since the session was created, so the
 * token says when it was displayed and nothing about anybody. The MAC is HMAC-SHA256 cut to 80 bit; the
 * function that makes it is an argument, because the key never leaves the server.
 */
import { decodeBytes, decodeNumber, encodeBytes, encodeNumber } from '../kernel/crockford';

export const TOKEN_BODY_LENGTH = 14;
/** Bytes of the MAC that a token carries: 80 bit. */
const TOKEN_MAC_BYTES = 10;
/** 25 bit: a session can be signed for 388 days. */
export const MAX_TOKEN_SECOND = 2 ** 25 - 1;

export const MIN_ROTATION_SECONDS = 3;
export const MAX_ROTATION_SECONDS = 30;
export const DEFAULT_ROTATION_SECONDS = 5;
export const SLOW_NETWORK_ROTATION_SECONDS = 15;
/** A display holds signed tokens for at most this long, so a stolen display is soon worthless. */
const DISPLAY_HORIZON_SECONDS = 120;

/** How many rotations a token is accepted for, and in the strict preset. */
const ACCEPTED_ROTATIONS = 3;
const ACCEPTED_ROTATIONS_STRICT = 2;
/** By how much the clocks of two server instances may differ. */
export const CLOCKS_DIFFER_MS = 2000;

const SESSION_CODE_LENGTH = 8;
const SECOND_LENGTH = 5;
const TOKEN_SHAPE = /^[0-9A-HJKMNP-TV-Z]{30}$/;
const SESSION_CODE_SHAPE = /^[0-9A-HJKMNP-TV-Z]{8}$/;

/** What a token states. `keyVersion` 0–31 names the master key, `second` is 0–{@link MAX_TOKEN_SECOND}. */
export type TokenClaims = { keyVersion: number; sessionCode: string; second: number };

/** Makes the MAC of a token's 14-character body; at least {@link TOKEN_MAC_BYTES} bytes, longer ones are cut. */
export type MacOf = (body: string) => Uint8Array;

/** A token after its signature was checked: only a genuine one has claims anybody may use. */
export type TokenCheck = { kind: 'genuine'; claims: TokenClaims } | { kind: 'invalid' };

/**
 * The signed part of a token: 14 characters.
 * @throws RangeError when a claim does not fit its place; the server makes claims, so that is its own fault.
 */
export function tokenBody({ keyVersion, sessionCode, second }: TokenClaims): string {
  const fits = (value: number, max: number): boolean => Number.isInteger(value) && value >= 0 && value <= max;
  if (!fits(keyVersion, 31) || !fits(second, MAX_TOKEN_SECOND) || !SESSION_CODE_SHAPE.test(sessionCode)) {
    throw new RangeError('token claims out of range');
  }
  return encodeNumber(keyVersion, 1) + sessionCode + encodeNumber(second, SECOND_LENGTH);
}

/** The 16 characters of a MAC: its first 80 bit. @throws RangeError when it has fewer. */
export function encodeMac(mac: Uint8Array): string {
  if (mac.length < TOKEN_MAC_BYTES) throw new RangeError('MAC shorter than 80 bit');
  return encodeBytes(mac.subarray(0, TOKEN_MAC_BYTES));
}

/** A whole token: body and MAC. */
export function mintToken({ claims, macOf }: { claims: TokenClaims; macOf: MacOf }): string {
  const body = tokenBody(claims);
  return body + encodeMac(macOf(body));
}

/**
 * Takes a token apart without judging it. Strict: exactly 30 characters of the upper-case alphabet, so that
 * one token has one spelling; undefined for anything else.
 */
export function parseToken(text: string): { claims: TokenClaims; mac: Uint8Array } | undefined {
  if (!TOKEN_SHAPE.test(text)) return undefined;
  const secondAt = 1 + SESSION_CODE_LENGTH;
  return {
    claims: {
      keyVersion: decodeNumber(text.charAt(0)),
      sessionCode: text.slice(1, secondAt),
      second: decodeNumber(text.slice(secondAt, TOKEN_BODY_LENGTH)),
    },
    mac: decodeBytes(text.slice(TOKEN_BODY_LENGTH)),
  };
}

/**
 * The token inside what a scanner read: the bare token, or the configured URL prefix followed by it (WeChat's own
 * scanner opens only links). Undefined when the text is neither.
 */
export function tokenFromScan(text: string, urlPrefix?: string): string | undefined {
  const scanned = text.trim();
  if (TOKEN_SHAPE.test(scanned)) return scanned;
  if (!urlPrefix || !scanned.startsWith(urlPrefix)) return undefined;
  const token = scanned.slice(urlPrefix.length);
  return TOKEN_SHAPE.test(token) ? token : undefined;
}

/**
 * Checks a token's signature. Any malformed or forged token is `invalid`, without saying why.
 * @param macOf the MAC of a body that claims so; undefined when there is no such key
 */
export function verifyToken({
  token,
  macOf,
}: {
  token: string;
  macOf: (body: string, claims: TokenClaims) => Uint8Array | undefined;
}): TokenCheck {
  const parsed = parseToken(token);
  const mac = parsed && macOf(token.slice(0, TOKEN_BODY_LENGTH), parsed.claims);
  return mac && constantTimeEqual(mac.subarray(0, TOKEN_MAC_BYTES), parsed.mac)
    ? { kind: 'genuine', claims: parsed.claims }
    : { kind: 'invalid' };
}

/** The 8-character code of a session out of 5 random bytes (40 bit). @throws RangeError for another length. */
export function sessionCodeFrom(bytes5: Uint8Array): string {
  if (bytes5.length !== 5) throw new RangeError('a session code is made of 5 bytes');
  return encodeBytes(bytes5);
}

/** Equality whose duration does not tell where two MACs differ. */
export function constantTimeEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let index = 0; index < a.length; index += 1) difference |= (a[index] ?? 0) ^ (b[index] ?? 0);
  return difference === 0;
}

/** Whole seconds from the session's creation to `now`: the `second` claim of a token minted now. */
export function secondSince(createdAt: number, now: number): number {
  return Math.floor((now - createdAt) / 1000);
}

/** The instant (epoch ms) at which a token began to be displayed: the evidence of a check-in. */
export function tokenInstant({ second, sessionCreatedAt }: { second: number; sessionCreatedAt: number }): number {
  return sessionCreatedAt + second * 1000;
}

/** A token's age in ms by the server's clock; negative when the token lies in the future. */
export function tokenAge({
  second,
  sessionCreatedAt,
  now,
}: {
  second: number;
  sessionCreatedAt: number;
  now: number;
}): number {
  return now - tokenInstant({ second, sessionCreatedAt });
}

/**
 * For how long a token is accepted, in seconds: under 3 rotations, in the strict preset, which has the shortest rotation there is,
 * under 2 (rules: "Token").
 */
export function acceptedSeconds(rotationSeconds: number): number {
  const rotations = rotationSeconds <= MIN_ROTATION_SECONDS ? ACCEPTED_ROTATIONS_STRICT : ACCEPTED_ROTATIONS;
  return rotations * rotationSeconds;
}

/**
 * Whether a token may still be used for a direct check-in: not older than {@link acceptedSeconds} (the end is open) and not more
 * than 2 s in the future, which only a clock adjusted between two server instances can cause (rules: "Token").
 */
export function isTokenFresh({ ageMs, rotationSeconds }: { ageMs: number; rotationSeconds: number }): boolean {
  return ageMs >= -CLOCKS_DIFFER_MS && ageMs < acceptedSeconds(rotationSeconds) * 1000;
}

/**
 * The seconds whose tokens a display may show from `now` on: the running rotation first, then each following one
 * that begins within the next 2 minutes. Second `n` is shown from `createdAt + n·1000` for one rotation.
 */
export function displaySeconds({
  createdAt,
  now,
  rotationSeconds,
}: {
  createdAt: number;
  now: number;
  rotationSeconds: number;
}): number[] {
  const current = Math.max(0, secondSince(createdAt, now));
  const seconds: number[] = [];
  const first = current - (current % rotationSeconds);
  for (
    let second = first;
    second <= current + DISPLAY_HORIZON_SECONDS && second <= MAX_TOKEN_SECOND;
    second += rotationSeconds
  ) {
    seconds.push(second);
  }
  return seconds;
}
