import { LEASE_MS } from '../../server/data/jobs';
import type { Department } from '../../server/data/documents';
import { traineeOf } from '../support/attendance';
import type { TestCloud } from '../support/cloud';
import { startJobCloud, type JobCloud } from './job-cloud';

let planted: TestCloud;
let work: JobCloud['work'];
let isDone: JobCloud['isDone'];
let close: JobCloud['close'];
beforeAll(async () => {
  ({ planted, work, isDone, close } = await startJobCloud());
});
afterAll(() => close());

const BY = { at: 1, by: '李建华', entryId: 'merge' };

/** Departments of an institution of the test's own: an old one with two people, and rows of the roster with and without a person. */
async function plant(name: string, from: Pick<Department, 'name' | 'merged'>): Promise<string> {
  const institutionId = `institution-${name}`;
  const [fromId, intoId] = [`from-${name}`, `into-${name}`];
  const merged = from.merged && { merged: { ...from.merged, into: intoId, entryId: `merge-${name}` } };
  await planted.plant(
    'departments',
    { _id: fromId, institutionId, ...from, ...merged, ...(merged ? { name: `merged:${fromId}` } : {}) },
    { _id: intoId, institutionId, name: '急诊医学科', ...(merged ? { takesIn: [fromId] } : {}) },
  );
  const people = ['a', 'b'].map((who) =>
    traineeOf({ openidOf: (each: string) => `o-${each}` }, `${name}-${who}`, {
      ...{ _id: `${name}-person-${who}`, institutionId, departmentId: fromId, departmentName: '急诊', name: '周敏' },
      nationalIdDigest: `${name}-digest-${who}`,
    }),
  );
  await planted.plant('persons', ...people);
  await planted.plant(
    'rosterEntries',
    ...['a', 'nobody'].map((who) => ({
      ...{ _id: `${institutionId}:${name}-digest-${who}`, institutionId, nationalIdDigest: `${name}-digest-${who}` },
      ...{ nationalIdMasked: '', name: '周敏', nameOrder: '', departmentId: fromId, departmentName: '急诊' },
      ...{ registrations: [], standing: 'missing' as const, importedAt: 0 },
    })),
  );
  const jobId = `settleDepartment:${fromId}`;
  await planted.plant('jobs', {
    ...{ _id: jobId, kind: 'settleDepartment', subjectId: fromId, state: 'open', createdAt: 0, leaseUntil: 0 },
  });
  return jobId;
}

/** What a department leaves behind, with its own name taken out, so that two of them can be compared. */
function traceOf(name: string): unknown {
  const institutionId = `institution-${name}`;
  const own = <Document extends { institutionId: string }>(documents: Document[]) =>
    documents.filter((each) => each.institutionId === institutionId);
  const trace = {
    departments: own(planted.documents('departments')).map(({ _id, takesIn = [] }) => [_id, takesIn]),
    people: own(planted.documents('persons')).map(({ _id, departmentId, departmentName, search }) => ({
      ...{ _id, departmentId, departmentName },
      isFound: search?.text.includes(departmentName),
    })),
    roster: own(planted.documents('rosterEntries')).map(
      ({ _id, departmentId, departmentName, standing, registrations }) => ({
        ...{ _id, departmentId, departmentName, standing, registrations },
      }),
    ),
    events: planted
      .documents('personEvents')
      .filter(({ personId }) => personId.startsWith(`${name}-`))
      .map(({ personId, kind, changes }) => ({ personId, kind, changes })),
  };
  return JSON.parse(JSON.stringify(trace).replaceAll(`-${name}`, '-X').replaceAll(`${name}-`, 'X-'));
}

const merge = (name: string) => plant(name, { name: '急诊', merged: { into: '', name: '急诊', ...BY } });
const rename = (name: string) => plant(name, { name: '急诊部' });

describe.each([
  ['is merged', merge],
  ['has another name', rename],
])('a department that %s, and whose job is broken off', (what, begin) => {
  const called = what === 'is merged' ? 'm' : 'r';
  let uninterrupted: unknown;
  let writes = 0;
  beforeAll(async () => {
    const whole = await work({ jobId: await begin(`${called}whole`), applied: true });
    expect(whole.end).toBe('done');
    uninterrupted = traceOf(`${called}whole`);
    writes = whole.writes;
  });

  it('has its people and its rows of the roster where they belong when nothing happens', () => {
    const [departmentId, departmentName] = called === 'm' ? ['into-X', '急诊医学科'] : ['from-X', '急诊部'];
    const told = called === 'm' ? [{ kind: 'departmentMerged' }, { kind: 'departmentMerged' }] : [];
    const person = { departmentId, departmentName, isFound: true };
    expect(uninterrupted).toMatchObject({
      people: [person, person],
      roster: [{ departmentId }, { departmentId }],
      events: told,
    });
    expect(JSON.stringify((uninterrupted as { departments: unknown }).departments)).not.toContain('["from-X"]');
  });

  it.each([
    ['just before a write', false],
    ['just after a write', true],
  ])('leaves the same when its worker dies %s, whichever it is', async (_when, applied) => {
    expect(writes).toBeGreaterThan(4);
    for (let atWrite = 1; atWrite <= writes; atWrite += 1) {
      const name = `${called}${applied ? 'after' : 'before'}${atWrite}`;
      const jobId = await begin(name);
      expect((await work({ jobId, atWrite, applied })).end).toBe('died');
      planted.cloud.clock.advance(LEASE_MS + 1000);
      await planted.cloud.invoke('jobs', {}, { timer: 'resume' });
      await isDone(jobId);
      expect({ atWrite, trace: traceOf(name) }).toEqual({ atWrite, trace: uninterrupted });
    }
  });
});
