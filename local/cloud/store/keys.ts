/**
 * Index keys: how a JSON value becomes one SQLite value such that SQLite's order is the cloud's order
 * (null and missing < numbers < strings < objects < booleans < dates) and null equals null, also in a unique index.
 *
 * | value           | SQLite                                   |
 * | missing, null   | -9e999 (negative infinity)               |
 * | number          | itself                                   |
 * | string          | TEXT, compared byte by byte as the cloud does |
 * | object          | BLOB '3' + its JSON (equality only)      |
 * | boolean         | BLOB '80' / '81'                         |
 * | date            | BLOB '9' + 19 digits                     |
 */
import { toUSVString } from 'node:util';
import { formatValue } from './document';

export type Key = number | string | Buffer;

const DATE_BIAS = 9_000_000_000_000_000;

const NULL_KEY = Number.NEGATIVE_INFINITY;

/** The SQL expression of an index key. Index definitions and queries must use the same text for SQLite to recognise it. */
export function keySql(path: string): string {
  if (path === '_id') return 'id';
  const steps = path.split('.').map((step) => `."${step}"`);
  const at = `'$${steps.join('')}'`;
  const dateAt = `'$${steps.join('')}."$date"."$numberLong"'`;
  return [
    `CASE json_type(body,${at})`,
    `WHEN 'text' THEN json_extract(body,${at})`,
    `WHEN 'integer' THEN json_extract(body,${at})`,
    `WHEN 'real' THEN json_extract(body,${at})`,
    `WHEN 'true' THEN x'3831'`,
    `WHEN 'false' THEN x'3830'`,
    `WHEN 'object' THEN CASE WHEN json_type(body,${dateAt}) IS NULL THEN CAST('3'||json_extract(body,${at}) AS BLOB)`,
    `ELSE CAST('9'||printf('%019d',CAST(json_extract(body,${dateAt}) AS INTEGER)+${DATE_BIAS}) AS BLOB) END`,
    `ELSE -9e999 END`,
  ].join(' ');
}

/** The key of a value as a query states it; undefined where an index cannot answer (objects, arrays, regular expressions). */
export function scalarKey(value: unknown): Key | undefined {
  if (value === null || value === undefined) return NULL_KEY;
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return toUSVString(value);
  if (typeof value === 'boolean') return Buffer.from(value ? '81' : '80');
  if (value instanceof Date) return Buffer.from(`9${String(value.getTime() + DATE_BIAS).padStart(19, '0')}`);
  return undefined;
}

/** The key of a value as a document holds it. */
export function storedKey(value: unknown): Key {
  return scalarKey(value) ?? Buffer.from(`3${formatValue(value)}`);
}

/** A text that is equal for equal keys. */
export function keyText(key: Key): string {
  return typeof key === 'number' ? `n${key}` : typeof key === 'string' ? `s${key}` : `b${key.toString('latin1')}`;
}

/**
 * The bounds inside which values of one type lie, as SQL literals: a range on numbers must not return strings
 * ("type bracketing"). Null has no range.
 */
export function typeBounds(key: Key): { lower: string; upper: string } | undefined {
  if (key === NULL_KEY) return undefined;
  if (typeof key === 'number') return { lower: '> -9e999', upper: "< ''" };
  if (typeof key === 'string') return { lower: ">= ''", upper: "< x''" };
  return key[0] === 0x38 ? { lower: ">= x'38'", upper: "< x'39'" } : { lower: ">= x'39'", upper: "< x'3a'" };
}

export function sameType(a: Key, b: Key): boolean {
  return typeBounds(a)?.lower === typeBounds(b)?.lower;
}
