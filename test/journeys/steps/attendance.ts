import assert from 'node:assert/strict';
import { instantOf } from '../../../domain/kernel/time';
import { nationalIdOf } from '../../../sample/national-id';
import type { SamplePersonId } from '../../../sample/people';
import type { Step } from '../step';
import type { Phone, Stage } from '../stage';
import { choose, letWeChatGivePhone } from './acts';
import { qrPicture } from './qr-picture';

const TITLE = '医学检验质量管理新进展培训班';

/** The administrator goes from their home to the rotating code of the two-day project. */
async function openCode(phone: Phone): Promise<void> {
  await phone.handTo('li-jianhua');
  await phone.tab('管理');
  await phone.tap(/^项目/);
  await phone.fill(/项目名称或编号/, '2025-11-02');
  await phone.top.getByRole('button', { name: '二维码考勤' }).first().click();
  await phone.sees(TITLE);
  await phone.tap(/^(打开二维码|继续考勤)/);
}

/** Scans what the other phone shows, as this person. Once a photo was kept, the scanner asks what to look at. */
async function scanAs(phone: Phone, person: SamplePersonId, { photoKept = false } = {}): Promise<void> {
  await phone.handTo(person);
  await phone.tap('扫码考勤');
  if (photoKept) await phone.overlay('对准另一台手机').click();
}

/** The live head-count on the code's page. How fast it follows is measured by `npm run bench -- display`. */
async function seesHeadCount({ right }: Stage, people: number): Promise<void> {
  await right.top.getByLabel(`今天已签到 ${people} 人`).waitFor();
}

async function scanSuccessfully(stage: Stage, person: SamplePersonId, people: number, options = {}): Promise<void> {
  await scanAs(stage.left, person, options);
  await stage.left.sees('签到成功');
  await seesHeadCount(stage, people);
}

/** 3: two days with the rotating code; on the second one trainee stays away. */
export const attendanceSteps: Step[] = [
  {
    name: 'on day one the administrator shows the rotating code',
    rows: ['M11', 'M12'],
    async run(stage) {
      const { right, picture } = stage;
      await stage.clockTo(instantOf('2025-11-29', '08:30:00'));
      await openCode(right);
      await seesHeadCount(stage, 0);
      await picture('rotating-code');
    },
  },
  {
    name: 'trainees scan its pixels, and the count rises',
    rows: ['M12', 'M13'],
    async run(stage) {
      await scanSuccessfully(stage, 'zhou-min', 1);
      await stage.left.sees(/明天（11-30 周日）07:00–18:00 还要签到/);
      await stage.picture('check-in');
      await scanSuccessfully(stage, 'chen-xiaolin', 2);
      await scanSuccessfully(stage, 'zhang-wei', 3);
    },
  },
  {
    name: 'scanning again is harmless',
    async run(stage) {
      await scanAs(stage.left, 'zhou-min');
      await stage.left.sees('签到成功');
      await seesHeadCount(stage, 3);
    },
  },
  {
    name: 'a code photographed twenty seconds ago is refused as expired',
    rows: ['M14'],
    async run({ page, left, cloud, picture }) {
      await left.handTo('ouyang-jing');
      await page.getByLabel('用左边手机拍下对面的码').click();
      cloud.clock.advance(20_000);
      await left.tap('扫码考勤');
      await left.overlay('用刚才拍的照片').click();
      await left.sees('二维码已过期');
      await left.sees(/正在显示的考勤码/);
      await picture('check-in-expired');
    },
  },
  {
    name: 'a forged code is refused as invalid',
    async run({ page, left, picture }) {
      await left.handTo('peng-tao');
      // With a photo at hand the scanner asks what to read instead of looking at the other phone at once.
      await page.getByLabel('用左边手机拍下对面的码').click();
      await left.tap('扫码考勤');
      const forged = await qrPicture('1ABCDEFGH00001ABCDEFGHJKMNPQRS');
      const chooser = left.frame.locator('input[type=file]');
      await chooser.setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: forged });
      await left.sees('不是有效的考勤码');
      await picture('check-in-forged');
    },
  },
  {
    name: 'one who waits for approval gets a provisional record and is told so',
    async run(stage) {
      await scanAs(stage.left, 'liu-yang', { photoKept: true });
      await stage.left.sees('签到已记上，待审核');
      await seesHeadCount(stage, 4);
      await stage.picture('check-in-provisional');
    },
  },
  {
    name: 'an unregistered user is led to registration, and their scan is kept',
    rows: ['M13'],
    async run(stage) {
      const { left, picture } = stage;
      await scanAs(left, 'lin-xiao', { photoKept: true });
      await left.sees('您还没有注册');
      await picture('check-in-unregistered');
      await left.tap('去注册');
      await left.fill('真实姓名', '林晓');
      await left.tap('微信授权手机号');
      await letWeChatGivePhone(left);
      await left.fill('证件号码', nationalIdOf(33));
      await choose(left, '所在单位', '湘潭市XX医院');
      await choose(left, '科室', '检验科');
      await choose(left, '职称', '技师');
      await choose(left, '专业', '医学检验');
      await choose(left, '最高学历', '大学本科');
      await left.top.getByRole('checkbox').click();
      await left.tap('提交注册');
      await left.sees('单位审核中');
      await seesHeadCount(stage, 5);
      await picture('kept-scan');
    },
  },
  {
    name: 'the code changes by itself',
    async run({ right }) {
      const canvas = right.top.locator('canvas').first();
      const shown = async (): Promise<string> => (await canvas.screenshot()).toString('base64');
      const first = await shown();
      // Five seconds by the clock of the phone; that they are five is held by the display's own tests.
      const deadline = Date.now() + 60_000;
      while ((await shown()) === first) assert.ok(Date.now() < deadline, 'the same code for a minute');
    },
  },
  {
    name: 'on day two everybody scans again but one',
    async run(stage) {
      await stage.clockTo(instantOf('2025-11-30', '09:00:00'));
      await openCode(stage.right);
      await seesHeadCount(stage, 0);
      await scanSuccessfully(stage, 'zhou-min', 1, { photoKept: true });
      await scanSuccessfully(stage, 'zhang-wei', 2, { photoKept: true });
      await stage.picture('day-two');
    },
  },
];
