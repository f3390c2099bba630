import fc from 'fast-check';
import { expectedAt, turnout, type Known } from './expected';

const nobody: Known = { followers: [], enrolled: [], roster: new Map(), numbers: new Map() };
const at = (known: Partial<Known>) => expectedAt('b1', { ...nobody, ...known });
const come = (known: Partial<Known>, there: string[]) =>
  turnout(at(known), { there: new Set(there), numbers: known.numbers ?? new Map() });

describe('who is expected at a batch', () => {
  it('is who enrolled for it and who follows, and not who enrolled for another batch', () => {
    const enrolled = [
      { personId: 'anna', batchId: 'b1' },
      { personId: 'bo', batchId: 'b2' },
    ];
    const { people } = at({ followers: ['anna', 'bo', 'cai'], enrolled });
    expect([...people]).toEqual([
      ['anna', 'enrolled'],
      ['cai', 'follows'],
    ]);
  });

  it('counts somebody of the roster who follows once, and the rest of the roster by its entries', () => {
    const roster = new Map([
      ['n1', 'e1'],
      ['n2', 'e2'],
    ]);
    const here = come({ followers: ['anna'], roster, numbers: new Map([['anna', 'n1']]) }, []);
    expect(here).toMatchObject({ expected: 2, byReason: { enrolled: 0, roster: 2, follows: 0 } });
    expect(here.missing).toEqual(['anna', 'e2']);
  });

  it('knows who comes from the roster by their number: no walk-in, and their entry is missing no more', () => {
    const known = {
      roster: new Map([['n2', 'e2']]),
      numbers: new Map([
        ['bo', 'n2'],
        ['cai', 'n3'],
      ]),
    };
    expect(come(known, ['bo', 'cai'])).toMatchObject({ expected: 1, missing: [], present: ['bo'], walkIns: ['cai'] });
  });
});

it('tells everybody expected once, there or missing, and everybody there once, expected or walk-in', () => {
  const person = fc.integer({ min: 0, max: 12 }).map((n) => `p${n}`);
  const people = fc.uniqueArray(person);
  fc.assert(
    fc.property(people, people, people, people, people, (followers, first, second, listed, there) => {
      const digest = (personId: string) => `n-${personId}`;
      const known: Known = {
        followers: [...new Set([...followers, ...first, ...second])],
        enrolled: [
          ...first.map((personId) => ({ personId, batchId: 'b1' })),
          ...second.filter((personId) => !first.includes(personId)).map((personId) => ({ personId, batchId: 'b2' })),
        ],
        roster: new Map(listed.map((personId) => [digest(personId), `e-${personId}`])),
        numbers: new Map(Array.from({ length: 13 }, (_, n) => [`p${n}`, digest(`p${n}`)])),
      };
      const here = turnout(expectedAt('b1', known), { there: new Set(there), numbers: known.numbers });
      const persons = here.missing.map((key) => key.replace('e-', ''));
      expect(here.missing.length + here.present.length).toBe(here.expected);
      expect(new Set([...persons, ...here.present]).size).toBe(here.expected);
      expect([...here.present, ...here.walkIns].sort()).toEqual([...there].sort());
      expect(here.byReason.enrolled + here.byReason.roster + here.byReason.follows).toBe(here.expected);
      // Whoever enrolled for this batch or is listed is expected, whatever else is known of them.
      for (const personId of [...first, ...listed])
        expect(persons.includes(personId) || here.present.includes(personId)).toBe(true);
    }),
  );
});
