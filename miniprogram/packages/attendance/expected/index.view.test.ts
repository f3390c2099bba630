import { emptyWords, expectedRow, figuresOf, reasonsOf } from './index.view';

const counts = { expected: 312, missing: 59, present: 253, walkIns: 21, enrolled: 302, roster: 10, follows: 0 };

describe('到场情况', () => {
  it('has three figures, of which one is shown', () => {
    expect(figuresOf(counts, 'missing').map(({ value, caption, on }) => [caption, value, on])).toEqual([
      ['已到', '253', false],
      ['未到', '59', true],
      ['未报名到场', '21', false],
    ]);
  });

  it('says where somebody comes from: a department at home, an institution elsewhere', () => {
    const enrolledAt = Date.parse('2025-11-20T10:00:00+08:00');
    const row = { key: 'p1', name: '欧阳静', institutionName: '湘潭市XX医院', departmentName: '检验科' };
    const why = { reason: 'enrolled', enrolledAt, mayCall: true } as const;
    const at = Date.parse('2025-11-29T08:31:00+08:00');
    expect(expectedRow({ ...row, ...why, outside: true, arrivedAt: at })).toMatchObject({
      from: '湘潭市XX医院 · 报名 11-20',
      phone: '',
      arrived: '08:31 到',
    });
    expect(expectedRow({ ...row, ...why, reason: 'roster', outside: false, arrivedAt: null })).toMatchObject({
      from: '检验科 · 导入名单',
      phone: 'call',
      arrived: '',
      initial: '欧',
    });
  });

  it('says why people are expected, as far as there are any', () => {
    expect(reasonsOf(counts)).toBe('报名 302 · 名单 10');
    expect(reasonsOf({ ...counts, enrolled: 0, roster: 0 })).toBe('');
  });

  it('tells an empty list from one that is finished', () => {
    expect(emptyWords({ expected: 0 }, { show: 'missing', search: '' }).title).toBe('还没有报名，也没有导入名单');
    expect(emptyWords(counts, { show: 'missing', search: '' }).title).toBe('应到的人都到了');
    expect(emptyWords(counts, { show: 'present', search: '周' }).title).toBe('没有找到人');
    expect(emptyWords({ expected: 0 }, { show: 'walkIns', search: '' }).title).toBe('没有未报名到场的人');
  });
});
