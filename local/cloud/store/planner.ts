/**
 * Which declared index answers a query. There is no cost model: an index serves a query through a prefix of equalities
 * (one of them may be `$in`), then one range or the requested order; equalities and `$in` on what it holds behind that are
 * looked at in its entries. Whatever no index serves is refused, because in the
 * cloud it would be a scan.
 */
import { isDocument, type Document } from './document';
import { keySql, sameType, scalarKey, typeBounds, type Key } from './keys';

export interface IndexField {
  path: string;
  order: 1 | -1;
  /** The path holds an array, and a document is found under each member of it: what the cloud calls a multikey index. */
  each?: true;
}

export interface IndexDeclaration {
  name: string;
  fields: IndexField[];
  unique?: boolean;
}

export interface Plan {
  /** Name of the declared index, or undefined for the primary key. */
  index: string | undefined;
  /** Entries lie in a table of the index's own, one for each member of the array (table.ts). */
  multikey: boolean;
  /** SQL condition, `1` when there is none. */
  where: string;
  params: Key[];
  /** SQL order terms, empty when no order was asked for and none is implied. */
  orderBy: string;
  /** True when SQL does not check every condition, so the documents must be filtered after it. */
  residual: boolean;
}

interface Bound {
  key: Key;
  inclusive: boolean;
}

interface Condition {
  equal?: Key;
  oneOf?: Key[];
  allOf?: Key[];
  lower?: Bound;
  upper?: Bound;
}

interface Analysis {
  conditions: Map<string, Condition>;
  /** Paths and operators that an index cannot answer, for the message of a refusal. */
  rest: string[];
}

const PRIMARY: IndexDeclaration = { name: '_id_', fields: [{ path: '_id', order: 1 }], unique: true };

/** Thrown as a value: the reason why no index serves, in words a developer can act on. */
export interface Refusal {
  refusal: string;
}

export const isMultikey = ({ fields }: IndexDeclaration): boolean => fields.some(({ each }) => each);

/** The columns of a multikey index's own table; the id has its own name wherever it stands. */
function multikeyColumns({ fields }: IndexDeclaration): (path: string) => string {
  const keys = fields.filter(({ path }) => path !== '_id');
  const names = new Map(keys.map(({ path }, at) => [path, `k${at}`]));
  return (path) => (path === '_id' ? 'id' : (names.get(path) ?? keySql(path)));
}

export function planQuery(
  collection: string,
  indexes: readonly IndexDeclaration[],
  query: Document,
  order: readonly IndexField[],
): Plan | Refusal {
  const analysis = analyse(query);
  let best: { score: number; plan: Plan } | undefined;
  for (const index of [PRIMARY, ...indexes]) {
    const candidate = fit(index, analysis, order);
    if (candidate && (!best || candidate.score > best.score)) best = candidate;
  }
  return best ? best.plan : { refusal: refusalText(collection, analysis, order) };
}

function analyse(query: Document): Analysis {
  const analysis: Analysis = { conditions: new Map(), rest: [] };
  collect(query, analysis);
  return analysis;
}

function collect(query: Document, analysis: Analysis): void {
  for (const [path, test] of Object.entries(query)) {
    if (path === '$and' && Array.isArray(test)) {
      for (const part of test) if (isDocument(part)) collect(part, analysis);
    } else if (path.startsWith('$')) {
      analysis.rest.push(path);
    } else {
      collectField(path, test, analysis);
    }
  }
}

function collectField(path: string, test: unknown, analysis: Analysis): void {
  const operators =
    isDocument(test) && Object.keys(test).some((key) => key.startsWith('$'))
      ? Object.entries(test)
      : [['$eq', test] as const];
  for (const [operator, operand] of operators) {
    const condition = analysis.conditions.get(path) ?? {};
    if (addOperator(condition, operator, operand)) analysis.conditions.set(path, condition);
    else analysis.rest.push(`${path}: ${operand instanceof RegExp ? 'regular expression' : operator}`);
  }
}

