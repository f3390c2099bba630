import type { Clock } from '../clock';
import { besideTransaction, CloudError, refusedRequest } from '../errors';
import type { Invocation } from '../functions/invocations';
import { parseDocument, parseExpression, parseValue, type Document } from '../store/document';
import type { IndexField } from '../store/planner';
import type { Store } from '../store/store';
import type { Transaction } from '../store/transactions';
import type { Action, Asked, Params } from './action';

/** The database's actions. Documents travel as EJSON texts inside the JSON. */
export function databaseActions(store: Store, clock: Clock): [string, Action][] {
  return [
    ['database.addCollection', ({ params }) => addCollection(store, params)],
    ['database.insertDocument', (asked) => insert(store, clock, asked)],
    ['database.getDocument', (asked) => get(store, clock, asked)],
    ['database.calculateDocument', (asked) => count(store, clock, asked)],
    ['database.modifyDocument', (asked) => modify(store, clock, asked)],
    ['database.removeDocument', (asked) => remove(store, clock, asked)],
    ['database.aggregateDocuments', (asked) => aggregate(store, clock, asked)],
    ['database.startTransaction', ({ invocation }) => ({ transactionId: store.begin(invocation.token).id })],
    ['database.commitTransaction', (asked) => commit(store, asked)],
    ['database.abortTransaction', ({ params, invocation }) => abort(store, params, invocation)],
  ];
}

function addCollection(store: Store, params: Params): object {
  if (!store.addCollection(text(params, 'collectionName')))
    throw new CloudError('DATABASE_COLLECTION_ALREADY_EXIST', '[FailedOperation] Table exist');
  return {};
}

async function insert(store: Store, clock: Clock, { params, invocation, cost }: Asked): Promise<object> {
  const texts = params['data'];
  if (!Array.isArray(texts) || !texts.every((one) => typeof one === 'string'))
    throw refusedRequest('data must be a list of documents');
  const now = clock.now();
  const documents = texts.map((one) => parseDocument(one, now));
  const insertedIds = await store.insert(
    text(params, 'collectionName'),
    documents,
    transactionOf(store, params, invocation),
  );
  cost.returned = insertedIds.length;
  return { data: { insertedIds } };
}

function get(store: Store, clock: Clock, { params, invocation, cost }: Asked): object {
  const now = clock.now();
  const offset = optionalNumber(params, 'offset');
  const limit = params['queryType'] === 'DOC' ? 1 : optionalNumber(params, 'limit');
  const request = {
    query: parseExpression(optionalText(params, 'query'), now),
    order: orderOf(parseExpression(optionalText(params, 'order'), now)),
    projection: parseExpression(optionalText(params, 'projection'), now),
    ...(offset === undefined ? {} : { offset }),
    ...(limit === undefined ? {} : { limit }),
  };
  const transaction = transactionOf(store, params, invocation);
  const list = store.find(text(params, 'collectionName'), request, transaction, cost);
  cost.returned = list.length;
  return { data: { list } };
}

function count(store: Store, clock: Clock, { params, invocation, cost }: Asked): object {
  refuseBesideTransaction(store, params, invocation, 'count()');
  const query = parseExpression(optionalText(params, 'query'), clock.now());
  return { data: { total: store.count(text(params, 'collectionName'), query, cost) } };
}

async function modify(store: Store, clock: Clock, { params, invocation, cost }: Asked): Promise<object> {
  if (params['queryType'] === 'WHERE') refuseBesideTransaction(store, params, invocation, 'where().update()');
  const now = clock.now();
  const merge = params['merge'] === true;
  const data = optionalText(params, 'data') ?? '{}';
  const request = {
    query: parseExpression(optionalText(params, 'query'), now),
    data: merge ? parseExpression(data, now) : parseDocument(data, now),
    merge,
    upsert: params['upsert'] === true,
    multi: params['multi'] === true,
  };
  const transaction = transactionOf(store, params, invocation);
  const result = await store.modify(text(params, 'collectionName'), request, transaction, cost);
  cost.returned = result.upsertId === null ? result.updated : 1;
  return { data: { updated: result.updated, upsert_id: result.upsertId } };
}

async function remove(store: Store, clock: Clock, { params, invocation, cost }: Asked): Promise<object> {
  if (params['queryType'] === 'WHERE') refuseBesideTransaction(store, params, invocation, 'where().remove()');
  const query = parseExpression(optionalText(params, 'query'), clock.now());
  const deleted = await store.remove(
    text(params, 'collectionName'),
    query,
    params['multi'] === true,
    transactionOf(store, params, invocation),
    cost,
  );
  cost.returned = deleted;
  return { data: { deleted } };
}

function aggregate(store: Store, clock: Clock, { params, invocation, cost }: Asked): object {
  refuseBesideTransaction(store, params, invocation, 'aggregate()');
  const stages = params['stages'];
  if (!Array.isArray(stages)) throw refusedRequest('stages must be a list');
  const now = clock.now();
  const parsed = stages.map((stage: Params): Document => ({
    [text(stage, 'stageKey')]: parseValue(text(stage, 'stageValue'), now),
  }));
  const list = store.aggregate(text(params, 'collectionName'), parsed, cost);
  cost.returned = list.length;
  return { data: { list } };
}

async function commit(store: Store, { params, invocation, cost }: Asked): Promise<object> {
  const transaction = store.transaction(text(params, 'transactionId'), invocation.token);
  await store.commit(transaction);
  cost.returned = transaction.writes.size;
  return {};
}

function abort(store: Store, params: Params, invocation: Invocation): object {
  store.abort(store.transaction(text(params, 'transactionId'), invocation.token));
  return {};
}

function transactionOf(store: Store, params: Params, invocation: Invocation): Transaction | undefined {
  const id = optionalText(params, 'transactionId');
  return id === undefined ? undefined : store.transaction(id, invocation.token);
}

function refuseBesideTransaction(store: Store, params: Params, invocation: Invocation, call: string): void {
  if (params['transactionId'] === undefined && !store.hasOpenTransaction(invocation.token)) return;
  throw besideTransaction(call);
}

function orderOf(order: Document): IndexField[] {
  return Object.entries(order).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) throw refusedRequest('an order is 1 or -1');
    return { path, order: direction };
  });
}

function text(params: Params, name: string): string {
  const value = params[name];
  if (typeof value !== 'string') throw refusedRequest(`${name} must be a text`);
  return value;
}

function optionalText(params: Params, name: string): string | undefined {
  return params[name] === undefined || params[name] === null ? undefined : text(params, name);
}

function optionalNumber(params: Params, name: string): number | undefined {
  const value = params[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number') throw refusedRequest(`${name} must be a number`);
  return value;
}
