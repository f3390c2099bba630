import assert from 'node:assert/strict';
import { instantOf } from '../../domain/kernel/time';
import type { SamplePersonId } from '../../sample/people';
import type { Phone } from './stage';
import type { Step } from './step';
import { actorIn, administratorIn, heldProject, holdAndCheckIn } from './steps/by-calls';
import { until } from '../support/until';

const TITLE = '临床微生物学诊断与前沿学习';
const OPINION = '失控分析讲得细，回去就能用。';
const others: readonly SamplePersonId[] = ['chen-xiaolin', 'ouyang-jing', 'zhang-wei', 'peng-tao'];

async function openForm(phone: Phone): Promise<void> {
  await phone.handTo('li-jianhua');
  await phone.tab('管理');
  await phone.tap(/^项目/);
  await phone.tapText(TITLE);
  await phone.tap(/^项目评价/);
}

/** Rates a question of the form. */
const rate = (phone: Phone, question: string, rating: number): Promise<void> =>
  phone.top
    .getByRole('radiogroup', { name: question })
    .getByRole('radio', { name: String(rating) })
    .click();

/** From the form to what the centre reads (M22). */
export const evaluationStory: Step[] = [
  {
    name: 'the administrator adds a question to the form before anybody has answered',
    rows: ['M22'],
    async run(stage) {
      const { right, picture } = stage;
      const opened = instantOf('2025-11-29', '08:10:00');
      await holdAndCheckIn(stage, await administratorIn(stage), { opened, people: ['zhou-min', ...others] });
      await openForm(right);
      await right.sees('收到第一份评价后不能再改');
      await picture('form');
      await right.tap('添加题目');
      await right.fill('问题', '课件质量');
      await picture('add-question');
      await right.tap(/^添加$/);
      await right.tap(/课件质量/);
      await right.tap('上移');
      await right.tap('保存评价表');
      await right.sees('7 题');
    },
  },
  {
    name: 'after the first day a trainee finds it on the home page, is told what is missing, and hands it in',
    rows: ['M22'],
    async run({ left, clockTo, picture }) {
      await clockTo(instantOf('2025-11-29', '18:30:00'));
      await left.handTo('zhou-min');
      await left.sees('待完成');
      await picture('owed');
      await left.tap(/^评价：/);
      await left.sees('匿名评价');
      await picture('empty-form');
      await left.tap('提交评价');
      await left.sees('请打分');
      for (const question of ['课程内容', '组织与场地', '对工作的帮助', '课件质量']) await rate(left, question, 5);
      const lecturers = left.top.getByRole('radiogroup');
      for (let index = 0; index < (await lecturers.count()); index += 1) {
        const group = lecturers.nth(index);
        if ((await group.getByRole('radio', { checked: true }).count()) === 0)
          await group.getByRole('radio', { name: '4' }).click();
      }
      await left.fill('最有收获的内容', OPINION);
      // The draft is on the phone: the app may be closed and opened again.
      await left.handTo('zhou-min');
      await left.tap(/^评价：/);
      await left.sees('很满意');
      await picture('filled-form');
      await left.tap('提交评价');
      await left.sees('评价已提交');
      await picture('handed-in');
      await left.tap('回首页');
      await left.doesNotSee('待完成');
    },
  },
  {
    name: 'while it is open the institution sees how many have answered, and nothing else',
    rows: ['M22'],
    async run(stage) {
      const { right, picture } = stage;
      const projectId = await heldProject(actorIn(stage, 'li-jianhua'));
      for (const who of others) {
        const actor = actorIn(stage, who);
        const { questions } = await actor.do('evaluation.mine', { projectId, batchId: 'b1' });
        const rated = questions.filter(({ kind }) => kind === 'rating');
        await actor.do('evaluation.answer', {
          ...{ projectId, batchId: 'b1', texts: [] },
          ratings: rated.map(({ questionId }) => ({ questionId, rating: 3 })),
        });
      }
      await openForm(right);
      await right.sees('题目不能再改');
      await picture('locked-form');
      await right.tap(/^第 1 期/);
      await right.sees('还在评价');
      assert.equal(await right.top.getByText(OPINION).count(), 0);
      await picture('open-results');
    },
  },
  {
    name: 'once it has closed there are means and opinions, and the centre compares projects',
    rows: ['M22'],
    async run(stage) {
      const { left, right, picture } = stage;
      await stage.clockTo(instantOf('2025-12-08', '00:01:00'));
      // The timer of that minute closes it; the centre's list has it from then on.
      const centre = actorIn(stage, 'he-jing');
      const isClosed = async () => (await centre.do('evaluation.closed', {})).rows.some(({ title }) => title === TITLE);
      await until('the evaluation is closed', isClosed);
      await openForm(right);
      await right.tap(/^第 1 期/);
      await right.sees(OPINION);
      await picture('results');
      await left.handTo('he-jing');
      await left.tab('管理');
      await left.tap(/^项目评价/);
      await left.sees(TITLE);
      await picture('compare');
    },
  },
];
