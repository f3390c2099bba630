/**
 * The cloud's database as the SDK shows it, on the local cloud's own store in the same process. Each request passes through
 * `send`, where a fault may happen to it. What the real SDK makes of the wire is tried in test/conformance.
 */
import type {
  CloudDatabase,
  CollectionReference,
  Command,
  Conditions,
  SubPipeline,
} from '../../cloudfunctions/shared/sdk';
import { besideTransaction, CloudError } from '../../local/cloud/errors';
import { parseDocument, type Document } from '../../local/cloud/store/document';
import { QueryCost } from '../../local/cloud/store/query-cost';
import type { Store } from '../../local/cloud/store/store';

/** One request on its way to the database. */
export interface WireRequest<Answer> {
  /** What it does and to which collection, e.g. `add ledgerEntries`. */
  point: string;
  kind: 'read' | 'write' | 'transaction';
  perform(): Promise<Answer>;
  /** Ends the transaction it belongs to, as the cloud does after a conflict; missing for a read outside of one. */
  abort?: () => void;
}
export type Send = <Answer>(request: WireRequest<Answer>) => Promise<Answer>;

/** An error as the SDK throws it. */
export class WireError extends Error {
  constructor(
    readonly errCode: number,
    readonly errMsg: string,
  ) {
    super(errMsg);
  }
}

/** Said by a query (`$gt` …), or done by an update (`$set` …). */
class Term implements Command {
  constructor(readonly says: Document) {}
  and(other: Command): Command {
    return new Term({ ...this.says, ...saysOf(other) });
  }
}
const saysOf = (command: Command): Document => (command instanceof Term ? command.says : {});
const term = (operator: string, value: unknown): Term => new Term({ [operator]: value });

const command: CloudDatabase['command'] = {
  eq: (value) => term('$eq', value),
  in: (values) => term('$in', values),
  all: (values) => term('$all', values),
  gt: (value) => term('$gt', value),
  gte: (value) => term('$gte', value),
  lt: (value) => term('$lt', value),
  lte: (value) => term('$lte', value),
  exists: (value) => term('$exists', value),
  set: (value) => term('$set', value),
  inc: (value) => term('$inc', value),
  push: ({ each }) => term('$push', { $each: each }),
  remove: () => term('$unset', ''),
  aggregate: { pipeline: () => subPipeline() },
};

/** What `Stages` has, each step noted by `following`. */
const stagesInto = <Next>(following: (stage: Document) => Next) => ({
  match: (conditions: Conditions) => following({ $match: queryOf(conditions) }),
  sort: (order: Record<string, 1 | -1>) => following({ $sort: order }),
  limit: (count: number) => following({ $limit: count }),
  project: (fields: Record<string, 1>) => following({ $project: fields }),
  group: (stage: { _id: string }) => following({ $group: stage }),
  count: (name: string) => following({ $count: name }),
});

function subPipeline(): SubPipeline {
  const stages: Document[] = [];
  const pipeline: SubPipeline = {
    ...stagesInto((stage) => {
      stages.push(stage);
      return pipeline;
    }),
    done: () => stages,
  };
  return pipeline;
}

const queryOf = (conditions: Conditions): Document =>
  Object.fromEntries(Object.entries(conditions).map(([path, condition]) => [path, saysOf(condition)]));

/** `{path: {$set: v}}` turned into the `{$set: {path: v}}` of the wire. */
function updateOf(data: object): Document {
  const update: Record<string, Document> = {};
  for (const [path, change] of Object.entries(data as Record<string, Command>)) {
    for (const [operator, value] of Object.entries(saysOf(change))) {
      update[operator] = { ...update[operator], [path]: overTheWire(value) };
    }
  }
  return update;
}

/** Documents travel as text: what a text cannot carry does not arrive. */
const documentOf = (data: object): Document => parseDocument(JSON.stringify(data), 0);
const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;
const parsed = (bodies: readonly string[]): unknown[] => bodies.map((body) => JSON.parse(body) as unknown);

/** The code that the SDK makes of the platform's. */
async function asSdk<Answer>(perform: () => Promise<Answer> | Answer): Promise<Answer> {
  try {
    return await perform();
  } catch (thrown) {
    if (!(thrown instanceof CloudError)) throw thrown;
    throw new WireError(thrown.code === 'DATABASE_REQUEST_FAILED' ? -502001 : -501001, thrown.message);
  }
}

/**
 * @param owner the token of the invocation that is running
 * @param cost adds up how many documents all reads have looked at
 */
