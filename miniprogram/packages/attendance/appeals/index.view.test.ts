import { instantOf } from '../../../../domain/kernel/time';
import { appealCard, emptyWords, saidWords, stateTabs, subjectWords } from './index.view';

const windows = [
  { begin: instantOf('2025-12-14', '07:00:00'), end: instantOf('2025-12-14', '12:00:00') },
  { begin: instantOf('2025-12-14', '13:00:00'), end: instantOf('2025-12-14', '18:00:00') },
];

describe('an appeal in the queue', () => {
  it('says which slots of its day it is about, or that it is about credits', () => {
    expect(subjectWords({ kind: 'attendance', slots: windows })).toBe('12-14 上午 07:00–12:00、下午 13:00–18:00');
    expect(subjectWords({ kind: 'outcome', slots: [] })).toBe('没有得到学分');
    expect(subjectWords({ kind: 'reversal', slots: [] })).toBe('学分被撤销');
  });

  it('names the reason that was picked of attendance alone', () => {
    expect(saidWords({ kind: 'attendance', reason: 'noNetwork', note: '一直显示网络弱' })).toBe(
      '网络不通：一直显示网络弱',
    );
    expect(saidWords({ kind: 'outcome', reason: 'other', note: '两天都签到了' })).toBe('两天都签到了');
  });

  it('names the institution of who comes from elsewhere, else the department', () => {
    const row = {
      appealId: 'a1',
      kind: 'attendance' as const,
      slots: windows,
      reason: 'other' as const,
      note: '手机落在科室',
      pictures: 0,
      askedAt: instantOf('2025-12-14', '19:22:00'),
      state: 'open' as const,
      answered: null,
      personId: 'p1',
      name: '彭涛',
      personNumber: '2025003314',
      institutionName: '湘潭市XX医院',
      departmentName: '针灸科',
      projectId: 'p',
      batchId: 'b1',
      title: '中医临床经典系列讲座',
    };
    expect(appealCard({ ...row, outside: true }).from).toBe('湘潭市XX医院');
    expect(appealCard({ ...row, outside: false })).toMatchObject({
      from: '针灸科',
      initial: '彭',
      moment: '12-14 19:22',
    });
  });
});

describe('the lists', () => {
  it('say how many wait, and nothing of none', () => {
    expect(stateTabs(4)[0]?.label).toBe('待答复 4');
    expect(stateTabs(0)[0]?.label).toBe('待答复');
  });

  it('say why they are empty', () => {
    expect(emptyWords('open', '周').title).toBe('没有找到');
    expect(emptyWords('open', '').title).toBe('没有待答复的申诉');
    expect(emptyWords('granted', '').title).toBe('这里还没有申诉');
  });
});
