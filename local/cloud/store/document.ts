import { toUSVString } from 'node:util';
import { EJSON } from 'bson';
import { CloudError, refusedRequest } from '../errors';

/** A document as JavaScript values: numbers, strings, booleans, null, Date, arrays and plain objects. */
export type Document = Record<string, unknown>;
export type DocumentId = string | number;

/** One megabyte, the size of a document that the cloud still takes. Counted in UTF-16 units first, in bytes only near the limit. */
const MAX_DOCUMENT_BYTES = 1024 * 1024;
const MAX_DEPTH = 100;

/** What a text from the wire is going to be: `$` keys are operators in a query or an update and forbidden in a stored document. */
type Purpose = 'document' | 'expression';

/**
 * Reads one EJSON text of the SDK as a document to be stored. `serverDate()` markers become the given instant.
 * Throws DATABASE_REQUEST_FAILED for what the cloud would not store.
 */
export function parseDocument(text: string, now: number): Document {
  return parse(text, now, 'document');
}

/** Reads one EJSON text of the SDK as a query, order, projection, update or aggregation stage. */
export function parseExpression(text: string | undefined, now: number): Document {
  return text === undefined || text === '' ? {} : parse(text, now, 'expression');
}

/** Any EJSON value, for stages such as `$limit` or `$count` whose argument is not an object. */
export function parseValue(text: string, now: number): unknown {
  return toPlain(readEjson(text), now, 'expression', 0);
}

function parse(text: string, now: number, purpose: Purpose): Document {
  const value = toPlain(readEjson(text), now, purpose, 0);
  if (!isDocument(value)) throw refusedRequest('an object was expected');
  return value;
}

function readEjson(text: string): unknown {
  try {
    const value: unknown = EJSON.parse(text);
    return value;
  } catch {
    throw refusedRequest('the request is not extended JSON');
  }
}

export function isDocument(value: unknown): value is Document {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof RegExp)
  );
}

function toPlain(value: unknown, now: number, purpose: Purpose, depth: number): unknown {
  if (depth > MAX_DEPTH) throw refusedRequest(`nesting deeper than ${MAX_DEPTH} levels`);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw refusedRequest('NaN and Infinity are not supported by the local cloud');
    return value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw refusedRequest('invalid date');
    return value;
  }
  if (Array.isArray(value)) return value.map((item) => toPlain(item, now, purpose, depth + 1));
  if ('_bsontype' in value) return fromBson(value, purpose);
  if ('$tcb_server_date' in value) return serverDate(value.$tcb_server_date, now);
  const plain: Document = {};
  for (const [key, item] of Object.entries(value)) {
    if (key === '__proto__' || (purpose === 'document' && key.startsWith('$'))) {
      throw refusedRequest(`the field name '${key}' is not allowed`);
    }
    plain[key] = toPlain(item, now, purpose, depth + 1);
  }
  return plain;
}

function fromBson(value: { _bsontype: unknown; pattern?: unknown; options?: unknown }, purpose: Purpose): unknown {
  if (value._bsontype === 'BSONRegExp' && purpose === 'expression') {
    try {
      return new RegExp(String(value.pattern), String(value.options).replace(/[^imsu]/g, ''));
    } catch {
      throw refusedRequest('invalid regular expression');
    }
  }
  throw refusedRequest(`the type ${String(value._bsontype)} is not supported by the local cloud`);
}

function serverDate(marker: unknown, now: number): Date {
  const offset = isDocument(marker) ? Number(marker['offset'] ?? 0) : 0;
  return new Date(now + (Number.isFinite(offset) ? offset : 0));
}

/**
 * The text under which a document is stored and sent: JSON numbers (an integer stays one), dates as
 * `{"$date":{"$numberLong":"<ms>"}}` so that SQLite can order them. The SDK reads it as it is.
 */
export function formatDocument(document: Document): string {
  const text = formatValue(document);
  if (text.length > MAX_DOCUMENT_BYTES / 4 && Buffer.byteLength(text) > MAX_DOCUMENT_BYTES) {
    throw refusedRequest('the document is larger than 1 MB');
  }
  return text;
}

/** The same form for any value, for example a row of an aggregation. */
export function formatValue(value: unknown): string {
  return JSON.stringify(value, function replaceDates(this: Document, key, item: unknown) {
    const original = this[key];
    return original instanceof Date ? { $date: { $numberLong: String(original.getTime()) } } : item;
  });
}

/** Reads a stored text back. Only texts of {@link formatDocument} come here. */
export function readStored(text: string): Document {
  const value: unknown = text.includes('"$date"') ? EJSON.parse(text) : JSON.parse(text);
  return value as Document;
}

/** Ids are strings or numbers, as the product's own ids are. */
export function requireId(value: unknown): DocumentId {
  if (typeof value === 'string' && value !== '') return toUSVString(value);
  if (typeof value === 'number') return value;
  throw refusedRequest('_id must be a string that is not empty, or a number');
}

/** The value at a dotted path that crosses objects only; `crossesArray` tells that an array lies on the way or at its end. */
export function valueAt(document: Document, path: readonly string[]): { value: unknown; crossesArray: boolean } {
  let value: unknown = document;
  for (const step of path) {
    if (Array.isArray(value)) return { value: undefined, crossesArray: true };
    if (!isDocument(value) || !Object.hasOwn(value, step)) return { value: undefined, crossesArray: false };
    value = value[step];
  }
  return { value, crossesArray: Array.isArray(value) };
}

export function asCloudError(error: unknown): CloudError {
  return error instanceof CloudError
    ? error
    : new CloudError('SYS_ERR', error instanceof Error ? error.message : String(error));
}
