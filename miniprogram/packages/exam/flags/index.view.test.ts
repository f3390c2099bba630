import { usualLimits } from '../../../../domain/exam/suspicion';
import { instantOf } from '../../../../domain/kernel/time';
import { flagCard, flagStateOf, limitRows, limitsOf } from './index.view';

const none = { times: 0, outOf: 0, seconds: 0, readingSeconds: 0 };
const flag = { flagId: 'f', people: [{ personId: 'p', name: '孙莉' }], ...none, decided: null };

describe('what a person should look at', () => {
  it('says what was seen', () => {
    const card = flagCard(usualLimits);
    const pair = [
      { personId: 'p', name: '刘洋' },
      { personId: 'q', name: '张伟' },
    ];
    expect(card({ ...flag, kind: 'sameWrong', people: pair, times: 4, outOf: 11 })).toMatchObject({
      kind: '相同错答',
      names: '刘洋、张伟',
      words: '两人都抽到的 11 题里，4 题在 1 分 0 秒内选了同一个错项。',
    });
    expect(card({ ...flag, kind: 'tooFast', outOf: 20, seconds: 40, readingSeconds: 72 }).words).toBe(
      '20 题共用 40 秒，只读一遍题也要 1 分 12 秒。',
    );
    expect(card({ ...flag, kind: 'leftOften', times: 14 })).toMatchObject({
      words: '考试中离开小程序 14 次。',
      decided: null,
    });
  });

  it('says who judged it, and why', () => {
    const decided = { by: '李建华', at: instantOf('2025-12-01', '09:20:00'), note: '值班接电话' };
    expect(flagCard(usualLimits)({ ...flag, kind: 'leftOften', times: 14, decided })).toMatchObject({
      decided: '李建华 · 12-01 09:20',
      note: '值班接电话',
    });
    expect(['open', 'upheld', 'cleared', ''].map(flagStateOf)).toEqual(['open', 'upheld', 'cleared', 'open']);
  });

  it('takes limits as they are typed', () => {
    const rows = limitRows(usualLimits);
    expect(limitsOf(rows)).toEqual({ limits: usualLimits });
    const typed = (value: string) => limitsOf(rows.map((row) => (row.field === 'leftTimes' ? { ...row, value } : row)));
    expect(typed('１２')).toEqual({ limits: { ...usualLimits, leftTimes: 12 } });
    for (const wrong of ['', '1', '2.5', '很多'])
      expect(typed(wrong)).toEqual({ problem: '离开小程序请填 2–1000 的整数' });
  });
});
