import { Aggregator, Query } from 'mingo';
import { refusedRequest } from '../errors';
import { formatDocument, formatValue, isDocument, readStored, requireId, type Document } from './document';
import { planQuery, type IndexField, type Plan } from './planner';
import type { QueryCost } from './query-cost';
import type { Table } from './table';
import { lockName, type Transaction, type Transactions } from './transactions';

export interface FindRequest {
  query: Document;
  order?: IndexField[];
  offset?: number;
  /** At most 1000; 100 when it is not given, as the cloud does. */
  limit?: number;
  projection?: Document;
}

export const EVERYTHING = Number.MAX_SAFE_INTEGER;
const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;
/** How many documents the first portion behind an index holds when a filter follows; it doubles from there. */
const FIRST_PORTION = 256;
/** A pipeline works in memory, so what its first $match may yield is bounded. */
const MAX_AGGREGATED = 20_000;
/** Stages that read or write other collections, and are not there. */
const FOREIGN_STAGES = ['$graphLookup', '$unionWith', '$out', '$merge'];

/** Everything that reads: finds the index, lets SQLite answer, filters what the index cannot see. */
export class Reading {
  readonly #transactions: Transactions;
  readonly #onRefusal: (reason: string) => void;

  constructor(transactions: Transactions, onRefusal: (reason: string) => void) {
    this.#transactions = transactions;
    this.#onRefusal = onRefusal;
  }

  find(table: Table, request: FindRequest, transaction: Transaction | undefined, cost: QueryCost): string[] {
    const limit = checkLimit(request.limit);
    const offset = checkOffset(request.offset);
    const plan = this.plan(table, request.query, request.order ?? []);
    cost.served(plan);
    const bodies = transaction
      ? this.#selectInTransaction(table, plan, request, transaction, { offset, limit, cost })
      : select(table, plan, request.query, { offset, limit, cost });
    const { projection } = request;
    return projection && Object.keys(projection).length > 0 ? project(bodies, projection) : bodies;
  }

  count(table: Table, query: Document, cost: QueryCost): number {
    const plan = this.plan(table, query, []);
    cost.served(plan);
    return plan.residual ? select(table, plan, query, { limit: EVERYTHING, cost }).length : table.count(plan);
  }

  /** @param tableOf a collection that a $lookup names; throws where there is none */
  aggregate(
    table: Table,
    stages: readonly Document[],
    { cost, tableOf }: { cost: QueryCost; tableOf: (name: string) => Table },
  ): string[] {
    return this.#run(table, stages, { cost, tableOf }).map((row) => formatValue(row));
  }

  #run(
    table: Table,
    stages: readonly Document[],
    { cost, tableOf }: { cost: QueryCost; tableOf: (name: string) => Table },
  ): Document[] {
    const query = stages[0]?.['$match'] as Document | undefined;
    if (query === undefined) {
      throw this.refuse(`an aggregation of "${table.name}" must begin with a $match that a declared index serves`);
    }
    const foreign = stages.flatMap((stage) => Object.keys(stage)).find((stage) => FOREIGN_STAGES.includes(stage));
    if (foreign) throw this.refuse(`the stage ${foreign} is not supported by the local cloud`);
    const counted = this.#counted(table, query, stages.slice(1), cost);
    if (counted) return counted;
    const { order, limit, after } = firstInOrder(stages.slice(1));
    const matching = this.plan(table, query, order);
    cost.served(matching);
    const most = Math.min(limit ?? Infinity, MAX_AGGREGATED + 1);
    const bodies = select(table, matching, query, { limit: most, cost });
    if (bodies.length > MAX_AGGREGATED) {
      throw this.refuse(`an aggregation of "${table.name}" matches more than ${MAX_AGGREGATED} documents`);
    }
    let rows = bodies.map(readStored);
    for (const part of partsOf(after)) {
      if (!('lookup' in part)) rows = runPipeline(part.stages, rows);
      else {
        const { from, pipeline, as } = this.#lookup(part.lookup);
        const found = this.#run(tableOf(from), pipeline, { cost, tableOf });
        rows = rows.map((row) => ({ ...row, [as]: found }));
      }
    }
    return rows;
  }

  /** What an index alone answers: how many documents match, or how many different values a field of them has. */
  #counted(table: Table, query: Document, stages: readonly Document[], cost: QueryCost): Document[] | undefined {
    const [first, ...more] = stages;
    const name = first?.['$count'];
    if (typeof name === 'string' && more.length === 0) {
      const count = this.count(table, query, cost);
      return count === 0 ? [] : [{ [name]: count }];
    }
    const distinct = distinctCount(stages);
    const plan = distinct && planQuery(table.name, table.indexes, query, [{ path: distinct.path, order: 1 }]);
    if (!plan || 'refusal' in plan || plan.residual || plan.multikey) return undefined;
    cost.served(plan);
    const count = table.countDistinct(plan, distinct.path);
    return count === 0 ? [] : [{ [distinct.name]: count }];
  }

  /** A sub-query that does not depend on the document it is added to; the other forms of the stage are not there. */
  #lookup(stage: unknown): { from: string; pipeline: Document[]; as: string } {
    const { from, pipeline, as, ...other } = isDocument(stage) ? stage : {};
    const isQuery = typeof from === 'string' && typeof as === 'string' && Array.isArray(pipeline);
    if (!isQuery || Object.keys(other).length > 0 || !pipeline.every(isDocument))
      throw this.refuse('of $lookup the local cloud knows { from, pipeline, as } alone, without let');
    return { from, pipeline, as };
  }

  /** The plan for a query. Throws, and tells, when no declared index serves it. */
  plan(table: Table, query: Document, order: IndexField[]): Plan {
    const plan = planQuery(table.name, table.indexes, query, order);
    if ('refusal' in plan) throw this.refuse(plan.refusal);
    return plan;
  }

  refuse(reason: string): Error {
    this.#onRefusal(reason);
    return refusedRequest(reason);
  }

  /** The committed answer, with what the transaction sees differently taken out and put in. */
  #selectInTransaction(
    table: Table,
    plan: Plan,
    request: FindRequest,
    transaction: Transaction,
    { offset, limit, cost }: Required<Portion>,
  ): string[] {
    const differing = this.#transactions.differing(transaction, table.name);
    if (differing.length === 0) return select(table, plan, request.query, { offset, limit, cost });
    const hidden = new Set(differing.map((change) => lockName(table.name, change.id)));
    const enough = offset + limit + differing.length;
    const committed = select(table, plan, request.query, { limit: enough, cost }).map(readStored);
    const visible = committed.filter((document) => !hidden.has(lockName(table.name, requireId(document['_id']))));
    const test = filterOf(request.query);
    const own = differing
      .flatMap((change) => (change.after === null ? [] : [readStored(change.after)]))
      .filter((document) => test.test(document));
    const order = request.order?.length ? request.order : [{ path: '_id', order: 1 as const }];
    const sort = Object.fromEntries(order.map((field) => [field.path, field.order]));
    const stages: Document[] = [{ $sort: sort }, { $skip: offset }, { $limit: limit }];
    return runPipeline(stages, [...visible, ...own]).map(formatDocument);
  }
}

