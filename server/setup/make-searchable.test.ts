import { openDatabase } from '../../cloudfunctions/shared/database';
import { approvedTrainee, signedInAdministrator } from '../../test/support/builders';
import { HOSPITAL_DAY } from '../../test/support/hospital';
import { openInProcess, type InProcessCloud } from '../../test/support/in-process';
import { openWire } from '../../test/support/wire';
import type { Services } from '../call/context';
import { makeSearchable } from './make-searchable';
import { upgrade } from './upgrade';

let cloud: InProcessCloud;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: HOSPITAL_DAY });
  await signedInAdministrator(cloud, 'administratorA1');
  await approvedTrainee(cloud, 'trainee1', 'administratorA1');
});

const running = () => ({
  db: openDatabase(
    openWire(
      cloud.store,
      () => 'operator',
      (request) => request.perform(),
    ),
  ),
  now: () => cloud.clock.now(),
  at: cloud.clock.now(),
});

/** From the beginning, with all the time there is. */
const going = { after: '', hasTime: () => true };

/** As an older version stored it. */
async function forgetKeys(): Promise<string> {
  const [person] = cloud.documents('persons');
  if (!person) throw new Error('nobody is there');
  await cloud.store.modify('persons', {
    query: { _id: person._id },
    data: { $unset: { search: '' } },
    merge: true,
    multi: false,
    upsert: false,
  });
  return person.name;
}

const found = async (search: string) =>
  (await cloud.as('administratorA1').do('registration.list', { search })).rows.map(({ name }) => name);

it('lets a search find what an older version stored', async () => {
  const name = await forgetKeys();
  expect(await found(name)).toEqual([]);
  expect(await makeSearchable(running().db, going)).toEqual({ documents: 1, after: undefined });
  expect(await found(name)).toEqual([name]);
  expect(await makeSearchable(running().db, going)).toEqual({ documents: 0, after: undefined });
});

it('gives more keys, and a place in the order of names, to what an older version made searchable', async () => {
  const [person] = cloud.documents('persons');
  if (!person?.search) throw new Error('nobody is there');
  const asMade = { search: person.search, nameOrder: person.nameOrder };
  const older = { ...person.search, keys: person.search.keys.filter((key) => Array.from(key).length < 3) };
  const { nameOrder: _none, ...rest } = { ...person, search: older };
  await cloud.remove('persons', person._id);
  await cloud.plant('persons', rest);
  await approvedTrainee(cloud, 'trainee2', 'administratorA1');
  // Meanwhile it is listed, before everybody who has a place.
  const administrator = cloud.as('administratorA1');
  const first = await administrator.do('registration.list', { order: 'name', limit: 1 });
  expect(first.rows.map(({ personId }) => personId)).toEqual([person._id]);
  const second = await administrator.do('registration.list', { order: 'name', limit: 1, cursor: first.nextCursor });
  expect(second.rows).toHaveLength(1);
  expect(second.rows[0]?.personId).not.toBe(person._id);
  expect(second.nextCursor).toBeUndefined();
  expect(await makeSearchable(running().db, going)).toEqual({ documents: 1, after: undefined });
  expect(cloud.documents('persons').find(({ _id }) => _id === person._id)).toMatchObject(asMade);
  expect(await makeSearchable(running().db, going)).toEqual({ documents: 0, after: undefined });
});

it('says behind what it has to go on when time runs out, and goes on there', async () => {
  const name = await forgetKeys();
  const { db } = running();
  let portions = 1;
  const first = await makeSearchable(db, { after: '', hasTime: () => portions-- > 0 });
  // The institutions were looked through, of the people nobody.
  expect(first).toEqual({ documents: 0, after: 'persons/' });
  expect(await makeSearchable(db, { ...going, after: 'persons/~' })).toEqual({ documents: 0, after: undefined });
  expect(await makeSearchable(db, { ...going, after: 'persons/' })).toEqual({ documents: 1, after: undefined });
  expect(await found(name)).toEqual([name]);
});

it('is one of the upgrades that the timer makes, each once', async () => {
  const name = await forgetKeys();
  await cloud.store.remove('nationalIds', { _id: cloud.documents('nationalIds')[0]?._id }, false);
  const services = { ...running(), log: { info: () => undefined, error: () => undefined } } as unknown as Services;
  expect(await upgrade(services)).toEqual(expect.arrayContaining(['nationalIds', 'searchable4']));
  expect(await found(name)).toEqual([name]);
  expect(cloud.documents('nationalIds')).toHaveLength(1);
  expect(await upgrade(services)).toEqual([]);
});

it('goes on where it was at the next run of the timer when time runs out, and holds up nothing meanwhile', async () => {
  const name = await forgetKeys();
  const log = { info: () => undefined, error: () => undefined };
  const slow = { ...running(), log };
  // The first look at the clock is the beginning, each further one is some seconds later.
  const run = (): Promise<string[]> => {
    let clock = slow.at;
    return upgrade({ ...slow, now: () => (clock += 7_000) } as unknown as Services);
  };
  const underWay = () => cloud.documents('upgrades').filter(({ _id, at }) => _id === 'searchable4' && at === null);
  expect(await run()).toEqual(['nationalIds']);
  expect(underWay()).toEqual([{ _id: 'searchable4', at: null, after: 'institutions/' }]);
  expect(await run()).toEqual([]);
  expect(underWay()).toEqual([{ _id: 'searchable4', at: null, after: 'catalogueEntries/' }]);
  expect(await found(name)).toEqual([name]);
  expect(await run()).toEqual([]);
  expect(await run()).toEqual(['searchable4']);
  expect(underWay()).toEqual([]);
});
