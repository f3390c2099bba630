import { openDatabase } from '../../cloudfunctions/shared/database';
import { Store } from '../../local/cloud/store/store';
import { collectionDeclarations } from '../../scripts/start/deployment';
import { BATCH_OVER, aLedgerEntry, aProject, anAnalysis, anAttendee, aRound } from '../../test/support/grant-builders';
import { openWire } from '../../test/support/wire';
import type { Services } from '../call/context';
import type { Database } from '../data/database';
import { addGrantJob } from '../data/jobs';
import { getRound, addRound } from '../data/rounds';
import { finishGrant } from './finish-grant';

const project = aProject('held');
const round = aRound('round', project, anAnalysis(project, [anAttendee('p1'), anAttendee('p2')]));

/** A round that has granted to two people, as its figures say, and to these as the ledger says. */
async function dealtWith(inLedger: readonly string[]): Promise<Database> {
  const store = new Store(':memory:', collectionDeclarations());
  const wire = openWire(
    store,
    () => 'test',
    (request) => request.perform(),
  );
  const db = openDatabase(wire);
  await db.add('projects', project);
  await db.transaction(async (tx) => {
    await addRound(tx, { round: { ...round, done: 2, granted: 2 }, project });
    await addGrantJob(tx, { roundId: 'round', createdAt: BATCH_OVER });
    for (const personId of inLedger) await tx.add('ledgerEntries', aLedgerEntry('round', project, personId));
  });
  return db;
}

const finish = (db: Database) => finishGrant({ db, now: () => BATCH_OVER } as object as Services, { _id: 'round' });
const jobOf = (db: Database) => db.get('jobs', 'grant:round');
const acts = (db: Database) => db.find('auditEntries', { where: { chainId: 'project:held', sequence: { gte: 0 } } });

describe('a round whose people have all been dealt with', () => {
  it('ends, with its job, and is on record, once', async () => {
    const db = await dealtWith(['p1', 'p2']);
    await finish(db);
    await finish(db);
    expect(await getRound(db, 'round')).toMatchObject({ state: 'granted' });
    expect(await jobOf(db)).toMatchObject({ state: 'done' });
    expect(await acts(db)).toMatchObject([{ action: 'grant.finished', subject: 'round:round' }]);
  });

  it.each([
    ['fewer', ['p1']],
    ['more', ['p1', 'p2', 'p3']],
  ])('does not end while the ledger has %s entries than its figures say', async (_what, inLedger) => {
    const db = await dealtWith(inLedger);
    await expect(finish(db)).rejects.toThrow('do not agree with the ledger');
    expect(await getRound(db, 'round')).toMatchObject({ state: 'granting' });
    expect(await jobOf(db)).toMatchObject({ state: 'open' });
    expect(await acts(db)).toEqual([]);
  });
});
