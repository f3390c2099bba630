import assert from 'node:assert/strict';
import { instantOf } from '../../domain/kernel/time';
import type { Stage } from './stage';
import type { Step } from './step';
import { agreeToBeTold } from './steps/messages';
import { until } from '../support/until';

/** What WeChat has told her. */
const toldOf = ({ messages }: Stage['cloud']) => messages.filter(({ openid }) => openid.includes('zhou-min'));

/** Somebody follows a meeting, agrees to be told by WeChat, and is reminded the day before. */
export const followStory: Step[] = [
  {
    name: 'a trainee follows a meeting, and lets WeChat remind them',
    async run({ left, picture }) {
      await left.handTo('zhou-min');
      await left.tap(/临床微生物学诊断与前沿学习/);
      await left.tap('导航');
      await left.overlay('返回').click();
      await left.top.getByRole('button', { name: '关注这次会议' }).click();
      await left.sees('开会前一天发');
      await picture('follow-asks');
      await agreeToBeTold(left);
    },
  },
  {
    name: 'on the eve they are told once, in the inbox and by WeChat, and the message leads to the notice',
    async run({ left, cloud, clockTo, picture }) {
      // The timer comes every minute: one run finds the meetings, one tells who follows them, one lets WeChat tell it.
      // Their functions take their own time, so the next minute comes after ten looks.
      let looks = 0;
      await until('WeChat has told it', async () => {
        if (looks % 10 === 0) await clockTo(instantOf('2025-11-28', '09:00:00') + (1 + looks / 10) * 61_000);
        looks += 1;
        return toldOf(cloud).length > 0;
      });
      await left.handTo('zhou-min');
      await left.tap(/^消息，\d+ 条未读/);
      await left.sees('您关注的会议明天开始');
      await picture('reminded');
      assert.equal(toldOf(cloud).length, 1);
      await left.tap(/^未读：您关注的会议明天开始/);
      await left.sees('加入日历');
    },
  },
  {
    name: 'a file under a domain that nobody entered at the console is told apart from a bad network',
    async run({ page, left, cloud, picture }) {
      await page.goto(`${cloud.baseUrl}/?left=zhou-min&right=li-jianhua&privacy=agreed&domains=`);
      await left.top.waitFor();
      await left.tap(/临床微生物学诊断与前沿学习/);
      await left.tap(/\.pdf|PDF/i);
      const told = left.frame.getByRole('dialog', { name: '文件暂时打不开' });
      await told.getByText(/小程序后台还没有登记下载域名/).waitFor();
      await picture('domain-missing');
    },
  },
];
