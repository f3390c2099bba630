import { instantOf } from '../../domain/kernel/time';
import { signInAgain } from '../../sample/sign-in';
import type { Step } from './step';
import { administratorOf, approvedProjectId } from './steps/hall';
import { faceSteps } from './steps/face';
import { placeSteps } from './steps/place';

/** A batch with two halls (M11): made on the screen, scanned one after the other, ended, and what the code page says once all is over. */
export const sessionsStory: Step[] = [
  {
    name: 'before the first window the code page says large that a scan counts for nothing yet',
    rows: ['M11'],
    async run(stage) {
      const { right, picture } = stage;
      await stage.clockTo(instantOf('2025-11-29', '06:50:00'));
      await signInAgain(administratorOf(stage), 'changsha', '李建华');
      const projectId = await approvedProjectId(administratorOf(stage));
      await right.open('li-jianhua', `packages/attendance/attendance/index?projectId=${encodeURIComponent(projectId)}`);
      await right.sees('还没有场次。');
      await picture('no-session');
      await right.tap('打开二维码');
      await right.sees('07:00 开始');
      await right.sees(/现在扫码只记录，不计入/);
      await picture('before-the-window');
      await right.tap('现在就显示二维码');
      await right.doesNotSee('07:00 开始');
    },
  },
  {
    name: 'a second hall is made on the screen, with a cap and a slow rhythm',
    rows: ['M11'],
    async run(stage) {
      const { right, picture } = stage;
      await stage.clockTo(instantOf('2025-11-29', '08:30:00'));
      const projectId = await approvedProjectId(administratorOf(stage));
      await right.open('li-jianhua', `packages/attendance/attendance/index?projectId=${encodeURIComponent(projectId)}`);
      await right.sees('考勤中');
      await right.tap('新建场次');
      await right.fill('会场', '检验科示教室');
      await right.top.getByRole('radio', { name: /慢网/ }).click();
      await right.top.getByLabel('考勤人数上限').click();
      await picture('session-new');
      await right.tap('建立场次');
      await right.sees('检验科示教室');
      await right.sees(/今天 2 场合计/);
      await picture('two-sessions');
    },
  },
  {
    name: 'a trainee scans in the second hall, and its numbers are its own',
    rows: ['M12'],
    async run({ left, right, picture }) {
      await right.tap(/^打开二维码，检验科示教室/);
      await right.top.getByLabel(/今天已签到 0/).waitFor();
      await left.handTo('zhou-min');
      await left.tap('扫码考勤');
      await left.sees('签到成功');
      await left.sees('检验科示教室');
      await right.top.getByLabel(/今天已签到 1/).waitFor();
      await right.sees('各场合计 1 人');
      await picture('second-hall');
    },
  },
  ...placeSteps,
  ...faceSteps,
  {
    name: 'it is ended and opened again from the list',
    async run(stage) {
      const { right, picture } = stage;
      await right.tap('暂停');
      await right.sees('考勤已暂停');
      await right.back();
      await right.sees('已暂停');
      await picture('session-ended');
      await right.tap(/^继续考勤，检验科示教室/);
      await right.top.getByLabel(/今天已签到 1/).waitFor();
    },
  },
  {
    name: 'after the last day the code page names the project, says that it is over and leads to the analysis',
    async run(stage) {
      const { right, picture } = stage;
      await stage.clockTo(instantOf('2025-11-30', '08:30:00'));
      await right.sees('本期已结束');
      await picture('code-over');
      await right.tap('去考勤分析');
      await right.sees('考勤分析');
    },
  },
];
