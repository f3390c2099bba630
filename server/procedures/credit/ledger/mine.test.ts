import { makeMaterials } from '../../../../test/support/made-materials';
import { instantOf } from '../../../../domain/kernel/time';
import { approvedTrainee, signedInAdministrator, signedInReviewer } from '../../../../test/support/builders';
import { startTestCloud, type TestCloud } from '../../../../test/support/cloud';
import { aProject, aRecord, aRound, anAnalysis, BATCH_OVER, windows } from '../../../../test/support/grant-builders';
import { approvedProject, material } from '../../../../test/support/projects';
import type { LedgerEntry } from '../../../data/documents';

let cloud: TestCloud;
let always: string;
let absentee: string;

beforeAll(async () => {
  cloud = await startTestCloud();
  await signedInAdministrator(cloud, 'administratorA1');
  await signedInReviewer(cloud, 'reviewer1');
  always = await approvedTrainee(cloud, 'trainee1', 'administratorA1');
  absentee = await approvedTrainee(cloud, 'trainee2', 'administratorA1');
});
afterAll(() => cloud.close());

const creditsOf = (who: 'trainee1' | 'trainee2', year = 2025) => cloud.as(who).do('ledger.mine', { year });

describe('my credits', () => {
  it('do not wait for a holding that was cancelled', async () => {
    const cancelled = aProject('cancelled', { state: 'cancelled' });
    await cloud.plant('projects', cancelled);
    await cloud.plant('attendanceRecords', aRecord(cancelled, always, (windows[0]?.begin ?? 0) + 3 * 3_600_000));
    expect((await creditsOf('trainee1')).waiting).toEqual([]);
  });

  it('follow a holding from the check-in to the approval of its materials', async () => {
    const administrator = cloud.as('administratorA1');
    const projectId = await approvedProject(cloud, { by: 'administratorA1', reviewer: 'reviewer1' });
    const project = cloud.documents('projects').find(({ _id }) => _id === projectId) ?? aProject('missing');
    const [first, second] = windows;
    await cloud.plant(
      'attendanceRecords',
      aRecord(project, always, first?.begin ?? 0),
      aRecord(project, always, second?.end ?? 0),
      aRecord(project, absentee, first?.end ?? 0),
    );
    const waiting = [{ projectId, title: project.title, lastDay: '2025-11-30' }];
    expect(await creditsOf('trainee1')).toMatchObject({ entries: [], withoutCredit: [], waiting });

    cloud.clock.set(BATCH_OVER);
    const { analysisId } = await administrator.do('analysis.run', { projectId, batchId: 'b1', windows });
    const grant = { analysisId, strategy: 'anyCourseFull', activityDate: '2025-11-30' } as const;
    const { roundId } = await administrator.do('grant.start', grant);
    const granted = async () => (await administrator.do('grant.round', { roundId })).state === 'granted';
    while (!(await granted())) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await creditsOf('trainee1')).toMatchObject({
      effectiveCreditHundredths: 0,
      effectiveHourTenths: 0,
      pendingCreditHundredths: 300,
      entries: [{ state: 'pending', roundState: 'granted' }],
      waiting: [],
    });
    expect(await creditsOf('trainee2')).toMatchObject({
      entries: [],
      withoutCredit: [
        { projectId, institutionName: project.institutionName, reason: 'absent', missedWindows: [second] },
      ],
      waiting: [],
    });

    for (const kind of ['sitePhotos', 'summary', 'courseware'] as const) {
      await administrator.do('materials.addFile', { roundId, kind, file: await material(cloud, 'administratorA1') });
    }
    await makeMaterials(administrator, roundId);
    await administrator.do('materials.submit', { roundId });
    expect((await creditsOf('trainee1')).entries).toMatchObject([
      { state: 'pending', roundState: 'materialsSubmitted' },
    ]);
    await cloud.as('reviewer1').do('review.materials', { roundId, decision: 'approve', decisionsSeen: 0 });
    expect(await creditsOf('trainee1')).toMatchObject({
      effectiveCreditHundredths: 300,
      effectiveHourTenths: 90,
      pendingCreditHundredths: 0,
      entries: [{ state: 'effective', roundState: 'effective' }],
    });
  });

  it('are those of one year and of nobody else, without what was taken back', async () => {
    const project = aProject('last-year', { year: 2024 });
    const round = { ...aRound('round-2024', project, anAnalysis(project, [])), state: 'effective' as const };
    const entry: LedgerEntry = {
      _id: 'entry-2024',
      roundId: round._id,
      projectId: project._id,
      institutionId: project.institutionId,
      catalogueEntryId: project.catalogueEntryId,
      personId: always,
      who: { name: '', personNumber: '', institutionName: '', departmentName: '' },
      year: 2024,
      activityDate: '2024-06-01',
      role: 'trainee',
      creditLevel: 'provincial',
      projectNumber: '2024-1-1',
      title: '去年的项目',
      creditHundredths: 500,
      hourTenths: 150,
      at: instantOf('2024-06-02'),
    };
    const lecture: LedgerEntry = {
      ...entry,
      _id: 'lecture-2024',
      role: 'lecturer',
      creditHundredths: 200,
      hourTenths: 10,
    };
    const reversal: LedgerEntry = { ...entry, _id: 'reversal-2024', reverses: entry._id, creditHundredths: -500 };
    await cloud.plant('grantRounds', round);
    await cloud.plant('ledgerEntries', entry, lecture, reversal);
    const credits = await creditsOf('trainee1', 2024);
    expect(credits).toMatchObject({
      effectiveCreditHundredths: 200,
      effectiveHourTenths: 10,
      pendingCreditHundredths: 0,
      reversedCreditHundredths: 500,
    });
    expect(credits.entries.map(({ entryId, state }) => [entryId, state]).sort()).toEqual([
      ['entry-2024', 'reversed'],
      ['lecture-2024', 'effective'],
    ]);
    expect((await creditsOf('trainee2', 2024)).entries).toEqual([]);
  });
});
