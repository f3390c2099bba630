/**
 * Update operators. mingo applies them; before it does, the cases in which mingo stays silent and the cloud refuses
 * are refused here: counting on what is no number, pushing on what is no array, a path through a scalar or null,
 * two operators on one path, a changed `_id`.
 */
import { update as applyOperators } from 'mingo';
import { CloudError, refusedRequest } from '../errors';
import { isDocument, type Document } from './document';

const OPERATORS = new Set([
  '$set',
  '$unset',
  '$inc',
  '$mul',
  '$min',
  '$max',
  '$rename',
  '$push',
  '$pop',
  '$pull',
  '$pullAll',
  '$addToSet',
]);
const NUMERIC = new Set(['$inc', '$mul']);
const ARRAY = new Set(['$push', '$pop', '$pull', '$pullAll', '$addToSet']);
/** These have nothing to do where the path is missing, so a path that ends early is no error for them. */
const HARMLESS_WHEN_MISSING = new Set(['$unset', '$pull', '$pullAll', '$pop', '$rename']);

/** Applies an update to the document in place. Returns whether anything changed. Throws DATABASE_REQUEST_FAILED. */
export function applyUpdate(document: Document, update: Document): boolean {
  checkUpdate(document, update);
  try {
    return applyOperators<Document>(document, update).length > 0;
  } catch (error) {
    throw error instanceof CloudError ? error : refusedRequest(error instanceof Error ? error.message : String(error));
  }
}

/** Refuses what can be refused without a document, so that a wrong update fails even where nothing matches. */
export function checkOperators(update: Document): void {
  const paths: string[] = [];
  for (const [operator, operands] of Object.entries(update)) {
    if (!OPERATORS.has(operator)) throw refusedRequest(`unknown update operator ${operator}`);
    if (!isDocument(operands)) throw refusedRequest(`${operator} needs an object`);
    for (const [path, operand] of Object.entries(operands)) {
      if (path === '' || path.split('.').some((step) => step === ''))
        throw refusedRequest(`the path '${path}' has an empty field name`);
      if (path.split('.').some((step) => step.startsWith('$')))
        throw refusedRequest(`positional paths ('${path}') are not supported by the local cloud`);
      if (path === '_id' || path.startsWith('_id.'))
        throw refusedRequest("Performing an update on the path '_id' would modify the immutable field '_id'");
      if (NUMERIC.has(operator) && typeof operand !== 'number')
        throw refusedRequest(
          `Cannot apply ${operator} with non-numeric argument: {${path}: ${JSON.stringify(operand)}}`,
        );
      if (operator === '$pullAll' && !Array.isArray(operand))
        throw refusedRequest('$pullAll requires an array argument');
      checkStoredValue(operator, operand);
      paths.push(path);
      if (operator === '$rename') paths.push(String(operand));
    }
  }
  checkConflicts(paths);
}

function checkUpdate(document: Document, update: Document): void {
  checkOperators(update);
  for (const [operator, operands] of Object.entries(update)) {
    if (!isDocument(operands)) continue;
    for (const path of Object.keys(operands)) {
      const target = targetOf(document, path, HARMLESS_WHEN_MISSING.has(operator));
      if (target === undefined) continue;
      if (NUMERIC.has(operator) && typeof target !== 'number') {
        throw refusedRequest(
          `Cannot apply ${operator} to a value of non-numeric type. {_id: ${JSON.stringify(document['_id'])}} has the field '${path}' of non-numeric type ${typeName(target)}`,
        );
      }
      if (ARRAY.has(operator) && !Array.isArray(target)) {
        throw refusedRequest(
          `The field '${path}' must be an array but is of type ${typeName(target)} in document {_id: ${JSON.stringify(document['_id'])}}`,
        );
      }
    }
  }
}

/** The value an update acts on, undefined when it is missing. Throws where the path runs through a scalar or null. */
function targetOf(document: Document, path: string, harmless: boolean): unknown {
  let value: unknown = document;
  const walked: string[] = [];
  for (const step of path.split('.')) {
    if (value === undefined) return undefined;
    if (Array.isArray(value)) {
      if (!/^\d+$/.test(step) && !harmless)
        throw refusedRequest(`Cannot create field '${step}' in element {${walked.at(-1) ?? ''}: array}`);
      value = value[Number(step)];
    } else if (isDocument(value)) {
      value = Object.hasOwn(value, step) ? value[step] : undefined;
    } else {
      if (harmless) return undefined;
      throw refusedRequest(
        `Cannot create field '${step}' in element {${walked.at(-1) ?? ''}: ${JSON.stringify(value)}}`,
      );
    }
    walked.push(step);
  }
  return value;
}

/** What an update writes obeys the rules of a stored document: no field name beginning with `$`. */
function checkStoredValue(operator: string, operand: unknown): void {
  if (operator === '$pull' || operator === '$pullAll' || operator === '$unset') return;
  if ((operator === '$push' || operator === '$addToSet') && isDocument(operand) && Object.hasOwn(operand, '$each')) {
    if (!Array.isArray(operand['$each'])) throw refusedRequest(`The argument to $each in ${operator} must be an array`);
    for (const item of operand['$each']) forbidOperators(item);
    return;
  }
  forbidOperators(operand);
}

function forbidOperators(value: unknown): void {
  if (value instanceof RegExp) throw refusedRequest('a regular expression cannot be stored');
  if (Array.isArray(value)) value.forEach(forbidOperators);
  else if (isDocument(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (key.startsWith('$')) throw refusedRequest(`The dollar ($) prefixed field '${key}' is not valid for storage`);
      forbidOperators(item);
    }
  }
}

function checkConflicts(paths: readonly string[]): void {
  const sorted = [...paths].sort();
  for (const [at, path] of sorted.entries()) {
    const next = sorted[at + 1];
    if (
      next !== undefined &&
      (next === path || sorted.some((other, where) => where !== at && other.startsWith(`${path}.`)))
    ) {
      throw refusedRequest(`Updating the path '${next}' would create a conflict at '${path}'`);
    }
  }
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return value instanceof Date ? 'date' : typeof value;
}
