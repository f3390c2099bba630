import { openDatabase } from '../../cloudfunctions/shared/database';
import { approvedTrainee, signedInAdministrator } from '../../test/support/builders';
import { HOSPITAL_DAY } from '../../test/support/hospital';
import { openInProcess, type InProcessCloud } from '../../test/support/in-process';
import { openWire } from '../../test/support/wire';
import { makeSearchable } from './make-searchable';

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
