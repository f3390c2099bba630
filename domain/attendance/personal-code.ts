/**
 * The personal code (个人码, D8b): a trainee shows it, an administrator scans it, so that nobody has to be searched by name. It names a
 * person number and the second at which it was made, and is good for two minutes: a picture of it is soon worthless. It checks nobody
 * in by itself.
 */
import { decodeNumber, encodeBytes, encodeNumber } from '../kernel/crockford';
import { MINUTE_MS, SECOND_MS } from '../kernel/time';
import { CLOCKS_DIFFER_MS, constantTimeEqual } from './token';

/** Tells it from the code of a check-in and of a display; capitals and digits make a small QR code. */
const PREFIX = 'JJTP';
/** A page shows a new one well before the old one ends. */
export const PERSONAL_CODE_MS = 2 * MINUTE_MS;
/** Bytes of the MAC that it carries: 80 bit. */
const MAC_BYTES = 10;
const NUMBER_SHAPE = /^\d{10}$/;
/** Two halves of five digits, 20 bit each; seconds since 2020, 30 bit until 2054. */
const BODY_LENGTH = 4 + 4 + 6;
const SHAPE = /^JJTP([0-9A-HJKMNP-TV-Z]{14})([0-9A-HJKMNP-TV-Z]{16})$/;
const SECONDS_FROM = Date.UTC(2020, 0, 1);

/** Whether a person number can be shown as a code: ten digits. */
export const isPersonNumber = (text: string): boolean => NUMBER_SHAPE.test(text);

type Mac = (body: string) => Uint8Array;

/** @throws RangeError for a person number of another form, which the server does not give */
export function personalCodeFor({ personNumber, at }: { personNumber: string; at: number }, macOf: Mac): string {
  if (!isPersonNumber(personNumber)) throw new RangeError('not a person number');
  const halves = [personNumber.slice(0, 5), personNumber.slice(5)].map((half) => encodeNumber(Number(half), 4));
  const body = halves.join('') + encodeNumber(Math.floor((at - SECONDS_FROM) / SECOND_MS), 6);
  return PREFIX + body + encodeBytes(macOf(body).subarray(0, MAC_BYTES));
}

/** Whether what a scanner read is somebody's personal code, by its form alone: the scanner of check-ins says so. */
export const isPersonalCode = (scanned: string): boolean => SHAPE.test(scanned.trim());

export type PersonalCodeCheck = { kind: 'genuine'; personNumber: string } | { kind: 'invalid' } | { kind: 'expired' };

/** The person number in a code that is genuine and two minutes old at most, by the server's clock. */
export function readPersonalCode(scanned: string, now: number, macOf: Mac): PersonalCodeCheck {
  const [, body = '', mac = ''] = SHAPE.exec(scanned.trim()) ?? [];
  if (body === '' || !isMacOf(mac, macOf(body))) return { kind: 'invalid' };
  const [first, second] = [body.slice(0, 4), body.slice(4, 8)].map((half) =>
    String(decodeNumber(half)).padStart(5, '0'),
  );
  const age = now - (SECONDS_FROM + decodeNumber(body.slice(8, BODY_LENGTH)) * SECOND_MS);
  if (age < -CLOCKS_DIFFER_MS || age >= PERSONAL_CODE_MS) return { kind: 'expired' };
  return { kind: 'genuine', personNumber: `${first}${second}` };
}

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const isMacOf = (given: string, mac: Uint8Array): boolean =>
  constantTimeEqual(bytesOf(given), bytesOf(encodeBytes(mac.subarray(0, MAC_BYTES))));
