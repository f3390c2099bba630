import {
  checkRebindingAsker,
  checkRebindingClaim,
  decideRebindingReview,
  normaliseName,
  rebindingObstacle,
  rebindingStates,
  rebound,
  type ClaimedRegistration,
} from './rebinding';

const claimed: ClaimedRegistration = { name: '欧阳静', state: 'approved', open: false };
const claim = (changes: Partial<Parameters<typeof checkRebindingClaim>[0]> = {}) =>
  checkRebindingClaim({ name: '欧阳静', claimed, ...changes });

describe('asking for a registration to follow to a new WeChat', () => {
  it('is open to a WeChat user without a registration who knows name and national ID', () => {
    expect(checkRebindingAsker({ registered: false, open: false })).toBeUndefined();
    expect(claim()).toBeUndefined();
  });

  it.each([
    ['nobody is registered under the ID', { claimed: undefined }],
    ['the name is another', { name: '欧阳婧' }],
    ['the name is a part of it', { name: '欧阳' }],
    ['the registration still waits', { claimed: { ...claimed, state: 'pending' as const } }],
    ['the registration was returned', { claimed: { ...claimed, state: 'returned' as const } }],
    ['the name is another and a request is open', { name: '欧阳婧', claimed: { ...claimed, open: true } }],
  ])('is refused alike when %s', (_when, changes) => {
    expect(claim(changes)).toBe('notMatched');
  });

  it('is refused to whoever has a registration or a request of his own', () => {
    expect(checkRebindingAsker({ registered: true, open: true })).toBe('callerRegistered');
    expect(checkRebindingAsker({ registered: false, open: true })).toBe('alreadyOpen');
  });

  it('is refused while a request for this person is open', () => {
    expect(claim({ claimed: { ...claimed, open: true } })).toBe('alreadyOpen');
  });
});

describe('one name', () => {
  it.each([
    [' 欧阳 静 ', '欧阳静'],
    ['欧阳\u3000静', '欧阳静'],
    ['阿依古丽•买买提', '阿依古丽·买买提'],
    ['阿依古丽・买买提', '阿依古丽·买买提'],
    ['Ａnna li', 'ANNA LI'],
  ])('is the same as %j and as %j', (one, other) => {
    expect(normaliseName(one)).toBe(normaliseName(other));
  });

  it('keeps apart what looks alike and is not', () => {
    expect(normaliseName('张伟')).not.toBe(normaliseName('张玮'));
    expect(normaliseName('阿依古丽买买提')).not.toBe(normaliseName('阿依古丽·买买提'));
  });
});

describe('the review of a request', () => {
  it('approves or returns what waits, and nothing else', () => {
    const actions = [{ kind: 'approve' }, { kind: 'return', reason: '请先来人事科核对' }] as const;
    const allowed = rebindingStates.flatMap((state) =>
      actions.flatMap((action) => {
        const decision = decideRebindingReview({ state, action });
        return decision.kind === 'move' ? [`${state} ${action.kind} ${decision.to}`] : [];
      }),
    );
    expect(allowed).toEqual(['pending approve approved', 'pending return returned']);
  });

  it('refuses a return without a reason, and a decided one whatever the reason', () => {
    const nothingSaid = { kind: 'return', reason: ' 不 ' } as const;
    expect(decideRebindingReview({ state: 'pending', action: nothingSaid })).toMatchObject({ reason: 'reasonMissing' });
    expect(decideRebindingReview({ state: 'returned', action: nothingSaid })).toMatchObject({
      reason: 'rebindingStateForbids',
    });
  });
});

describe('an approval', () => {
  const person = { _id: 'p1', name: '周敏', openid: 'old', phoneDigest: 'd1', phoneMasked: '138****0001' };

  it('moves WeChat and phone and leaves the person', () => {
    const binding = { openid: 'new', phoneDigest: 'd2', phoneMasked: '139****0002' };
    expect(rebound(person, { ...binding })).toEqual({ _id: 'p1', name: '周敏', ...binding });
    expect(person.openid).toBe('old');
  });

  it('is stood against by a WeChat or a phone that became another person’s, not by his own phone', () => {
    expect(rebindingObstacle('p1', { wechat: undefined, phone: undefined })).toBeUndefined();
    expect(rebindingObstacle('p1', { wechat: undefined, phone: 'p1' })).toBeUndefined();
    expect(rebindingObstacle('p1', { wechat: undefined, phone: 'p2' })).toBe('phoneTaken');
    expect(rebindingObstacle('p1', { wechat: 'p2', phone: 'p2' })).toBe('wechatTaken');
  });
});
