import { approvedTrainee, signedInAdministrator } from '../../../../test/support/builders';
import { startTestCloud, type TestCloud } from '../../../../test/support/cloud';
import {
  aProject,
  aRecord,
  anAbsentee,
  anAnalysis,
  anAttendee,
  BATCH_OVER,
  windows,
} from '../../../../test/support/grant-builders';
import { centre, hospitalB } from '../../../../test/support/institutions';
import { refusalOf } from '../../../../test/support/refusal';
import { instantOf } from '../../../../domain/kernel/time';
import type { OutputOf } from '../../../../contract';
import type { AnalysedPerson, Analysis, Project } from '../../../data/documents';

let cloud: TestCloud;
/** Real trainees, so that each can look into their own credits. */
let present: string;
let absent: string;
let suspected: string;

beforeAll(async () => {
  cloud = await startTestCloud();
  await signedInAdministrator(cloud, 'administratorA1');
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  await signedInAdministrator(cloud, 'reviewer1', centre);
  present = await approvedTrainee(cloud, 'trainee1', 'administratorA1');
  absent = await approvedTrainee(cloud, 'trainee2', 'administratorA1');
  suspected = await approvedTrainee(cloud, 'trainee3', 'administratorA1');
  cloud.clock.set(BATCH_OVER);
});
afterAll(() => cloud.close());

const administrator = () => cloud.as('administratorA1');
const GRANT = { strategy: 'anyCourseFull', activityDate: '2025-11-30' } as const;

/** A project whose batch has been analysed; gives the analysis' id. */
async function analysed(
  projectId: string,
  people: AnalysedPerson[],
  { project = {}, analysis = {} }: { project?: Partial<Project>; analysis?: Partial<Analysis> } = {},
): Promise<string> {
  const held = aProject(projectId, project);
  const frozen = anAnalysis(held, people, analysis);
  await cloud.plant('projects', held);
  await cloud.plant('analyses', frozen.analysis);
  if (frozen.chunks.length > 0) await cloud.plant('analysisChunks', ...frozen.chunks);
  return frozen.analysis._id;
}

