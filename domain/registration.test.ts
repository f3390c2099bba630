import { decideRegistrationTransition, registrationStates } from './registration';

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
