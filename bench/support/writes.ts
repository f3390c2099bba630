import type { Store } from '../../local/cloud/store/store';

/**
 * Tells of each write that reaches the store, when it is durable and before whoever made it is answered.
 * @param told what was done and to which collection, e.g. `insert ledgerEntries`; `commit` for the end of a transaction
 */
export function watchWrites(store: Store, told: (kind: string) => void): void {
  const insert = store.insert.bind(store);
  const modify = store.modify.bind(store);
  const remove = store.remove.bind(store);
  const commit = store.commit.bind(store);
  const after = async <Result>(kind: string, written: Promise<Result>): Promise<Result> => {
    const result = await written;
    told(kind);
    return result;
  };
  const inside = (transaction: object | undefined): string => (transaction === undefined ? '' : ' in a transaction');
  store.insert = (collection, documents, transaction) =>
    after(`insert ${collection}${inside(transaction)}`, insert(collection, documents, transaction));
  store.modify = (collection, request, transaction) =>
    after(`modify ${collection}${inside(transaction)}`, modify(collection, request, transaction));
  store.remove = (collection, query, multi, transaction) =>
    after(`remove ${collection}${inside(transaction)}`, remove(collection, query, multi, transaction));
  store.commit = (transaction) => after('commit', commit(transaction));
}
