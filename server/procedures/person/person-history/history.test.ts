import { MINUTE_MS, instantOf } from '../../../../domain/kernel/time';
import { nameOf, nationalIdFor, pendingTrainee, signedInAdministrator } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA, hospitalB } from '../../../../test/support/institutions';
import { rebindingsIn } from '../../../../test/support/rebinding';
import { refusalOf } from '../../../../test/support/refusal';

const REASON = '职称有误，请改为主管技师';
let cloud: InProcessCloud;
let rebindings: ReturnType<typeof rebindingsIn>;
beforeAll(async () => {
  cloud = await openInProcess({ startAt: instantOf('2025-11-29', '08:00:00') });
  rebindings = rebindingsIn(cloud);
  await signedInAdministrator(cloud, 'administratorA1', hospitalA);
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
});
beforeEach(() => cloud.clock.advance(MINUTE_MS));

const historyOf = async (personId: string) =>
  (await cloud.as('administratorA1').do('personHistory.list', { personId })).rows;
const kindsOf = async (personId: string) => (await historyOf(personId)).map(({ kind, who }) => [kind, who]);

describe('the history of a person', () => {
  it('tells a registration from its first form to its approval, to its institution and to its owner alike', async () => {
    const who = rebindings.somebody();
    const personId = await pendingTrainee(cloud, who);
    const administrator = cloud.as('administratorA1');
    cloud.clock.advance(MINUTE_MS);
    await administrator.do('registration.review', { personId, decision: 'return', reason: REASON });
    cloud.clock.advance(MINUTE_MS);
    await pendingTrainee(cloud, who, { professionalTitle: 'technicianInCharge' });
    cloud.clock.advance(MINUTE_MS);
    await administrator.do('registration.review', { personId, decision: 'approve' });
    const rows = await historyOf(personId);
    expect(rows).toMatchObject([
      { kind: 'approved', who: 'institution', by: nameOf('administratorA1'), reason: '', changes: [] },
      {
        kind: 'resubmitted',
        who: 'self',
        changes: [{ fact: 'professionalTitle', before: 'attendingPhysician', after: 'technicianInCharge' }],
      },
      { kind: 'returned', who: 'institution', by: nameOf('administratorA1'), reason: REASON },
      { kind: 'submitted', who: 'self', at: cloud.clock.now() - 3 * MINUTE_MS },
    ]);
    expect(rows.at(-1)?.changes.map(({ fact }) => fact)).toContain('department');
    expect((await cloud.as(who).do('personHistory.mine', {})).rows).toEqual(rows);
  });

  it('is read page by page, and nothing is told twice', async () => {
    const { old, personId } = await rebindings.approved();
    const first = await cloud.as(old).do('personHistory.mine', { limit: 1 });
    const rest = await cloud.as(old).do('personHistory.mine', { limit: 1, cursor: first.nextCursor });
    expect([...first.rows, ...rest.rows]).toEqual(await historyOf(personId));
    expect(rest.nextCursor).toBeUndefined();
  });

  it('has no event of a decision that was sent twice', async () => {
    const personId = await pendingTrainee(cloud, rebindings.somebody());
    const approve = () => cloud.as('administratorA1').do('registration.review', { personId, decision: 'approve' });
    await approve();
    await approve();
    expect(await kindsOf(personId)).toEqual([
      ['approved', 'institution'],
      ['submitted', 'self'],
    ]);
  });

  it('tells that another WeChat asked for it, and that it was bound to it, with the phones masked', async () => {
    const { personId, rebindingId, wechat } = await rebindings.asked();
    cloud.clock.advance(MINUTE_MS);
    await rebindings.approve('administratorA1', rebindingId);
    const [bound, asked] = await historyOf(personId);
    expect(asked).toMatchObject({ kind: 'rebindingAsked', who: 'other', by: '申请人' });
    expect(bound).toMatchObject({ kind: 'rebound', who: 'institution', changes: [{ fact: 'phone' }] });
    expect(bound?.changes[0]?.after).toMatch(/^138\*{4}\d{4}$/);
    expect((await cloud.as(wechat).do('personHistory.mine', {})).rows).toHaveLength(4);
  });

  it('tells a corrected national ID without either number', async () => {
    const { old, personId } = await rebindings.approved();
    const nationalId = nationalIdFor(rebindings.somebody());
    cloud.clock.advance(MINUTE_MS);
    await cloud.as('administratorA1').do('registration.correctNationalId', {
      ...{ personId, current: nationalIdFor(old), nationalId, reason: '与身份证原件核对，末位填错' },
    });
    const [corrected] = await historyOf(personId);
    expect(corrected).toMatchObject({ kind: 'nationalIdCorrected', changes: [{ fact: 'document' }] });
    expect(JSON.stringify(corrected)).not.toContain(nationalId);
    expect(JSON.stringify(corrected)).not.toContain(nationalIdFor(old));
  });

  it('tells both sides when a phone passes to somebody who has it by WeChat’s word', async () => {
    const who = rebindings.somebody();
    const personId = await pendingTrainee(cloud, who);
    await cloud.as('administratorA1').do('registration.review', { personId, decision: 'return', reason: REASON });
    cloud.clock.advance(MINUTE_MS);
    const owner = rebindings.somebody();
    await pendingTrainee(cloud, owner, { phoneCode: await cloud.phoneCode(owner, who) });
    const [passed] = await historyOf(personId);
    expect(passed).toMatchObject({ kind: 'phonePassed', who: 'other', changes: [{ fact: 'phone', after: '' }] });
    expect(passed?.changes[0]?.before).toMatch(/^138\*{4}\d{4}$/);
  });

  it('is nobody else’s: not another institution’s, nor that of somebody who is not there', async () => {
    const { personId } = await rebindings.approved();
    for (const whose of [personId, 'nobody']) {
      const answer = await cloud.as('administratorB1').call('personHistory.list', { personId: whose });
      expect(refusalOf(answer).code).toBe('notFound');
    }
  });

  it('leaves every chain of the log whole', async () => {
    expect(await cloud.verifyAudit()).toMatchObject({ broken: [] });
  });
});