async function finished(roundId: string): Promise<OutputOf<'grant.round'>> {
  for (let asked = 0; asked < 2000; asked += 1) {
    const round = await administrator().do('grant.round', { roundId });
    if (round.state !== 'granting') return round;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the grant did not end');
}

const entriesOf = (projectId: string) =>
  cloud
    .documents('ledgerEntries')
    .filter((entry) => entry.projectId === projectId)
    .map(({ personId, creditHundredths }) => [personId, creditHundredths])
    .sort();
const actionsOn = (projectId: string) =>
  cloud
    .documents('auditEntries')
    .filter((entry) => entry.projectId === projectId)
    .map(({ action }) => action);

describe('the list before a grant', () => {
  it('shows who would get what, and the sums over everybody', async () => {
    const people = [
      anAttendee('p1'),
      anAttendee('p2', { departmentName: '儿科', institutionId: 'elsewhere' }),
      anAbsentee('p3'),
    ];
    const analysisId = await analysed('list', people);
    const list = await administrator().do('grant.candidates', { analysisId, strategy: 'anyCourseFull', limit: 1 });
    expect(list).toMatchObject({
      activityDate: '2025-11-30',
      batchOver: true,
      analysisTooEarly: false,
      daysWithoutWindow: [],
      totals: { valid: 2, excluded: 0, alreadyGranted: 0, toGrant: 2, creditHundredths: 600, absent: 1 },
      options: {
        departmentNames: ['儿科', '检验科'].sort().map((value) => ({ value, people: 1 })),
        placeNames: [{ value: '学术报告厅', people: 2 }],
      },
      rows: [{ personId: 'p1', creditHundredths: 300, hourTenths: 90, outside: false, excluded: null }],
    });
    const next = { analysisId, strategy: 'anyCourseFull', cursor: list.nextCursor } as const;
    const second = await administrator().do('grant.candidates', next);
    expect(second.rows).toMatchObject([{ personId: 'p2', outside: true }]);
    expect(second.nextCursor).toBeUndefined();
    const filters = { departmentNames: ['儿科'] };
    const filtered = { analysisId, strategy: 'anyCourseFull' as const, filters };
    expect(await administrator().do('grant.candidates', filtered)).toMatchObject({
      totals: { valid: 1, toGrant: 1, creditHundredths: 300, absent: 1 },
      rows: [{ personId: 'p2' }],
    });
  });

  it('is searched without a change of who would be granted', async () => {
    const analysisId = await analysed('searched', [
      anAttendee('p1', { name: '周敏' }),
      anAttendee('p2', { name: '张伟' }),
    ]);
    const searched = { analysisId, strategy: 'anyCourseFull', search: '张' } as const;
    expect(await administrator().do('grant.candidates', searched)).toMatchObject({
      totals: { valid: 2, toGrant: 2, creditHundredths: 600 },
      rows: [{ personId: 'p2' }],
    });
    const tooLong = { ...searched, search: '张'.repeat(201) };
    expect(refusalOf(await administrator().call('grant.candidates', tooLong)).code).toBe('invalidInput');
  });

  it('is not there for another institution', async () => {
    const analysisId = await analysed('foreign', [anAttendee('p1')]);
    const other = cloud.as('administratorB1');
    expect(refusalOf(await other.call('grant.candidates', { analysisId, strategy: 'anyCourseFull' })).code).toBe(
      'notFound',
    );
    expect(refusalOf(await other.call('grant.start', { analysisId, ...GRANT })).code).toBe('notFound');
    const exclusion = { analysisId, personId: 'p1', reason: 'notOnSite' } as const;
    expect(refusalOf(await other.call('exclusion.set', exclusion)).code).toBe('notFound');
  });
});

describe('an exclusion', () => {
  it('is on record with its reason, survives a new analysis and can be taken back', async () => {
    const people = [anAttendee('p1'), anAttendee('p2')];
    const analysisId = await analysed('excluding', people);
    const other = { analysisId, personId: 'p1', reason: 'other' } as const;
    for (const note of [undefined, '离场'])
      expect(refusalOf(await administrator().call('exclusion.set', { ...other, note })).code).toBe('reasonRequired');
    await administrator().do('exclusion.set', { ...other, note: '中途离场' });
    await administrator().do('exclusion.set', { ...other, note: '中途离场' });
    expect(actionsOn('excluding')).toEqual(['exclusion.set']);

    const again = anAnalysis(aProject('excluding'), people, { number: 2 });
    await cloud.plant('analyses', again.analysis);
    await cloud.plant('analysisChunks', ...again.chunks);
    const newer = { analysisId: again.analysis._id, strategy: 'anyCourseFull' } as const;
    expect(await administrator().do('grant.candidates', newer)).toMatchObject({
      totals: { valid: 2, excluded: 1, toGrant: 1, creditHundredths: 300 },
      rows: [{ personId: 'p1', excluded: { reason: 'other', note: '中途离场' } }, { excluded: null }],
    });
    await administrator().do('exclusion.withdraw', { analysisId, personId: 'p1' });
    expect(await administrator().do('grant.candidates', newer)).toMatchObject({ totals: { excluded: 0, toGrant: 2 } });
    expect(actionsOn('excluding')).toEqual(['exclusion.set', 'exclusion.withdrawn']);
  });

  it('is refused for somebody who is not in the analysis, and while the batch is being granted', async () => {
    const analysisId = await analysed('busy', [anAttendee('p1')], {
      project: { rounds: [{ roundId: 'r1', batchId: 'b1', state: 'granting' }] },
    });
    const exclusion = { analysisId, personId: 'p1', reason: 'notOnSite' } as const;
    expect(refusalOf(await administrator().call('exclusion.set', exclusion)).code).toBe('grantRunning');
    const stranger = { ...exclusion, personId: 'p9' };
    expect(refusalOf(await administrator().call('exclusion.set', stranger)).code).toBe('notFound');
    expect(refusalOf(await administrator().call('grant.start', { analysisId, ...GRANT })).code).toBe('grantRunning');
  });
});

describe('a grant is refused', () => {
  const refused = async (analysisId: string, changes: object = {}) =>
    refusalOf(await administrator().call('grant.start', { analysisId, ...GRANT, ...changes }));

  it('with a teaching day without a window, which it names', async () => {
    const analysisId = await analysed('gap', [anAttendee('p1')], { analysis: { windows: windows.slice(0, 1) } });
    expect(await refused(analysisId)).toEqual({ code: 'dayWithoutWindow', details: { days: ['2025-11-30'] } });
  });

  it('before the last window has ended', async () => {
    const later = { begin: BATCH_OVER, end: BATCH_OVER + 60 * 60 * 1000 };
    const analysisId = await analysed('early', [anAttendee('p1')], { analysis: { windows: [...windows, later] } });
    expect((await refused(analysisId)).code).toBe('batchNotOver');
  });

  it('for a project that is not approved', async () => {
    const analysisId = await analysed('unapproved', [anAttendee('p1')], { project: { state: 'cancelled' } });
    expect((await refused(analysisId)).code).toBe('projectNotApproved');
  });

  it('when nobody is left', async () => {
    const analysisId = await analysed('nobody', [anAbsentee('p1'), anAttendee('p2')]);
    expect((await refused(analysisId, { personIds: ['p1'] })).code).toBe('nobodyToGrant');
  });

  it('with an activity date outside the batch', async () => {
    const analysisId = await analysed('date', [anAttendee('p1')]);
    expect(await refused(analysisId, { activityDate: '2025-12-01' })).toMatchObject({
      code: 'invalidInput',
      details: { fields: [{ field: 'activityDate' }] },
    });
  });

  it('from an analysis that was made before the last window had ended', async () => {
    const noon = { at: instantOf('2025-11-30', '12:00:00') };
    const analysisId = await analysed('noon', [anAttendee(present)], { analysis: noon });
    // Told beforehand to whoever looks at the list.
    const list = await administrator().do('grant.candidates', { analysisId, strategy: 'anyCourseFull' });
    expect(list).toMatchObject({ batchOver: true, analysisTooEarly: true });
    expect(refusalOf(await administrator().call('grant.start', { analysisId, ...GRANT })).code).toBe('noAnalysis');
  });

  it('from an analysis that is no longer the latest', async () => {
    const analysisId = await analysed('old', [anAttendee('p1')]);
    await cloud.plant('analyses', anAnalysis(aProject('old'), [], { number: 2 }).analysis);
    expect((await refused(analysisId)).code).toBe('analysisOutdated');
    expect(cloud.documents('grantRounds').filter(({ projectId }) => projectId === 'old')).toEqual([]);
  });
});

describe('a grant', () => {
  it('gives every valid person the credits, pending, and tells the others why not', async () => {
    const analysisId = await analysed('story', [anAttendee(present), anAbsentee(absent), anAttendee(suspected)]);
    await administrator().do('exclusion.set', { analysisId, personId: suspected, reason: 'notOnSite' });
    const requestId = 'grant-story-request';
    const [first, second] = await Promise.all([
      administrator().do('grant.start', { analysisId, ...GRANT }, { requestId }),
      administrator().do('grant.start', { analysisId, ...GRANT }, { requestId }),
    ]);
    expect(second).toEqual(first);
    expect(await finished(first.roundId)).toMatchObject({
      state: 'granted',
      total: 3,
      done: 3,
      granted: 1,
      excluded: 1,
      absent: 1,
      creditHundredths: 300,
    });
    expect(await administrator().do('grant.start', { analysisId, ...GRANT }, { requestId })).toEqual(first);
    expect(entriesOf('story')).toEqual([[present, 300]]);
    expect(actionsOn('story')).toEqual(['exclusion.set', 'grant.started', 'grant.finished']);
    const project = cloud.documents('projects').find(({ _id }) => _id === 'story');
    expect(project?.rounds).toEqual([{ roundId: first.roundId, batchId: 'b1', state: 'granted' }]);

    const credits = await cloud.as('trainee1').do('ledger.mine', { year: 2025 });
    expect(credits).toMatchObject({
      requiredCreditHundredths: 2500,
      requiredHourTenths: 900,
      effectiveCreditHundredths: 0,
      pendingCreditHundredths: 300,
      entries: [{ state: 'pending', roundState: 'granted', creditHundredths: 300, activityDate: '2025-11-30' }],
      withoutCredit: [],
    });
    const [, secondDay] = windows;
    expect((await cloud.as('trainee2').do('ledger.mine', { year: 2025 })).withoutCredit).toMatchObject([
      { projectId: 'story', reason: 'absent', missedWindows: [secondDay] },
    ]);
    expect((await cloud.as('trainee3').do('ledger.mine', { year: 2025 })).withoutCredit).toMatchObject([
      { projectId: 'story', reason: 'excluded', missedWindows: [] },
    ]);
    // Once granted, an exclusion could take nothing back.
    const late = { analysisId, personId: present, reason: 'notOnSite' } as const;
    expect(refusalOf(await administrator().call('exclusion.set', late)).code).toBe('alreadyGranted');
  });

  it('to nobody ends a batch that nobody passed: each is told why, and nothing is to be handed in', async () => {
    const analysisId = await analysed('failed', [anAbsentee(absent), anAttendee(suspected)]);
    const end = () => administrator().call('grant.conclude', { analysisId, ...GRANT });
    // Somebody would get credits: the page that offers this end is out of date.
    expect(refusalOf(await end()).code).toBe('staleRevision');
    await administrator().do('exclusion.set', { analysisId, personId: suspected, reason: 'notOnSite' });
    const { roundId } = await administrator().do('grant.conclude', { analysisId, ...GRANT });
    expect(await finished(roundId)).toMatchObject({ state: 'nobodyGranted', granted: 0, excluded: 1, absent: 1 });
    expect(entriesOf('failed')).toEqual([]);
    for (const [who, reason] of [
      ['trainee2', 'absent'],
      ['trainee3', 'excluded'],
    ] as const) {
      const { withoutCredit } = await cloud.as(who).do('ledger.mine', { year: 2025 });
      expect(withoutCredit.find(({ projectId }) => projectId === 'failed')).toMatchObject({ reason });
    }
    const project = cloud.documents('projects').find(({ _id }) => _id === 'failed');
    expect(project?.rounds).toMatchObject([{ roundId, state: 'nobodyGranted' }]);
    expect(refusalOf(await administrator().call('materials.submit', { roundId })).code).toBe('wrongState');
  });

  it('leaves those not ticked for a later round, which grants nobody twice', async () => {
    const analysisId = await analysed('ticked', [anAttendee(present), anAttendee(suspected), anAbsentee(absent)]);
    const day = windows[0]?.begin ?? 0;
    await cloud.plant('attendanceRecords', aRecord(aProject('ticked'), suspected, day));
    const waiting = async () => (await cloud.as('trainee3').do('ledger.mine', { year: 2025 })).waiting;
    const one = await administrator().do('grant.start', { analysisId, ...GRANT, personIds: [present] });
    expect(await finished(one.roundId)).toMatchObject({ done: 3, granted: 1, absent: 1 });
    expect(await waiting()).toMatchObject([{ projectId: 'ticked', lastDay: '2025-11-30' }]);

    const two = await administrator().do('grant.start', { analysisId, ...GRANT });
    expect(await finished(two.roundId)).toMatchObject({ granted: 1, alreadyGranted: 1, absent: 1 });
    expect(entriesOf('ticked')).toEqual(
      [
        [present, 300],
        [suspected, 300],
      ].sort(),
    );
    expect(await waiting()).toEqual([]);
    expect(refusalOf(await administrator().call('grant.start', { analysisId, ...GRANT })).code).toBe('alreadyGranted');

    // The second round met an entry of the same project: that is nothing to tell them about.
    const credits = await cloud.as('trainee1').do('ledger.mine', { year: 2025 });
    expect(credits.withoutCredit.filter(({ projectId }) => projectId === 'ticked')).toEqual([]);
  });

  it('gives the credits of one catalogue entry once a year, whichever project comes first', async () => {
    const shared = { project: { catalogueEntryId: 'entry-held-twice' } };
    const first = await analysed('held-1', [anAttendee(present)], shared);
    const second = await analysed('held-2', [anAttendee(present), anAttendee('p2')], shared);
    await finished((await administrator().do('grant.start', { analysisId: first, ...GRANT })).roundId);
    const { roundId } = await administrator().do('grant.start', { analysisId: second, ...GRANT });
    expect(await finished(roundId)).toMatchObject({ granted: 1, alreadyGranted: 1 });
    expect(entriesOf('held-2')).toEqual([['p2', 300]]);
    const { withoutCredit } = await cloud.as('trainee1').do('ledger.mine', { year: 2025 });
    expect(withoutCredit).toMatchObject([{ projectId: 'held-2', reason: 'alreadyGranted' }]);
  });

  it('is listed person by person, for the institution at once and for the centre after the materials', async () => {
    const people = Array.from({ length: 3 }, (_, index) => anAttendee(`list-${index}`));
    const analysisId = await analysed('people', people);
    const { roundId } = await administrator().do('grant.start', { analysisId, ...GRANT });
    await finished(roundId);
    const first = await administrator().do('grant.roundPeople', { roundId, limit: 2 });
    const second = await administrator().do('grant.roundPeople', { roundId, limit: 2, cursor: first.nextCursor });
    expect([...first.rows, ...second.rows].map(({ personId }) => personId)).toEqual(['list-0', 'list-1', 'list-2']);
    expect(second.nextCursor).toBeUndefined();
    for (const stranger of ['administratorB1', 'reviewer1'] as const) {
      expect(refusalOf(await cloud.as(stranger).call('grant.roundPeople', { roundId })).code).toBe('notFound');
    }
  });
});
