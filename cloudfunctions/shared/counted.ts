import type { CloudDatabase } from './sdk';

/** The same database, which tells of each request: every use of a collection is one, and every step of a transaction. */
export function counted(db: CloudDatabase, tell: () => void): CloudDatabase {
  const noting = <Args extends unknown[], Result>(act: (...args: Args) => Result) => {
    return (...args: Args): Result => {
      tell();
      return act(...args);
    };
  };
  return {
    command: db.command,
    collection: noting((name: string) => db.collection(name)),
    startTransaction: noting(async () => {
      const open = await db.startTransaction();
      return {
        collection: noting((name: string) => open.collection(name)),
        commit: noting(() => open.commit()),
        rollback: noting((reason?: unknown) => open.rollback(reason)),
      };
    }),
  };
}
