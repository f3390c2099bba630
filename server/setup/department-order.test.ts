import { openDatabase } from '../../cloudfunctions/shared/database';
import { signedInAdministrator } from '../../test/support/builders';
import { HOSPITAL_DAY } from '../../test/support/hospital';
import { openInProcess } from '../../test/support/in-process';
import { hospitalA } from '../../test/support/institutions';
import { openWire } from '../../test/support/wire';
import { orderDepartments } from '../data/departments';

it('gives departments from before there was an order their place as they are spoken, and leaves the others and their names alone', async () => {
  const cloud = await openInProcess({ startAt: HOSPITAL_DAY });
  await signedInAdministrator(cloud, 'administratorA1');
  const { institutionId } = hospitalA;
  const before = cloud.documents('departments');
  const old = ['重症医学科', '儿童保健科', '安宁疗护科'].map((name, at) => ({ _id: `old-${at}`, institutionId, name }));
  await cloud.plant('departments', ...old);
  const db = openDatabase(
    openWire(
      cloud.store,
      () => 'operator',
      (request) => request.perform(),
    ),
  );
  // Out of time at once: it goes on where it was.
  let looks = 0;
  const broken = await orderDepartments(db, { after: '', hasTime: () => looks++ < 1 });
  expect(await orderDepartments(db, { after: broken ?? '', hasTime: () => true })).toBeUndefined();
  expect(await orderDepartments(db, { after: '', hasTime: () => true })).toBeUndefined();
  const after = cloud.documents('departments');
  expect(after.filter(({ _id }) => before.some((each) => each._id === _id))).toEqual(before);
  expect(after.filter(({ _id }) => _id.startsWith('old-')).map(({ name, nameOrder }) => [name, nameOrder])).toEqual([
    ['重症医学科', 'zhong4重 zheng4症 yi1医 xue2学 ke1科'],
    ['儿童保健科', 'er2儿 tong2童 bao3保 jian4健 ke1科'],
    ['安宁疗护科', 'an1安 ning2宁 liao2疗 hu4护 ke1科'],
  ]);
  const { rows } = await cloud.as('administratorA1').do('department.list', {});
  const names = rows.map(({ name }) => name).filter((name) => old.some((each) => each.name === name));
  expect(names).toEqual(['安宁疗护科', '儿童保健科', '重症医学科']);
});
