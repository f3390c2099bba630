import * as fc from 'fast-check';
import { DAY_MS } from '../../domain/kernel/time';
import { nothingRead, withOpened, type ReadMarker } from '../../domain/message/reading';
import { openDatabase } from '../../cloudfunctions/shared/database';
import { Store } from '../../local/cloud/store/store';
import { collectionDeclarations } from '../../scripts/start/deployment';
import { openWire } from '../../test/support/wire';
import type { Database } from './database';
import { toldToOffice, unreadCount, unreadOfOffice } from './messages';

const NOW = 500 * DAY_MS;
const office = { administratorId: 'a1', institutionId: 'h1' };
let store: Store;
let db: Database;
beforeEach(() => {
  store = new Store(':memory:', collectionDeclarations());
  db = openDatabase(
    openWire(
      store,
      () => 'tests',
      (request) => request.perform(),
    ),
  );
});
afterEach(() => store.close());

/** A message a day, the newest of today, for more than a year; some of the last were opened. */
async function plant(messages: number, marker: ReadMarker): Promise<void> {
  const all = Array.from({ length: messages }, (_, index) => ({
    _id: `m${index}`,
    to: 'institution:h1',
    kind: 'registrationWaits',
    facts: {},
    at: NOW - index * DAY_MS,
  }));
  if (all.length > 0) await store.insert('messages', all);
  await store.insert('administrators', [{ _id: 'a1', institutionId: 'h1', phoneDigest: 'p', inbox: marker }]);
}

it('the figure on the tab is what a count of the unread messages is, however many there are and were opened', async () => {
  const opened = fc.uniqueArray(fc.integer({ min: 0, max: 399 }), { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }), opened, async (...given) => {
      const [messages, readDays, openedDays] = given;
      await store.clear();
      const read: ReadMarker = { ...nothingRead, until: NOW - readDays * DAY_MS };
      const marker = openedDays
        .filter((day) => day < messages)
        .reduce((so, day) => withOpened(so, { messageId: `m${day}`, at: NOW - day * DAY_MS }), read);
      await plant(messages, marker);
      const answers = await db.together({ collection: 'administrators', id: 'a1' }, toldToOffice(office, NOW));
      expect(unreadOfOffice(answers, NOW)).toBe(
        await unreadCount(db, { reader: { kind: 'office', session: office }, marker, now: NOW }),
      );
    }),
    { numRuns: 40 },
  );
});
