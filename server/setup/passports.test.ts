import { openDatabase } from '../../cloudfunctions/shared/database';
import { registrationOf, signedInAdministrator } from '../../test/support/builders';
import { HOSPITAL_DAY } from '../../test/support/hospital';
import { openInProcess } from '../../test/support/in-process';
import { openWire } from '../../test/support/wire';
import { numberPassports } from '../data/national-ids';

it('gives passports from before their issuers were asked for a number to be found by, and leaves everybody else alone', async () => {
  const cloud = await openInProcess({ startAt: HOSPITAL_DAY });
  await signedInAdministrator(cloud, 'administratorA1');
  const form = await registrationOf(cloud, 'trainee1', { documentKind: 'passport', nationalId: 'US:E1234567' });
  await cloud.as('trainee1').do('registration.submit', form);
  await cloud.as('trainee2').do('registration.submit', await registrationOf(cloud, 'trainee2'));
  // In the order of their ids, which is as good as chance.
  const stored = cloud.documents('persons');
  const passport = stored.find(({ documentKind }) => documentKind === 'passport');
  const resident = stored.find(({ documentKind }) => documentKind === undefined);
  if (!passport || !resident) throw new Error('nobody is there');
  const { numberDigest = '', ...before } = passport;
  await cloud.remove('persons', passport._id);
  await cloud.plant('persons', { ...before, nationalIdDigest: numberDigest });
  const db = openDatabase(
    openWire(
      cloud.store,
      () => 'operator',
      (request) => request.perform(),
    ),
  );
  const going = { after: '', hasTime: () => true };
  expect(await numberPassports(db, going)).toBeUndefined();
  expect(await numberPassports(db, going)).toBeUndefined();
  const after = (id: string) => cloud.documents('persons').find(({ _id }) => _id === id);
  expect(after(passport._id)).toMatchObject({ nationalIdDigest: numberDigest, numberDigest });
  expect(after(resident._id)).toEqual(resident);
});
