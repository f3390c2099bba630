import type { CollectionName, Documents } from '../../server/data/documents';
import {
  DuplicateKey,
  WriteConflict,
  type Changes,
  type Condition,
  type Database,
  type Answers,
  type Query,
  type Question,
  type Scalar,
  type Transaction,
  type Where,
} from '../../server/data/database';
import { platformError } from '../../server/call/platform-error';
import { refuse } from '../../server/call/refusal';
import { readCourses } from '../../server/data/stored-courses';
import { counted } from './counted';
import type { CloudDatabase, CollectionReference, Command, Conditions } from './sdk';

/**
 * How long something that conflicts is tried again: below the ten seconds of the shortest function and the fifteen a
 * phone waits. A hall full of people who register at once all append to the one chain of their institution.
 */
const PATIENCE_MS = 8_000;
/** Waits are random up to a bound that doubles ("full jitter"), so that rivals part. */
const FIRST_WAIT_MS = 20;
const LONGEST_WAIT_MS = 300;
/** An `in` takes so many values at a time. */
const IDS_A_READ = 100;
const QUERY_LIMIT = 100;
const DATABASE_REQUEST_FAILED = -502001;

/** Time and chance of the waits between two tries; a test that replays them brings its own. */
export interface Waiting {
  /** Milliseconds. Not the wall clock: that may be set while we wait. */
  now(): number;
  /** From 0 up to 1. */
  random(): number;
  sleep(ms: number): Promise<void>;
}

