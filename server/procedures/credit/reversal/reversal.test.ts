import { idOf } from '../../../../domain/kernel/id';
import { approvedTrainee, signedInAdministrator } from '../../../../test/support/builders';
import {
  aLedgerEntry,
  anAnalysis,
  anAttendee,
  aProject,
  aRound,
  BATCH_OVER,
} from '../../../../test/support/grant-builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { centre, hospitalA, hospitalB } from '../../../../test/support/institutions';
import { refusalOf } from '../../../../test/support/refusal';
import { reverseJobId } from '../../../data/jobs';

let cloud: InProcessCloud;
let first: string;
let second: string;
const asker = () => cloud.as('administratorA1');
const colleague = () => cloud.as('administratorA2');
const reason = { reasonCode: 'byAnother', note: '签到由同事代扫', confirmer: 'colleague' } as const;
const project = aProject('held', { rounds: [{ roundId: 'round', batchId: 'b1', state: 'effective' }] });
const frozen = (personIds: readonly string[]) =>
  anAnalysis(
    project,
    personIds.map((personId) => anAttendee(personId)),
  );

beforeEach(async () => {
  cloud = await openInProcess();
  await signedInAdministrator(cloud, 'reviewer1', centre);
  await signedInAdministrator(cloud, 'administratorA1', hospitalA);
  await signedInAdministrator(cloud, 'administratorA2', hospitalA);
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  first = await approvedTrainee(cloud, 'trainee1', 'administratorA1');
  second = await approvedTrainee(cloud, 'trainee2', 'administratorA1');
  cloud.clock.set(BATCH_OVER);
});

async function planted(state: 'effective' | 'granted' = 'effective', personIds: readonly string[] = [first, second]) {
  const { analysis, chunks } = frozen(personIds);
  const held = { ...project, rounds: [{ roundId: 'round', batchId: 'b1', state }] };
  await cloud.plant('projects', held);
  await cloud.plant('analyses', analysis);
  await cloud.plant('analysisChunks', ...chunks);
  const granted = personIds.length;
  const figures = { state, granted, done: granted, creditHundredths: granted * 300, startedAt: BATCH_OVER - 1000 };
  await cloud.plant('grantRounds', { ...aRound('round', held, { analysis, chunks }), ...figures });
  await cloud.plant('ledgerEntries', ...personIds.map((personId) => aLedgerEntry('round', held, personId)));
  return analysis._id;
}
const request = (more: object = {}) =>
  asker().do('reversal.request', { roundId: 'round', personId: first, ...reason, ...more });
const year = (who: 'trainee1' | 'trainee2') => cloud.as(who).do('ledger.mine', { year: 2025 });

