import {
  decideHandIn,
  decideRegistrationReview,
  hasPhone,
  isOwnRegistration,
  isReleased,
  mayBeCorrected,
  mayBeReleased,
  registrationStates,
  released,
  withEarlier,
  withoutPhone,
  type EarlierIdentity,
} from './registration';

const unopposed = { own: false, held: false, rivalUnseen: false };

describe('the review of a registration (M13)', () => {
  it('refuses a return without a reason', () => {
    expect(decideRegistrationReview('pending', { kind: 'return', reason: '  ' }, unopposed)).toEqual({
      kind: 'refuse',
      reason: 'reasonRequired',
    });
  });

  it('approves or returns what waits, and nothing else', () => {
    const reviews = [{ kind: 'approve' }, { kind: 'return', reason: '证件不清' }] as const;
    const allowed = registrationStates.flatMap((state) =>
      reviews.flatMap((review) => {
        const step = decideRegistrationReview(state, review, unopposed);
        return step.kind === 'move' ? [`${state} → ${step.to}`] : [];
      }),
    );
    expect(allowed).toEqual(['pending → approved', 'pending → returned']);
  });

  it.each([
    ['own', 'ownRegistration'],
    ['held', 'nationalIdHeld'],
    ['rivalUnseen', 'nationalIdContested'],
  ] as const)('refuses an approval where it is %s, and still returns', (fact, reason) => {
    const facts = { ...unopposed, [fact]: true };
    expect(decideRegistrationReview('pending', { kind: 'approve' }, facts)).toEqual({ kind: 'refuse', reason });
    const giveBack = { kind: 'return', reason: '请核对身份证' } as const;
    expect(decideRegistrationReview('pending', giveBack, facts)).toEqual({ kind: 'move', to: 'returned' });
    expect(decideRegistrationReview('approved', { kind: 'approve' }, facts)).toMatchObject({ reason: 'wrongState' });
  });

  it('leaves the owner to correct what waits or was returned, and not what was approved', () => {
    expect(registrationStates.filter(mayBeCorrected)).toEqual(['pending', 'returned']);
  });
});

describe('whose registration it is', () => {
  const registration = { openid: 'o1', nationalIdDigest: 'n1', phoneDigest: 'p1' };

  it('is the reviewer’s by WeChat account, national ID or phone, each by itself', () => {
    const others = { openid: 'o2', nationalIdDigest: 'n2', phoneDigest: 'p2' };
    expect(isOwnRegistration(registration, others)).toBe(false);
    for (const key of ['openid', 'nationalIdDigest', 'phoneDigest'] as const)
      expect(isOwnRegistration(registration, { ...others, [key]: registration[key] })).toBe(true);
    // An administrator who is no trainee is known by account and phone alone.
    expect(isOwnRegistration(registration, { openid: 'o2' })).toBe(false);
  });
});

describe('a form that a WeChat account hands in', () => {
  const handIn = (changes: Partial<Parameters<typeof decideHandIn>[0]> = {}) =>
    decideHandIn({
      before: { state: 'returned' },
      sameNationalId: false,
      hasRecords: false,
      saysAnother: false,
      ...changes,
    });

  it('registers, or corrects what the account has under the same national ID', () => {
    expect(handIn({ before: undefined })).toEqual({ kind: 'register' });
    for (const state of ['pending', 'returned'] as const)
      expect(handIn({ before: { state }, sameNationalId: true, hasRecords: true })).toEqual({ kind: 'correct' });
    expect(handIn({ before: { state: 'approved' } })).toEqual({ kind: 'refuse', reason: 'alreadyRegistered' });
  });

  it('is another person’s under another national ID, and says so where the former one has records', () => {
    expect(handIn()).toEqual({ kind: 'replace' });
    expect(handIn({ hasRecords: true })).toEqual({ kind: 'refuse', reason: 'nationalIdFixed' });
    expect(handIn({ hasRecords: true, saysAnother: true })).toEqual({ kind: 'replace' });
  });

  it('never takes the account from somebody who was approved once', () => {
    const before = { state: 'returned', approvedAt: 1 } as const;
    expect(handIn({ before, saysAnother: true })).toEqual({ kind: 'refuse', reason: 'nationalIdFixed' });
    expect(handIn({ before, sameNationalId: true })).toEqual({ kind: 'correct' });
  });
});

describe('who was named before', () => {
  const identity = (name: string, at = 1): EarlierIdentity => ({
    at,
    name,
    nationalIdMasked: '430***********0217',
    phoneMasked: '138****5621',
  });

  it('is kept where name, number or phone changed, with the day of that form', () => {
    expect(withEarlier([], identity('周敏'), identity('周敏', 2))).toEqual([]);
    expect(withEarlier([], identity('周敏'), identity('李明', 2))).toEqual([identity('周敏')]);
    const otherNumber = { ...identity('周敏'), nationalIdMasked: '430***********0218' };
    expect(withEarlier([identity('周皿', 0)], identity('周敏'), otherNumber)).toEqual([
      identity('周皿', 0),
      identity('周敏'),
    ]);
  });

  it('cannot be pushed out by many forms: the first stays, and the newest', () => {
    let earlier: EarlierIdentity[] = [];
    for (let at = 0; at < 60; at += 1) earlier = withEarlier(earlier, identity(`甲${at}`, at), identity(`甲${at + 1}`));
    expect(earlier).toHaveLength(20);
    expect([earlier[0]?.at, earlier[1]?.at, earlier.at(-1)?.at]).toEqual([0, 41, 59]);
  });
});

describe('a registration that nobody has approved', () => {
  const of = (_id: string) => ({
    ...{ _id, name: '周敏', state: 'pending' as const, phoneMasked: '138****5621' },
    ...{ openid: 'o', nationalIdDigest: 'n', phoneDigest: 'p' },
  });

  it('lets go of its keys for another WeChat once it was returned, for its own user also while it waits', () => {
    const allowed = (byOwner: boolean) => registrationStates.filter((state) => mayBeReleased(state, { byOwner }));
    expect(allowed(false)).toEqual(['returned']);
    expect(allowed(true)).toEqual(['pending', 'returned']);
  });

  it('is returned for good with keys of nobody, each its own, and stays as it was read, under its national ID', () => {
    const [one, other] = [released(of('p1')), released(of('p2'))];
    expect(one).toMatchObject({ _id: 'p1', name: '周敏', state: 'returned', nationalIdDigest: 'n' });
    for (const key of ['openid', 'phoneDigest'] as const) {
      expect(of('p1')[key]).not.toBe(one[key]);
      expect(one[key]).not.toBe(other[key]);
    }
    expect([isReleased(of('p1')), isReleased(one)]).toEqual([false, true]);
  });

  it('loses its phone alone to whoever has it by WeChat’s word', () => {
    const without = withoutPhone(of('p1'));
    expect(without).toEqual({ ...of('p1'), phoneDigest: without.phoneDigest, phoneMasked: '' });
    expect([hasPhone(of('p1')), hasPhone(without), isReleased(without)]).toEqual([true, false, false]);
  });
});
