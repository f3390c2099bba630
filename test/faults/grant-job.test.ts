import { idOf } from '../../domain/kernel/id';
import { GRANT_LEASE_MS } from '../../server/data/jobs';
import { aProject, aRound, anAbsentee, anAnalysis, anAttendee, BATCH_OVER } from '../support/grant-builders';
import type { TestCloud } from '../support/cloud';
import { startJobCloud, type JobCloud } from './job-cloud';

let planted: TestCloud;
let work: JobCloud['work'];
let isDone: JobCloud['isDone'];
let close: JobCloud['close'];

beforeAll(async () => {
  ({ planted, work, isDone, close } = await startJobCloud({
    workers: ['dying-worker.ts', 'racing-workers.ts'],
    startAt: BATCH_OVER,
  }));
});
afterAll(() => close());

/** Three slices of people: granted, absent, not approved, excluded, and one who has the credits from elsewhere. */
async function plantRound(name: string): Promise<string> {
  const project = aProject(`project-${name}`);
  const people = [
    ...['a1', 'a2', 'a3', 'a4'].map((id) => anAttendee(id)),
    ...[anAttendee('b1'), anAbsentee('b2'), anAttendee('b3'), anAttendee('b4', { approved: false })],
    ...[anAttendee('c1'), anAttendee('c2')],
  ];
  const frozen = anAnalysis(project, people, { chunkSize: 4 });
  const round = aRound(`round-${name}`, project, frozen);
  await planted.plant('projects', { ...project, rounds: [{ roundId: round._id, batchId: 'b1', state: 'granting' }] });
  await planted.plant('analyses', frozen.analysis);
  await planted.plant('analysisChunks', ...frozen.chunks);
  await planted.plant('grantRounds', round);
  await planted.plant('exclusions', {
    _id: idOf(project._id, 'b1', 'a2'),
    projectId: project._id,
    batchId: 'b1',
    personId: 'a2',
    reason: 'notOnSite',
    note: '',
    by: '李建华',
    at: 0,
  });
  await planted.plant('ledgerEntries', {
    _id: idOf(project.catalogueEntryId, 2025, 'trainee', 'b3', 1),
    roundId: 'round-elsewhere',
    projectId: 'project-elsewhere',
    institutionId: 'H2',
    catalogueEntryId: project.catalogueEntryId,
    personId: 'b3',
    who: { name: '', personNumber: '', institutionName: '', departmentName: '' },
    year: 2025,
    activityDate: '2025-06-01',
    role: 'trainee',
    creditLevel: 'provincial',
    projectNumber: '',
    title: '',
    creditHundredths: 300,
    hourTenths: 90,
    at: 0,
  });
  const jobId = `grant:${round._id}`;
  await planted.plant('jobs', {
    _id: jobId,
    kind: 'grant',
    subjectId: round._id,
    state: 'open',
    createdAt: BATCH_OVER,
    leaseUntil: 0,
  });
  return jobId;
}

const ids = <Row extends { personId: string }>(rows: Row[]) => rows.map(({ personId }) => personId).sort();

const roundNamed = (name: string) => planted.documents('grantRounds').find(({ _id }) => _id === `round-${name}`);

/** Everything a round leaves behind, with the run's own name taken out, so that two runs can be compared. */
function traceOf(name: string): unknown {
  const roundId = `round-${name}`;
  const entries = planted.documents('ledgerEntries').filter((entry) => entry.roundId === roundId);
  const outcomes = planted.documents('grantOutcomes').filter((outcome) => outcome.roundId === roundId);
  const project = planted.documents('projects').find(({ _id }) => _id === `project-${name}`);
  const trace = {
    round: roundNamed(name),
    mirror: project?.rounds,
    entries: entries.sort((a, b) => (a._id < b._id ? -1 : 1)),
    outcomes: outcomes.sort((a, b) => (a._id < b._id ? -1 : 1)),
    job: planted.documents('jobs').find(({ subjectId }) => subjectId === roundId)?.state,
    audit: planted
      .documents('auditEntries')
      .filter(({ projectId }) => projectId === `project-${name}`)
      .map(({ action, sequence }) => ({ action, sequence })),
  };
  return JSON.parse(JSON.stringify(trace).replaceAll(`-${name}`, '-X'));
}

describe('a grant that is broken off', () => {
  let uninterrupted: unknown;
  let writes = 0;

  beforeAll(async () => {
    const jobId = await plantRound('whole');
    const whole = await work({ jobId, applied: true });
    expect(whole.end).toBe('done');
    uninterrupted = traceOf('whole');
    writes = whole.writes;
  });

  it('grants whom it should when nothing happens, and its figures add up', () => {
    expect(uninterrupted).toMatchObject({
      round: {
        state: 'granted',
        total: 10,
        done: 10,
        granted: 6,
        alreadyGranted: 1,
        excluded: 1,
        absent: 2,
        creditHundredths: 1800,
      },
      mirror: [{ roundId: 'round-X', batchId: 'b1', state: 'granted' }],
      job: 'done',
      audit: [{ action: 'grant.finished', sequence: 1 }],
    });
    expect(ids(planted.documents('ledgerEntries').filter(({ roundId }) => roundId === 'round-whole'))).toEqual([
      'a1',
      'a3',
      'a4',
      'b1',
      'c1',
      'c2',
    ]);
  });

  it.each([
    ['just before a write', false],
    ['just after a write', true],
  ])('leaves the same ledger when its worker dies %s, whichever it is', async (_when, applied) => {
    expect(writes).toBeGreaterThan(15);
    for (let atWrite = 1; atWrite <= writes; atWrite += 1) {
      const name = `${applied ? 'after' : 'before'}${atWrite}`;
      const jobId = await plantRound(name);
      expect((await work({ jobId, atWrite, applied })).end).toBe('died');
      // While the dead worker's lease runs nobody works on the job; afterwards the timer hands it on.
      planted.cloud.clock.advance(GRANT_LEASE_MS + 1000);
      await planted.cloud.invoke('jobs', {}, { timer: 'resume' });
      await isDone(jobId);
      expect({ atWrite, trace: traceOf(name) }).toEqual({ atWrite, trace: uninterrupted });
    }
  });

  it('counts a slice once when two workers have it in hand', async () => {
    const jobId = await plantRound('twice');
    const answer = await planted.cloud.invoke('racing-workers', { roundId: 'round-twice' }, null);
    expect(answer).toMatchObject({ result: [false, true] });
    expect(roundNamed('twice')).toMatchObject({ done: 4, granted: 3, excluded: 1 });
    expect((await work({ jobId, applied: true })).end).toBe('done');
    expect(traceOf('twice')).toEqual(uninterrupted);
  });

  it('is handed on by a worker whose time is up, to one that it wakes itself', async () => {
    const jobId = await plantRound('slow');
    expect(await work({ jobId, applied: true, lookTakesMs: 7_000 })).toMatchObject({
      end: 'continued',
    });
    await isDone(jobId);
    expect(traceOf('slow')).toEqual(uninterrupted);
  });

  it('is left alone while its worker is alive', async () => {
    const jobId = await plantRound('held');
    expect((await work({ jobId, atWrite: 2, applied: false })).end).toBe('died');
    planted.cloud.clock.advance(GRANT_LEASE_MS / 2);
    await planted.cloud.invoke('jobs', {}, { timer: 'resume' });
    expect(roundNamed('held')).toMatchObject({ state: 'granting', done: 0 });
  });
});