describe('the reversal of one person', () => {
  it('leaves everything as it is until a second administrator confirms, and is then a new entry', async () => {
    await planted();
    const { reversalId } = await request();
    expect((await year('trainee1')).entries).toMatchObject([{ state: 'effective', reversedFor: '' }]);
    const { rows } = await asker().do('grant.roundPeople', { roundId: 'round' });
    expect(rows.find(({ personId }) => personId === first)).toMatchObject({ reversed: false, reversalId });
    expect(await asker().do('reversal.get', { reversalId })).toMatchObject({ mayDecide: false, mayWithdraw: true });
    expect(await colleague().do('reversal.get', { reversalId })).toMatchObject({ mayDecide: true, mayWithdraw: false });
    await colleague().do('reversal.decide', { reversalId, decision: 'confirm' });
    expect(await year('trainee1')).toMatchObject({
      ...{ effectiveCreditHundredths: 0, reversedCreditHundredths: 300 },
      entries: [{ state: 'reversed', creditHundredths: 300, reversedFor: '由他人代签：签到由同事代扫' }],
    });
    expect((await year('trainee2')).effectiveCreditHundredths).toBe(300);
    const entries = cloud.documents('ledgerEntries').filter(({ personId }) => personId === first);
    expect(entries.map(({ creditHundredths, reverses }) => [creditHundredths, reverses !== undefined])).toEqual([
      [300, false],
      [-300, true],
    ]);
    const told = cloud.documents('messages').filter(({ kind }) => kind === 'creditsReversed');
    expect(told.map(({ to }) => to)).toEqual([`person:${first}`]);
    expect((await cloud.verifyAudit()).broken).toEqual([]);
  });

  it('is never confirmed by the one who asked, nor by another institution, nor by the centre that was not asked', async () => {
    await planted();
    const { reversalId } = await request();
    const confirm = { reversalId, decision: 'confirm' } as const;
    expect(refusalOf(await asker().call('reversal.decide', confirm)).code).toBe('ownReversal');
    expect(refusalOf(await cloud.as('administratorB1').call('reversal.decide', confirm)).code).toBe('notFound');
    expect(refusalOf(await cloud.as('reviewer1').call('reversal.decide', confirm)).code).toBe('notFound');
    expect(cloud.documents('ledgerEntries')).toHaveLength(2);
  });

  it('is confirmed by the centre where the centre is asked', async () => {
    await planted();
    const { reversalId } = await request({ confirmer: 'centre' });
    const confirm = { reversalId, decision: 'confirm' } as const;
    expect(refusalOf(await colleague().call('reversal.decide', confirm)).code).toBe('ownReversal');
    expect(await cloud.as('reviewer1').do('reversal.decide', confirm)).toEqual({ state: 'done' });
  });

  it('is declined with a reason, or withdrawn, and may be asked for again', async () => {
    await planted();
    const one = await request();
    expect(
      refusalOf(await asker().call('reversal.request', { roundId: 'round', personId: first, ...reason })).code,
    ).toBe('reversalOpen');
    const decline = { ...one, decision: 'decline' } as const;
    expect(refusalOf(await colleague().call('reversal.decide', decline)).code).toBe('reasonRequired');
    await colleague().do('reversal.decide', { ...decline, reason: '签到照片是本人' });
    const two = await request();
    expect(refusalOf(await colleague().call('reversal.withdraw', two)).code).toBe('notYourReversal');
    await asker().do('reversal.withdraw', two);
    expect(refusalOf(await colleague().call('reversal.decide', { ...two, decision: 'confirm' })).code).toBe(
      'wrongState',
    );
    await request();
    expect(cloud.documents('ledgerEntries')).toHaveLength(2);
  });

  it('is followed by a grant of the next generation, which may be reversed as well', async () => {
    const analysisId = await planted();
    const { reversalId } = await request();
    await colleague().do('reversal.decide', { reversalId, decision: 'confirm' });
    expect(
      refusalOf(await asker().call('reversal.request', { roundId: 'round', personId: first, ...reason })).code,
    ).toBe('alreadyReversed');
    const supplementFor = '撤销后核实本人在场';
    const grant = { analysisId, strategy: 'anyCourseFull', activityDate: '2025-11-30', supplementFor } as const;
    const { roundId } = await asker().do('grant.start', grant);
    await cloud.jobs({ jobId: `grant:${roundId}` });
    expect(await asker().do('grant.round', { roundId })).toMatchObject({ granted: 1, alreadyGranted: 1 });
    const again = cloud.documents('ledgerEntries').find((entry) => entry.roundId === roundId);
    expect(again?._id).toBe(idOf(project.catalogueEntryId, 2025, 'trainee', first, 2));
    expect(await year('trainee1')).toMatchObject({ pendingCreditHundredths: 300, reversedCreditHundredths: 300 });
    const next = await asker().do('reversal.request', { roundId, personId: first, ...reason });
    await colleague().do('reversal.decide', { ...next, decision: 'confirm' });
    expect(await year('trainee1')).toMatchObject({ pendingCreditHundredths: 0, reversedCreditHundredths: 600 });
  });
});

describe('the reversal of a round', () => {
  it('takes back everybody once, in slices that may be done again, and tells each of them', async () => {
    const people = Array.from({ length: 230 }, (_, index) => `p${String(index).padStart(3, '0')}`);
    await planted('effective', [first, ...people]);
    const single = await request();
    await colleague().do('reversal.decide', { ...single, decision: 'confirm' });
    const { reversalId } = await asker().do('reversal.request', { roundId: 'round', ...reason });
    expect(await colleague().do('reversal.decide', { reversalId, decision: 'confirm' })).toEqual({ state: 'running' });
    await cloud.jobs({ jobId: reverseJobId(reversalId) });
    await cloud.change('jobs', reverseJobId(reversalId), { state: 'open', leaseUntil: 0, after: '' });
    await cloud.jobs({ jobId: reverseJobId(reversalId) });
    const reversals = cloud.documents('ledgerEntries').filter(({ reverses }) => reverses !== undefined);
    expect(reversals).toHaveLength(231);
    expect(cloud.documents('messages').filter(({ kind }) => kind === 'creditsReversed')).toHaveLength(231);
    expect(await asker().do('reversal.get', { reversalId })).toMatchObject({ state: 'done', people: 231 });
    expect(refusalOf(await asker().call('reversal.request', { roundId: 'round', ...reason })).code).toBe(
      'alreadyReversed',
    );
    expect((await cloud.verifyAudit()).broken).toEqual([]);
  });

  it('ends a round that was not effective yet: nothing is left to hand in', async () => {
    await planted('granted');
    const { reversalId } = await asker().do('reversal.request', { roundId: 'round', ...reason });
    await colleague().do('reversal.decide', { reversalId, decision: 'confirm' });
    await cloud.jobs({ jobId: reverseJobId(reversalId) });
    expect(await asker().do('grant.round', { roundId: 'round' })).toMatchObject({ state: 'nobodyGranted' });
    expect(await year('trainee1')).toMatchObject({ pendingCreditHundredths: 0, reversedCreditHundredths: 300 });
  });

  it('needs a second administrator, or the centre', async () => {
    await planted();
    await cloud.remove(
      'administrators',
      cloud.documents('administrators').find(({ name }) => name === '甲院管理员二')?._id ?? '',
    );
    expect((await asker().do('reversal.basis', { roundId: 'round' })).colleagues).toEqual([]);
    expect(refusalOf(await asker().call('reversal.request', { roundId: 'round', ...reason })).code).toBe('noColleague');
    await asker().do('reversal.request', { roundId: 'round', ...reason, confirmer: 'centre' });
  });
});
