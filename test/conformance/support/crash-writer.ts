/**
 * Writes to a store without end and tells, one line each, what the store has acknowledged. It waits to be killed.
 * Arguments: the database file, and a prefix that makes this run's ids its own.
 */
import { writeSync } from 'node:fs';
import { Store } from '../../../local/cloud/store/store';
import { crashCollections } from './crash-collections';

const [file = '', prefix = ''] = process.argv.slice(2);
const store = new Store(file, crashCollections);
/** Written at once: a line that stays in a buffer when the process dies would be an acknowledgement nobody heard. */
const tell = (line: string): void => void writeSync(1, `${line}\n`);

async function insertWithoutEnd(lane: number): Promise<never> {
  for (let at = 0; ; at++) {
    const id = `${prefix}-${lane}-${at}`;
    await store.insert('records', [{ _id: id, person: id, text: 'x'.repeat(200) }]);
    tell(`record ${id}`);
  }
}

/** Moves one unit from one account to the other: their sum never changes, whatever happens between. */
async function moveWithoutEnd(): Promise<never> {
  for (;;) {
    const transaction = store.begin('mover');
    const change = (id: string, by: number): Promise<unknown> =>
      store.modify(
        'accounts',
        { query: { _id: id }, data: { $inc: { balance: by } }, merge: true, upsert: false, multi: false },
        transaction,
      );
    await change('a', -1);
    await change('b', 1);
    await store.commit(transaction);
    tell('moved');
  }
}

/** The accounts of whoever opened the file before stay as they are. */
async function openAccounts(): Promise<void> {
  for (const _id of ['a', 'b'])
    if (store.find('accounts', { query: { _id } }).length === 0) await store.insert('accounts', [{ _id, balance: 0 }]);
}

void openAccounts().then(() =>
  Promise.all([...Array.from({ length: 8 }, (_, lane) => insertWithoutEnd(lane)), moveWithoutEnd()]),
);
