/** A cloud function that does what it is told with the server's own `Database`, on the real SDK. */
import { openDatabase } from '../../cloudfunctions/shared/database';
import { cloud } from '../../cloudfunctions/shared/sdk';
import { openServices } from '../../cloudfunctions/shared/services';
import { DuplicateKey, type Database, type Query, type Where } from '../../server/data/database';
import type { Department, AuditHead } from '../../server/data/documents';
import { Refusal } from '../../server/call/refusal';

const { db } = openServices('jobs');
const impatient = openDatabase(cloud.database({ throwOnNotFound: false }), { patienceMs: 1_000 });

const department = (_id: string, name: string, institutionId = 'h1'): Department => ({ _id, institutionId, name });
const head = (_id: string, sequence: number): AuditHead => ({ _id, sequence, digest: '' });
/** How something ended: its result, or the name (and code) of what was thrown. */
const endOf = (work: Promise<unknown>): Promise<unknown> =>
  work.catch((thrown: unknown) => {
    if (thrown instanceof Refusal) return `refused ${thrown.code}`;
    return thrown instanceof DuplicateKey ? `${thrown.name} ${thrown.collection}` : 'other error';
  });

const scenarios = {
  addTwice: async () => [
    await db.add('departments', department('d1', '检验科')),
    await db.add('departments', department('d1', '儿科')),
    await db.add('departments', department('d2', '检验科')),
    await db.get('departments', 'd1'),
    (await db.get('departments', 'd2')) === undefined,
  ],
  changes: async () => {
    await db.add('auditHeads', Object.assign(head('j1', 5), { pending: { old: 1 }, revision: 0, countedAt: 0 }));
    const changed = await db.update('auditHeads', 'j1', {
      set: { pending: { fresh: 2 }, 'deep.er': 'x' },
      increment: { revision: 4 },
      push: { list: ['a', 'b'] },
      unset: ['countedAt'],
    });
    return [
      changed,
      await db.get('auditHeads', 'j1'),
      await db.update('auditHeads', 'nobody', { set: { sequence: 1 } }),
    ];
  },
  compareAndSet: async () => {
    await db.add('auditHeads', head('c1', 1));
    const from = (sequence: number) =>
      db.updateWhere('auditHeads', { _id: 'c1', sequence }, { increment: { sequence: 1 } });
    return [await from(1), await from(1), await db.get('auditHeads', 'c1')];
  },
  find: async ({ where, orderBy, limit, fields }: Query) => {
    for (const [id, name] of [
      ['f1', 'a'],
      ['f2', 'b'],
      ['f3', 'c'],
      ['f4', 'd'],
    ] as const)
      await db.add('departments', department(id, name, 'h2'));
    const query: Query = { where: { institutionId: 'h2', ...where } };
    if (orderBy) query.orderBy = orderBy;
    if (limit !== undefined) query.limit = limit;
    if (fields) query.fields = fields;
    return db.find('departments', query);
  },
  count: async (where: Where) => db.count('departments', where),
  countDistinct: async (where: Where) => db.countDistinct('departments', where, 'name'),
  getMany: async () => {
    const ids = Array.from({ length: 250 }, (_, n) => `many${n}`);
    await Promise.all(ids.map((id) => db.add('auditHeads', head(id, 0))));
    return (await db.getMany('auditHeads', [...ids, 'nobody'])).length;
  },
  rollsBack: async () => {
    const end = await endOf(
      db.transaction(async (tx) => {
        await tx.put('auditHeads', head('r1', 1));
        const own = await tx.get('auditHeads', 'r1');
        if (own?.sequence !== 1) throw new Error('a transaction does not see its own write');
        throw new Refusal('wrongState');
      }),
    );
    return [end, (await db.get('auditHeads', 'r1')) === undefined];
  },
  duplicateInside: async () => {
    await db.add('departments', department('x1', '病理科', 'h3'));
    return [
      await endOf(db.transaction((tx) => tx.add('departments', department('x1', '别名', 'h3')))),
      await endOf(db.transaction((tx) => tx.add('departments', department('x2', '病理科', 'h3')))),
      await endOf(db.transaction((tx) => tx.put('departments', department('x3', '病理科', 'h3')))),
    ];
  },
  rivals: async () => {
    await db.add('auditHeads', head('v1', 0));
    const raise = () =>
      db.transaction(async (tx) => {
        const { sequence = 0 } = (await tx.get('auditHeads', 'v1')) ?? {};
        await tx.put('auditHeads', head('v1', sequence + 1));
      });
    await Promise.all(Array.from({ length: 6 }, raise));
    return (await db.get('auditHeads', 'v1'))?.sequence;
  },
  neverThrough: async () => {
    await db.add('auditHeads', head('n1', 0));
    let tries = 0;
    const began = performance.now();
    const end = await endOf(
      impatient.transaction(async (tx) => {
        tries += 1;
        const seen = await tx.get('auditHeads', 'n1');
        // Somebody else is always faster.
        await db.update('auditHeads', 'n1', { increment: { sequence: 1 } });
        await tx.put('auditHeads', head('n1', (seen?.sequence ?? 0) + 1));
      }),
    );
    return [end, tries, performance.now() - began];
  },
} satisfies Record<string, (input: never) => Promise<unknown>>;

export type Scenario = keyof typeof scenarios;

export async function main({ scenario, input }: { scenario: Scenario; input: unknown }): Promise<unknown> {
  const run = scenarios[scenario] as (given: unknown, database: Database) => Promise<unknown>;
  return run(input, db);
}