/** Adds one operator to what is known of a path. False when an index cannot use it, then it stays with the later filter. */
function addOperator(condition: Condition, operator: string, operand: unknown): boolean {
  switch (operator) {
    case '$eq': {
      const key = scalarKey(operand);
      if (key === undefined || condition.equal !== undefined) return false;
      condition.equal = key;
      return true;
    }
    case '$in': {
      if (!Array.isArray(operand) || condition.oneOf) return false;
      const keys = operand.map(scalarKey);
      if (keys.some((key) => key === undefined)) return false;
      condition.oneOf = keys.filter((key) => key !== undefined);
      return true;
    }
    case '$all': {
      if (!Array.isArray(operand) || operand.length === 0 || condition.allOf) return false;
      const keys = operand.map(scalarKey);
      if (keys.some((key) => key === undefined)) return false;
      condition.allOf = keys.filter((key) => key !== undefined);
      return true;
    }
    case '$gt':
    case '$gte':
      return addBound(condition, 'lower', operand, operator === '$gte');
    case '$lt':
    case '$lte':
      return addBound(condition, 'upper', operand, operator === '$lte');
    default:
      return false;
  }
}

function addBound(condition: Condition, side: 'lower' | 'upper', operand: unknown, inclusive: boolean): boolean {
  const key = scalarKey(operand);
  const other = side === 'lower' ? condition.upper : condition.lower;
  if (key === undefined || !typeBounds(key) || condition[side] || (other && !sameType(key, other.key))) return false;
  condition[side] = { key, inclusive };
  return true;
}

function fit(
  index: IndexDeclaration,
  analysis: Analysis,
  order: readonly IndexField[],
): { score: number; plan: Plan } | undefined {
  const { conditions } = analysis;
  const multikey = isMultikey(index);
  const columnOf = multikey ? multikeyColumns(index) : keySql;
  const terms: string[] = [];
  const params: Key[] = [];
  const fixed = new Set<string>();
  /** Paths behind the order whose values the entries of the index hold. */
  const seen = new Set<string>();
  let used = 0;
  let score = 0;
  let position = 0;
  let inPosition = -1;

  for (; position < index.fields.length; position++) {
    const field = index.fields[position];
    const condition = field && conditions.get(field.path);
    if (!field || !condition) break;
    // Of several members that a document must have, the cloud looks up the first and filters by the others.
    const equal = condition.equal ?? (field.each ? condition.allOf?.[0] : undefined);
    if (equal !== undefined) {
      terms.push(`${columnOf(field.path)} = ?`);
      params.push(equal);
      fixed.add(field.path);
      used += 1;
      score += 4;
    } else if (condition.oneOf && inPosition < 0 && !field.each) {
      terms.push(oneOfSql(columnOf(field.path), condition.oneOf, params));
      inPosition = position;
      used += 1;
      score += 3;
    } else {
      break;
    }
  }

  // A document stands in a multikey index many times: only under one of its members does it stand once.
  if (index.fields.slice(position).some(({ each }) => each)) return undefined;
  const next = index.fields[position];
  const range = next && conditions.get(next.path);
  if (next && range && (range.lower || range.upper) && range.oneOf === undefined) {
    terms.push(rangeSql(columnOf(next.path), range, params));
    used += 1;
    score += 2;
  }

  if (used === 0 && (conditions.size > 0 || analysis.rest.length > 0)) return undefined;
  const behind = fieldsBehind(index, position, next);
  for (const { path } of behind) {
    const condition = conditions.get(path);
    if (condition?.equal !== undefined) {
      terms.push(`${columnOf(path)} = ?`);
      params.push(condition.equal);
    } else if (condition?.oneOf) terms.push(oneOfSql(columnOf(path), condition.oneOf, params));
    else continue;
    seen.add(path);
    score += 1;
  }
  if (!servesOrder(index, order, fixed, position, inPosition)) return undefined;
  if (used === 0 && order.length === 0 && index !== PRIMARY) return undefined;

  const answered = [...conditions].filter(([path, condition]) =>
    isAnswered(index, path, condition, position, next, seen),
  ).length;
  const implied = used === 0 && order.length === 0 ? PRIMARY.fields : order;
  return {
    score: score + (order.length > 0 ? 1 : 0),
    plan: {
      index: index === PRIMARY ? undefined : index.name,
      multikey,
      where: terms.length > 0 ? terms.join(' AND ') : '1',
      params,
      orderBy: implied.map((field) => `${columnOf(field.path)} ${field.order === 1 ? 'ASC' : 'DESC'}`).join(', '),
      residual: analysis.rest.length > 0 || answered < conditions.size,
    },
  };
}

/**
 * What an index holds behind its order. The cloud looks at these values in the entries, before it fetches a document: a list that is
 * filtered by them reads the documents that it shows and no others.
 */
const fieldsBehind = (index: IndexDeclaration, position: number, range: IndexField | undefined): IndexField[] =>
  index.fields.slice(position).filter((field) => field !== range && field.path !== '_id' && !field.each);

