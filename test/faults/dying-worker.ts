/**
 * The job's worker as a cloud function of its own that dies at a write of the test's choice. It runs the product's job on the
 * real SDK and adapter; only the database it is given stops answering.
 */
import { openServices } from '../../cloudfunctions/shared/services';
import type { Database, Transaction } from '../../server/data/database';
import { runJob } from '../../server/jobs/run-job';

export interface Death {
  jobId: string;
  /** Dies at this write, counted from 1. */
  atWrite: number;
  /** Whether that write still reaches the database. */
  applied: boolean;
  /** How much time seems to pass between two looks at the clock. */
  lookTakesMs?: number;
}

class Died extends Error {}

const services = openServices();

/** How the job ended, `died` or what it answered, and how many writes it had begun. */
export interface End {
  end: string;
  writes: number;
}

export async function main({ jobId, atWrite, applied, lookTakesMs = 0 }: Death): Promise<End> {
  let writes = 0;
  let looks = 0;
  const now = () => services.now() + lookTakesMs * looks++;
  const db = dying(services.db, { atWrite, applied, onWrite: () => (writes += 1) });
  try {
    return { end: await runJob({ ...services, db, now }, jobId), writes };
  } catch (thrown) {
    if (thrown instanceof Died) return { end: 'died', writes };
    throw thrown;
  }
}

function dying(
  db: Database,
  { atWrite, applied, onWrite }: Pick<Death, 'atWrite' | 'applied'> & { onWrite: () => number },
): Database {
  let writes = 0;
  const alive = (): void => {
    if (writes >= atWrite) throw new Died();
  };
  const write = async <Result>(perform: () => Promise<Result>): Promise<Result> => {
    alive();
    writes = onWrite();
    if (writes < atWrite) return perform();
    if (applied) await perform();
    throw new Died();
  };
  const read = async <Result>(perform: () => Promise<Result>): Promise<Result> => {
    alive();
    return perform();
  };
  const dyingTransaction = (tx: Transaction): Transaction => ({
    get: (collection, id) => read(() => tx.get(collection, id)),
    add: (collection, document) => write(() => tx.add(collection, document)),
    put: (collection, document) => write(() => tx.put(collection, document)),
    update: (collection, id, changes) => write(() => tx.update(collection, id, changes)),
    remove: (collection, id) => write(() => tx.remove(collection, id)),
  });
  return {
    get: (collection, id) => read(() => db.get(collection, id)),
    getMany: (collection, ids) => read(() => db.getMany(collection, ids)),
    find: (collection, query) => read(() => db.find(collection, query)),
    count: (collection, where) => read(() => db.count(collection, where)),
    countDistinct: (collection, where, field) => read(() => db.countDistinct(collection, where, field)),
    add: (collection, document) => write(() => db.add(collection, document)),
    update: (collection, id, changes) => write(() => db.update(collection, id, changes)),
    updateWhere: (collection, where, changes) => write(() => db.updateWhere(collection, where, changes)),
    remove: (collection, id) => write(() => db.remove(collection, id)),
    removeWhere: (collection, where) => write(() => db.removeWhere(collection, where)),
    transaction: (work) => read(() => db.transaction((tx) => work(dyingTransaction(tx)))),
  };
}
