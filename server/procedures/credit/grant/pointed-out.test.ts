import { instantOf } from '../../../../domain/kernel/time';
import { aProject, anAnalysis, anAttendee, BATCH_OVER } from '../../../../test/support/grant-builders';
import { signedInAdministrator } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { traineeOf } from '../../../../test/support/attendance';
import { aPaper, aResult } from '../../../../test/support/exams';
import { courseOf, lecturerOf } from '../../../../test/support/projects';
import { refusalOf } from '../../../../test/support/refusal';

const CARD = '430100217001';
let cloud: InProcessCloud;
const administrator = () => cloud.as('administratorA1');
const GRANT = { strategy: 'anyCourseFull', activityDate: '2025-11-30' } as const;

/** p1 is nobody special; p2 lectured; p3 was elsewhere; p4 has a window by a doubtful record alone. */
async function analysed(id: string) {
  const project = aProject(id, { courses: [courseOf({ lecturers: [lecturerOf({ cardNumber: CARD })] })] });
  const of = (name: string) => `${id}-${name}`;
  const people = [
    anAttendee(of('p1')),
    anAttendee(of('p2')),
    anAttendee(of('p3'), { flags: ['twoPlaces'] }),
    anAttendee(of('p4'), { doubtful: true, windows: ['met', 'suspicious'] }),
  ];
  const { analysis, chunks } = anAnalysis(project, people);
  await cloud.plant('projects', project);
  await cloud.plant('analyses', analysis);
  await cloud.plant('analysisChunks', ...chunks);
  return { analysisId: analysis._id, of };
}

beforeAll(async () => {
  cloud = await openInProcess({ startAt: BATCH_OVER });
  await signedInAdministrator(cloud, 'administratorA1');
  await cloud.plant('cardNumbers', { _id: CARD, personId: 'decided-p2', since: 0 });
});

describe('who is pointed out before a grant', () => {
  it('is decided on with a reason, one by one, before anybody is granted', async () => {
    const { analysisId, of } = await analysed('decided');
    const list = () =>
      administrator().do('grant.candidates', { analysisId, strategy: 'anyCourseFull', show: 'pointed' });
    expect(await list()).toMatchObject({
      totals: { valid: 4, undecided: 3, toGrant: 1 },
      pointed: [
        { point: 'lecturer', people: 1, undecided: 1 },
        { point: 'twoPlaces', people: 1, undecided: 1 },
        { point: 'doubtful', people: 1, undecided: 1 },
      ],
      rows: [{ personId: of('p2'), points: ['lecturer'] }, { personId: of('p3') }, { personId: of('p4') }],
    });
    const early = refusalOf(await administrator().call('grant.start', { analysisId, ...GRANT }));
    expect(early.code).toBe('peopleUndecided');

    await administrator().do('exclusion.set', {
      analysisId,
      personId: of('p2'),
      reason: 'other',
      note: '已按主讲人授分',
    });
    await administrator().do('exclusion.admit', { analysisId, personId: of('p3'), note: '两个会场在同一栋楼' });
    await administrator().do('exclusion.admit', { analysisId, personId: of('p4'), note: '与签到表核对无误' });
    expect(await list()).toMatchObject({ totals: { undecided: 0, toGrant: 3, excluded: 1 } });
    const { roundId } = await administrator().do('grant.start', { analysisId, ...GRANT });
    await cloud.jobs({ jobId: `grant:${roundId}` });
    const granted = cloud.documents('ledgerEntries').filter((entry) => entry.roundId === roundId);
    expect(granted.map(({ personId }) => personId).sort()).toEqual([of('p1'), of('p3'), of('p4')]);
  });

  it('may be decided on otherwise, and the decision taken back', async () => {
    const { analysisId, of } = await analysed('changed');
    const personId = of('p3');
    const decision = async () => {
      const { rows } = await administrator().do('grant.candidates', { analysisId, strategy: 'anyCourseFull' });
      const row = rows.find((each) => each.personId === personId);
      return { excluded: row?.excluded?.reason, admitted: row?.admitted?.note };
    };
    await administrator().do('exclusion.set', { analysisId, personId, reason: 'twoPlaces' });
    expect(await decision()).toEqual({ excluded: 'twoPlaces', admitted: undefined });
    await administrator().do('exclusion.admit', { analysisId, personId, note: '两个会场在同一栋楼' });
    expect(await decision()).toEqual({ excluded: undefined, admitted: '两个会场在同一栋楼' });
    await administrator().do('exclusion.withdraw', { analysisId, personId });
    expect(await decision()).toEqual({ excluded: undefined, admitted: undefined });
  });

  it('is not granted without a reason', async () => {
    const { analysisId, of } = await analysed('bare');
    const refused = refusalOf(
      await administrator().call('exclusion.admit', { analysisId, personId: of('p3'), note: '在' }),
    );
    expect(refused).toMatchObject({ code: 'reasonRequired', details: { fields: [{ field: 'note' }] } });
  });
});

