import {
  decideRegistrationReview,
  isReleased,
  mayBeCorrected,
  mayBeReleased,
  registrationStates,
  released,
} from './registration';

describe('the review of a registration (M13)', () => {
  it('refuses a return without a reason', () => {
    expect(decideRegistrationReview('pending', { kind: 'return', reason: '  ' })).toEqual({
      kind: 'refuse',
      reason: 'reasonRequired',
    });
  });

  it('approves or returns what waits, and nothing else', () => {
    const reviews = [{ kind: 'approve' }, { kind: 'return', reason: '证件不清' }] as const;
    const allowed = registrationStates.flatMap((state) =>
      reviews.flatMap((review) => {
        const step = decideRegistrationReview(state, review);
        return step.kind === 'move' ? [`${state} → ${step.to}`] : [];
      }),
    );
    expect(allowed).toEqual(['pending → approved', 'pending → returned']);
  });

  it('leaves the owner to correct what waits or was returned, and not what was approved', () => {
    expect(registrationStates.filter(mayBeCorrected)).toEqual(['pending', 'returned']);
  });
});

describe('a registration that nobody has approved', () => {
  it('lets go of its keys for another WeChat once it was returned, for its own user also while it waits', () => {
    const allowed = (byOwner: boolean) => registrationStates.filter((state) => mayBeReleased(state, { byOwner }));
    expect(allowed(false)).toEqual(['returned']);
    expect(allowed(true)).toEqual(['pending', 'returned']);
  });

  it('is returned for good with keys of nobody, each its own, and stays as it was read', () => {
    const of = (_id: string) => ({
      ...{ _id, name: '周敏', state: 'pending' as const },
      ...{ openid: 'o', nationalIdDigest: 'n', phoneDigest: 'p' },
    });
    const [one, other] = [released(of('p1')), released(of('p2'))];
    expect(one).toMatchObject({ _id: 'p1', name: '周敏', state: 'returned' });
    for (const key of ['openid', 'nationalIdDigest', 'phoneDigest'] as const) {
      expect(of('p1')[key]).not.toBe(one[key]);
      expect(one[key]).not.toBe(other[key]);
    }
    expect([isReleased(of('p1')), isReleased(one)]).toEqual([false, true]);
  });
});