export function openWire(store: Store, owner: () => string, send: Send, cost = new QueryCost()): CloudDatabase {
  const collectionOf = (name: string, transactionId?: string): CollectionReference => {
    const inside = transactionId === undefined ? '' : 'in transaction: ';
    const request = <Answer>(
      action: string,
      kind: WireRequest<Answer>['kind'],
      perform: (tx: ReturnType<Store['begin']> | undefined, mine: string) => Promise<Answer> | Answer,
    ): Promise<Answer> => {
      const mine = owner();
      const transaction = () => (transactionId === undefined ? undefined : store.transaction(transactionId, mine));
      return send({
        point: `${inside}${action} ${name}`,
        kind,
        perform: () => asSdk(() => perform(transaction(), mine)),
        ...(transactionId === undefined ? {} : { abort: () => abortOf(store, transactionId, mine) }),
      });
    };
    /** Of what does not take part in a transaction, as the local cloud does behind the SDK. */
    const refuseBeside = (call: string, tx: object | undefined, mine: string): void => {
      if (tx || store.hasOpenTransaction(mine)) throw besideTransaction(call);
    };
    const modify = (action: string, query: Document, data: object, options: { merge: boolean; multi: boolean }) =>
      request(action, 'write', async (tx, mine) => {
        if (options.multi) refuseBeside('where().update()', tx, mine);
        const change = options.merge ? updateOf(data) : documentOf(data);
        const { updated } = await store.modify(name, { query, data: change, upsert: !options.merge, ...options }, tx);
        return { stats: { updated } };
      });
    const remove = (query: Document, multi: boolean) =>
      request('remove', 'write', async (tx, mine) => {
        if (multi) refuseBeside('where().remove()', tx, mine);
        return { stats: { removed: await store.remove(name, query, multi, tx) } };
      });
    return {
      doc: (id) => ({
        get: () =>
          request('get', 'read', (tx) => ({
            data: parsed(store.find(name, { query: { _id: id }, limit: 1 }, tx, cost))[0] ?? null,
          })),
        set: ({ data }) => modify('set', { _id: id }, data, { merge: false, multi: false }),
        update: ({ data }) => modify('update', { _id: id }, data, { merge: true, multi: false }),
        remove: () => remove({ _id: id }, false),
      }),
      where: (conditions) => {
        const query = queryOf(conditions);
        const order: { path: string; order: 1 | -1 }[] = [];
        const more: { limit?: number; projection?: Document } = {};
        const reference: ReturnType<CollectionReference['where']> = {
          orderBy: (path, direction) => {
            order.push({ path, order: direction === 'asc' ? 1 : -1 });
            return reference;
          },
          limit: (limit) => {
            more.limit = limit;
            return reference;
          },
          field: (fields) => {
            more.projection = fields;
            return reference;
          },
          get: () =>
            request('find', 'read', () => ({
              data: parsed(store.find(name, { query, order, ...more }, undefined, cost)),
            })),
          count: () =>
            request('count', 'read', (tx, mine) => {
              refuseBeside('count()', tx, mine);
              return { total: store.count(name, query, cost) };
            }),
          update: ({ data }) => modify('update where', query, data, { merge: true, multi: true }),
          remove: () => remove(query, true),
        };
        return reference;
      },
      add: ({ data }) =>
        request('add', 'write', (tx) =>
          store.insert(name, Array.isArray(data) ? data.map(documentOf) : [documentOf(data)], tx),
        ),
      aggregate: () => {
        const stages: Document[] = [];
        const following = (stage: Document) => {
          stages.push(stage);
          return pipeline;
        };
        const pipeline: ReturnType<CollectionReference['aggregate']> = {
          ...stagesInto(following),
          lookup: (stage) => following({ $lookup: stage }),
          end: () =>
            request('aggregate', 'read', (tx, mine) => {
              refuseBeside('aggregate()', tx, mine);
              return { list: parsed(store.aggregate(name, stages, cost)) };
            }),
        };
        return pipeline;
      },
    };
  };
  return {
    command,
    collection: (name) => collectionOf(name),
    async startTransaction() {
      const mine = owner();
      const transactionRequest = <Answer>(point: string, perform: () => Promise<Answer> | Answer, abort?: () => void) =>
        send({ point, kind: 'transaction', perform: () => asSdk(perform), ...(abort ? { abort } : {}) });
      const { id } = await transactionRequest('begin', () => store.begin(mine));
      const abort = (): void => abortOf(store, id, mine);
      return {
        collection: (name) => collectionOf(name, id),
        commit: () => transactionRequest('commit', () => store.commit(store.transaction(id, mine)), abort),
        rollback: () => transactionRequest('rollback', () => store.abort(store.transaction(id, mine)), abort),
      };
    },
  };
}

function abortOf(store: Store, transactionId: string, owner: string): void {
  try {
    store.abort(store.transaction(transactionId, owner));
  } catch (thrown) {
    // It is over already.
    if (!(thrown instanceof CloudError)) throw thrown;
  }
}
