import {
  checkCodeOf,
  checkRebindingAsker,
  checkRebindingClaim,
  decideRebindingReview,
  MOST_REQUESTS_FOR_PERSON,
  MOST_REQUESTS_OF_WECHAT,
  rebindingObstacle,
  rebindingStates,
  rebound,
  type ClaimedRegistration,
} from './rebinding';

const claimed: ClaimedRegistration = { name: '欧阳静', state: 'approved', open: false, asked: 0 };
const asker = (changes: Partial<Parameters<typeof checkRebindingAsker>[0]> = {}) =>
  checkRebindingAsker({ registration: undefined, open: false, asked: 0, ...changes });
const claim = (changes: Partial<Parameters<typeof checkRebindingClaim>[0]> = {}) =>
  checkRebindingClaim({ name: '欧阳静', claimed, ...changes });

describe('asking for a registration to follow to a new WeChat', () => {
  it('is open to a WeChat user without a registration who knows name and national ID', () => {
    expect(asker()).toBeUndefined();
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
    expect(claim(changes)).toBe('rebindingNotMatched');
  });

  it('is refused to whoever has an approved registration or a request of his own', () => {
    expect(asker({ registration: 'approved', open: true })).toBe('alreadyRegistered');
    expect(asker({ open: true })).toBe('rebindingOpen');
  });

  it('is open to whoever has registered by mistake and was not approved', () => {
    expect(asker({ registration: 'pending' })).toBeUndefined();
    expect(asker({ registration: 'returned' })).toBeUndefined();
  });

  it('is refused while another WeChat asks for this person', () => {
    expect(claim({ claimed: { ...claimed, open: true } })).toBe('rebindingContested');
  });

  it('is refused after so many requests of a WeChat, or for a person, and tells who knows only the ID nothing of it', () => {
    expect(asker({ asked: MOST_REQUESTS_OF_WECHAT - 1 })).toBeUndefined();
    expect(asker({ asked: MOST_REQUESTS_OF_WECHAT })).toBe('rebindingTooOften');
    const often = { ...claimed, asked: MOST_REQUESTS_FOR_PERSON };
    expect(claim({ claimed: { ...claimed, asked: MOST_REQUESTS_FOR_PERSON - 1 } })).toBeUndefined();
    expect(claim({ claimed: often })).toBe('rebindingTooOften');
    expect(claim({ claimed: often, name: '欧阳婧' })).toBe('rebindingNotMatched');
  });
});

describe('the review of a request', () => {
  const request = { state: 'pending', checkCode: '042917' } as const;
  const approve = { kind: 'approve', checkCode: '042917' } as const;
  const decide = (changes: Partial<Parameters<typeof decideRebindingReview>[0]> = {}) =>
    decideRebindingReview({ request, own: false, action: approve, ...changes });

  it('approves or returns what waits, and nothing else', () => {
    const actions = [approve, { kind: 'return', reason: '请先来人事科核对' }] as const;
    const allowed = rebindingStates.flatMap((state) =>
      actions.flatMap((action) => {
        const decision = decide({ request: { ...request, state }, action });
        return decision.kind === 'move' ? [`${state} ${action.kind} ${decision.to}`] : [];
      }),
    );
    expect(allowed).toEqual(['pending approve approved', 'pending return returned']);
  });

  it('refuses a return without a reason, and a decided one whatever the reason', () => {
    const nothingSaid = { kind: 'return', reason: ' 不 ' } as const;
    expect(decide({ action: nothingSaid })).toMatchObject({ reason: 'reasonRequired' });
    expect(decide({ request: { ...request, state: 'returned' }, action: nothingSaid })).toMatchObject({
      reason: 'wrongState',
    });
  });

  it.each(['', '042918', '42917', ' 042917'])(
    'does not approve with %j where the phone shows another code',
    (checkCode) => {
      expect(decide({ action: { kind: 'approve', checkCode } })).toMatchObject({ reason: 'checkCodeWrong' });
    },
  );

  it('does not approve without a code, even a request that holds none', () => {
    const decision = decide({ request: { ...request, checkCode: '' }, action: { kind: 'approve', checkCode: '' } });
    expect(decision).toMatchObject({ reason: 'checkCodeWrong' });
  });

  it('does not let an administrator approve what he asked for himself; he may return it', () => {
    expect(decide({ own: true })).toMatchObject({ reason: 'ownRebinding' });
    expect(decide({ own: true, action: { kind: 'return', reason: '不用换了' } })).toMatchObject({
      to: 'returned',
    });
  });
});

describe('a check code', () => {
  it.each([
    [0, '000000'],
    [42_917, '042917'],
    [999_999, '999999'],
    [4_294_967_295, '967295'],
  ])('of %d is %s', (random, code) => {
    expect(checkCodeOf(random)).toBe(code);
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
