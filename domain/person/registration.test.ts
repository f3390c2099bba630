import { decideRegistrationTransition, isReleased, mayBeReleased, registrationStates, released } from './registration';

describe('the review of a registration (M13)', () => {
  it('approves or returns what waits, and takes a returned one back', () => {
    expect(decideRegistrationTransition({ state: 'pending', action: { kind: 'approve' } })).toEqual({
      kind: 'move',
      to: 'approved',
    });
    expect(decideRegistrationTransition({ state: 'pending', action: { kind: 'return', reason: '姓名不符' } })).toEqual({
      kind: 'move',
      to: 'returned',
    });
    expect(decideRegistrationTransition({ state: 'returned', action: { kind: 'resubmit' } })).toEqual({
      kind: 'move',
      to: 'pending',
    });
  });

  it('refuses a return without a reason', () => {
    expect(decideRegistrationTransition({ state: 'pending', action: { kind: 'return', reason: '  ' } })).toEqual({
      kind: 'refuse',
      reason: 'reasonMissing',
    });
  });

  it('allows exactly three steps in all', () => {
    const actions = [{ kind: 'approve' }, { kind: 'return', reason: '证件不清' }, { kind: 'resubmit' }] as const;
    const allowed = registrationStates.flatMap((state) =>
      actions
        .filter((action) => decideRegistrationTransition({ state, action }).kind === 'move')
        .map(({ kind }) => `${state} ${kind}`),
    );
    expect(allowed).toEqual(['pending approve', 'pending return', 'returned resubmit']);
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