const realWaiting: Waiting = {
  now: () => performance.now(),
  random: () => Math.random(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/**
 * The cloud's document database behind the server's own interface.
 * @param patienceMs how long a conflict is met with another try
 */
export function openDatabase(
  cloudDatabase: CloudDatabase,
  { patienceMs = PATIENCE_MS, waiting = realWaiting }: { patienceMs?: number; waiting?: Waiting } = {},
): Database {
  let requests = 0;
  const db = counted(cloudDatabase, () => (requests += 1));
  const { command } = db;
  const withRetries = <Result>(attempt: () => Promise<Result>): Promise<Result> =>
    retried(attempt, patienceMs, waiting);
  // Documents are written by this server alone, through the same types or those of an older version of it.
  const typed = <C extends CollectionName>(collection: C, data: unknown): Documents[C] =>
    readCourses(collection, data) as Documents[C];

  async function read<C extends CollectionName>(
    collection: C,
    from: CollectionReference,
    id: string,
  ): Promise<Documents[C] | undefined> {
    const { data } = await from.doc(id).get();
    return data === null || data === undefined ? undefined : typed(collection, data);
  }
  const insert = (into: CollectionReference, document: object): Promise<unknown> => into.add({ data: document });
  async function insertUnlessThere(into: CollectionReference, data: object): Promise<'added' | 'exists'> {
    try {
      await insert(into, data);
      return 'added';
    } catch (thrown) {
      if (isDuplicate(thrown)) return 'exists';
      throw thrown;
    }
  }
  const changesOf = (changes: Changes): Record<string, Command> => {
    const data: Record<string, Command> = {};
    for (const [path, value] of Object.entries(changes.set ?? {})) {
      // Without `set` the SDK would merge an object into the one that is there.
      if (value !== undefined) data[path] = command.set(value);
    }
    for (const [path, by] of Object.entries(changes.increment ?? {})) data[path] = command.inc(by);
    for (const [path, values] of Object.entries(changes.push ?? {})) data[path] = command.push({ each: values });
    for (const path of changes.unset ?? []) data[path] = command.remove();
    return data;
  };
  const conditionOf = (condition: Condition): Command => {
    if (condition === null || typeof condition !== 'object') return command.eq(given(condition));
    if ('in' in condition) return command.in(condition.in.map(given));
    if ('all' in condition) return command.all(condition.all.map(given));
    if ('exists' in condition) return command.exists(condition.exists);
    const parts: Command[] = [];
    if (condition.gt !== undefined) parts.push(command.gt(condition.gt));
    if (condition.gte !== undefined) parts.push(command.gte(condition.gte));
    if (condition.lt !== undefined) parts.push(command.lt(condition.lt));
    if (condition.lte !== undefined) parts.push(command.lte(condition.lte));
    const [first, ...others] = parts;
    if (!first) throw new TypeError('an empty range matches everything');
    return others.reduce((all, part) => all.and(part), first);
  };
  const conditionsOf = (where: Where): Conditions =>
    Object.fromEntries(Object.entries(where).map(([path, condition]) => [path, conditionOf(condition)]));

  /** A read as the sub-query of another one. */
  const stagesOf = ({ query, counts }: Question<unknown>): object[] => {
    const { where, orderBy = [], limit = QUERY_LIMIT, fields } = query;
    const matching = command.aggregate.pipeline().match(conditionsOf(where));
    if (counts?.different !== undefined)
      return matching
        .group({ _id: `$${counts.different}` })
        .count('values')
        .done();
    if (counts) return matching.count('values').done();
    const order = Object.fromEntries(
      orderBy.map(([field, direction]) => [field, direction === 'asc' ? 1 : -1] as const),
    );
    const found = (orderBy.length > 0 ? matching.sort(order) : matching).limit(limit);
    return (fields ? found.project(Object.fromEntries(fields.map((field) => [field, 1 as const]))) : found).done();
  };

  return {
    get: (collection, id) => read(collection, db.collection(collection), id),
    async getMany<C extends CollectionName>(collection: C, ids: readonly string[]) {
      const found: Documents[C][] = [];
      for (let start = 0; start < ids.length; start += IDS_A_READ) {
        const slice = ids.slice(start, start + IDS_A_READ);
        const { data } = await db
          .collection(collection)
          .where({ _id: command.in(slice) })
          .limit(IDS_A_READ)
          .get();
        found.push(...data.map((document) => typed(collection, document)));
      }
      return found;
    },
    async find<C extends CollectionName>(collection: C, query: Query) {
      let reference = db.collection(collection).where(conditionsOf(query.where));
      for (const [field, direction] of query.orderBy ?? []) reference = reference.orderBy(field, direction);
      if (query.fields) reference = reference.field(Object.fromEntries(query.fields.map((field) => [field, true])));
      const { data } = await reference.limit(query.limit ?? QUERY_LIMIT).get();
      return data.map((document) => typed(collection, document));
    },
    async count(collection, where) {
      return (await db.collection(collection).where(conditionsOf(where)).count()).total;
    },
    async countDistinct(collection, where, field) {
      const { list } = await db
        .collection(collection)
        .aggregate()
        .match(conditionsOf(where))
        .group({ _id: `$${field}` })
        .count('values')
        .end();
      return valuesOf(list[0]);
    },
    async together<Questions extends Record<string, Question<unknown>>>(
      at: { collection: CollectionName; id: string },
      questions: Questions,
    ) {
      const beginning = db
        .collection(at.collection)
        .aggregate()
        .match({ _id: command.eq(at.id) })
        .project({ _id: 1 });
      const { list } = await Object.entries(questions)
        .reduce(
          (so, [as, question]) => so.lookup({ from: question.collection, pipeline: stagesOf(question), as }),
          beginning,
        )
        .end();
      const [row] = list as Record<string, unknown[]>[];
      if (!row) throw new Error(`nothing to begin at: a document of ${at.collection} has gone`);
      const answers = Object.entries(questions).map(([name, { collection, counts }]) => {
        const found = row[name] ?? [];
        return [name, counts ? valuesOf(found[0]) : found.map((document) => typed(collection, document))];
      });
      // Each result has the type that its question gives: the store holds what this server wrote.
      return Object.fromEntries(answers) as Answers<Questions>;
    },
    add: (collection, document) => withRetries(() => insertUnlessThere(db.collection(collection), document)),
    addMany: (collection, documents) =>
      documents.length === 0
        ? Promise.resolve('added')
        : withRetries(() => insertUnlessThere(db.collection(collection), documents)),
    update: (collection, id, changes) =>
      withRetries(async () => {
        const { stats } = await db
          .collection(collection)
          .doc(id)
          .update({ data: changesOf(changes) });
        return stats.updated > 0;
      }),
    updateWhere: (collection, where, changes) =>
      withRetries(async () => {
        const { stats } = await db
          .collection(collection)
          .where(conditionsOf(where))
          .update({ data: changesOf(changes) });
        return stats.updated;
      }),
    remove: (collection, id) =>
      withRetries(async () => (await db.collection(collection).doc(id).remove()).stats.removed > 0),
    removeWhere: (collection, where) =>
      withRetries(async () => (await db.collection(collection).where(conditionsOf(where)).remove()).stats.removed),
    transaction: (work) =>
      withRetries(async () => {
        const open = await db.startTransaction();
        let duplicate: DuplicateKey | undefined;
        const naming = (collection: CollectionName, write: Promise<unknown>): Promise<void> =>
          named(collection, write, (thrown) => (duplicate = thrown));
        const tx: Transaction = {
          get: (collection, id) => read(collection, open.collection(collection), id),
          add: (collection, document) => naming(collection, insert(open.collection(collection), document)),
          put(collection, document) {
            const { _id, ...data } = document;
            return naming(collection, open.collection(collection).doc(_id).set({ data }));
          },
          update: (collection, id, changes) =>
            naming(
              collection,
              open
                .collection(collection)
                .doc(id)
                .update({ data: changesOf(changes) }),
            ),
          async remove(collection, id) {
            await open.collection(collection).doc(id).remove();
          },
        };
        try {
          const result = await work(tx);
          if (duplicate) throw new TypeError(CAUGHT, { cause: duplicate });
          await open.commit();
          return result;
        } catch (thrown) {
          // The first error is the one that matters; a transaction that is over already cannot be rolled back.
          await open.rollback().catch(() => undefined);
          throw thrown;
        }
      }),
    requestCount: () => requests,
  };
}

/** On the wire a condition without a value is no condition, and finds everything. The types allow none; data may not keep to them. */
function given(value: Scalar | undefined): Scalar {
  if (value === undefined) throw new TypeError('a condition without a value matches everything');
  return value;
}

/** The figure of a `$count` stage; of nothing it makes no row at all. */
function valuesOf(row: unknown): number {
  if (row === undefined) return 0;
  if (typeof row === 'object' && row !== null && 'values' in row && typeof row.values === 'number') return row.values;
  throw new TypeError('a count without its figure');
}

/** The cloud has ended such a transaction: to go on and commit would say that something was written which was not. */
const CAUGHT = 'a duplicate key was caught inside its transaction, which is over: let it through';

/** Waits for a write; a duplicate key comes out as such, with the collection's name. */
async function named(
  collection: CollectionName,
  write: Promise<unknown>,
  note: (thrown: DuplicateKey) => void,
): Promise<void> {
  try {
    await write;
  } catch (thrown) {
    if (!isDuplicate(thrown)) throw thrown;
    const duplicate = new DuplicateKey(collection);
    note(duplicate);
    throw duplicate;
  }
}

/** Runs something again while it conflicts with others. @throws Refusal `conflict` when it does not get through in time. */
async function retried<Result>(attempt: () => Promise<Result>, patienceMs: number, waiting: Waiting): Promise<Result> {
  const deadline = waiting.now() + patienceMs;
  for (let bound = FIRST_WAIT_MS; ; bound = Math.min(bound * 2, LONGEST_WAIT_MS)) {
    try {
      return await attempt();
    } catch (thrown) {
      if (!isConflict(thrown)) throw thrown;
      const wait = waiting.random() * bound;
      if (waiting.now() + wait >= deadline) return refuse('conflict');
      await waiting.sleep(wait);
    }
  }
}

function isDuplicate(thrown: unknown): boolean {
  const { code, message } = platformError(thrown);
  // No other -502001 is a duplicate; the words tell.
  return (
    message.includes('DATABASE_DUPLICATE_WRITE') || (code === DATABASE_REQUEST_FAILED && message.includes('E11000'))
  );
}

/**
 * What the cloud says of a transaction that could not go on because of others; which of the three depends on where it
 * was found out. Nothing of the transaction has happened, and the next try may get through.
 */
const CONFLICTS = ['TransactionConflict', 'TransactionBusy', 'DATABASE_TRANSACTION_CONFLICT'];

function isConflict(thrown: unknown): boolean {
  if (thrown instanceof WriteConflict) return true;
  const { message } = platformError(thrown);
  return CONFLICTS.some((said) => message.includes(said));
}
