/** Looks into the contract's schemas: what an answer is made of, and how long or large each part may be. */
import type * as z from 'zod/mini';

export type Schema = z.core.$ZodType;
export type Fields = Readonly<Record<string, unknown>>;

/** The parts of a schema's definition that are read here; each kind has some of them. */
interface Definition {
  type: string;
  shape?: Record<string, Schema>;
  element?: Schema;
  innerType?: Schema;
  checks?: { _zod: { def: { check: string; maximum?: number; value?: number } } }[];
}

const definitionOf = (schema: Schema): Definition => schema._zod.def;

/** The kind of a schema: `object`, `array`, `string`, `number` … */
export const kindOf = (schema: Schema): string => definitionOf(schema).type;

/** What stands inside `optional` and `nullable`. */
export function insideOf(schema: Schema): Schema {
  const { type, innerType } = definitionOf(schema);
  return (type === 'optional' || type === 'nullable') && innerType ? insideOf(innerType) : schema;
}

/** Whether one of the wrappers around a schema is of this kind. */
export function isWrappedIn(schema: Schema, wrapper: 'optional' | 'nullable'): boolean {
  const { type, innerType } = definitionOf(schema);
  if (type === wrapper) return true;
  return (type === 'optional' || type === 'nullable') && innerType !== undefined && isWrappedIn(innerType, wrapper);
}

/** The fields of an object; none of anything else. */
export const shapeOf = (schema: Schema): Record<string, Schema> => definitionOf(insideOf(schema)).shape ?? {};

/** What a list holds. */
export const elementOf = (schema: Schema): Schema | undefined => definitionOf(insideOf(schema)).element;

/** The most characters, elements or the largest number that a schema's own checks allow; undefined without a bound. */
export function maximumOf(schema: Schema): number | undefined {
  const bounds = (definitionOf(insideOf(schema)).checks ?? []).flatMap(({ _zod: { def } }) =>
    def.check === 'max_length' ? [def.maximum] : def.check === 'less_than' ? [def.value] : [],
  );
  return bounds.find((bound) => bound !== undefined);
}

/** Whether a schema has checks of its own, such as a pattern. */
export const hasChecks = (schema: Schema): boolean => (definitionOf(insideOf(schema)).checks ?? []).length > 0;

/** One part of an answer, as {@link rewrite} comes to it. */
export interface Part {
  /** As declared, wrappers included. */
  schema: Schema;
  value: unknown;
  /** The name of the field; that of the list for an element of a list. */
  field: string;
  /** The object that the field stands in. */
  siblings: Fields;
  /** Whether it lies in an element of a list. */
  inList: boolean;
}

/** What to put in a part's place; `DESCEND` keeps it and goes on with what is inside. */
export const DESCEND = Symbol('descend');
export type Visit = (part: Part) => unknown;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Rewrites an answer part by part, from the outside in. An `undefined` in a field's place takes the field away. */
export function rewrite(schema: Schema, value: unknown, visit: Visit): unknown {
  return rewritePart({ schema, value, field: '', siblings: {}, inList: false }, visit);
}

function rewritePart(part: Part, visit: Visit): unknown {
  const replaced = visit(part);
  if (replaced !== DESCEND) return replaced;
  const { schema, value, field, siblings } = part;
  if (Array.isArray(value)) {
    const element = elementOf(schema);
    if (element === undefined) return value;
    return value.map((each: unknown) =>
      rewritePart({ schema: element, value: each, field, siblings, inList: true }, visit),
    );
  }
  if (!isFields(value)) return value;
  const shape = shapeOf(schema);
  const entries = Object.entries(value).map(([name, inner]): [string, unknown] => {
    const declared = shape[name];
    if (declared === undefined) return [name, inner];
    return [
      name,
      rewritePart({ schema: declared, value: inner, field: name, siblings: value, inList: part.inList }, visit),
    ];
  });
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}
