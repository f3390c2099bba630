import { MINUTE_MS, instantOf } from '../../../../domain/kernel/time';
import { pendingTrainee, signedInAdministrator } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA, hospitalB } from '../../../../test/support/institutions';
import type { TestPersonId } from '../../../../test/support/people';
import { refusalOf } from '../../../../test/support/refusal';
import { transfersIn } from '../../../../test/support/transfers';

const MISTAKE = '身份证与本人不符，通过有误';
let cloud: InProcessCloud;
let transfers: ReturnType<typeof transfersIn>;
beforeAll(async () => {
  cloud = await openInProcess({ startAt: instantOf('2025-11-29', '08:00:00') });
  transfers = transfersIn(cloud);
  await signedInAdministrator(cloud, 'administratorA1', hospitalA);
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
});
beforeEach(() => cloud.clock.advance(MINUTE_MS));

const ask = async (who: TestPersonId): Promise<string> =>
  (await cloud.as(who).do('correction.ask', { education: 'doctorate' })).correctionId;
const stateOf = (correctionId: string) => cloud.documents('corrections').find(({ _id }) => _id === correctionId)?.state;
const historyOf = async (who: TestPersonId) =>
  (await cloud.as(who).do('personHistory.mine', {})).rows.map(({ kind }) => kind);
const withdraw = (personId: string) =>
  cloud.as('administratorA1').call('leaving.withdrawApproval', { personId, reason: MISTAKE, ledgerEntriesSeen: 0 });
const pendingAt = async (administrator: TestPersonId) =>
  (await cloud.as(administrator).do('home.administrator', {})).pendingCorrections;

/** Nobody has it to decide on any more, it changes nothing, and its person reads what became of it. */
async function expectLapsed(who: TestPersonId, correctionId: string): Promise<void> {
  expect(stateOf(correctionId)).toBe('lapsed');
  expect(await historyOf(who)).toContain('correctionLapsed');
  expect((await cloud.as(who).do('registration.mine', {})).correction).toMatchObject({ correctionId, state: 'lapsed' });
  const late = { correctionId, decision: 'approve' } as const;
  expect(refusalOf(await cloud.as('administratorA1').call('correction.review', late)).code).toBe('wrongState');
}

describe('a correction that waits', () => {
  it('lapses when a transfer is approved, and its person asks the new institution anew', async () => {
    const { who, personId, transferId } = await transfers.asked();
    const waiting = await pendingAt('administratorA1');
    const correctionId = await ask(who);
    await transfers.answer(transferId);
    // An agreement moves nobody.
    expect(stateOf(correctionId)).toBe('pending');
    expect(await transfers.approve(transferId)).toMatchObject({ ok: true });
    await expectLapsed(who, correctionId);
    expect(transfers.personOf(personId)).toMatchObject({ institutionId: hospitalB.institutionId });
    expect(await pendingAt('administratorA1')).toBe(waiting);
    const again = await ask(who);
    expect(await cloud.as('administratorB1').do('correction.get', { correctionId: again })).toMatchObject({
      state: 'pending',
    });
  });

  it('waits on when a transfer ends without an approval', async () => {
    const { who, transferId } = await transfers.asked();
    const correctionId = await ask(who);
    await cloud.as(who).do('transfer.withdraw', { transferId });
    expect(stateOf(correctionId)).toBe('pending');
  });

  it('lapses when its person leaves, and is asked for anew by whoever is taken back', async () => {
    const { who, personId } = await transfers.approved();
    const correctionId = await ask(who);
    expect(await transfers.leave(personId)).toMatchObject({ ok: true });
    await expectLapsed(who, correctionId);
    await cloud.as('administratorA1').do('leaving.takeBack', { personId });
    expect(stateOf(correctionId)).toBe('lapsed');
    expect(stateOf(await ask(who))).toBe('pending');
  });

  it('lapses when the approval is withdrawn', async () => {
    const { who, personId } = await transfers.approved();
    const correctionId = await ask(who);
    expect(await withdraw(personId)).toMatchObject({ ok: true });
    await expectLapsed(who, correctionId);
  });

  it('stands as it was decided where it was decided before', async () => {
    const { who, personId } = await transfers.approved();
    const correctionId = await ask(who);
    await cloud.as('administratorA1').do('correction.review', { correctionId, decision: 'approve' });
    await transfers.leave(personId);
    expect(stateOf(correctionId)).toBe('approved');
    expect(await historyOf(who)).not.toContain('correctionLapsed');
  });
});

it('an approval that is withdrawn gives the card number free, for whoever it belongs to', async () => {
  const cardNumber = '430100088888';
  const holder = () => cloud.documents('cardNumbers').find(({ _id }) => _id === cardNumber)?.personId;
  const approveWithCard = async (who: TestPersonId) => {
    const personId = await pendingTrainee(cloud, who, { cardNumber });
    await cloud.as('administratorA1').do('registration.review', { personId, decision: 'approve' });
    return personId;
  };
  const mistaken = await approveWithCard(transfers.somebody());
  expect(holder()).toBe(mistaken);
  expect(await withdraw(mistaken)).toMatchObject({ ok: true });
  expect(holder()).toBeUndefined();
  const owner = await approveWithCard(transfers.somebody());
  expect(holder()).toBe(owner);
});
