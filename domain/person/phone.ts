/**
 * Phones that WeChat vouches for. A mainland one is its eleven digits; one of another place carries its country code before a hyphen:
 * `+852-91234567`.
 */

const MAINLAND = '86';
/** All digits of a number of the world, country code included (E.164). */
const DIGITS_AT_MOST = 15;

/** A phone as WeChat's button gives it: `purePhoneNumber` and `countryCode`. */
export const phoneFrom = ({ countryCode, number }: { countryCode: string; number: string }): string =>
  countryCode === MAINLAND ? number : `+${countryCode}-${number}`;

/** Whether a text is such a phone. */
export function isVerifiedPhone(phone: string): boolean {
  if (/^1[3-9]\d{9}$/.test(phone)) return true;
  const [, code = '', number = ''] = /^\+([1-9]\d{0,3})-(\d{4,14})$/.exec(phone) ?? [];
  return code !== '' && code !== MAINLAND && code.length + number.length <= DIGITS_AT_MOST;
}

/** What a phone is compared by. Of a mainland one it is what it has always been. */
export const phoneKey = (phone: string): string => phone.replace('-', '');

/** Enough for its owner to know it: 138****5621, +852 91****67. */
export function maskPhone(phone: string): string {
  const [, code, number] = /^\+(\d+)-(\d+)$/.exec(phone) ?? [];
  return code === undefined || number === undefined ? hide(phone, 3, 4) : `+${code} ${hide(number, 2, 2)}`;
}

function hide(text: string, head: number, tail: number): string {
  if (text.length <= head + tail) return '*'.repeat(text.length);
  return text.slice(0, head) + '*'.repeat(text.length - head - tail) + text.slice(text.length - tail);
}
