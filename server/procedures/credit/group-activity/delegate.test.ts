import { signedInAdministrator, approvedTrainee, invitedColleague } from '../../../../test/support/builders';
import { aPdf } from '../../../../test/support/files';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { centre, hospitalA, hospitalB } from '../../../../test/support/institutions';
import { refusalOf } from '../../../../test/support/refusal';
import { idOf } from '../../../../domain/kernel/id';
import { instantOf } from '../../../../domain/kernel/time';

let cloud: InProcessCloud;
const facts = {
  title: '危急值病例讨论会',
  kind: 'caseDiscussion',
  begin: '2025-11-20',
  end: '2025-11-20',
  placeName: '检验科示教室',
  hourTenths: 20,
  creditHundredths: 50,
  lecturerName: '陈志远',
} as const;

/** Handed in by an administrator for one of their people. */
async function handedIn(by: 'administratorA1' | 'administratorB1', personId: string): Promise<string> {
  const { activityId } = await cloud.as(by).do('groupActivity.save', facts);
  const file = await cloud.upload(by, '讨论记录.pdf', aPdf({ mark: by }), 'activity');
  await cloud.as(by).do('groupActivity.addFile', { activityId, file });
  await cloud.as(by).do('activityPeople.add', { activityId, personIds: [personId] });
  const { revision } = await cloud.as(by).do('groupActivity.get', { activityId });
  await cloud.as(by).do('groupActivity.submit', { activityId, revision });
  return activityId;
}
const delegate = (given: boolean) =>
  cloud.as('reviewer1').do('institution.setDelegate', { institutionId: hospitalB.institutionId, delegate: given });
const approve = (who: 'administratorB1' | 'administratorB2', activityId: string) =>
  cloud.as(who).call('groupActivity.review', { activityId, decision: 'approve', decisionsSeen: 0 });
let ofA: string;
let ofB: string;

beforeEach(async () => {
  cloud = await openInProcess();
  await signedInAdministrator(cloud, 'reviewer1', centre);
  await signedInAdministrator(cloud, 'administratorA1', hospitalA);
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  const one = await approvedTrainee(cloud, 'trainee1', 'administratorA1');
  const other = await approvedTrainee(cloud, 'trainee2', 'administratorB1', {
    institutionId: hospitalB.institutionId,
    departmentId: idOf(hospitalB.institutionId, 'department', 1),
  });
  cloud.clock.set(instantOf('2025-11-21', '09:00:00'));
  for (const figure of ['groupHoursPerCredit', 'groupCap'])
    await cloud.as('reviewer1').do('ruleTable.confirm', { rowId: `health:${figure}:1` });
  ofA = await handedIn('administratorA1', one);
  ofB = await handedIn('administratorB1', other);
});

describe('a delegate of the centre (M21)', () => {
  it('sees and decides on what others have handed in, and its name stands beside the decision', async () => {
    const list = () => cloud.as('administratorB1').call('groupActivity.list', { toReview: true });
    expect(refusalOf(await list()).code).toBe('forbidden');
    expect((await cloud.as('administratorB1').call('groupActivity.get', { activityId: ofA })).ok).toBe(false);
    await delegate(true);
    expect(await cloud.as('administratorB1').do('groupActivity.list', {})).toMatchObject({
      mayReview: true,
      rows: [{ activityId: ofB }],
    });
    expect(await list()).toMatchObject({ ok: true, data: { rows: [{ activityId: ofA }] } });
    expect(await cloud.as('administratorB1').do('activityPeople.list', { activityId: ofA })).toMatchObject({
      rows: [{ origin: 'list' }],
    });
    expect((await approve('administratorB1', ofA)).ok).toBe(true);
    const { reviews, state } = await cloud.as('administratorA1').do('groupActivity.get', { activityId: ofA });
    expect(state).toBe('approved');
    expect(reviews[0]?.by).toContain(hospitalB.name);
  });

  it('never decides on an activity of its own, and sees no draft of anybody', async () => {
    await delegate(true);
    expect(refusalOf(await approve('administratorB1', ofB)).code).toBe('ownActivity');
    const { activityId } = await cloud.as('administratorA1').do('groupActivity.save', facts);
    expect((await cloud.as('administratorB1').call('groupActivity.get', { activityId })).ok).toBe(false);
    expect(refusalOf(await approve('administratorB1', activityId)).code).toBe('notFound');
  });

  it('is one no more once the centre takes it back; what it decided stays', async () => {
    await delegate(true);
    await approve('administratorB1', ofA);
    await delegate(false);
    expect(refusalOf(await approve('administratorB1', ofA)).code).toBe('forbidden');
    expect((await cloud.as('administratorB1').call('groupActivity.get', { activityId: ofA })).ok).toBe(false);
    expect(await cloud.as('reviewer1').do('groupActivity.get', { activityId: ofA })).toMatchObject({
      state: 'approved',
    });
    const log = cloud.documents('auditEntries').map(({ action }) => action);
    expect(log.filter((action) => action.startsWith('institution.delegat'))).toHaveLength(2);
  });

  it('needs all rights there', async () => {
    await delegate(true);
    await invitedColleague(cloud, 'administratorB2', { by: 'administratorB1', institutionRole: 'readOnly' });
    expect(refusalOf(await approve('administratorB2', ofA)).code).toBe('forbidden');
    const listed = await cloud.as('administratorB2').call('groupActivity.list', { toReview: true });
    expect(refusalOf(listed).code).toBe('forbidden');
  });
});
