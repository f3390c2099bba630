import assert from 'node:assert/strict';
import type { Phone } from '../stage';
import type { Step } from '../step';

/** A slow machine may draw the card's picture for longer than WeChat waits: then one forwards once more, when it is there. */
async function forwardWithPicture(phone: Phone): Promise<void> {
  const card = phone.frame.locator('.mp-card');
  for (let tries = 0; tries < 20; tries += 1) {
    await phone.tap('转发');
    await card.waitFor();
    if ((await card.locator('img').count()) > 0) return;
    await phone.overlay('取消').click();
  }
  throw new Error('the card never gets its picture');
}

/** 6: the meeting notice, for anyone. */

export const noticeSteps: Step[] = [
  {
    name: 'anyone without an account opens the meeting notice from a share card',
    async run({ left, right, picture }) {
      await left.handTo('zhou-min');
      await left.tap('更多会议通知');
      await left.tap(/(临床微生物学诊断与前沿学习|医学检验质量管理新进展培训班)/);
      await forwardWithPicture(left);
      await left.frame.getByLabel('谁来打开').selectOption('');
      await picture('share-card');
      await left.frame.getByRole('button', { name: '打开', exact: true }).click();
      await right.sees('会议通知');
      await right.sees('日程');
      await picture('notice-for-anyone');
    },
  },
  {
    name: 'a poster is saved, and its code leads whoever scans it to the notice',
    async run({ left, right, page, picture }) {
      await left.tap('会议海报');
      await left.top.getByLabel(/海报，扫码看会议通知$/).waitFor();
      const [saved] = await Promise.all([page.waitForEvent('download'), left.tap('保存到相册')]);
      assert.match(saved.suggestedFilename(), /\.png$/);
      await right.handTo('sun-li');
      await right.tap('扫码考勤');
      await right.sees('会议通知');
      await right.sees('日程');
      await picture('poster');
    },
  },
  {
    name: 'a card of a meeting that is not there any more says so, and leads to the others and back',
    async run({ right }) {
      await right.open(null, 'packages/notice/detail/index?projectId=not-there');
      await right.sees('没有找到这份会议通知');
      await right.tap('看看其他会议');
      await right.tap(/(临床微生物学诊断与前沿学习|医学检验质量管理新进展培训班)/);
      await right.sees('日程');
      await right.back();
      await right.back();
      await right.sees('没有找到这份会议通知');
    },
  },
];
