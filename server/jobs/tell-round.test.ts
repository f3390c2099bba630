import { openDatabase } from '../../cloudfunctions/shared/database';
import { Store } from '../../local/cloud/store/store';
import { collectionDeclarations } from '../../scripts/start/deployment';
import { aLedgerEntry, aProject } from '../../test/support/grant-builders';
import { openWire } from '../../test/support/wire';
import type { Services } from '../call/context';
import type { Person } from '../data/documents';
import { unreadCount } from '../data/messages';
import { addTellJob, LEASE_MS, tellJobId } from '../data/jobs';
import { runJob } from './run-job';

const NOW = 1_764_374_400_000;
const PEOPLE = 250;

/** A round of many people that has become effective; `dies` says at which write of a message the worker is killed. */
async function openRound() {
  let writes = 0;
  let diesAt = Number.POSITIVE_INFINITY;
  const store = new Store(':memory:', collectionDeclarations());
  const wire = openWire(
    store,
    () => 'test',
    (request) => {
      if (request.point === 'add messages') writes += 1;
      return writes > diesAt ? Promise.reject(new Error('killed')) : request.perform();
    },
  );
  const db = openDatabase(wire);
  let now = NOW;
  const project = aProject('held');
  for (let n = 0; n < PEOPLE; n += 1) await db.add('ledgerEntries', aLedgerEntry('round', project, `p${n}`));
  await db.transaction((tx) => addTellJob(tx, { roundId: 'round', createdAt: NOW }));
  const services = {
    db,
    settings: { templates: {} },
    now: () => now,
    log: { info: () => undefined, error: () => undefined },
    platform: { wakeJob: () => Promise.resolve() },
  } as object as Services;
  return {
    db,
    die: (at: number) => {
      writes = 0;
      diesAt = at;
    },
    later: () => (now += 2 * LEASE_MS),
    writes: () => writes,
    run: () => runJob(services, tellJobId('round')),
    told: () => db.count('messages', { at: { gte: 0 } }),
  };
}

describe('the people of a round whose credits are effective', () => {
  it('are all told once, with the moment at which they are told', async () => {
    const round = await openRound();
    round.later();
    expect(await round.run()).toBe('done');
    expect(await round.told()).toBe(PEOPLE);
    expect(await round.db.get('messages', 'person:p7:creditsEffective:round')).toMatchObject({
      to: 'person:p7',
      kind: 'creditsEffective',
      at: NOW + 2 * LEASE_MS,
    });
    expect(await round.run()).toBe('notMine');
  });

  it('have not read it, also where they read everything between the decision and the telling', async () => {
    const round = await openRound();
    round.later();
    await round.run();
    const reader = { kind: 'trainee', person: { _id: 'p7' } as Person } as const;
    const marker = { until: NOW + LEASE_MS, opened: [] };
    expect(await unreadCount(round.db, { reader, marker, now: NOW + 3 * LEASE_MS })).toBe(1);
  });

  it('are told the same when the worker dies, and the next one goes on from the last slice', async () => {
    const round = await openRound();
    round.die(130);
    await expect(round.run()).rejects.toThrow('killed');
    round.die(Number.POSITIVE_INFINITY);
    expect(await round.run()).toBe('notMine');
    round.later();
    expect(await round.run()).toBe('done');
    expect(round.writes()).toBe(PEOPLE - 100);
    expect(await round.told()).toBe(PEOPLE);
  });
});
