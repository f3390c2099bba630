/** A local cloud in a process of its own that waits to be killed. Argument: the data folder. Prints its address when it is ready. */
import { writeSync } from 'node:fs';
import { startCloud } from '../../../local/cloud';
import { crashCollections } from './crash-collections';

async function hold(): Promise<void> {
  const cloud = await startCloud({
    dataDir: process.argv[2] ?? '',
    collections: crashCollections,
    functions: [],
    people: [],
  });
  await cloud.store.insert('records', [{ _id: 'kept', person: 'kept' }]);
  writeSync(1, `${cloud.baseUrl}\n`);
}

void hold();
