import path from 'node:path';
import { LocalClient } from '../../local/client';
import { Actor } from '../../sample/actor';
import { root } from '../../scripts/start/deployment';
import type { Phone, Stage } from './stage';
import type { Step } from './step';
import { agreeToBeTold, opensMessage } from './steps/messages';
import { uploadPdf } from './steps/acts';

const TITLE = /临床微生物学诊断与前沿学习/;
const ROOM = '长沙市XX医院 综合楼三楼多功能厅';

async function administratorSignsIn({ cloud }: Stage): Promise<void> {
  const client = new LocalClient(cloud.baseUrl);
  await new Actor(client, 'li-jianhua').do('administrator.signIn', {
    ...{ account: 'changsha', password: 'Kejiao-2025-cs', who: { newName: '李建华' } },
    phoneCode: await client.phoneCode('li-jianhua'),
  });
}

async function openProject(phone: Phone): Promise<void> {
  await phone.handTo('li-jianhua');
  await phone.tab('管理');
  await phone.tap(/^项目/);
  await phone.tap(TITLE);
  await phone.sees('三份材料与审核');
}

/** The same request is changed on another phone meanwhile. */
async function elsewhereChanges({ cloud }: Stage, venue: string): Promise<void> {
  const other = new Actor(new LocalClient(cloud.baseUrl), 'li-jianhua');
  const { rows } = await other.do('project.list', { state: 'approved', search: '临床微生物学' });
  const projectId = rows[0]?.projectId ?? '';
  const { after } = await other.do('change.get', { projectId });
  await other.do('change.save', { projectId, revision: after.revision, form: { ...after.form, venue } });
}

/** The timer of the functions comes every minute: the clock is put a little ahead. */
const aMinuteLater = ({ cloud, clockTo }: Stage): Promise<void> => clockTo(cloud.clock.now() + 61_000);

/** A holding that was approved moves to another room, and is cancelled in the end; whoever follows it hears of both. */
export const changeStory: Step[] = [
  {
    name: 'a trainee enrols on the notice, and hears of what changes from then on',
    async run({ left, picture }) {
      await left.handTo('zhou-min');
      await left.tap('更多会议通知');
      await left.tap(TITLE);
      await left.tap('报名参加');
      await left.top.getByLabel('开会当天可以打我的电话').click();
      await left.tap(/^报名$/);
      await left.sees('请填写注册时验证过的手机号');
      await left.fill('注册时验证过的手机号', '138 0013 8000');
      await left.tap(/^报名$/);
      await left.overlay('知道了').click();
      await left.top.getByLabel('开会当天可以打我的电话').click();
      await picture('enrols');
      await left.tap(/^报名$/);
      await left.sees('开会前一天发');
      await picture('follows');
      await agreeToBeTold(left);
      await left.sees('已报名 1 / 200');
    },
  },
  {
    name: 'the administrator asks for another room beside a colleague who does so too, and says what stands against it',
    async run(stage) {
      const { right, picture } = stage;
      await administratorSignsIn(stage);
      await openProject(right);
      await right.tap('转发会议通知');
      await right.frame.locator('.mp-card').waitFor();
      await picture('shared-from-the-project');
      await right.overlay('取消').click();
      await right.tap(/^申请变更/);
      await right.sees('先选要改的内容');
      await right.tap('选要改的');
      await right.overlay('举办地点和举办信息').click();
      await right.fill('举办地点', ROOM);
      await elsewhereChanges(stage, '长沙市XX医院 行政楼二楼');
      await right.tap('保存到变更申请');
      const sheet = right.top.getByRole('dialog');
      await sheet.getByText(/^李建华 \d\d:\d\d 改过$/).waitFor();
      await sheet.getByRole('radio', { name: /^我的/ }).click();
      await picture('two-versions');
      await sheet.getByRole('button', { name: '按这样保存' }).click();
      await right.sees('还差 1 份材料：会议通知');
      await right.fill('变更原因', '门诊楼停电检修，改到综合楼');
      await uploadPdf(right, '上传会议通知', path.join(root, 'sample/documents/notice.pdf'));
      await right.sees(ROOM);
      await picture('change-request');
      await right.tap('提交变更申请');
      await right.sees('等待中心审核');
    },
  },
  {
    name: 'until the centre decides the notice has the old room',
    async run({ left }) {
      await left.handTo('zhou-min');
      await left.tap('更多会议通知');
      await left.tap(TITLE);
      await left.sees('日程');
      await left.doesNotSee(ROOM);
    },
  },
  {
    name: 'the centre sees before and after side by side, and approves',
    async run({ right, picture }) {
      await right.handTo('he-jing');
      await right.tab('管理');
      await right.top.getByRole('tab', { name: /^变更/ }).click();
      await right.tap(TITLE);
      await right.sees('改了 1 处');
      await right.sees('批准后马上通知 1 位关注的人和已签到的人');
      await picture('change-review');
      await right.tap('批准变更');
      await right.overlay('批准').click();
      await right.sees('已通过');
    },
  },
  {
    name: 'the follower is told what is different, and the notice says it',
    async run(stage) {
      const { left, picture } = stage;
      await aMinuteLater(stage);
      await left.handTo('zhou-min');
      await opensMessage(left, /^未读：会议安排有变动/);
      await left.sees(ROOM);
      await picture('notice-changed');
    },
  },
  {
    name: 'the administrator cancels the holding with a reason, and the follower reads it',
    async run(stage) {
      const { left, right, picture } = stage;
      await openProject(right);
      await right.tap(/^取消举办/);
      await right.top.getByRole('dialog').getByLabel('原因').fill('主讲人临时出差，改到明年');
      await picture('cancel');
      await right.tap('确认取消');
      await right.sees('项目已取消');
      await aMinuteLater(stage);
      await left.handTo('zhou-min');
      await opensMessage(left, /^未读：会议已取消/);
      await left.sees('本次会议已取消：主讲人临时出差，改到明年');
      await picture('notice-cancelled');
    },
  },
  {
    name: 'the centre finds everything it has decided, and notes the paper originals long after',
    async run({ right, picture }) {
      await right.handTo('he-jing');
      await right.tab('管理');
      await right.tap(/^审核历史/);
      await right.sees('单位取消：主讲人临时出差，改到明年');
      await right.sees('变更已通过');
      await right.tapText(/^纸质原件已收到/);
      await right.overlay('改').click();
      await right.tap(/^纸质未到 1/);
      await right.tapText('纸质原件还没有收到');
      // What was noted leaves the list of what is missing.
      await right.tap('清除筛选');
      await right.sees(/^纸质原件已收到/);
      await picture('centre-history');
    },
  },
];
