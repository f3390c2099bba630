import { instantOf } from '../../domain/kernel/time';
import type { Step } from './step';
import { agreeToBeTold } from './steps/messages';

/** Somebody follows a meeting, agrees to be told by WeChat, and is reminded the day before. */
export const followStory: Step[] = [
  {
    name: 'a trainee follows a meeting, and lets WeChat remind them',
    async run({ left, picture }) {
      await left.handTo('zhou-min');
      await left.tap(/临床微生物学诊断与前沿学习/);
      await left.top.getByLabel('关注这次会议').click();
      await left.sees('开会前一天发');
      await picture('follow-asks');
      await agreeToBeTold(left);
    },
  },
  {
    name: 'on the eve they are told once, in the inbox and by WeChat, and the message leads to the notice',
    async run({ left, cloud, clockTo, picture }) {
      await clockTo(instantOf('2025-11-28', '09:00:30'));
      await clockTo(instantOf('2025-11-28', '09:02:00'));
      await clockTo(instantOf('2025-11-28', '09:04:00'));
      await left.handTo('zhou-min');
      await left.tap('消息，1 条未读');
      await left.sees('您关注的会议明天开始');
      await picture('reminded');
      const sent = cloud.messages.filter(({ openid }) => openid.includes('zhou-min'));
      if (sent.length !== 1) throw new Error(`WeChat told ${sent.length} times`);
      await left.tap(/^未读：您关注的会议明天开始/);
      await left.sees('关注这次会议');
    },
  },
];
