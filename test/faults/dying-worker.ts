/**
 * The job's worker as a cloud function of its own that dies at a write of the test's choice. It runs the product's job on the
 * real SDK and adapter; only the database it is given stops answering.
 */
import { openServices } from '../../cloudfunctions/shared/services';
import type { Database, Transaction } from '../../server/data/database';
import { runJob } from '../../server/jobs/run-job';

export interface Death {
  jobId: string;
  /** Dies at this write, counted from 1 … */
  atWrite?: number;
  /** … or at the first one of this kind, e.g. `add ledgerEntries`; never without either. */
  atKind?: string;
  /** Whether that write still reaches the database. */
  applied: boolean;
  /** How much time seems to pass between two looks at the clock. */
  lookTakesMs?: number;
}

class Died extends Error {}

const services = openServices('jobs');

/** How the job ended, `died` or what it answered, how many writes it had begun, and their kinds as they first came. */
export interface End {
  end: string;
  writes: number;
  kinds: string[];
}

export async function main({ jobId, applied, lookTakesMs = 0, ...death }: Death): Promise<End> {
  let writes = 0;
  const kinds = new Set<string>();
  let looks = 0;
  const now = () => services.now() + lookTakesMs * looks++;
  const diesAt = (kind: string): boolean => {
    writes += 1;
    kinds.add(kind);
    return writes === death.atWrite || kind === death.atKind;
  };
  const db = dying(services.db, { diesAt, applied });
  const told = (end: string): End => ({ end, writes, kinds: [...kinds] });
  try {
    return told(await runJob({ ...services, db, now }, jobId));
  } catch (thrown) {
    if (thrown instanceof Died) return told('died');
    throw thrown;
  }
}

/** @param diesAt told of each write before it is made */
function dying(db: Database, { diesAt, applied }: { diesAt: (kind: string) => boolean; applied: boolean }): Database {
  let dead = false;
  const alive = (): void => {
    if (dead) throw new Died();
  };
  const write = async <Result>(kind: string, perform: () => Promise<Result>): Promise<Result> => {
    alive();
    dead = diesAt(kind);
    if (!dead) return perform();
    if (applied) await perform();
    throw new Died();
  };
  const read = async <Result>(perform: () => Promise<Result>): Promise<Result> => {
    alive();
    return perform();
  };
  const dyingTransaction = (tx: Transaction): Transaction => ({
    get: (collection, id) => read(() => tx.get(collection, id)),
    add: (collection, document) => write(`in transaction: add ${collection}`, () => tx.add(collection, document)),
    put: (collection, document) => write(`in transaction: put ${collection}`, () => tx.put(collection, document)),
    update: (collection, id, changes) =>
      write(`in transaction: update ${collection}`, () => tx.update(collection, id, changes)),
    remove: (collection, id) => write(`in transaction: remove ${collection}`, () => tx.remove(collection, id)),
  });
  return {
    get: (collection, id) => read(() => db.get(collection, id)),
    getMany: (collection, ids) => read(() => db.getMany(collection, ids)),
    find: (collection, query) => read(() => db.find(collection, query)),
    count: (collection, where) => read(() => db.count(collection, where)),
    countDistinct: (collection, where, field) => read(() => db.countDistinct(collection, where, field)),
    together: (at, questions) => read(() => db.together(at, questions)),
    add: (collection, document) => write(`add ${collection}`, () => db.add(collection, document)),
    addMany: (collection, documents) => write(`addMany ${collection}`, () => db.addMany(collection, documents)),
    update: (collection, id, changes) => write(`update ${collection}`, () => db.update(collection, id, changes)),
    updateWhere: (collection, where, changes) =>
      write(`updateWhere ${collection}`, () => db.updateWhere(collection, where, changes)),
    remove: (collection, id) => write(`remove ${collection}`, () => db.remove(collection, id)),
    removeWhere: (collection, where) => write(`removeWhere ${collection}`, () => db.removeWhere(collection, where)),
    transaction: (work) => read(() => db.transaction((tx) => work(dyingTransaction(tx)))),
    requestCount: () => db.requestCount(),
  };
}
