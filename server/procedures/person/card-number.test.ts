import { openDatabase } from '../../../cloudfunctions/shared/database';
import { MINUTE_MS, instantOf } from '../../../domain/kernel/time';
import { maskName } from '../../../domain/person/person';
import {
  approvedTrainee,
  nameOf,
  pendingTrainee,
  registrationOf,
  signedInAdministrator,
} from '../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../test/support/in-process';
import { hospitalA, hospitalB } from '../../../test/support/institutions';
import type { TestPersonId } from '../../../test/support/people';
import { rebindingsIn } from '../../../test/support/rebinding';
import { refusalOf } from '../../../test/support/refusal';
import { openWire } from '../../../test/support/wire';
import { claimCardNumbers } from '../../setup/claim-card-numbers';

const REASON = '对照卡面，末位填错';
let cloud: InProcessCloud;
let somebody: () => TestPersonId;
beforeAll(async () => {
  cloud = await openInProcess({ startAt: instantOf('2025-11-29', '08:00:00') });
  somebody = rebindingsIn(cloud).somebody;
  await signedInAdministrator(cloud, 'administratorA1', hospitalA);
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
});
beforeEach(() => cloud.clock.advance(MINUTE_MS));

let numbers = 0;
const aCard = () => `4301000${String((numbers += 1)).padStart(5, '0')}`;
const administrator = () => cloud.as('administratorA1');
const approvedWith = (who: TestPersonId, cardNumber: string) =>
  approvedTrainee(cloud, who, 'administratorA1', { cardNumber });
const review = (personId: string) => administrator().call('registration.review', { personId, decision: 'approve' });
const read = (personId: string) => administrator().do('registration.get', { personId });
const correct = async (personId: string, cardNumber: string) =>
  administrator().call('correction.make', {
    ...{ personId, cardNumber, factsSeen: (await read(personId)).factsSeen, reason: REASON },
  });
const holderOf = (cardNumber: string) => cloud.documents('cardNumbers').find(({ _id }) => _id === cardNumber)?.personId;
const told = (institutionId: string) =>
  cloud
    .documents('messages')
    .filter(({ kind, to }) => kind === 'cardNumberClaimed' && to === `institution:${institutionId}`)
    .map(({ facts }) => facts);

describe('a card number that somebody has', () => {
  it('is refused to whoever registers with it, who is told nothing about them, and shown to the institution', async () => {
    const [owner, other, cardNumber] = [somebody(), somebody(), aCard()];
    const personId = await approvedWith(owner, cardNumber);
    const form = await registrationOf(cloud, other, { cardNumber });
    expect(refusalOf(await cloud.as(other).call('registration.submit', form))).toEqual({
      code: 'cardNumberTaken',
      details: {},
    });
    expect(told(hospitalA.institutionId)).toContainEqual({
      ...{ claimant: maskName(nameOf(other)), holder: maskName(nameOf(owner)), personId },
      cardMasked: expect.not.stringContaining(cardNumber) as string,
    });
    const without = { ...(await registrationOf(cloud, other)) };
    expect(await cloud.as(other).call('registration.submit', without)).toMatchObject({ ok: true });
  });

  it('is refused to whoever asks for it as a correction, once told however often they ask', async () => {
    const [owner, other, cardNumber] = [somebody(), somebody(), aCard()];
    await approvedWith(owner, cardNumber);
    await approvedTrainee(cloud, other, 'administratorA1');
    const before = told(hospitalA.institutionId).length;
    for (let times = 0; times < 2; times += 1) {
      const answer = await cloud.as(other).call('correction.ask', { cardNumber });
      expect(refusalOf(answer).code).toBe('cardNumberTaken');
    }
    expect(told(hospitalA.institutionId)).toHaveLength(before + 1);
  });

  it('tells another institution no more than that there is somebody', async () => {
    const [owner, other, cardNumber] = [somebody(), somebody(), aCard()];
    const personId = await approvedWith(owner, cardNumber);
    const form = await registrationOf(cloud, other, { cardNumber, institutionId: hospitalB.institutionId });
    expect(refusalOf(await cloud.as(other).call('registration.submit', form)).code).toBe('cardNumberTaken');
    expect(told(hospitalB.institutionId)).toMatchObject([
      { claimant: maskName(nameOf(other)), holder: '', personId: '' },
    ]);
    expect(told(hospitalA.institutionId)).toContainEqual(expect.objectContaining({ claimant: '', personId }));
  });

  it('cannot be found out by trying: tries are counted', async () => {
    const who = somebody();
    await approvedTrainee(cloud, who, 'administratorA1');
    const taken = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const cardNumber = aCard();
        await approvedWith(somebody(), cardNumber);
        return cardNumber;
      }),
    );
    const codes: string[] = [];
    for (const cardNumber of taken)
      codes.push(refusalOf(await cloud.as(who).call('correction.ask', { cardNumber })).code);
    expect(codes).toEqual([...Array.from({ length: 5 }, () => 'cardNumberTaken'), 'tooManyAttempts']);
  });
});

