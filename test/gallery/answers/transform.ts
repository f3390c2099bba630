/** The states of a page, made from what the server really answered. Each result is held against the call's own schema. */
import * as z from 'zod/mini';
import { calls, type CallName, type OutputOf } from '../../../contract';
import { count, creditHundredths, hourTenths, id, instant } from '../../../contract/common';
import { MAX_MATERIAL_FILES } from '../../../domain/credit/materials';
import { MAX_PAGES } from '../../../domain/kernel/kept-file';
import { MAX_FILE_BYTES } from '../../../domain/kernel/uploads';
import { longestText } from './longest';
import {
  DESCEND,
  elementOf,
  insideOf,
  isWrappedIn,
  kindOf,
  maximumOf,
  rewrite,
  shapeOf,
  type Part,
  type Schema,
} from './schema';

/** What is made of an answer. */
export type Transformation = 'empty' | 'long' | 'many';

/** A transformed answer that the call could not have given would make a picture of what cannot be. */
class Impossible extends Error {}

/**
 * @param input of the call; a page of a long list is made as it was asked for
 * @throws Impossible when the result is not one that the call may give
 */
export function transformed(to: Transformation, name: CallName, input: unknown, data: unknown): unknown {
  // Who somebody is stays: a page of an administrator without one is another page.
  if (to === 'empty' && name === 'session.get') return data;
  if (to === 'empty' && name === 'home.trainee') return emptyHome(data as OutputOf<'home.trainee'>);
  const schema = calls[name].output;
  const result =
    to === 'many' ? multiplied(name, input, data) : rewrite(schema, data, to === 'empty' ? emptied : lengthened);
  const parsed = z.safeParse(schema, result);
  if (!parsed.success) throw new Impossible(`${name}, ${to}: ${z.prettifyError(parsed.error)}`);
  return result;
}

/** Of the same person, with nothing on it. */
function emptyHome(home: OutputOf<'home.trainee'>): unknown {
  const { own } = calls['home.trainee'].output.shape;
  return { ...home, notices: [], own: home.own && rewrite(insideOf(own), home.own, emptied) };
}

/** Whole numbers that are facts of a thing and not counts: they do not become 0 when there is nothing. */
const isFact = (field: string): boolean =>
  /^(year|number|sizeBytes)$/.test(field) ||
  (/(Hundredths|Tenths)$/.test(field) && !/^(effective|pending|reversed)/.test(field));

function emptied({ schema, value, field }: Part): unknown {
  if (isWrappedIn(schema, 'optional')) return undefined;
  if (isWrappedIn(schema, 'nullable')) return null;
  if (kindOf(schema) === 'array') return [];
  if (kindOf(schema) !== 'number') return DESCEND;
  const isCount = schema === count || (maximumOf(schema) === undefined && !isFact(field));
  return isCount ? 0 : value;
}

/** Numbers that order or time things: at their largest they would say nothing about how a page is laid out. */
const ordering = ['year', 'revision', 'timesSubmitted', 'rotationSeconds', 'stepMinutes'];

/** The largest number of a field. Counts have no bound in the contract: a hall, a hospital and a year have. */
function largest(schema: Schema, field: string): number {
  const bound = maximumOf(schema);
  if (bound !== undefined) return bound;
  if (field === 'sizeBytes') return MAX_FILE_BYTES;
  if (field === 'pages') return MAX_PAGES;
  if (field === 'creditHundredths' && schema === count) return 99_999_999;
  if (/Hundredths$/.test(field)) return maximumOf(creditHundredths) ?? 0;
  if (/Tenths$/.test(field)) return maximumOf(hourTenths) ?? 0;
  return /^(number|waitingDays|timesHeld|signIns)$/.test(field) ? 999 : 99_999;
}

function lengthened({ schema, value, field, siblings }: Part): unknown {
  const inside = insideOf(schema);
  if (typeof value === 'string' && kindOf(inside) === 'string') {
    return inside === id ? value : (longestText(field, siblings, maximumOf(inside)) ?? value);
  }
  if (typeof value !== 'number' || kindOf(inside) !== 'number') return DESCEND;
  return inside === instant || ordering.includes(field) ? value : largest(inside, field);
}

/** How long a list becomes. */
const MANY = 300;
/** Lists that have a bound of their own in the inputs that fill them, or in the domain. */
const bounds: Readonly<Record<string, number>> = {
  courses: maximumOf(calls['project.saveCourses'].input.shape.courses) ?? 0,
  batches: maximumOf(calls['project.saveCourses'].input.shape.batches) ?? 0,
  files: MAX_MATERIAL_FILES,
};
const DEFAULT_PAGE = 20;

/** Ids that are unique within one thing, or are made by WeChat: the contract has them as texts. */
const otherIds = ['courseId', 'batchId', 'fileId'];

/** The field by which the elements of a list are told apart: their own id. Lists without one are parts of one thing. */
function ownId(element: Schema): string | undefined {
  return Object.entries(shapeOf(element)).find(
    ([field, schema]) => insideOf(schema) === id || otherIds.includes(field),
  )?.[0];
}

/** The element number `index` of a list that goes on with copies of what it really holds. */
function copy(real: readonly unknown[], index: number, idField: string | undefined): unknown {
  const round = Math.floor(index / real.length);
  const element = real[index % real.length] as Record<string, unknown>;
  return round === 0 || idField === undefined
    ? element
    : { ...element, [idField]: `${String(element[idField])}-${round}` };
}

const firstOf = (cursor: unknown): number => (typeof cursor === 'string' ? Number(cursor) : 0);

function multiplied(name: CallName, input: unknown, data: unknown): unknown {
  const { limit = DEFAULT_PAGE, cursor } = input as { limit?: number; cursor?: string };
  const shape = shapeOf(calls[name].output);
  const isPaged = 'rows' in shape && 'nextCursor' in shape;
  const grown = rewrite(calls[name].output, data, ({ schema, value, field, inList }) => {
    const element = elementOf(schema);
    if (!Array.isArray(value) || element === undefined || inList || value.length === 0) return DESCEND;
    const idField = ownId(element);
    const grows = idField !== undefined || field in bounds;
    if (!grows || kindOf(insideOf(element)) !== 'object') return value as unknown[];
    const [from, to] =
      isPaged && field === 'rows'
        ? [firstOf(cursor), firstOf(cursor) + limit]
        : [0, bounds[field] ?? maximumOf(insideOf(schema)) ?? MANY];
    return Array.from({ length: Math.min(to, MANY) - from }, (_, index) => copy(value, from + index, idField));
  });
  if (!isPaged || (data as { rows: unknown[] }).rows.length === 0) return grown;
  const { nextCursor: _, ...rest } = grown as Record<string, unknown>;
  const end = firstOf(cursor) + limit;
  return end >= MANY ? rest : { ...rest, nextCursor: String(end) };
}
