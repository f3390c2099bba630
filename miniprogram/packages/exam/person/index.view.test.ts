import { instantOf } from '../../../../domain/kernel/time';
import { attemptView } from './index.view';

const at = (clock: string) => instantOf('2025-11-30', clock);
const question = {
  text: '首先做什么？',
  points: 5,
  picture: null,
  chosen: ['停止报告'],
  right: ['停止报告'],
  graded: 'right' as const,
};

it('shows an attempt in the order in which it was answered', () => {
  const view = attemptView({
    ...{ number: 1, startedAt: at('16:00:00'), endsAt: at('16:30:00'), gradedAt: at('16:20:00') },
    ...{ scoreTenths: 825, passed: true, left: 2 },
    questions: [
      { ...question, answeredAt: at('16:05:00') },
      { ...question, graded: 'wrong', chosen: [], answeredAt: null },
      { ...question, graded: 'wrong', chosen: ['换试剂'], answeredAt: at('16:02:00') },
      { ...question, graded: 'struck', chosen: [], answeredAt: null },
    ],
  });
  expect(view).toMatchObject({
    score: '82.5 分，通过',
    line: '11-30 16:00 开始 · 16:20:00 交卷 · 离开小程序 2 次',
  });
  expect(view.steps.map(({ number, tag, at: when }) => [number, tag.word, when])).toEqual([
    [3, '答错', '16:02:00'],
    [1, '答对', '16:05:00'],
    [2, '未答', ''],
    [4, '已作废，得满分', ''],
  ]);
  expect(view.steps[0]).toMatchObject({ chosen: '换试剂', right: '停止报告' });
});

it('says that an attempt goes on', () => {
  const running = { number: 2, startedAt: at('16:00:00'), endsAt: at('16:30:00'), gradedAt: null };
  expect(attemptView({ ...running, scoreTenths: null, passed: false, left: 0, questions: [] })).toMatchObject({
    score: '正在考',
    line: '11-30 16:00 开始',
  });
});