describe('a grant that asks for the evaluation', () => {
  it('leaves out whoever has not answered it when it begins, and tells them so', async () => {
    const project = aProject('evaluated', { courses: [courseOf({ courseId: 'c1' })] });
    const people = [anAttendee('evaluated-p1'), anAttendee('evaluated-p2')];
    const { analysis, chunks } = anAnalysis(project, people);
    await cloud.plant('projects', project);
    await cloud.plant('analyses', analysis);
    await cloud.plant('analysisChunks', ...chunks);
    const mark = (who: string) => ({
      _id: `evaluated:b1:evaluated-${who}`,
      evaluationId: 'evaluated:b1',
      personId: `evaluated-${who}`,
      requestId: who,
    });
    await cloud.plant('evaluationMarks', mark('p1'));
    const asked = { analysisId: analysis._id, strategy: 'anyCourseFull' as const };
    expect(await administrator().do('grant.candidates', asked)).toMatchObject({
      evaluationOpen: 1,
      totals: { toGrant: 2 },
    });
    const conditions: 'evaluation'[] = ['evaluation'];
    expect(await administrator().do('grant.candidates', { ...asked, conditions })).toMatchObject({
      totals: { toGrant: 1, absent: 1 },
      withheld: [{ reason: 'evaluationOpen', people: 1 }],
    });
    const { roundId } = await administrator().do('grant.start', { analysisId: analysis._id, ...GRANT, conditions });
    // Too late for this round, which is as it was when it began.
    await cloud.plant('evaluationMarks', mark('p2'));
    await cloud.jobs({ jobId: `grant:${roundId}` });
    const granted = cloud.documents('ledgerEntries').filter((entry) => entry.roundId === roundId);
    expect(granted.map(({ personId }) => personId)).toEqual(['evaluated-p1']);
    const outcomes = cloud.documents('grantOutcomes').filter((outcome) => outcome.roundId === roundId);
    expect(outcomes).toMatchObject([{ personId: 'evaluated-p2', reason: 'evaluationOpen' }]);
  });
});

describe('a grant that asks for the exam', () => {
  it('leaves out whoever has not passed it; where there is none it keeps nobody out', async () => {
    const project = aProject('examined', { courses: [courseOf({ courseId: 'c1' })] });
    const { analysis, chunks } = anAnalysis(project, [anAttendee('examined-p1'), anAttendee('examined-p2')]);
    await cloud.plant('projects', project);
    await cloud.plant('analyses', analysis);
    await cloud.plant('analysisChunks', ...chunks);
    const asked = { analysisId: analysis._id, strategy: 'anyCourseFull' as const };
    const conditions: 'exam'[] = ['exam'];
    expect(await administrator().do('grant.candidates', { ...asked, conditions })).toMatchObject({
      examOpen: null,
      totals: { toGrant: 2 },
    });
    const paper = aPaper(project, []);
    await cloud.plant('examPapers', paper);
    const result = (who: string, passed: boolean) =>
      aResult(paper, traineeOf(cloud, 'trainee1', { _id: who }), { passed, bestTenths: passed ? 600 : 100 });
    await cloud.plant('examResults', result('examined-p1', true), result('examined-p2', false));
    expect(await administrator().do('grant.candidates', { ...asked, conditions })).toMatchObject({
      examOpen: 1,
      totals: { toGrant: 1, absent: 1 },
      withheld: [{ reason: 'examOpen', people: 1 }],
    });
    const { roundId } = await administrator().do('grant.start', { analysisId: analysis._id, ...GRANT, conditions });
    await cloud.jobs({ jobId: `grant:${roundId}` });
    const outcomes = cloud.documents('grantOutcomes').filter((outcome) => outcome.roundId === roundId);
    expect(outcomes).toMatchObject([{ personId: 'examined-p2', reason: 'examOpen' }]);
  });
});

describe('a grant by hours without daily duty', () => {
  it('needs a reason, which stays with the round', async () => {
    const project = aProject('waived', { courses: [courseOf({ courseId: 'c1', hourTenths: 90 })] });
    const lacking = anAttendee('waived-p1', { lackedDays: ['2025-11-29'], openCourseIds: [], dutyOpen: false });
    const { analysis, chunks } = anAnalysis(project, [lacking], {
      ruleVersion: 2,
      at: instantOf('2025-11-30', '19:00:00'),
    });
    await cloud.plant('projects', project);
    await cloud.plant('analyses', analysis);
    await cloud.plant('analysisChunks', ...chunks);
    const grant = { analysisId: analysis._id, activityDate: '2025-11-30' };
    const waiver = { dutyWaivedFor: '部分学员夜班交接，只到了一部分课程' };
    const start = (more: object) =>
      administrator().call('grant.start', { ...grant, strategy: 'byCourseHours', ...more });
    expect(refusalOf(await start({})).code).toBe('nobodyToGrant');
    expect(refusalOf(await start({ dutyWaivedFor: '夜班' })).code).toBe('reasonRequired');
    expect(refusalOf(await start({ ...waiver, strategy: 'allCoursesFull' })).code).toBe('invalidInput');
    const { roundId } = await administrator().do('grant.start', { ...grant, strategy: 'byCourseHours', ...waiver });
    await cloud.jobs({ jobId: `grant:${roundId}` });
    expect(await administrator().do('grant.round', { roundId })).toMatchObject({ granted: 1, ...waiver });
  });
});
