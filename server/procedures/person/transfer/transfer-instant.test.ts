import { MINUTE_MS, instantOf } from '../../../../domain/kernel/time';
import { nameOf, nationalIdFor, signedInAdministrator, signedInReviewer } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA, hospitalB } from '../../../../test/support/institutions';
import { refusalOf } from '../../../../test/support/refusal';
import { transfersIn } from '../../../../test/support/transfers';

/** The step has looked for what is open, and nothing was; its transaction begins with this. */
const TRANSACTION_BEGINS = 'in transaction: get transfers';

let cloud: InProcessCloud;
let transfers: ReturnType<typeof transfersIn>;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: instantOf('2025-11-29', '08:00:00') });
  transfers = transfersIn(cloud);
  await signedInAdministrator(cloud, 'administratorA1', hospitalA);
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  await signedInReviewer(cloud, 'reviewer1');
  cloud.clock.advance(MINUTE_MS);
});

const openOnes = (collection: 'corrections' | 'rebindings') =>
  cloud.documents(collection).map(({ institutionId, state }) => ({ institutionId, state }));

describe('what is asked in the instant in which a transfer is approved', () => {
  it('as a correction does not stay with the old hospital: the approval is told to try again, and ends it then', async () => {
    const { who, transferId } = await transfers.asked();
    await transfers.answer(transferId);
    cloud.meanwhile(TRANSACTION_BEGINS, () => cloud.as(who).do('correction.ask', { education: 'doctorate' }));
    expect(refusalOf(await transfers.approve(transferId)).code).toBe('conflict');
    expect(await transfers.approve(transferId)).toMatchObject({ ok: true });
    expect(openOnes('corrections')).toEqual([{ institutionId: hospitalA.institutionId, state: 'lapsed' }]);
  });

  it('as a rebinding goes to the new hospital with its person', async () => {
    const { who, transferId } = await transfers.asked();
    await transfers.answer(transferId);
    const phoneCode = await cloud.phoneCode('stranger1');
    const claim = { name: nameOf(who), nationalId: nationalIdFor(who), phoneCode, consent: true } as const;
    cloud.meanwhile(TRANSACTION_BEGINS, () => cloud.as('stranger1').do('rebinding.request', claim));
    expect(refusalOf(await transfers.approve(transferId)).code).toBe('conflict');
    expect(await transfers.approve(transferId)).toMatchObject({ ok: true });
    expect(openOnes('rebindings')).toEqual([{ institutionId: hospitalB.institutionId, state: 'pending' }]);
  });

  it('as a correction lapses with somebody who leaves', async () => {
    const { who, personId } = await transfers.approved();
    cloud.meanwhile('in transaction: get persons', () =>
      cloud.as(who).do('correction.ask', { education: 'doctorate' }),
    );
    expect(refusalOf(await transfers.leave(personId)).code).toBe('conflict');
    expect(await transfers.leave(personId)).toMatchObject({ ok: true });
    expect(openOnes('corrections')).toEqual([{ institutionId: hospitalA.institutionId, state: 'lapsed' }]);
  });
});

describe('a transfer to a hospital that the centre has suspended', () => {
  it('is refused with words, until the hospital works again', async () => {
    const { who } = await transfers.approved();
    const { institutionId } = hospitalB;
    await cloud.as('reviewer1').do('institution.suspend', { institutionId, reason: '账号被他人使用' });
    expect(refusalOf(await transfers.ask(who)).code).toBe('institutionSuspended');
    expect(cloud.documents('transfers')).toEqual([]);
    await cloud.as('reviewer1').do('institution.resume', { institutionId });
    expect(await transfers.ask(who)).toMatchObject({ ok: true });
  });
});
