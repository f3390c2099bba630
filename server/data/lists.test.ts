import * as fc from 'fast-check';
import { openDatabase } from '../../cloudfunctions/shared/database';
import { Store } from '../../local/cloud/store/store';
import { collectionDeclarations } from '../../scripts/start/deployment';
import { openWire } from '../../test/support/wire';
import type { Database } from './database';
import { addInstitution, listHospitals } from './directory';
import type { CatalogueEntry, Institution } from './documents';
import { findPage } from './paging';

let db: Database;
let read: { documents: number };
let store: Store;
beforeEach(() => {
  store = new Store(':memory:', collectionDeclarations());
  read = { documents: 0 };
  db = openDatabase(
    openWire(
      store,
      () => 'tests',
      async (request) => {
        const answer = await request.perform();
        read.documents += Array.isArray(answer) ? answer.length : 0;
        return answer;
      },
    ),
  );
});
afterEach(() => store.close());

const hospital = (number: number, name: string): Institution => ({
  _id: `hospital-${number}`,
  name,
  kind: 'hospital',
  account: `account-${number}`,
  passwordHash: '',
});

const entry = (_id: string, projectNumber: string): CatalogueEntry => ({
  _id,
  institutionId: 'a',
  year: 2025,
  projectNumber,
  title: '',
  creditLevel: 'provincial',
  creditHundredths: 100,
  hourTenths: 30,
  plannedBegin: null,
  plannedEnd: null,
  plannedDayTenths: null,
  activityForm: null,
  discipline2: '',
  discipline3: '',
  projectLead: '',
});

async function allPages(direction: 'asc' | 'desc', limit: number) {
  const ids: string[] = [];
  const requests: number[] = [];
  for (let cursor: string | undefined; ;) {
    const before = db.requestCount();
    const page = await findPage(db, 'catalogueEntries', {
      where: { institutionId: 'a' },
      orderBy: ['projectNumber', direction],
      request: { cursor, limit },
    });
    requests.push(db.requestCount() - before);
    ids.push(...page.rows.map(({ _id }) => _id));
    cursor = page.nextCursor;
    if (cursor === undefined) return { ids, requests };
  }
}

describe('a list, page by page', () => {
  it('shows every document once, in order, however many share a key, forwards and backwards', async () => {
    const groups = fc.array(fc.integer({ min: 1, max: 24 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(groups, fc.integer({ min: 1, max: 9 }), async (sizes, limit) => {
        await store.clear();
        const entries = sizes.flatMap((size, group) =>
          Array.from({ length: size }, (_, at) => entry(`${group}-${String(at).padStart(2, '0')}`, `number-${group}`)),
        );
        for (const each of entries) await db.add('catalogueEntries', each);
        const ids = entries.map(({ _id }) => _id);
        expect((await allPages('asc', limit)).ids).toEqual(ids);
        // `institution_number` descends, and so do the ids behind it.
        expect((await allPages('desc', limit)).ids).toEqual([...ids].reverse());
      }),
      { numRuns: 25 },
    );
  });

  it('takes one request a page where few share a key', async () => {
    for (let at = 0; at < 60; at += 1) await db.add('catalogueEntries', entry(`e${at}`, `number-${at}`));
    expect((await allPages('desc', 20)).requests).toEqual([1, 1, 1]);
  });
});

describe('a search among 1,201 hospitals', () => {
  beforeEach(async () => {
    for (let at = 1; at <= 1200; at += 100)
      await db.transaction(async (tx) => {
        for (let number = at; number < at + 100; number += 1)
          await addInstitution(tx, hospital(number, `安化县第${number}卫生院`));
      });
    await db.transaction((tx) => addInstitution(tx, hospital(1201, '长沙市第三医院')));
  }, 60_000);

  it.each(['长沙市', '长沙市第三医院', 'cssd', 'changsha', '长沙 市', 'account-1201'])(
    'finds the last one by %s with one request, and reads little else',
    async (typed) => {
      const before = db.requestCount();
      read.documents = 0;
      const page = await listHospitals(db, typed, {});
      expect(page.rows.map(({ name }) => name)).toEqual(['长沙市第三医院']);
      expect(page.nextCursor).toBeUndefined();
      expect(db.requestCount() - before).toBe(1);
      expect(read.documents).toBeLessThan(10);
    },
  );

  it('shows what many share page by page', async () => {
    const first = await listHospitals(db, '安化县', { limit: 50 });
    expect(first.rows).toHaveLength(50);
    const second = await listHospitals(db, '安化县', { limit: 50, cursor: first.nextCursor });
    expect(second.rows).toHaveLength(50);
    expect(new Set([...first.rows, ...second.rows].map(({ _id }) => _id)).size).toBe(100);
  });

  it('lists them as they are spoken', async () => {
    await db.transaction(async (tx) => {
      for (const [at, name] of ['张家界市医院', '北湖区医院', '长沙县医院'].entries())
        await addInstitution(tx, hospital(2000 + at, name));
    });
    const { rows } = await listHospitals(db, undefined, { limit: 1 });
    expect(rows.map(({ name }) => name)).toEqual(['安化县第1卫生院']);
    const spoken = await listHospitals(db, '医院', { limit: 50 });
    expect(spoken.rows.map(({ name }) => name)).toEqual(['北湖区医院', '长沙市第三医院', '长沙县医院', '张家界市医院']);
  });

  it('shows all of them when nothing is left of what was typed', async () => {
    expect((await listHospitals(db, '\u202e · ', { limit: 50 })).rows).toHaveLength(50);
  });
});
