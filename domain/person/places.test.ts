import { placeAt, withFormerPlace, type FormerPlace } from './places';

const place = (name: string) => ({ institutionId: name, institutionName: name, departmentName: '检验科' });

describe('where somebody belonged when', () => {
  const person = {
    ...place('c'),
    formerPlaces: [
      { ...place('a'), until: 10 },
      { ...place('b'), until: 20 },
    ],
  };

  it('is where they were until a transfer, and from its very instant the new place', () => {
    expect([9, 10, 19, 20].map((instant) => placeAt(person, instant).institutionId)).toEqual(['a', 'b', 'b', 'c']);
    expect(placeAt(place('a'), 0)).toEqual(place('a'));
  });

  it('keeps the first place and the newest ones', () => {
    let former: FormerPlace[] = [];
    for (let n = 0; n < 30; n += 1) former = withFormerPlace(former, place(String(n)), n);
    expect(former).toHaveLength(20);
    expect([former[0]?.institutionId, former.at(-1)?.institutionId]).toEqual(['0', '29']);
    expect(former.map(({ until }) => until)).toEqual([...former.map(({ until }) => until)].sort((x, y) => x - y));
  });
});
