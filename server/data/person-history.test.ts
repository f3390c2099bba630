import { openDatabase } from '../../cloudfunctions/shared/database';
import { approvedTrainee, nameOf, signedInAdministrator } from '../../test/support/builders';
import { HOSPITAL_DAY } from '../../test/support/hospital';
import { openInProcess, type InProcessCloud } from '../../test/support/in-process';
import { openWire } from '../../test/support/wire';
import { tellFromLog } from './person-history';

let cloud: InProcessCloud;
let personId: string;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: HOSPITAL_DAY });
  await signedInAdministrator(cloud, 'administratorA1');
  personId = await approvedTrainee(cloud, 'trainee1', 'administratorA1');
});

const database = () =>
  openDatabase(
    openWire(
      cloud.store,
      () => 'operator',
      (request) => request.perform(),
    ),
  );
const going = { after: '', hasTime: () => true };
const history = async () => (await cloud.as('administratorA1').do('personHistory.list', { personId })).rows;

it('tells from the log who did what before people had a history, and not what was changed', async () => {
  const before = await history();
  await cloud.store.remove('personEvents', { _id: { $gt: '' } }, true);
  expect(await history()).toEqual([]);
  expect(await tellFromLog(database(), going)).toEqual({ events: 2, after: undefined });
  expect(await history()).toEqual(before.map((event) => ({ ...event, changes: [] })));
  expect(await history()).toMatchObject([{ kind: 'approved', by: nameOf('administratorA1') }, { kind: 'submitted' }]);
});

it('leaves alone what was written with the change, however often it runs', async () => {
  const before = await history();
  expect(await tellFromLog(database(), going)).toEqual({ events: 0, after: undefined });
  expect(await history()).toEqual(before);
});

it('goes on behind the entry it came to when time runs out', async () => {
  await cloud.store.remove('personEvents', { _id: { $gt: '' } }, true);
  expect(await tellFromLog(database(), { after: '', hasTime: () => false })).toEqual({ events: 0, after: '' });
  expect(await tellFromLog(database(), { ...going, after: '~' })).toEqual({ events: 0, after: undefined });
  expect(await tellFromLog(database(), going)).toMatchObject({ events: 2 });
});
