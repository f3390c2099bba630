import { LEASE_MS } from '../../server/data/jobs';
import type { GoodRow, RosterChunk } from '../../server/data/documents';
import type { TestCloud } from '../support/cloud';
import { anImport, badChunk } from '../support/roster-builders';
import { startJobCloud, type JobCloud } from './job-cloud';

let planted: TestCloud;
let work: JobCloud['work'];
let isDone: JobCloud['isDone'];
let close: JobCloud['close'];

beforeAll(async () => {
  ({ planted, work, isDone, close } = await startJobCloud());
});
afterAll(() => close());

const goodRow = (name: string, row: number): GoodRow => ({
  ...{ row, name: `名册${'甲乙丙丁'.charAt(row)}`, changes: [] },
  ...{ nationalIdDigest: `${name}-digest-${row}`, nationalIdMasked: '000***********0000' },
});

/** A roster with somebody who changes and somebody who goes, and an import that is to be taken: two new people, one changed, one gone. */
async function plantImport(name: string): Promise<string> {
  const importId = `import-${name}`;
  const institutionId = `institution-${name}`;
  const entryId = (row: number) => `${institutionId}:${name}-digest-${row}`;
  await planted.plant('rosters', { _id: institutionId, openImportId: importId, latestImportId: null, total: 2 });
  await planted.plant('rosterImports', {
    ...anImport(importId, { institutionId, state: 'taking', skipBad: true, removeGone: true }),
    ...{
      digest: `digest-${name}`,
      added: 2,
      changed: 1,
      gone: 1,
      toDo: 4,
      takenById: 'administrator',
      takenBy: '李建华',
    },
  });
  await planted.plant('keptFiles', {
    ...{ _id: `digest-${name}`, type: 'xlsx', sizeBytes: 1, fileId: 'cloud://env/kept/1', keptAt: 0 },
    ...{ uses: [`roster:${importId}`], unusedSince: null },
  });
  for (const row of [2, 3])
    await planted.plant('rosterEntries', {
      ...{ _id: entryId(row), institutionId, nationalIdDigest: `${name}-digest-${row}`, nationalIdMasked: '' },
      ...{ name: '从前', nameOrder: '', registrations: [], standing: 'missing', importedAt: 0 },
    });
  const chunk = { importId, index: 0, at: 0 };
  const chunks: RosterChunk[] = [
    { ...chunk, _id: `${importId}:added:0`, kind: 'added', rows: [goodRow(name, 0)] },
    { ...chunk, _id: `${importId}:added:1`, kind: 'added', index: 1, rows: [goodRow(name, 1)] },
    { ...chunk, _id: `${importId}:changed:0`, kind: 'changed', rows: [goodRow(name, 2)] },
    {
      ...{ ...chunk, _id: `${importId}:gone:0`, kind: 'gone' },
      rows: [{ entryId: entryId(3), name: '从前', nationalIdMasked: '' }],
    },
  ];
  await planted.plant('rosterChunks', ...chunks, badChunk(importId, []));
  const jobId = `takeRoster:${importId}`;
  await planted.plant('jobs', {
    ...{ _id: jobId, kind: 'takeRoster', subjectId: importId, state: 'open', createdAt: 0, leaseUntil: 0 },
  });
  return jobId;
}

/** Everything an import leaves behind, with its own name and the time taken out, so that two of them can be compared. */
function traceOf(name: string): unknown {
  const institutionId = `institution-${name}`;
  const trace = {
    roster: planted.documents('rosters').find(({ _id }) => _id === institutionId),
    imports: planted.documents('rosterImports').filter((each) => each.institutionId === institutionId),
    entries: planted
      .documents('rosterEntries')
      .filter((each) => each.institutionId === institutionId)
      .map(({ _id, name: called, standing }) => [_id, called, standing])
      .sort(),
    told: planted.documents('messages').filter(({ to }) => to === `institution:${institutionId}`).length,
    audit: planted
      .documents('auditEntries')
      .filter((each) => each.institutionId === institutionId)
      .map(({ action, sequence }) => ({ action, sequence })),
    uses: planted.documents('keptFiles').find(({ _id }) => _id === `digest-${name}`)?.uses,
  };
  return JSON.parse(
    JSON.stringify(trace)
      .replaceAll(`-${name}`, '-X')
      .replaceAll(`${name}-`, 'X-')
      .replace(/"(endedAt|importedAt)":\d+/g, '"$1":0'),
  );
}

describe('an import of a roster that is broken off while it is taken', () => {
  let uninterrupted: unknown;
  let writes = 0;

  beforeAll(async () => {
    const whole = await work({ jobId: await plantImport('whole'), applied: true });
    expect(whole.end).toBe('done');
    uninterrupted = traceOf('whole');
    writes = whole.writes;
  });

  it('writes whom it should when nothing happens, and lets its file go', () => {
    expect(uninterrupted).toMatchObject({
      roster: { openImportId: null, latestImportId: 'import-X', total: 3 },
      imports: [{ state: 'taken', done: 4, toDo: 4 }],
      entries: [
        ['institution-X:X-digest-0', '名册甲', 'missing'],
        ['institution-X:X-digest-1', '名册乙', 'missing'],
        ['institution-X:X-digest-2', '名册丙', 'missing'],
      ],
      told: 1,
      audit: [{ action: 'roster.imported', sequence: 1 }],
      uses: [],
    });
  });

  it.each([
    ['just before a write', false],
    ['just after a write', true],
  ])('leaves the same roster when its worker dies %s, whichever it is', async (_when, applied) => {
    expect(writes).toBeGreaterThan(10);
    for (let atWrite = 1; atWrite <= writes; atWrite += 1) {
      const name = `${applied ? 'after' : 'before'}${atWrite}`;
      const jobId = await plantImport(name);
      expect((await work({ jobId, atWrite, applied })).end).toBe('died');
      planted.cloud.clock.advance(LEASE_MS + 1000);
      await planted.cloud.invoke('jobs', {}, { timer: 'resume' });
      await isDone(jobId);
      expect({ atWrite, trace: traceOf(name) }).toEqual({ atWrite, trace: uninterrupted });
    }
  });

  it('is handed on by a worker whose time is up, to one that it wakes itself', async () => {
    const jobId = await plantImport('slow');
    expect(await work({ jobId, applied: true, lookTakesMs: 7_000 })).toMatchObject({ end: 'continued' });
    await isDone(jobId);
    expect(traceOf('slow')).toEqual(uninterrupted);
  });
});
