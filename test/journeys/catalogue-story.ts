import { LocalClient } from '../../local/client';
import { Actor } from '../../sample/actor';
import { catalogueFileOf, type FilledEntry } from '../support/catalogue-builders';
import { chooseTable } from './steps/acts';
import type { Phone, Stage } from './stage';
import type { Step } from './step';

const fresh = (index: number, over: FilledEntry = {}): FilledEntry => ({
  year: '2026',
  projectNumber: `2026-03-01-${String(100 + index)}（省）`,
  title: `重症超声新进展培训班${'一二三四五六七八九十'.charAt(index)}`,
  institutionId: '长沙市XX医院',
  creditLevel: '省级',
  creditHundredths: '3.00',
  hourTenths: '9.0',
  plannedBegin: '2026/3/14',
  plannedEnd: '2026/3/15',
  plannedDayTenths: '2.0',
  discipline2: '临床内科学',
  discipline3: '呼吸病学',
  ...over,
});
/** An entry of the sample, with another lead than it had. */
const changed = fresh(0, {
  year: '2025',
  projectNumber: '2025-11-02-018 (省)',
  title: '医学检验质量管理新进展培训班',
  plannedBegin: '2025-11-29',
  plannedEnd: '2025-11-30',
  discipline2: '医学检验',
  discipline3: '医学检验',
  projectLead: '王立新',
});
const rows = [changed, fresh(1), fresh(2), fresh(3, { institutionId: '没有的医院' })];
const NEW_TITLE = /重症超声新进展培训班二/;
const OLD_TITLE = /儿科内科学新进展培训班/;

async function signIn({ cloud }: Stage): Promise<void> {
  const client = new LocalClient(cloud.baseUrl);
  const as = (who: 'he-jing' | 'li-jianhua', account: string, password: string, newName: string) => async () =>
    new Actor(client, who).do('administrator.signIn', {
      ...{ account, password, who: { newName } },
      phoneCode: await client.phoneCode(who),
    });
  await as('he-jing', 'centre', 'Shenhe-2025-zx', '何静')();
  await as('li-jianhua', 'changsha', 'Kejiao-2025-cs', '李建华')();
}

async function openPicker(phone: Phone): Promise<void> {
  await phone.handTo('li-jianhua');
  await phone.tab('管理');
  await phone.tap(/^项目/);
  await phone.tap('添加项目');
  await phone.sees('只能选，不能手工录入');
}

/** The centre keeps the catalogue, and a hospital finds what it did. */
export const catalogueStory: Step[] = [
  {
    name: 'the centre imports a file of the catalogue: what is new, what changes and what is bad is shown before anything is written',
    rows: ['M6'],
    async run(stage) {
      const { left, picture } = stage;
      await signIn(stage);
      await left.handTo('he-jing');
      await left.tab('管理');
      await left.tap(/^目录管理/);
      await left.sees(OLD_TITLE);
      await picture('catalogue');
      await left.tap('导入目录');
      await left.sees('项目目录模板.xlsx');
      await picture('choose-file');
      await chooseTable(left, '2026年目录.xlsx', catalogueFileOf(rows));
      await left.sees('有问题 1 行');
      await left.sees(/单位「没有的医院」不在名单里/);
      await picture('preview');
      await left.tap(/^内容有变/);
      await left.sees(/项目负责人：刘芳 → 王立新/);
      await picture('changes');
      await left.back();
    },
  },
  {
    name: 'with the bad row left out it is taken, and the hospital is told',
    rows: ['M6'],
    async run({ left, right, picture }) {
      await left.top.getByRole('checkbox', { name: /^跳过有问题的 1 行/ }).click();
      await left.tap('导入 3 项');
      await left.overlay('知道了').click();
      await left.sees(NEW_TITLE);
      await picture('imported');
      await right.handTo('li-jianhua');
      await right.tab('管理');
      await right.tap(/消息/);
      await right.sees('本单位新增 2 个项目，更新 1 个项目，可以选来举办');
    },
  },
  {
    name: 'the hospital finds the new entry by its year, and begins a project of it',
    rows: ['M6'],
    async run({ right, picture }) {
      await openPicker(right);
      await right.fill(/项目名称或编号/, '2026-03');
      await right.top.getByRole('radio', { name: NEW_TITLE }).click();
      await picture('picked');
      await right.tap('选择这个项目，填写举办信息');
      await right.sees('来自目录，不能改');
    },
  },
  {
    name: 'what the centre withdraws is gone from the picker, and the reason is read',
    rows: ['M6'],
    async run({ left, right, picture }) {
      await left.tapText(OLD_TITLE);
      await left.sees('还没有单位用它申报，内容都可以改');
      await left.tap('撤下');
      const sheet = left.top.getByRole('dialog');
      await sheet.getByLabel('撤下原因').fill('主管部门已取消这个项目');
      await sheet.getByRole('button', { name: '确认撤下' }).click();
      await left.sees(/撤下：主管部门已取消这个项目/);
      await picture('withdrawn');
      await openPicker(right);
      await right.sees(NEW_TITLE);
      await right.doesNotSee(OLD_TITLE);
      await picture('picker-without-it');
    },
  },
];