describe('a card number that two wait with', () => {
  it('becomes that of the first who is approved; the other is shown to the reviewer and cannot be approved with it', async () => {
    const [one, other, cardNumber] = [somebody(), somebody(), aCard()];
    const first = await pendingTrainee(cloud, one, { cardNumber });
    const second = await pendingTrainee(cloud, other, { cardNumber });
    expect((await read(second)).cardNumberClaims).toMatchObject({ here: [{ personId: first }], held: false });
    expect(await review(first)).toMatchObject({ ok: true });
    expect(holderOf(cardNumber)).toBe(first);
    expect((await read(second)).cardNumberClaims).toMatchObject({ here: [{ personId: first }], held: true });
    expect(refusalOf(await review(second)).code).toBe('cardNumberHeld');
    await administrator().do('registration.review', { personId: second, decision: 'return', reason: REASON });
    await pendingTrainee(cloud, other, { cardNumber: aCard() });
    expect(await review(second)).toMatchObject({ ok: true });
  });

  it('becomes one person’s when both are approved at the same moment', async () => {
    const cardNumber = aCard();
    const ids = [
      await pendingTrainee(cloud, somebody(), { cardNumber }),
      await pendingTrainee(cloud, somebody(), { cardNumber }),
    ];
    const answers = await Promise.all(ids.map(review));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const approved = cloud.documents('persons').filter((person) => person.cardNumber === cardNumber);
    expect(approved.filter(({ state }) => state === 'approved').map(({ _id }) => _id)).toEqual([holderOf(cardNumber)]);
  });
});

describe('a card number that is corrected', () => {
  it('is nobody’s afterwards, and the new one is theirs', async () => {
    const [wrong, right] = [aCard(), aCard()];
    const personId = await approvedWith(somebody(), wrong);
    expect(await correct(personId, right)).toMatchObject({ ok: true });
    expect([holderOf(wrong), holderOf(right)]).toEqual([undefined, personId]);
    expect(await correct(personId, '')).toMatchObject({ ok: true });
    expect(holderOf(right)).toBeUndefined();
    expect((await read(personId)).cardNumber).toBeUndefined();
  });

  it('is not taken from somebody else', async () => {
    const cardNumber = aCard();
    await approvedWith(somebody(), cardNumber);
    const personId = await approvedTrainee(cloud, somebody(), 'administratorA1');
    expect(refusalOf(await correct(personId, cardNumber)).code).toBe('cardNumberHeld');
  });
});

describe('people who were approved with one number before', () => {
  const going = { after: '', hasTime: () => true };
  const claim = () =>
    claimCardNumbers(
      openDatabase(
        openWire(
          cloud.store,
          () => 'operator',
          (request) => request.perform(),
        ),
      ),
      going,
      { at: cloud.clock.now(), settings: { supportPhone: '', scanUrlPrefix: '', templates: {}, passwordCost: 16 } },
    );

  /** Two people as an older version has left them. */
  async function two() {
    const cardNumber = aCard();
    const first = await approvedWith(somebody(), cardNumber);
    cloud.clock.advance(1);
    const second = await approvedTrainee(cloud, somebody(), 'administratorA1');
    await cloud.change('persons', second, { cardNumber });
    await cloud.remove('cardNumbers', cardNumber);
    return { cardNumber, first, second };
  }

  it('both keep it; it is the first one’s, and the institution is told and sees both', async () => {
    const { cardNumber, first, second } = await two();
    const before = told(hospitalA.institutionId).length;
    expect(await claim()).toMatchObject({ shared: 1, after: undefined });
    expect(await claim()).toMatchObject({ shared: 1 });
    expect(holderOf(cardNumber)).toBe(first);
    expect(told(hospitalA.institutionId)).toHaveLength(before + 1);
    expect((await read(second)).cardNumberClaims).toMatchObject({ here: [{ personId: first }], held: true });
    expect((await read(first)).cardNumberClaims).toMatchObject({ here: [{ personId: second }], held: false });
  });

  it('it passes to the other once the first one’s was corrected', async () => {
    const { cardNumber, first, second } = await two();
    await claim();
    expect(await correct(first, aCard())).toMatchObject({ ok: true });
    expect(holderOf(cardNumber)).toBe(second);
    expect((await read(second)).cardNumberClaims).toMatchObject({ here: [], held: false });
  });

  it('nobody else is approved with it before the upgrade has come to them', async () => {
    const { cardNumber } = await two();
    const third = await pendingTrainee(cloud, somebody());
    await cloud.change('persons', third, { cardNumber });
    expect(refusalOf(await review(third)).code).toBe('cardNumberHeld');
  });
});
