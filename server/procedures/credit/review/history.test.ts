import { instantOf } from '../../../../domain/kernel/time';
import { HOSPITAL_DAY, plantHospital, type Hospital } from '../../../../test/support/hospital';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA } from '../../../../test/support/institutions';
import { allConform } from '../../../../test/support/projects';

let cloud: InProcessCloud;
let hospital: Hospital;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: HOSPITAL_DAY });
  hospital = await plantHospital(cloud, hospitalA);
});
const reviewer = () => cloud.as('reviewer1');
const history = (input = {}) => reviewer().do('review.history', input);

async function decideEverything(): Promise<void> {
  const { submitted: projectId, changeId, held } = hospital;
  await reviewer().do('review.project', {
    projectId,
    decision: 'approve',
    documentMarks: allConform,
    decisionsSeen: 0,
  });
  cloud.clock.advance(1000);
  await reviewer().do('review.change', { changeId, decision: 'return', reason: '新的通知没有盖章', decisionsSeen: 0 });
  cloud.clock.advance(1000);
  const revision = cloud.documents('projects').find(({ _id }) => _id === held)?.revision ?? 0;
  await cloud.as(hospital.administrator).do('project.cancel', { projectId: held, revision, reason: '主讲人临时出差' });
}

describe('the history of the centre (J3)', () => {
  it('has every decision, newest first, and is searched and filtered', async () => {
    await decideEverything();
    const kinds = async (input = {}) => (await history(input)).rows.map(({ kind }) => kind);
    expect(await kinds()).toEqual(['cancel', 'change', 'project']);
    expect(await kinds({ kind: 'change' })).toEqual(['change']);
    expect(await kinds({ decision: 'approve' })).toEqual(['project']);
    expect(await kinds({ year: 2025, search: hospital.name })).toHaveLength(3);
    expect(await kinds({ year: 2024 })).toEqual([]);
    const first = await history({ limit: 1 });
    expect((await history({ limit: 5, cursor: first.nextCursor })).rows.map(({ kind }) => kind)).toEqual([
      'change',
      'project',
    ]);
  });

  it('lets the paper originals be noted long after the decision, and says by whom and when', async () => {
    await decideEverything();
    const missing = await history({ paperMissing: true });
    expect(missing).toMatchObject({ paperMissing: 1, rows: [{ kind: 'project', paper: { received: false } }] });
    const later = instantOf('2025-12-20', '10:00:00');
    cloud.clock.set(later);
    await reviewer().do('review.paper', { projectId: hospital.submitted, received: true });
    expect(await history({ paperMissing: true })).toMatchObject({ paperMissing: 0, rows: [] });
    const [noted] = (await history({ kind: 'project' })).rows;
    expect(noted?.paper).toMatchObject({ received: true, at: later });
    await reviewer().do('review.paper', { projectId: hospital.submitted, received: false });
    expect((await history({ paperMissing: true })).paperMissing).toBe(1);
  });

  it('knows decisions from before it was kept, once', async () => {
    await decideEverything();
    const before = (await history()).rows.filter(({ kind }) => kind === 'project');
    for (const { _id } of cloud.documents('decisionNotes')) await cloud.remove('decisionNotes', _id);
    await cloud.jobs({ Type: 'Timer' });
    await cloud.jobs({ Type: 'Timer' });
    expect((await history({ kind: 'project' })).rows).toEqual(before);
  });
});
