import path from 'node:path';
import { root } from '../../scripts/start/deployment';
import { instantOf } from '../../domain/kernel/time';
import type { Phone } from './stage';
import type { Step } from './step';
import { opensMessage } from './steps/messages';
import { addPicture } from './steps/acts';
import { administratorIn, holdAndCheckIn } from './steps/by-calls';

const TITLE = '临床微生物学诊断与前沿学习';
const QUESTION = '室内质控失控后，首先应做什么？';
const RIGHT = '停止报告并查找原因';
const DESCRIPTION = '药敏纸片和抑菌圈';

async function openPaper(phone: Phone): Promise<void> {
  await phone.handTo('li-jianhua');
  await phone.tab('管理');
  await phone.tap(/^项目/);
  await phone.tapText(TITLE);
  await phone.tap(/^在线考试/);
  await phone.sees('抽题');
}

/** Writes a question into the bank; the second option is right. */
async function addQuestion(phone: Phone, text: string, options: readonly string[]): Promise<void> {
  await phone.tap('添加题目');
  await phone.fill('题目', text);
  for (const [index, letter] of ['A', 'B', 'C', 'D'].entries())
    await phone.fill(`选项 ${letter}`, options[index] ?? '');
  await phone.top.getByRole('radio', { name: 'B 正确' }).click();
  await phone.fill('标签', '质控');
}

/** From the bank to a passed exam (M22). */
export const examStory: Step[] = [
  {
    name: 'the administrator writes questions, is told what is missing, and makes a paper',
    rows: ['M22'],
    async run(stage) {
      const { right, picture } = stage;
      const opened = instantOf('2025-11-29', '08:10:00');
      await holdAndCheckIn(stage, await administratorIn(stage), { opened, people: ['zhou-min'] });
      await openPaper(right);
      await right.tap(/^题库/);
      await right.sees('还没有题目');
      await addQuestion(right, QUESTION, ['继续发报告', RIGHT, '换一批试剂', '不处理']);
      await addPicture(right, path.join(root, 'sample/documents/susceptibility-plate.png'), '选图片');
      await right.fill('图片说明', DESCRIPTION);
      await picture('question');
      await right.tap('保存题目');
      await right.sees(QUESTION);
      await addQuestion(right, '危急值应在多长时间内报告？', ['当天', '立即', '', '']);
      await right.tap('保存题目');
      await right.sees('有选项没有写');
      await picture('question-missing');
      await right.tap('删除选项 D');
      await right.tap('删除选项 C');
      await right.tap('保存题目');
      await right.sees('危急值应在多长时间内报告？');
      await picture('bank');
      await right.back();
      await right.sees('题库 2 题，不够');
      await right.fill('不限标签 题数', '2');
      await right.fill('不限标签 每题分数', '50');
      await right.sees('2 题 · 100 分');
      await right.top.getByLabel('核对本人', { exact: true }).click();
      await picture('paper');
      await right.tap('保存试卷');
      await right.tap(/^考试成绩/);
      await right.sees('监考确认');
    },
  },
  {
    name: 'a trainee begins it from the home page, goes on without a network, and hands it in',
    rows: ['M22'],
    async run({ left, right, page, clockTo, picture }) {
      await clockTo(instantOf('2025-11-29', '18:30:00'));
      await left.handTo('zhou-min');
      await left.tap(/^考试：/);
      await left.sees('及格');
      await picture('before');
      await left.sees('开考前核对本人');
      await left.tap('请监考人确认');
      await left.sees('个人码');
      await right.tap(/^监考确认/);
      await right.frame.getByText(/^已确认.*本人$/).waitFor();
      await picture('vouched');
      await right.overlay('知道了').click();
      await left.back();
      await left.tap('开始考试');
      await left.sees('第 1 题');
      const isFirst = await left.top.getByText(QUESTION).isVisible();
      if (!isFirst) await left.tap('下一题');
      await left.sees(QUESTION);
      await picture('question-with-picture');
      await left.tap(`题目的图片：${DESCRIPTION}，点开放大`);
      await picture('picture-large');
      await left.overlay('关闭').click();
      if (!isFirst) await left.tap('上一题');
      await left.sees('第 1 题');
      await left.top.getByRole('radio').nth(0).click();
      await left.sees(/已保存/);
      await picture('first-question');
      await left.tap('下一题');
      await page.context().setOffline(true);
      await left.top.getByRole('radio').nth(0).click();
      await left.sees('1 题待上传');
      await picture('offline');
      await left.tap('答题卡');
      await left.sees('上传后才能交卷');
      await picture('sheet');
      await page.context().setOffline(false);
      await left.sees('全部答完');
      await left.tap(/^交卷$/);
      await left.overlay('交卷').click();
      await left.sees(/考试通过|还没有通过/);
      await picture('result');
    },
  },
  {
    name: 'whoever failed tries again with what is right and passes; the administrator sees the best score',
    rows: ['M22'],
    async run({ left, right, picture }) {
      if ((await left.top.getByText('还没有通过').count()) > 0) {
        await left.tap('再考一次');
        for (let question = 1; question <= 2; question += 1) {
          await left.sees(`第 ${question} 题`);
          await left.top.getByRole('radio', { name: new RegExp(`${RIGHT}|立即`) }).click();
          await left.sees(/已保存/);
          if (question === 1) await left.tap('下一题');
        }
        await left.tap('检查并交卷');
        await left.tap(/^交卷$/);
        await left.overlay('交卷').click();
      }
      await left.sees('考试通过');
      await picture('passed');
      await openPaper(right);
      await right.tap(/^考试成绩/);
      await right.sees('通过');
      await picture('results');
    },
  },
  {
    name: 'a question is struck after a look at what that comes to; whoever was asked is told, and the pass stays',
    rows: ['M19', 'M22'],
    async run({ left, right, picture }) {
      await right.tap(/^题目分析/);
      await right.tap('更新统计');
      await right.tap(/失控后.*正确率/);
      await picture('items');
      await right.tap('更正或作废');
      await right.sees('现答案');
      await right.tapText('作废此题');
      await right.sees('预览，还没有改');
      await picture('strike-preview');
      await right.fill('理由', '题干漏了一个条件，答案有争议。');
      await right.tap('重新评分');
      await right.overlay('重新评分').click();
      await right.sees('更正记录');
      await picture('struck');
      await left.handTo('zhou-min');
      await opensMessage(left, /^未读：有一道考题作废，已重新评分/);
      await left.sees('考试通过');
      await picture('regraded');
    },
  },
];