/** Whether SQL checks everything that the query says about a path. Two kinds of condition on one path leave one to the filter. */
function isAnswered(
  index: IndexDeclaration,
  path: string,
  condition: Condition,
  position: number,
  rangeField: IndexField | undefined,
  seen: ReadonlySet<string>,
): boolean {
  const kinds =
    Number(condition.equal !== undefined) +
    Number(condition.oneOf !== undefined) +
    Number(condition.allOf !== undefined) +
    Number(Boolean(condition.lower ?? condition.upper));
  if (kinds !== 1) return false;
  if (condition.lower || condition.upper) return rangeField?.path === path;
  if (condition.allOf && condition.allOf.length > 1) return false;
  return seen.has(path) || index.fields.slice(0, position).some((field) => field.path === path);
}

/**
 * The order is served when, left of what is fixed by equality, it follows the index from where the equalities end
 * (or from the `$in` field), all forwards or all backwards.
 */
function servesOrder(
  index: IndexDeclaration,
  order: readonly IndexField[],
  fixed: ReadonlySet<string>,
  position: number,
  inPosition: number,
): boolean {
  const open = order.filter((field) => !fixed.has(field.path));
  if (open.length === 0) return true;
  const fields = index.fields.filter((field) => !fixed.has(field.path));
  const starts = inPosition >= 0 ? [0, 1] : [0];
  return starts.some((start) => {
    const served = fields.slice(start, start + open.length);
    if (served.length < open.length) return false;
    const same = open.every((field, at) => served[at]?.path === field.path);
    const forwards = open.every((field, at) => served[at]?.order === field.order);
    const backwards = open.every((field, at) => served[at]?.order === -field.order);
    return same && (forwards || backwards);
  });
}

/** Lists are padded to powers of two with their last value so that few different statements are prepared. */
function oneOfSql(column: string, keys: readonly Key[], params: Key[]): string {
  const last = keys.at(-1);
  if (last === undefined) return '0';
  const size = 2 ** Math.ceil(Math.log2(keys.length));
  for (let at = 0; at < size; at++) params.push(keys[at] ?? last);
  return `${column} IN (${Array.from({ length: size }, () => '?').join(',')})`;
}

function rangeSql(sql: string, range: Condition, params: Key[]): string {
  const bounds = typeBounds((range.lower ?? range.upper)?.key ?? 0);
  const terms: string[] = [];
  if (range.lower) {
    terms.push(`${sql} ${range.lower.inclusive ? '>=' : '>'} ?`);
    params.push(range.lower.key);
  } else if (bounds) terms.push(`${sql} ${bounds.lower}`);
  if (range.upper) {
    terms.push(`${sql} ${range.upper.inclusive ? '<=' : '<'} ?`);
    params.push(range.upper.key);
  } else if (bounds) terms.push(`${sql} ${bounds.upper}`);
  return terms.join(' AND ');
}

function refusalText(collection: string, analysis: Analysis, order: readonly IndexField[]): string {
  const shape = [...analysis.conditions].map(([path, condition]) => `${path}: ${conditionKind(condition)}`);
  const sorted = order.map((field) => `${field.path}: ${field.order}`);
  const lacking = suggestion(analysis, order);
  return [
    `no declared index of collection "${collection}" serves the query { ${[...shape, ...analysis.rest].join(', ')} }`,
    sorted.length > 0 ? ` ordered by { ${sorted.join(', ')} }` : '',
    lacking ? `; it needs an index such as { ${lacking} }` : '; it needs an equality or a range on an indexed field',
  ].join('');
}

function conditionKind(condition: Condition): string {
  if (condition.equal !== undefined) return '=';
  if (condition.allOf) return 'all';
  return condition.oneOf ? 'in' : 'range';
}

function suggestion(analysis: Analysis, order: readonly IndexField[]): string {
  const entries = [...analysis.conditions];
  const equal = entries
    .filter(([, condition]) => condition.equal !== undefined || condition.oneOf || condition.allOf)
    .map(([path]) => `${path}: 1`);
  const tail =
    order.length > 0
      ? order.map((field) => `${field.path}: ${field.order}`)
      : entries
          .filter(([, condition]) => condition.equal === undefined && !condition.oneOf && !condition.allOf)
          .map(([path]) => `${path}: 1`)
          .slice(0, 1);
  return [...new Set([...equal, ...tail])].join(', ');
}
