import { approvedTrainee, signedInAdministrator } from '../../../../test/support/builders';
import { aProject, anAnalysis, anAttendee, BATCH_OVER } from '../../../../test/support/grant-builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';

const GRANT = { strategy: 'anyCourseFull', activityDate: '2025-11-30' } as const;
let cloud: InProcessCloud;
let personId: string;
let analysisId: string;
beforeEach(async () => {
  cloud = await openInProcess();
  await signedInAdministrator(cloud, 'administratorA1');
  personId = await approvedTrainee(cloud, 'trainee1', 'administratorA1');
  const held = aProject('held');
  const attendee = anAttendee(personId, { name: '学员一', professionalTitle: 'attendingPhysician' });
  const frozen = anAnalysis(held, [attendee], { at: BATCH_OVER });
  await cloud.plant('projects', held);
  await cloud.plant('analyses', frozen.analysis);
  await cloud.plant('analysisChunks', ...frozen.chunks);
  analysisId = frozen.analysis._id;
  cloud.clock.set(BATCH_OVER + 60_000);
});

const administrator = () => cloud.as('administratorA1');
async function correct(): Promise<void> {
  const { factsSeen } = await administrator().do('registration.get', { personId });
  await administrator().do('correction.make', {
    ...{ personId, factsSeen, professionalTitle: 'chiefPhysician', name: '学员一一', reason: '与聘任文件核对' },
  });
}
const candidates = async (professionalTitle: 'chiefPhysician' | 'attendingPhysician') =>
  (
    await administrator().do('grant.candidates', {
      analysisId,
      strategy: 'anyCourseFull',
      filters: { professionalTitles: [professionalTitle] },
    })
  ).rows;

it('filters a grant by the title that people have today, though the analysis is frozen', async () => {
  expect(await candidates('attendingPhysician')).toHaveLength(1);
  await correct();
  expect(await candidates('attendingPhysician')).toEqual([]);
  expect(await candidates('chiefPhysician')).toMatchObject([{ personId, name: '学员一一' }]);
});

it('grants whom the filters let through on the screen, and the ledger keeps the name of the day', async () => {
  await correct();
  cloud.clock.advance(1000);
  const filters = { professionalTitles: ['chiefPhysician' as const] };
  const { roundId } = await administrator().do('grant.start', { analysisId, ...GRANT, filters });
  // What is corrected from now on is nothing to a round that was begun.
  cloud.clock.advance(1000);
  const { factsSeen } = await administrator().do('registration.get', { personId });
  await administrator().do('correction.make', {
    ...{ personId, factsSeen, professionalTitle: 'residentPhysician', reason: '与聘任文件核对' },
  });
  await cloud.jobs({ jobId: `grant:${roundId}` });
  expect(cloud.documents('ledgerEntries')).toMatchObject([{ personId, who: { name: '学员一' } }]);
});
