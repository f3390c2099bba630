import { decideRuling } from './ruling';

const reason = '本人不在现场';

describe('a ruling on a record', () => {
  it('takes it back once, and puts it back once', () => {
    expect(decideRuling({ latest: undefined, ruling: 'removed', reason })).toEqual({ kind: 'rule' });
    expect(decideRuling({ latest: 'removed', ruling: 'removed', reason })).toEqual({ kind: 'standing' });
    expect(decideRuling({ latest: 'removed', ruling: 'restored', reason })).toEqual({ kind: 'rule' });
    expect(decideRuling({ latest: 'restored', ruling: 'restored', reason })).toEqual({ kind: 'standing' });
    expect(decideRuling({ latest: 'restored', ruling: 'removed', reason })).toEqual({ kind: 'rule' });
  });

  it('does not vouch for what is taken back', () => {
    expect(decideRuling({ latest: 'removed', ruling: 'verified', reason })).toEqual({
      kind: 'refuse',
      reason: 'recordRemoved',
    });
    expect(decideRuling({ latest: 'verified', ruling: 'removed', reason })).toEqual({ kind: 'rule' });
  });

  it('needs a reason of four characters that can be seen', () => {
    expect(decideRuling({ latest: undefined, ruling: 'verified', reason: '没 问 题' })).toMatchObject({
      reason: 'reasonRequired',
    });
  });
});
