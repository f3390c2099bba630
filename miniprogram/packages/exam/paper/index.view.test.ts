import { instantOf } from '../../../../domain/kernel/time';
import { copied, momentOf, planOf, sectionViews, tagOptions, totalLine, typedOf } from './index.view';

const plan = {
  sections: [
    { tag: '室内质控', count: 8, points: 5 },
    { tag: '', count: 12, points: 5 },
  ],
  ...{ passPoints: 60, minutes: 30, attempts: 3 },
  opensAt: instantOf('2025-11-30', '16:00:00'),
  closesAt: instantOf('2025-12-08'),
  ...{
    shuffleQuestions: true,
    shuffleOptions: false,
    halfPoints: true,
    identity: false,
    review: 'afterClose' as const,
  },
};

describe('the paper as it is typed', () => {
  it('is what was saved, and saves what it was', () => {
    const typed = typedOf(plan);
    expect(typed).toMatchObject({ opensClock: '16:00', closesDay: '2025-12-07', closesClock: '24:00' });
    expect(planOf(typed)).toEqual({ plan });
    expect(totalLine(typed)).toBe('20 题 · 100 分');
  });

  it('reads full-width figures and says what is wrong', () => {
    const typed = typedOf(plan);
    expect(planOf({ ...typed, minutes: '３０', opensClock: '１６：００' })).toEqual({ plan });
    const problem = (over: Partial<typeof typed>) => planOf({ ...typed, ...over });
    expect(problem({ minutes: '0' })).toEqual({ problem: '限时请填 1–240 分钟' });
    expect(problem({ attempts: 'x' })).toEqual({ problem: '可考次数请填 1–10' });
    expect(problem({ passPoints: '101' })).toEqual({ problem: '及格分要在 1 和总分之间' });
    expect(problem({ passPoints: '' })).toEqual({ problem: '及格分要在 1 和总分之间' });
    expect(problem({ closesClock: '25:00' })).toEqual({ problem: '时间请写成 16:00 这样' });
    expect(problem({ closesDay: '2025-11-29' })).toEqual({ problem: '截止要晚于开放' });
    expect(problem({ sections: [] })).toEqual({ problem: '请设置抽多少题' });
    expect(problem({ sections: [{ tag: '', count: '1.5', points: '5' }] })).toEqual({
      problem: '题数和每题分数请填 1–100 的整数',
    });
    expect(momentOf('2025-12-07', '24:00')).toBe(instantOf('2025-12-08'));
  });

  it('says what the bank has', () => {
    const bank = { bank: [{ tag: '室内质控', questions: 3 }], questions: 50 };
    expect(sectionViews(typedOf(plan).sections, bank)).toMatchObject([
      { label: '室内质控', line: '题库 3 题，不够', few: true },
      { label: '不限标签', line: '题库 50 题', few: false },
    ]);
    expect(tagOptions(bank, [{ tag: '', count: '1', points: '1' }])).toEqual([
      { value: '室内质控', label: '室内质控（3 题）' },
    ]);
  });
});

it('copies another paper, and stays open when it was', () => {
  const typed = { ...typedOf(plan), opensDay: '2025-12-01', opensClock: '16:00' };
  const other = { ...plan, minutes: 45, passPoints: 1 };
  expect(copied(typed, other)).toMatchObject({ minutes: '45', opensDay: '2025-12-01', opensClock: '16:00' });
});
