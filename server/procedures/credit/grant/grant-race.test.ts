import { aProject, anAnalysis, anAttendee, BATCH_OVER, windows } from '../../../../test/support/grant-builders';
import { signedInAdministrator } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import type { TestPersonId } from '../../../../test/support/people';
import { refusalOf } from '../../../../test/support/refusal';

/** What may happen to a project between the look at it and the beginning of its grant. */
let cloud: InProcessCloud;
let analysisId: string;
const project = aProject('held');

beforeEach(async () => {
  cloud = await openInProcess({ startAt: BATCH_OVER });
  await signedInAdministrator(cloud, 'administratorA1');
  await signedInAdministrator(cloud, 'administratorA2');
  const { analysis, chunks } = anAnalysis(project, [anAttendee('p1'), anAttendee('p2')]);
  await cloud.plant('projects', project);
  await cloud.plant('analyses', analysis);
  await cloud.plant('analysisChunks', ...chunks);
  analysisId = analysis._id;
});

const LOOKS_AGAIN = 'in transaction: get projects';
const GRANT = { strategy: 'anyCourseFull', activityDate: '2025-11-30' } as const;
const start = (who: TestPersonId, as: { requestId?: string } = {}) =>
  cloud.as(who).call('grant.start', { analysisId, ...GRANT }, as);
const rounds = () => cloud.documents('grantRounds').length;

describe('an analysis', () => {
  it('does not replace the one from which a grant has begun meanwhile', async () => {
    cloud.meanwhile(LOOKS_AGAIN, async () => expect(await start('administratorA2')).toMatchObject({ ok: true }));
    const again = { projectId: project._id, batchId: 'b1', windows };
    expect(refusalOf(await cloud.as('administratorA1').call('analysis.run', again)).code).toBe('grantRunning');
    expect(cloud.documents('analyses')).toHaveLength(1);
  });
});

describe('a grant', () => {
  it('that comes twice at the same moment begins once, and both are told so', async () => {
    const as = { requestId: 'once-and-again' };
    const answers: unknown[] = [];
    cloud.meanwhile(LOOKS_AGAIN, async () => answers.push(await start('administratorA1', as)));
    answers.push(await start('administratorA1', as));
    expect(answers).toEqual([answers[0], answers[0]]);
    expect(answers[0]).toMatchObject({ ok: true });
    expect(rounds()).toBe(1);
  });
});

describe('a grant is refused that', () => {
  it('begins at the same moment as another one of the same batch', async () => {
    cloud.meanwhile(LOOKS_AGAIN, async () => expect(await start('administratorA2')).toMatchObject({ ok: true }));
    expect(refusalOf(await start('administratorA1')).code).toBe('grantRunning');
    expect([rounds(), cloud.documents('jobs').length]).toEqual([1, 1]);
  });

  it.each([
    ['has changed', { revision: project.revision + 1 }],
    ['is not approved any more', { state: 'cancelled' }],
  ] as const)('was decided on a project that %s since', async (_what, changes) => {
    cloud.meanwhile(LOOKS_AGAIN, () => cloud.change('projects', project._id, changes));
    expect(refusalOf(await start('administratorA1')).code).toBe('conflict');
    expect(rounds()).toBe(0);
  });

  it('was decided on an analysis that a newer one has replaced since', async () => {
    cloud.meanwhile('begin', async () => {
      const { analysis, chunks } = anAnalysis(project, [anAttendee('p1')], { number: 2 });
      await cloud.plant('analyses', analysis);
      await cloud.plant('analysisChunks', ...chunks);
    });
    expect(refusalOf(await start('administratorA1')).code).toBe('analysisOutdated');
    expect(rounds()).toBe(0);
  });
});