/** Which of the matching documents are wanted. */
interface Portion {
  offset?: number;
  limit: number;
  cost: QueryCost;
}

/** Reads in growing portions, so that a filter behind the index does not load more than it needs. */
export function select(table: Table, plan: Plan, query: Document, { offset = 0, limit, cost }: Portion): string[] {
  if (!plan.residual) {
    const bodies = table.select(plan, limit, offset);
    cost.read += bodies.length;
    return bodies;
  }
  const test = filterOf(query);
  const found: string[] = [];
  const wanted = offset + limit;
  for (let position = 0, portion = FIRST_PORTION; found.length < wanted; position += portion, portion *= 2) {
    const bodies = table.select(plan, portion, position);
    cost.read += bodies.length;
    for (const body of bodies) if (test.test(readStored(body))) found.push(body);
    if (bodies.length < portion) break;
  }
  return found.slice(offset, wanted);
}

/** A $sort and a $limit right behind the $match, which an index serves together with it; and the stages after them. */
function firstInOrder(stages: readonly Document[]): {
  order: IndexField[];
  limit: number | undefined;
  after: readonly Document[];
} {
  const sort = stages[0]?.['$sort'];
  const order = isDocument(sort)
    ? Object.entries(sort).map(([path, direction]): IndexField => ({ path, order: direction === -1 ? -1 : 1 }))
    : [];
  const behind = order.length > 0 ? stages.slice(1) : stages;
  const limit = behind[0]?.['$limit'];
  // Without a limit the order is mingo's to make: it asks nothing of an index.
  if (typeof limit !== 'number') return { order: [], limit: undefined, after: stages };
  return { order, limit, after: behind.slice(1) };
}

/** The stages cut at each $lookup: what lies between is mingo's. */
function partsOf(stages: readonly Document[]): ({ lookup: unknown } | { stages: Document[] })[] {
  const parts: ({ lookup: unknown } | { stages: Document[] })[] = [];
  for (const stage of stages) {
    const last = parts.at(-1);
    if ('$lookup' in stage) parts.push({ lookup: stage['$lookup'] });
    else if (last && 'stages' in last) last.stages.push(stage);
    else parts.push({ stages: [stage] });
  }
  return parts;
}

function project(bodies: readonly string[], projection: Document): string[] {
  return runPipeline([{ $project: projection }], bodies.map(readStored)).map((row) => formatValue(row));
}

/**
 * The path and the name of a count of different values: a `$group` by one field and nothing else, then `$count`. An index
 * in whose order the field follows answers it, however many documents there are, as the cloud's does.
 */
function distinctCount([group, count, ...more]: readonly Document[]): { path: string; name: string } | undefined {
  const by = group?.['$group'];
  const name = count?.['$count'];
  if (!isDocument(by) || typeof name !== 'string' || more.length > 0) return undefined;
  const { _id: path, ...accumulators } = by;
  if (typeof path !== 'string' || !/^\$\w+$/.test(path) || Object.keys(accumulators).length > 0) return undefined;
  return { path: path.slice(1), name };
}

/** mingo's complaints about an operator or a stage are refusals of the request, as in the cloud. */
function asRefusal<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw refusedRequest(error instanceof Error ? error.message : String(error));
  }
}

function filterOf(query: Document): { test(document: Document): boolean } {
  const filter = asRefusal(() => new Query(query, { scriptEnabled: false }));
  return { test: (document) => asRefusal(() => filter.test(document)) };
}

function runPipeline(stages: Document[], documents: Document[]): Document[] {
  return asRefusal(() => new Aggregator(stages, { scriptEnabled: false }).run<Document>(documents));
}

function checkLimit(limit: number | undefined): number {
  if (limit === undefined) return DEFAULT_LIMIT;
  if (!Number.isInteger(limit) || limit < 0) throw refusedRequest('limit must be a whole number');
  return Math.min(limit, MAX_LIMIT);
}

function checkOffset(offset: number | undefined): number {
  if (offset === undefined) return 0;
  if (!Number.isInteger(offset) || offset < 0) throw refusedRequest('skip must be a whole number');
  return offset;
}
