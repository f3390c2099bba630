import { emptyWords, expectedRow, figuresOf } from './index.view';

const counts = { expected: 312, missing: 59, present: 253, walkIns: 21 };

describe('到场情况', () => {
  it('has three figures, of which one is shown', () => {
    expect(figuresOf(counts, 'missing').map(({ value, caption, on }) => [caption, value, on])).toEqual([
      ['已到', '253', false],
      ['未到', '59', true],
      ['未报名到场', '21', false],
    ]);
  });

  it('says where somebody comes from: a department at home, an institution elsewhere', () => {
    const row = { personId: 'p1', name: '欧阳静', institutionName: '湘潭市XX医院', departmentName: '检验科' };
    const at = Date.parse('2025-11-29T08:31:00+08:00');
    expect(expectedRow({ ...row, outside: true, arrivedAt: at })).toMatchObject({
      from: '湘潭市XX医院',
      arrived: '08:31 到',
    });
    expect(expectedRow({ ...row, outside: false, arrivedAt: null })).toMatchObject({
      from: '检验科',
      arrived: '',
      initial: '欧',
    });
  });

  it('tells an empty list from one that is finished', () => {
    expect(emptyWords({ expected: 0 }, { show: 'missing', search: '' }).title).toBe('还没有人报名或关注');
    expect(emptyWords(counts, { show: 'missing', search: '' }).title).toBe('应到的人都到了');
    expect(emptyWords(counts, { show: 'present', search: '周' }).title).toBe('没有找到人');
    expect(emptyWords({ expected: 0 }, { show: 'walkIns', search: '' }).title).toBe('没有未报名到场的人');
  });
});
