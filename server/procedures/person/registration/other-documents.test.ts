import type { InputOf } from '../../../../contract';
import { instantOf, MINUTE_MS } from '../../../../domain/kernel/time';
import { nationalIdFor, registrationOf, signedInAdministrator } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { rosterEntryId } from '../../../data/roster';
import { hospitalB } from '../../../../test/support/institutions';
import type { TestPersonId } from '../../../../test/support/people';
import { refusalOf } from '../../../../test/support/refusal';

const PERMIT = 'H12345678';
const RESIDENCE_PERMIT = '810000199408230021';

let cloud: InProcessCloud;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: instantOf('2025-11-29', '08:00:00') });
  await signedInAdministrator(cloud, 'administratorA1');
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
});
const a = () => cloud.as('administratorA1');
const b = () => cloud.as('administratorB1');

const register = async (who: TestPersonId, changes: Partial<InputOf<'registration.submit'>>) => {
  cloud.clock.advance(MINUTE_MS);
  return cloud.as(who).call('registration.submit', await registrationOf(cloud, who, changes));
};
const registered = async (who: TestPersonId, changes: Partial<InputOf<'registration.submit'>>) => {
  const answer = await register(who, changes);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.data.personId;
};
const stored = (personId: string) => cloud.documents('persons').find(({ _id }) => _id === personId);
const find = async (search: string, by = a()) =>
  (await by.do('registration.list', { search })).rows.map(({ personId }) => personId);

describe('a document other than the resident’s card (rules: "National ID")', () => {
  it('is checked as its kind has it', async () => {
    const refused = await register('trainee1', { documentKind: 'hkMacaoPermit', nationalId: 'C12345678' });
    expect(refusalOf(refused)).toMatchObject({
      code: 'invalidInput',
      details: { fields: [{ field: 'nationalId', problem: 'hkMacaoPermitFormat' }] },
    });
    expect(refusalOf(await register('trainee1', { nationalId: PERMIT })).code).toBe('invalidInput');
  });

  it('is shown masked with its kind, and in clear to the institution that asks', async () => {
    const personId = await registered('trainee1', { documentKind: 'hkMacaoPermit', nationalId: 'h1234567802' });
    const shown = { nationalIdMasked: 'H*****678', documentKind: 'hkMacaoPermit' };
    expect(await a().do('registration.get', { personId })).toMatchObject(shown);
    expect(await cloud.as('trainee1').do('registration.mine', {})).toMatchObject(shown);
    expect(await a().do('registration.revealNationalId', { personId })).toEqual({ nationalId: PERMIT });
    expect(JSON.stringify(cloud.documents('persons'))).not.toContain(PERMIT);
  });

  it('stays on record where a form is handed in again without a number', async () => {
    const personId = await registered('trainee1', { documentKind: 'hkMacaoPermit', nationalId: PERMIT });
    const { nationalId: _known, phoneCode: _kept, ...again } = await registrationOf(cloud, 'trainee1');
    await cloud.as('trainee1').do('registration.submit', again);
    expect(stored(personId)).toMatchObject({ documentKind: 'hkMacaoPermit', nationalIdMasked: 'H*****678' });
  });

  it('with a number by GB is one number, whichever kind was chosen; the others are apart by kind', async () => {
    const one = await registered('trainee1', { documentKind: 'residencePermit', nationalId: RESIDENCE_PERMIT });
    const same = await registered('trainee2', { nationalId: RESIDENCE_PERMIT });
    expect((await a().do('registration.get', { personId: one })).claims.here).toMatchObject([{ personId: same }]);
    expect(stored(same)?.documentKind).toBe('residencePermit');
    const passport = await registered('trainee3', { documentKind: 'passport', nationalId: 'US:12345678' });
    await registered('trainee4', { documentKind: 'taiwanPermit', nationalId: '12345678' });
    expect((await a().do('registration.get', { personId: passport })).claims.here).toEqual([]);
  });

  it('is one person’s: an approved one is told to whoever registers with it, and found by a new WeChat', async () => {
    const personId = await registered('trainee1', { documentKind: 'passport', nationalId: 'US:E1234567' });
    await a().do('registration.review', { personId, decision: 'approve' });
    const number = { documentKind: 'passport' as const, nationalId: ' us：e１２３４５６７' };
    expect(refusalOf(await register('trainee2', number)).code).toBe('nationalIdTaken');
    const { name } = await registrationOf(cloud, 'trainee1');
    expect(await cloud.as('stranger1').do('registration.check', { name, ...number })).toEqual({ registered: true });
    const phoneCode = await cloud.phoneCode('stranger1');
    await cloud.as('stranger1').do('rebinding.request', { name, ...number, phoneCode, consent: true });
    const [asked] = (await a().do('rebinding.list', {})).rows;
    expect(await a().do('rebinding.get', { rebindingId: asked?.rebindingId ?? '' })).toMatchObject({
      nationalIdMasked: 'US E****567',
      documentKind: 'passport',
    });
  });
});

