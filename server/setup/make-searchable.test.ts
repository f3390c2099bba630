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
  expect(await makeSearchable(running())).toEqual({ documents: 1, done: true });
  expect(await found(name)).toEqual([name]);
  expect(await makeSearchable(running())).toEqual({ documents: 0, done: true });
});

it('says that it is not done when time runs out, and goes on when it is asked again', async () => {
  const name = await forgetKeys();
  const context = running();
  expect(await makeSearchable({ ...context, now: () => context.at + 60_000 })).toEqual({ documents: 0, done: false });
  expect((await makeSearchable(context)).done).toBe(true);
  expect(await found(name)).toEqual([name]);
});

it('is one of the upgrades that the timer makes, each once', async () => {
  const name = await forgetKeys();
  await cloud.store.remove('nationalIds', { _id: cloud.documents('nationalIds')[0]?._id }, false);
  const services = { ...running(), log: { info: () => undefined, error: () => undefined } } as unknown as Services;
  expect(await upgrade(services)).toEqual(['nationalIds', 'searchable']);
  expect(await found(name)).toEqual([name]);
  expect(cloud.documents('nationalIds')).toHaveLength(1);
  expect(await upgrade(services)).toEqual([]);
});

it('goes on at the next run of the timer when time runs out', async () => {
  const name = await forgetKeys();
  const log = { info: () => undefined, error: () => undefined };
  const slow = { ...running(), log };
  let clock = slow.at;
  // The first look at the clock is the beginning, the next one is a minute later.
  const late = { ...slow, now: () => (clock += 60_000) } as unknown as Services;
  expect(await upgrade(late)).toEqual(['nationalIds']);
  expect(await found(name)).toEqual([]);
  expect(await upgrade({ ...running(), log } as unknown as Services)).toEqual(['searchable']);
  expect(await found(name)).toEqual([name]);
});
