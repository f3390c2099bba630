import type { OutputOf } from '../../../../contract/index';
import { instantOf } from '../../../../domain/kernel/time';
import { figuresView } from './figures';

const window = (day: string, begin: string, end: string) => ({
  begin: instantOf(day, begin),
  end: instantOf(day, end),
});
const figures: OutputOf<'analysis.try'> = {
  windows: [window('2025-11-29', '08:00:00', '12:00:00'), window('2025-11-30', '13:00:00', '17:00:00')],
  people: 186,
  valid: 180,
  absent: 6,
  dutyKept: 171,
  dutyLacked: 12,
  dutyOpen: 3,
  outsideRecords: 11,
  days: [
    { day: '2025-11-29', windows: 1, lacked: 4 },
    { day: '2025-11-30', windows: 0, lacked: 186 },
  ],
  daysWithoutWindow: [],
  courses: [
    {
      courseId: 'c1',
      topic: '检验质量管理',
      hourTenths: 30,
      people: 183,
      valid: 180,
      open: 1,
      windows: [0, 1],
      windowPeople: [183, 180],
      missedOne: 5,
    },
  ],
  nearMisses: [{ personId: 'p1', name: '欧阳静', courseId: 'c1', window: 1, seconds: -451 }],
};

it('says of every course who is valid, short or open, and who came near', () => {
  expect(figuresView(figures).courses).toMatchObject([
    {
      number: 1,
      valid: 180,
      short: 5,
      open: 1,
      change: '',
      missed: '差 1 段 5 人，最近差 8 分钟',
      windows: [
        { words: '11-29 08:00–12:00', people: '183 人' },
        { words: '11-30 13:00–17:00', people: '180 人' },
      ],
    },
  ]);
  expect(figuresView(figures).near).toMatchObject([{ words: '欧阳静 · 11-30 13:00–17:00', by: '早 8 分钟' }]);
});

it('names a near miss of a window that several courses have once', () => {
  const [course] = figures.courses;
  const [miss] = figures.nearMisses;
  const shared = {
    ...figures,
    courses: course ? [course, { ...course, courseId: 'c2' }] : [],
    nearMisses: miss ? [miss, { ...miss, courseId: 'c2' }] : [],
  };
  expect(figuresView(shared).near).toHaveLength(1);
});

it('compares a try with what is frozen', () => {
  const before = { ...figures, dutyKept: 165, courses: figures.courses.map((each) => ({ ...each, valid: 182 })) };
  expect(figuresView(figures, before)).toMatchObject({ keptChange: '+6', courses: [{ change: '−2' }] });
});

it('names a teaching day without a window in red', () => {
  expect(figuresView(figures).days).toMatchObject([
    { day: '11-29', tone: 'ok', lacked: '缺 4 人' },
    { day: '11-30', tone: 'ret', words: '没有时段，不能授分' },
  ]);
});
