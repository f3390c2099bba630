import { LocalClient } from '../../local/client';
import { Actor } from '../../sample/actor';
import { nationalIdOf } from '../../sample/national-id';
import { rosterFileOf, type FilledRow } from '../support/roster-builders';
import { chooseTable } from './steps/acts';
import { fillRegistration, openRegistration } from './steps/registration';
import type { Holder, Phone, Stage } from './stage';
import type { Step } from './step';

const surnames = Array.from('王李张刘陈杨黄吴周徐孙马朱胡郭何林高罗');
const given = Array.from('静敏涛丽强磊洋艳勇军杰娟霞平刚桂英华玉兰');

/** Somebody of the hospital's list. */
const listed = (index: number, over: FilledRow = {}): FilledRow => ({
  name: `${surnames[index % surnames.length] ?? '王'}${given[Math.floor(index / surnames.length) % given.length] ?? '静'}`,
  nationalId: nationalIdOf(2000 + index),
  department: '检验科',
  ...over,
});
const zhaoLei = listed(0, { name: '赵磊', nationalId: nationalIdOf(51) });
const sunLi = listed(1, { name: '孙莉', nationalId: nationalIdOf(52), department: '感染科' });
const missing = listed(2, { name: '欧阳静', staffNumber: '0042' });

/** Three hundred rows, seven of them bad. */
const rows: FilledRow[] = [
  ...[zhaoLei, sunLi, missing],
  ...Array.from({ length: 290 }, (_, index) => listed(index + 3)),
  listed(300, { name: '' }),
  listed(301, { nationalId: nationalIdOf(2301).slice(1) }),
  listed(302, { nationalId: '4.30102E+17' }),
  listed(303, { nationalId: nationalIdOf(2010) }),
  listed(304, { department: '没有的科' }),
  listed(305, { professionalTitle: '院长' }),
  listed(306, { phone: '12345' }),
];

async function administratorSignsIn({ cloud }: Stage): Promise<void> {
  const client = new LocalClient(cloud.baseUrl);
  await new Actor(client, 'li-jianhua').do('administrator.signIn', {
    ...{ account: 'changsha', password: 'Kejiao-2025-cs', who: { newName: '李建华' } },
    phoneCode: await client.phoneCode('li-jianhua'),
  });
}

async function register(phone: Phone, person: Holder, { name, nationalId, department }: FilledRow): Promise<void> {
  await phone.handTo(person);
  await openRegistration(phone);
  await fillRegistration(phone, {
    name: name ?? '',
    nationalId: nationalId ?? '',
    department: department ?? '',
  });
  await phone.top.getByRole('checkbox').click();
  await phone.tap('提交注册');
  await phone.sees('单位审核中');
}

/** A hospital brings its list of people along: who waits and agrees is approved together, who is missing is found. */
export const rosterStory: Step[] = [
  {
    name: 'two people of the list register',
    async run({ left }) {
      await register(left, 'zhao-lei', zhaoLei);
      await register(left, 'sun-li', sunLi);
    },
  },
  {
    name: 'their institution has no roster yet, and a web page that calls itself a table is refused in words',
    async run(stage) {
      const { right, picture } = stage;
      await administratorSignsIn(stage);
      await right.handTo('li-jianhua');
      await right.tab('管理');
      await right.tap('花名册');
      await right.sees('还没有花名册');
      await right.tap('导入花名册');
      await right.sees('还没有选择文件');
      await picture('choose-file');
      await chooseTable(right, '名单.xlsx', Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'));
      await right.frame.getByText('这是网页，不是表格').waitFor();
      await picture('web-page-refused');
      await right.overlay('知道了').click();
    },
  },
  {
    name: 'a table without a column for the number is read, refused, and another one may be chosen',
    async run({ right, picture }) {
      const table = Buffer.from('\uFEFF姓名,科室\r\n周敏,检验科\r\n');
      await chooseTable(right, '没有号码.csv', table);
      await right.sees(/没有找到「身份证号」这一列/);
      await picture('no-roster');
    },
  },
  {
    name: 'of three hundred rows the seven bad ones are named, and left out only once that is ticked',
    async run({ right, picture }) {
      await chooseTable(right, '全院名册2025.xlsx', rosterFileOf(rows));
      await right.sees('有问题 7 行');
      await right.sees('第 295 行');
      await right.sees(/身份证号被表格改成 4.30E\+17/);
      await right.sees(/科室「没有的科」不在名单里/);
      await right.sees('已注册的 2 人也在可导入的 293 人里，只做核对，不会重复建档');
      await picture('preview');
      await right.top.getByRole('checkbox', { name: /^跳过有问题的 7 行/ }).click();
      await right.tap('导入 293 人');
      await right.sees('花名册已导入');
      await right.sees('293');
      await picture('imported');
    },
  },
  {
    name: 'who waits and agrees with the roster is approved together',
    async run({ left, right, picture }) {
      await right.tap('审核一致的 2 人');
      await right.sees('孙莉');
      await right.tap('通过全部 2 人');
      await right.frame.getByText('通过这 2 人？').waitFor();
      await picture('approve-together');
      await right.overlay('通过').click();
      await right.sees('没有等待审核、又与花名册一致的人');
      await left.handTo('zhao-lei');
      await left.sees('单位已审核');
    },
  },
  {
    name: 'who has not registered is listed, found by how their name is spoken, and told by a card',
    async run({ right, picture }) {
      await right.back();
      await right.tap(/^还没有注册/);
      await right.sees('共 291 人');
      await right.fill('姓名、拼音、工号、卡号', 'ouyangj');
      await right.sees('欧阳静');
      await right.sees('共 1 人');
      await picture('missing-person');
    },
  },
];
