import { openDatabase } from '../../cloudfunctions/shared/database';
import { Store } from '../../local/cloud/store/store';
import { collectionDeclarations } from '../../scripts/start/deployment';
import { openWire } from '../../test/support/wire';
import { DAY_MS } from '../../domain/kernel/time';
import type { Platform } from '../platform/platform';
import type { Database } from './database';
import { sweep } from './sweep';

const NOW = 1_764_374_400_000;
const attempts = (latestAt: number) => ({ _id: 'guesser', failures: [], latestAt });

describe('the sweep', () => {
  it('leaves a document that is written again after it was found to be old', async () => {
    let writesAgain: (() => Promise<unknown>) | undefined;
    const store = new Store(':memory:', collectionDeclarations());
    const db: Database = openDatabase(
      openWire(
        store,
        () => 'test',
        async (request) => {
          if (request.point === 'remove attempts') await writesAgain?.();
          return request.perform();
        },
      ),
    );
    const platform = { removeFiles: () => Promise.resolve() } as object as Platform;
    await db.add('attempts', attempts(NOW - 2 * DAY_MS));
    writesAgain = () => db.update('attempts', 'guesser', { set: { latestAt: NOW } });
    expect(await sweep({ db, platform }, NOW)).toBe(0);
    expect(await db.get('attempts', 'guesser')).toEqual(attempts(NOW));
    // Without it the old one goes.
    writesAgain = undefined;
    expect(await sweep({ db, platform }, NOW + 2 * DAY_MS)).toBe(1);
  });
});
