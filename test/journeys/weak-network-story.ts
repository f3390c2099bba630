import type { Page } from 'playwright-core';
import { LATE_LIMIT_MS } from '../../domain/attendance/check-in';
import { instantOf } from '../../domain/kernel/time';
import { signInAgain } from '../../sample/sign-in';
import type { Step } from './step';
import { displaySteps } from './steps/display';
import { administratorOf, administratorsCode, approvedProjectId } from './steps/hall';

const CALLS = '**/wx/callFunction';

/** The network takes no scan any more, whichever door it goes through. */
async function loseCheckIns(page: Page): Promise<void> {
  await page.route(CALLS, (route) =>
    /attendance\.checkIn/.test(route.request().postData() ?? '') ? route.abort() : route.continue(),
  );
}

/**
 * A hall with a big screen, one with a bad network, one that is full, and a batch that nobody passed: what a trainee is told, and
 * what becomes of the scan.
 */
export const weakNetworkStory: Step[] = [
  {
    name: 'the one-day holding of the sample is open',
    async run(stage) {
      await stage.clockTo(instantOf('2025-11-29', '08:30:00'));
      await signInAgain(administratorOf(stage), 'changsha', '李建华');
      await administratorsCode(stage);
    },
  },
  ...displaySteps,
  {
    name: 'a scan that finds no network is kept, with the time that is left',
    async run({ left, page, picture }) {
      await left.handTo('zhou-min');
      await loseCheckIns(page);
      await left.tap('扫码考勤');
      await left.sees('网络弱，扫码已保存');
      await left.sees('剩余补传时间');
      await picture('scan-kept');
    },
  },
  {
    name: 'it is still kept when the app was ended and starts again',
    async run({ left }) {
      await left.handTo('zhou-min');
      await left.sees(/1 次扫码等待补传/);
      await left.tap('次扫码等待补传');
      await left.sees('网络弱，扫码已保存');
    },
  },
  {
    name: 'another try without a network keeps it',
    async run({ left }) {
      const attempts = async () => Number(/已尝试 (\d+) 次/.exec(await left.text(/已尝试 \d+ 次/).innerText())?.[1]);
      const before = await attempts();
      await left.tap('立即重试');
      await left.sees(new RegExp(`已尝试 (?!${before} )\\d+ 次`));
      await left.sees('网络弱，扫码已保存');
    },
  },
  {
    name: 'when the network is back it is sent as soon as she looks at her phone again, and waits for the administrator',
    async run({ left, page, cloud, picture }) {
      await page.unroute(CALLS);
      cloud.clock.advance(60_000);
      await left.sees('补传成功，待管理员确认');
      await picture('scan-sent-late');
    },
  },
  {
    name: 'a scan that finds no network for ten minutes is dropped, and its owner is told so at the next start',
    async run({ left, page, cloud, picture }) {
      await left.handTo('zhang-wei');
      await loseCheckIns(page);
      await left.tap('扫码考勤');
      await left.sees('网络弱，扫码已保存');
      await left.back();
      await page.unroute(CALLS);
      cloud.clock.advance(LATE_LIMIT_MS);
      await left.handTo('zhang-wei');
      await left.sees(/1 次扫码没能补传/);
      await left.tap('次扫码没能补传');
      await left.sees('没能补传');
      await picture('scan-lapsed');
      await left.back();
      await left.doesNotSee(/没能补传/);
    },
  },
  {
    name: 'the administrator sees how late it was and confirms it',
    async run(stage) {
      const { right, picture } = stage;
      const projectId = await approvedProjectId(administratorOf(stage));
      await right.open(
        'li-jianhua',
        `packages/attendance/records/index?projectId=${encodeURIComponent(projectId)}&batchId=b1`,
      );
      await right.sees(/1 条补传待确认/);
      await right.sees(/补传/);
      await picture('late-records');
      await right.tap(/^确认补传，周敏/);
      await right.doesNotSee(/1 条补传待确认/);
    },
  },
  {
    name: 'beyond the cap a new person is refused, and told whom to ask',
    async run(stage) {
      const { left, right, picture } = stage;
      const administrator = administratorOf(stage);
      const projectId = await approvedProjectId(administrator);
      const { batches } = await administrator.do('attendanceSession.list', { projectId });
      const sessionId = batches[0]?.sessions[0]?.sessionId ?? '';
      await administrator.do('attendanceSession.update', { sessionId, cap: 1 });
      await right.open('li-jianhua', `packages/attendance/qr/index?sessionId=${encodeURIComponent(sessionId)}`);
      await right.top
        .getByLabel('今天已签到 1 / 1 人')
        .or(right.top.getByLabel(/今天已签到 1/))
        .first()
        .waitFor();
      await left.handTo('chen-xiaolin');
      await left.tap('扫码考勤');
      await left.sees('名额已满');
      await picture('cap-reached');
    },
  },
  {
    name: 'the batch is analysed; its only valid person turns out not to have been there',
    async run(stage) {
      const { right, picture } = stage;
      await stage.clockTo(instantOf('2025-11-30', '09:00:00'));
      const projectId = await approvedProjectId(administratorOf(stage));
      await right.open(
        'li-jianhua',
        `packages/attendance/analysis/index?projectId=${encodeURIComponent(projectId)}&batchId=b1`,
      );
      await right.tap('考勤分析');
      await right.tap('查看有效人员 1 人');
      await right.top.getByRole('checkbox', { name: '周敏' }).click();
      const sheet = right.top.getByRole('dialog').filter({ visible: true });
      await sheet.getByRole('radio', { name: '不在会场' }).click();
      await sheet.getByRole('button', { name: '确认排除' }).click();
      await right.sees(/本期没有人达到授分要求（.*排除 1 人）/);
      await picture('nobody-valid');
    },
  },
  {
    name: 'a batch that nobody passed is ended without credits, and each reads why they have none',
    async run({ left, right, picture }) {
      await right.tap('结束本期，不授分');
      await right.overlay('结束本期').click();
      await right.sees('本期已结束');
      await right.sees(/不需要提交会议资料/);
      await picture('ended-without-credit');
      await left.handTo('zhou-min');
      await left.tap('我的学分');
      await left.sees(/未获得学分/);
      await left.sees(/不在会场|排除/);
      await picture('credits-none');
    },
  },
];