describe('a passport', () => {
  const of = (nationalId: string) => ({ documentKind: 'passport' as const, nationalId });
  const approve = (personId: string) => a().do('registration.review', { personId, decision: 'approve' });
  /** As an older version stored it, and as the upgrade leaves it. */
  const asBefore = async (personId: string) => {
    const { numberDigest = '' } = stored(personId) ?? {};
    await cloud.change('persons', personId, { nationalIdDigest: numberDigest, numberDigest });
  };

  it('is one country’s: two people with one number and two issuers are both approved', async () => {
    const [one, other] = [
      await registered('trainee1', of('US:E1234567')),
      await registered('trainee2', of('GB:E1234567')),
    ];
    await approve(one);
    expect((await a().do('registration.get', { personId: other })).claims).toMatchObject({ here: [], held: null });
    await approve(other);
    expect((await find('e1234567')).sort()).toEqual([one, other].sort());
    expect(await find('GB:E1234567')).toEqual([other]);
  });

  it('says who issued it, and is asked for that', async () => {
    for (const nationalId of ['E1234567', 'ZZ:E1234567'])
      expect(refusalOf(await register('trainee1', of(nationalId)))).toMatchObject({
        details: { fields: [{ field: 'nationalId', problem: 'passportIssuer' }] },
      });
  });

  it('from before may be the same one: it is told to whoever registers with its number, and seen by the institution', async () => {
    const before = await registered('trainee1', of('US:E1234567'));
    await asBefore(before);
    const claim = await registered('trainee2', of('GB:E1234567'));
    expect((await a().do('registration.get', { personId: claim })).claims.here).toMatchObject([{ personId: before }]);
    expect((await a().do('registration.get', { personId: before })).claims.here).toMatchObject([{ personId: claim }]);
    const { claims } = await a().do('registration.get', { personId: before });
    await a().do('registration.review', { personId: before, decision: 'approve', claimsSeen: claims.mark });
    expect(refusalOf(await register('trainee3', of('GB:E1234567'))).code).toBe('nationalIdTaken');
  });

  it('agrees with a row of the roster, which does not say who issued it', async () => {
    const { numberDigest } = stored(await registered('trainee1', of('US:E1234567'))) ?? {};
    const person = cloud.documents('persons')[0]!;
    expect(rosterEntryId(person)).toBe(
      rosterEntryId({ institutionId: person.institutionId, nationalIdDigest: numberDigest! }),
    );
  });
});

describe('a search by a whole number', () => {
  it('finds whoever has it, of every kind, and of the own institution alone', async () => {
    const permit = await registered('trainee1', { documentKind: 'hkMacaoPermit', nationalId: PERMIT });
    const resident = await registered('trainee2', {});
    const taiwan = await registered('trainee3', { documentKind: 'taiwanPermit', nationalId: '12345678' });
    expect(await find('h12345678（01）')).toEqual([permit]);
    expect(await find(nationalIdFor('trainee2'))).toEqual([resident]);
    expect(await find('1234 5678')).toEqual([taiwan]);
    expect(await find(PERMIT.slice(0, 8))).toEqual([]);
    expect(await find(PERMIT, b())).toEqual([]);
    expect((await a().do('registration.list', { search: PERMIT, states: ['approved'] })).rows).toEqual([]);
  });
});

describe('a correction by the institution', () => {
  it('may change the kind, in either direction, and the history says both', async () => {
    const personId = await registered('trainee1', {});
    const reason = '与护照原件核对，当初选错';
    const current = nationalIdFor('trainee1');
    const passport = { nationalId: 'US:E1234567', documentKind: 'passport' as const };
    const first = await a().do('registration.correctNationalId', { personId, current, ...passport, reason });
    expect(first).toEqual({ nationalIdMasked: 'US E****567' });
    expect(stored(personId)).toMatchObject({ documentKind: 'passport' });
    const [event] = (await a().do('personHistory.list', { personId })).rows;
    expect(event?.changes).toEqual([
      { fact: 'document', before: expect.stringMatching(/^\d{3}\*/) as string, after: '护照 US E****567' },
    ]);
    const back = { personId, current: 'us:e1234567', nationalId: current, reason };
    await a().do('registration.correctNationalId', back);
    expect(stored(personId)).not.toHaveProperty('documentKind');
    expect(await find(current)).toEqual([personId]);
  });
});
