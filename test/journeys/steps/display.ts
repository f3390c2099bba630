import { administratorsCode } from './hall';
import type { Step } from '../step';

/** The hall's big screen (M12): paired by scanning what it shows, scanned like any display, and ended from the phone. */
export const displaySteps: Step[] = [
  {
    name: 'a device on which nobody is signed in shows a pairing code',
    async run({ left, picture }) {
      await left.handTo('lin-xiao');
      await left.tab('管理');
      await left.tap('当作考勤大屏');
      await left.sees('配对这台大屏');
      await left.top.getByLabel('配对码').waitFor();
      await picture('display-unpaired');
    },
  },
  {
    name: 'the administrator scans it, and the code of the session appears there',
    async run({ left, right, picture }) {
      await right.tap('大屏');
      await right.sees('还没有配对的大屏');
      await picture('displays-none');
      await right.tap('扫大屏上的配对码');
      await right.sees('大屏 1');
      await left.top.getByLabel('考勤二维码').waitFor();
      await left.top.getByLabel('今天已签到 0 人').waitFor();
      await picture('display-paired');
    },
  },
  {
    name: 'a trainee scans the big screen, and it counts them',
    async run({ left, right, picture }) {
      await right.handTo('zhou-min');
      await right.tap('扫码考勤');
      await right.sees('签到成功');
      await left.top.getByLabel('今天已签到 1 人').waitFor();
      await picture('display-scanned');
    },
  },
  {
    name: 'it goes on by itself after the app was closed, until the administrator ends it',
    async run(stage) {
      const { left, right, picture } = stage;
      await left.handTo('lin-xiao');
      await left.tab('管理');
      await left.tap('当作考勤大屏');
      await left.top.getByLabel('考勤二维码').waitFor();
      await administratorsCode(stage);
      await right.tap('大屏');
      await right.tap('结束大屏 1');
      await right.overlay('结束').click();
      await right.sees('还没有配对的大屏');
      await left.sees('配对这台大屏');
      await picture('display-ended');
      await right.tap('关闭');
    },
  },
];
