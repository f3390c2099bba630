import { aProject, anAnalysis, anAttendee, BATCH_OVER } from '../../../../test/support/grant-builders';
import { traineeOf } from '../../../../test/support/attendance';
import { signedInAdministrator } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';

let cloud: InProcessCloud;
let analysisId: string;

beforeAll(async () => {
  cloud = await openInProcess({ startAt: BATCH_OVER });
  await signedInAdministrator(cloud, 'administratorA1');
  const project = aProject('held');
  const people = ['p1', 'p2', 'p3', 'p4'].map((id) => anAttendee(id, id === 'p4' ? { departmentName: '儿科' } : {}));
  const { analysis, chunks } = anAnalysis(project, people);
  await cloud.plant('projects', project);
  await cloud.plant('analyses', analysis);
  await cloud.plant('analysisChunks', ...chunks);
  analysisId = analysis._id;
});

const candidates = (more: object = {}) =>
  cloud.as('administratorA1').do('grant.candidates', { analysisId, strategy: 'anyCourseFull', ...more });

describe('the people of a grant', () => {
  it('are all there under a filter that is empty, and those of a department under its name', async () => {
    expect((await candidates({ filters: { departmentNames: [] } })).rows).toHaveLength(4);
    expect((await candidates({ filters: { departmentNames: ['儿科'] } })).rows).toMatchObject([{ personId: 'p4' }]);
  });

  it('end with a page that is just full: there is no next one', async () => {
    const first = await candidates({ limit: 2 });
    const second = await candidates({ limit: 2, cursor: first.nextCursor });
    expect([...first.rows, ...second.rows].map(({ personId }) => personId)).toEqual(['p1', 'p2', 'p3', 'p4']);
    expect(second.nextCursor).toBeUndefined();
  });

  it('are all there, however many pieces the analysis was frozen in', async () => {
    const project = aProject('large');
    const people = Array.from({ length: 23 }, (_, n) => anAttendee(`l${n}`));
    const { analysis, chunks } = anAnalysis(project, people, { chunkSize: 1 });
    await cloud.plant('projects', project);
    await cloud.plant('analyses', analysis);
    await cloud.plant('analysisChunks', ...chunks);
    expect((await candidates({ analysisId: analysis._id })).totals.toGrant).toBe(23);
  });

  it('are not those who have left, or lost their approval, since the analysis, and are again once they are back', async () => {
    const project = aProject('gone');
    const { analysis, chunks } = anAnalysis(project, [anAttendee('g1'), anAttendee('g2')]);
    await cloud.plant('projects', project);
    await cloud.plant('analyses', analysis);
    await cloud.plant('analysisChunks', ...chunks);
    await cloud.plant('persons', traineeOf(cloud, 'trainee1', { _id: 'g1', state: 'left', endedAt: analysis.at + 1 }));
    const named = async () =>
      (await candidates({ analysisId: analysis._id })).rows.map(({ personId }) => personId).join();
    expect(await named()).toBe('g2');
    // They had left before it was made: then it is the analysis that knows.
    await cloud.change('persons', 'g1', { endedAt: analysis.at });
    expect(await named()).toBe('g1,g2');
  });

  it('carry the reason that was given last', async () => {
    const exclusion = { analysisId, personId: 'p1', reason: 'other' } as const;
    for (const note of ['中途离场', '没有参加考试'])
      await cloud.as('administratorA1').do('exclusion.set', { ...exclusion, note });
    expect((await candidates()).rows[0]?.excluded).toMatchObject({ reason: 'other', note: '没有参加考试' });
    const logged = cloud.documents('auditEntries').filter(({ action }) => action === 'exclusion.set');
    expect(logged.map(({ note }) => note)).toEqual(['中途离场', '没有参加考试']);
  });
});
