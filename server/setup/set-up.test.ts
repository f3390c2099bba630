import { openDatabase } from '../../cloudfunctions/shared/database';
import { Store } from '../../local/cloud/store/store';
import { collectionDeclarations } from '../../scripts/start/deployment';
import { traineeOf } from '../../test/support/attendance';
import { documentsOf } from '../../test/support/documents';
import { openWire } from '../../test/support/wire';
import { claimForApproved, findHolder } from '../data/national-ids';

const openidOf = (who: string) => `o-${who}`;
const personAt = (who: string, state: 'approved' | 'pending' | 'returned') => traineeOf({ openidOf }, who, { state });

/** From the beginning, with all the time there is. */
const going = () => ({ after: '', hasTime: () => true });

/** A database as an older version left it: people, and nothing that says whose a national ID is. */
async function older(people: readonly ReturnType<typeof personAt>[]) {
  const declared = collectionDeclarations();
  const store = new Store(':memory:', declared);
  await store.insert(
    'persons',
    people.map((person) => Object.fromEntries(Object.entries(person))),
  );
  const db = openDatabase(
    openWire(
      store,
      () => 'set-up',
      (request) => request.perform(),
    ),
  );
  return { db, holders: () => documentsOf(store, 'nationalIds') };
}

describe('a set-up of an environment of an older version', () => {
  it('gives every approved person their national ID, and nobody else, however often it runs', async () => {
    const approved = Array.from({ length: 230 }, (_, index) => personAt(`approved-${index}`, 'approved'));
    const { db, holders } = await older([...approved, personAt('waits', 'pending'), personAt('back', 'returned')]);
    const runs = [await claimForApproved(db, going()), await claimForApproved(db, going())];
    expect(runs).toEqual([
      { claimed: 230, after: undefined },
      { claimed: 0, after: undefined },
    ]);
    const owners = new Map(holders().map(({ _id, personId }) => [_id, personId]));
    expect(owners).toEqual(new Map(approved.map(({ _id, nationalIdDigest }) => [nationalIdDigest, _id])));
  });

  it('goes on behind those who were done when time ran out, and looks at nobody twice', async () => {
    const approved = Array.from({ length: 230 }, (_, index) => personAt(`approved-${index}`, 'approved'));
    const { db, holders } = await older(approved);
    let claimed = 0;
    let runs = 0;
    for (let after: string | undefined = ''; after !== undefined; runs += 1) {
      let portions = 1;
      const run: Awaited<ReturnType<typeof claimForApproved>> = await claimForApproved(db, {
        after,
        hasTime: () => portions-- > 0,
      });
      claimed += run.claimed;
      after = run.after;
    }
    expect({ claimed, runs, holders: holders().length }).toEqual({ claimed: 230, runs: 3, holders: 230 });
  });

  it('is not waited for: whose an ID is was known before it ran', async () => {
    const person = personAt('approved', 'approved');
    const { db } = await older([person]);
    expect((await findHolder(db, person))?._id).toBe(person._id);
  });
});
