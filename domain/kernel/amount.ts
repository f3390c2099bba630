/**
 * Amounts are integers with their unit in the name; text is made and read only here.
 * Credits in hundredths ('2.00'), hours in tenths ('6.0'), money in fen ('1234.50').
 */
import { halfWidth } from './typed-text';

// 9 digits before the point: far above any real amount, far below the end of safe integers.
const MAX_WHOLE_DIGITS = 9;

function format(amount: number, decimals: number): string {
  const scale = 10 ** decimals;
  const size = Math.abs(amount);
  const sign = amount < 0 ? '-' : '';
  return `${sign}${Math.floor(size / scale)}.${String(size % scale).padStart(decimals, '0')}`;
}

function parse(text: string, decimals: number): number | undefined {
  const match = new RegExp(`^(\\d{1,${MAX_WHOLE_DIGITS}})(?:\\.(\\d{1,${decimals}}))?$`).exec(halfWidth(text).trim());
  if (!match) return undefined;
  return Number(match[1]) * 10 ** decimals + Number((match[2] ?? '').padEnd(decimals, '0'));
}

/** `200` → `'2.00'`; negative for reversals: `-200` → `'-2.00'`. */
export const formatCreditHundredths = (creditHundredths: number): string => format(creditHundredths, 2);

/** `'2'`, `'2.5'` → `250`; undefined for anything else. */
export const parseCreditHundredths = (text: string): number | undefined => parse(text, 2);

/** `60` → `'6.0'`. */
export const formatHourTenths = (hourTenths: number): string => format(hourTenths, 1);

/** `'6'`, `'6.0'` → `60`; undefined for anything else. */
export const parseHourTenths = (text: string): number | undefined => parse(text, 1);

/** `123450` → `'1234.50'` (yuan). */
export const formatFen = (fen: number): string => format(fen, 2);

/** Yuan `'1234.5'` → `123450` fen; undefined for anything else, negative numbers and a third decimal included. */
export const parseFen = (text: string): number | undefined => parse(text, 2);
