import { placeChosen, placeLine, policyChoices } from './place-setting';

const chosen = { name: '门诊楼', address: 'XX中路 1 号', latitude: 28.2, longitude: 112.98 };

it('begins with three hundred metres and marks alone, and keeps what was set when another place is chosen', () => {
  const first = placeChosen(chosen, null);
  expect(first).toEqual({ name: '门诊楼', latitude: 28.2, longitude: 112.98, radiusMetres: 300, policy: 'flag' });
  const second = placeChosen({ ...chosen, name: '图书馆' }, { ...first, radiusMetres: 500, policy: 'refuse' });
  expect(second).toMatchObject({ name: '图书馆', radiusMetres: 500, policy: 'refuse' });
});

it('names a pin without a name by its address, and one without either', () => {
  expect(placeChosen({ ...chosen, name: ' ' }, null).name).toBe('XX中路 1 号');
  expect(placeChosen({ ...chosen, name: '', address: '' }, null).name).toBe('地图上的位置');
  expect(placeChosen({ ...chosen, name: '楼'.repeat(80) }, null).name).toHaveLength(60);
});

it('says in one line what is set', () => {
  expect(placeLine(null)).toBe('不核对位置');
  expect(placeLine(placeChosen(chosen, null))).toBe('300 米内，场外只作标记');
  expect(policyChoices({ ...placeChosen(chosen, null), policy: 'refuse' }).map(({ on }) => on)).toEqual([false, true]);
});
