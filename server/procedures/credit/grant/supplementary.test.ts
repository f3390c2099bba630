import { anAnalysis, anAttendee, aProject, aRound, BATCH_OVER } from '../../../../test/support/grant-builders';
import { signedInAdministrator, signedInReviewer } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { refusalOf } from '../../../../test/support/refusal';
import { grantJobId } from '../../../data/jobs';

let cloud: InProcessCloud;
let analysisId: string;
const administrator = () => cloud.as('administratorA1');

/** A batch whose materials are effective, and one more person who passes by now. */
beforeEach(async () => {
  cloud = await openInProcess({ startAt: BATCH_OVER });
  await signedInAdministrator(cloud, 'administratorA1');
  await signedInReviewer(cloud, 'reviewer1');
  const project = aProject('held', { rounds: [{ roundId: 'first', batchId: 'b1', state: 'effective' }] });
  const frozen = anAnalysis(project, [anAttendee('p1')]);
  analysisId = frozen.analysis._id;
  await cloud.plant('projects', project);
  await cloud.plant('analyses', frozen.analysis);
  await cloud.plant('analysisChunks', ...frozen.chunks);
  await cloud.plant('grantRounds', {
    ...aRound('first', project, frozen),
    state: 'effective',
    submittedAt: BATCH_OVER,
  });
});

const choice = () => ({ analysisId, strategy: 'anyCourseFull' as const, activityDate: '2025-11-30' });

describe('a supplementary round (补充授分)', () => {
  it('asks for a reason, and for nothing else: no materials, and the centre reads why', async () => {
    expect(await administrator().do('grant.candidates', { analysisId, strategy: 'anyCourseFull' })).toMatchObject({
      supplementary: true,
    });
    for (const supplementFor of [undefined, '补传'])
      expect(
        refusalOf(
          await administrator().call('grant.start', {
            ...choice(),
            ...(supplementFor === undefined ? {} : { supplementFor }),
          }),
        ).code,
      ).toBe('reasonRequired');
    const reason = '补传的签到已经确认';
    const { roundId } = await administrator().do('grant.start', { ...choice(), supplementFor: reason });
    await cloud.jobs({ jobId: grantJobId(roundId) });
    expect(await administrator().do('materials.get', { roundId })).toMatchObject({
      missing: [],
      round: { supplementFor: reason, granted: 1 },
    });
    await administrator().do('materials.submit', { roundId });
    const shown = await cloud.as('reviewer1').do('materials.get', { roundId });
    expect(shown.round.supplementFor).toBe(reason);
    // The centre may ask for a document by returning it.
    const review = { roundId, decision: 'return', reason: '请附上签到截图', decisionsSeen: 0 } as const;
    await cloud.as('reviewer1').do('review.materials', review);
    // Or be told why there is none.
    await administrator().do('materials.submit', { roundId, answer: '现场照片就是第一轮交的那几张' });
    await cloud.as('reviewer1').do('review.materials', { roundId, decision: 'approve', decisionsSeen: 1 });
    expect((await administrator().do('grant.round', { roundId })).state).toBe('effective');
  });
});
