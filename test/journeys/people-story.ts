import { people } from '../../sample/people';
import { nationalIdOf } from '../../sample/national-id';
import { returnWith } from './steps/acts';
import { signInToChangsha } from './steps/institution';
import { fillRegistration, openRegistration } from './steps/registration';
import type { Holder, Phone } from './stage';
import type { Step } from './step';

async function register(phone: Phone, person: Holder, facts: { name: string; nationalId: string }): Promise<void> {
  await phone.handTo(person);
  await openRegistration(phone);
  await fillRegistration(phone, { ...facts, department: '检验科' });
  await phone.top.getByRole('checkbox').click();
  await phone.tap('提交注册');
  await phone.sees('单位审核中');
}

/** As somebody reads it to the administrator over the phone, with pauses. */
function spokenPhone(who: string): string {
  const phone = people.find(({ id }) => id === who)?.phone ?? '';
  return `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`;
}

async function findBy(phone: Phone, typed: string): Promise<void> {
  await phone.fill(/^姓名、拼音/, typed);
}

/** The people of a hospital: found, filtered, looked at, and reviewed several at once. */
export const peopleStory: Step[] = [
  {
    name: 'somebody is found by pinyin, and by the phone that they read out',
    async run(stage) {
      const { right, picture } = stage;
      await signInToChangsha(stage);
      await right.handTo('li-jianhua');
      await right.tab('管理');
      await right.tap(/^人员/);
      await right.sees(/^共 \d+ 人$/);
      await findBy(right, 'zhoum');
      await right.sees('找到 1 条');
      await findBy(right, spokenPhone('zhou-min'));
      await right.sees('找到 1 条');
      await right.button(/^周敏/).waitFor();
      await picture('found-by-phone');
      await findBy(right, spokenPhone('zhou-min').slice(0, 12));
      await right.sees('没有找到');
      await right.tap('清除搜索');
    },
  },
  {
    name: 'the list is narrowed by state and department, which the sheet counts, and widened again with one tap',
    async run({ right, picture }) {
      await right.tap(/^科室/);
      const sheet = right.top.getByRole('dialog');
      await sheet.getByRole('checkbox', { name: '已通过' }).click();
      await sheet.getByRole('checkbox', { name: '检验科' }).click();
      await sheet.getByRole('button', { name: /^看 \d+ 人$/ }).waitFor();
      await picture('filter-sheet');
      await sheet.getByRole('button', { name: /^看 \d+ 人$/ }).click();
      await right.sees(/^已通过 · 检验科 · 共 \d+ 人$/);
      await picture('filtered');
      await right.tap('清除筛选');
      await right.sees(/^共 \d+ 人$/);
    },
  },
  {
    name: 'an approved person has a page of their own: facts, credits, check-ins, history, and what can be done',
    async run({ right, picture }) {
      await right.tap(/^周敏/);
      await right.sees('变更记录');
      await right.doesNotSee(/待审核/);
      await picture('person');
      await right.tap(/^明细/);
      await right.sees('已生效学分');
      await right.back();
      await right.tap('更多');
      await right.button(/^更正证件号码/).waitFor();
      await picture('person-actions');
      await right.tap('关闭');
      await right.back();
    },
  },
  {
    name: 'several who wait are approved together, but for two who share a number; another is returned',
    async run({ left, right, picture }) {
      await register(left, 'zhao-lei', { name: '赵磊', nationalId: nationalIdOf(41) });
      await register(left, 'sun-li', { name: '孙莉', nationalId: nationalIdOf(41) });
      await right.handTo('li-jianhua');
      await right.tab('管理');
      await right.tap(/^人员/);
      await right.tap(/批量审核/);
      await right.sees('证件号码与另一份注册相同，要单独审核');
      await right.top.getByRole('checkbox', { name: '本页全选' }).click();
      await picture('bulk-review');
      await right.tap(/^通过（1 位）/);
      await right.overlay('通过').click();
      await right.sees('已通过 1 位');
      await picture('bulk-result');
      await right.tap(/^孙莉/);
      await right.sees(/本单位还有人用同一个证件号码注册/);
      await right.tap('退回');
      await returnWith(right, '请带身份证原件核对号码', picture);
      await left.handTo('liu-yang');
      await left.sees('单位已审核');
    },
  },
];
