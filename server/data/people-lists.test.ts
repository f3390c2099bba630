import * as fc from 'fast-check';
import { openDatabase } from '../../cloudfunctions/shared/database';
import { QueryCost } from '../../local/cloud/store/query-cost';
import { Store } from '../../local/cloud/store/store';
import { registrationStates } from '../../domain/person/registration';
import { collectionDeclarations } from '../../scripts/start/deployment';
import { traineeOf } from '../../test/support/attendance';
import { openWire } from '../../test/support/wire';
import type { Database } from './database';
import type { Person } from './documents';
import {
  addPerson,
  firstListed,
  howManyListed,
  listedAs,
  listPersons,
  type PeopleFilter,
  type PeopleOrder,
} from './persons';

let db: Database;
let store: Store;
let cost: QueryCost;
beforeEach(() => {
  store = new Store(':memory:', collectionDeclarations());
  cost = new QueryCost();
  db = openDatabase(
    openWire(
      store,
      () => 'tests',
      (request) => request.perform(),
      cost,
    ),
  );
});
afterEach(() => store.close());

const person = (at: number, changes: Partial<Person> = {}): Person =>
  traineeOf({ openidOf: (who: string) => who }, `p${at}`, { institutionId: 'a', submittedAt: at, ...changes });

/** As the first page of a list is told it. */
const countListed = (filter: PeopleFilter): Promise<number> => {
  const total = howManyListed(filter);
  return total ? db.count('persons', total.query.where) : Promise.resolve(-1);
};

/** Adds people a hundred a transaction, which is as many as one may hold. */
async function add(people: readonly Person[]): Promise<void> {
  for (let from = 0; from < people.length; from += 100)
    await db.transaction(async (tx) => {
      for (const each of people.slice(from, from + 100)) await addPerson(tx, each);
    });
}

async function allPages(filter: PeopleFilter & { order: PeopleOrder }, limit: number): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await listPersons(db, filter, { cursor, limit });
    ids.push(...page.rows.map(({ _id }) => _id));
    cursor = page.nextCursor;
    if (cursor === undefined) return ids;
    expect(page.rows).not.toHaveLength(0);
  }
}

describe('the people of an institution', () => {
  it('are listed as a look at all of them would, whatever is filtered and searched, in each order and page by page', async () => {
    const names = ['周敏', '周明', '张敏', '敏', 'Anna Wang', '欧阳周'] as const;
    const anyone = fc.record({
      institutionId: fc.constantFrom('a', 'a', 'a', 'b'),
      name: fc.constantFrom(...names),
      state: fc.constantFrom(...registrationStates),
      departmentId: fc.constantFrom('d1', 'd2', 'd3'),
      professionalTitle: fc.constantFrom('attendingPhysician' as const, 'chiefPhysician' as const),
      specialty: fc.constantFrom('laboratoryMedicine' as const, 'paediatrics' as const),
      submittedAt: fc.nat(3),
    });
    const some = <Value>(...values: Value[]) => fc.option(fc.subarray(values), { nil: undefined });
    const asked = fc.record({
      states: some(...registrationStates),
      departmentIds: some('d1', 'd2', 'd3'),
      professionalTitles: some('attendingPhysician' as const, 'chiefPhysician' as const),
      specialties: some('laboratoryMedicine' as const, 'paediatrics' as const),
      search: fc.constantFrom(undefined, undefined, '周', 'zhoum', 'm', '敏', '欧阳周'),
      order: fc.constantFrom('name' as const, 'newest' as const, 'oldest' as const),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyone, { maxLength: 14 }),
        fc.array(asked, { maxLength: 3 }),
        fc.integer({ min: 1, max: 5 }),
        async (given, filters, limit) => {
          await store.clear();
          const people = given.map((facts, index) => person(index, facts));
          await add(people);
          for (const filter of filters) {
            const expected = await lookedAt(people, filter);
            expect(await allPages({ institutionId: 'a', ...filter }, limit)).toEqual(expected);
            const count = await countListed({ institutionId: 'a', ...filter });
            expect(count).toBe(expected.length);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('are read as they are shown, however many pass one filter and not the other', async () => {
    const crowd = Array.from({ length: 600 }, (_, at) =>
      person(at, {
        name: at % 2 === 0 ? '张伟' : '王芳',
        departmentId: at % 2 === 0 ? 'd1' : 'd2',
        specialty: at === 401 ? 'paediatrics' : 'laboratoryMedicine',
      }),
    );
    await add(crowd);
    const read = cost.read;
    const both = { institutionId: 'a', departmentIds: ['d2'], search: '张' };
    for (const order of ['name', 'newest', 'oldest'] as const)
      expect(await allPages({ ...both, order }, 20)).toEqual([]);
    expect(cost.read - read).toBe(0);
    const rare = { institutionId: 'a', specialties: ['paediatrics' as const], states: ['approved' as const] };
    for (const order of ['name', 'newest', 'oldest'] as const)
      expect(await allPages({ ...rare, order }, 20)).toHaveLength(1);
    expect(await countListed(rare)).toBe(1);
    expect(cost.read - read).toBe(3);
  });

  it('are read as they are shown where the index alone finds them, also where the list goes out with other questions', async () => {
    const crowd = Array.from({ length: 300 }, (_, at) => person(at, { name: '张伟' }));
    await add(crowd);
    const last = crowd.at(-1)?._id ?? '';
    const list = { institutionId: 'a', search: 'zhangw', order: 'newest' as const };
    const read = cost.read;
    const { begun } = await db.together(
      { collection: 'persons', id: last },
      { begun: firstListed(list, { limit: 20 }) },
    );
    const page = await listPersons(db, list, { limit: 20 }, begun);
    // The one that the request begins at, twenty, and one that tells whether anything follows.
    expect(cost.read - read).toBe(22);
    expect(page).toEqual(await listPersons(db, list, { limit: 20 }));
    expect(page.nextCursor).toBeDefined();
  });
});

/** What a list must show, by looking at everybody. */
async function lookedAt(
  people: readonly Person[],
  {
    states,
    departmentIds,
    professionalTitles,
    specialties,
    search,
    order,
  }: Omit<PeopleFilter, 'institutionId'> & { order: PeopleOrder },
): Promise<string[]> {
  const finds: Record<string, readonly string[]> = {
    周: ['周敏', '周明', '欧阳周'],
    zhoum: ['周敏', '周明'],
    m: ['周敏', '周明', '张敏', '敏'],
    敏: ['周敏', '张敏', '敏'],
    欧阳周: ['欧阳周'],
  };
  const passes = <Value>(values: readonly Value[] = [], value: Value): boolean =>
    values.length === 0 || values.includes(value);
  const shown = people.filter(
    (each) =>
      each.institutionId === 'a' &&
      passes(states, each.state) &&
      passes(departmentIds, each.departmentId) &&
      passes(professionalTitles, each.professionalTitle) &&
      passes(specialties, each.specialty) &&
      (search === undefined || finds[search]?.includes(each.name)),
  );
  const placed = await Promise.all(
    shown.map(async (each) => ({ ...each, nameOrder: (await listedAs(each)).nameOrder })),
  );
  const before = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);
  const by = (a: (typeof placed)[number], b: (typeof placed)[number]): number =>
    order === 'name'
      ? before(a.nameOrder, b.nameOrder) || before(a._id, b._id)
      : before(a.submittedAt, b.submittedAt) || before(a._id, b._id);
  const sorted = placed.sort(by).map(({ _id }) => _id);
  return order === 'newest' ? sorted.reverse() : sorted;
}
