import assert from 'node:assert/strict';
import { maskNationalId } from '../../../domain/person/person';
import { nationalIdOf } from '../../../sample/national-id';
import type { Step } from '../step';
import type { Phone } from '../stage';
import { choose, letWeChatGivePhone } from './acts';
import { agreeToBeTold } from './messages';

export async function openRegistration(phone: Phone): Promise<void> {
  await phone.tap('注册为学员');
  await phone.sees('身份信息');
}

export async function fillRegistration(
  phone: Phone,
  facts: { name: string; nationalId: string; department: string },
): Promise<void> {
  await phone.fill('真实姓名', facts.name);
  await phone.tap('微信授权手机号');
  await letWeChatGivePhone(phone);
  await phone.sees('微信已授权');
  await phone.fill('证件号码', facts.nationalId);
  await choose(phone, '所在单位', '长沙市XX医院');
  await choose(phone, '科室', facts.department);
  await choose(phone, '职称', '住院医师');
  await choose(phone, '专业', '医学检验');
  await choose(phone, '最高学历', '硕士研究生');
}

/** 1: somebody new registers and is approved; another is returned, corrects and is approved. */
export const registrationSteps: Step[] = [
  {
    name: 'a new WeChat user is told what is wrong with the form, and keeps what they typed',
    rows: ['M13'],
    async run({ left, picture }) {
      await openRegistration(left);
      await picture('register-empty');
      await fillRegistration(left, { name: '赵磊', nationalId: nationalIdOf(31).slice(0, 16), department: '检验科' });
      await left.tap('提交注册');
      await left.sees(/还差 2 位/);
      await left.sees('还有 2 项要处理：证件号码、个人信息保护说明');
      await picture('register-problems');
    },
  },
  {
    name: 'the newcomer leaves in the middle and finds what they typed when they come back',
    async run({ left }) {
      await left.back();
      await openRegistration(left);
      await left.sees('长沙市XX医院');
      assert.equal(await left.top.getByLabel('真实姓名').inputValue(), '赵磊');
    },
  },
  {
    name: 'the newcomer registers and waits for their institution',
    async run({ left, picture }) {
      await left.fill('证件号码', nationalIdOf(31));
      await left.top.getByRole('checkbox').click();
      await left.tap('提交注册');
      await left.sees('单位审核中');
      await left.sees('有结果时，用微信告诉您？');
      await picture('registration-pending');
      await agreeToBeTold(left);
    },
  },
  {
    name: 'a second one registers with the wrong department',
    async run({ left }) {
      await left.handTo('sun-li');
      await openRegistration(left);
      await fillRegistration(left, { name: '孙莉', nationalId: nationalIdOf(32), department: '感染科' });
      await left.top.getByRole('checkbox').click();
      await left.tap('提交注册');
      await left.sees('单位审核中');
    },
  },
  {
    name: 'a wrong password is refused in words, the right one with the phone lets the administrator in',
    rows: ['M1', 'M2'],
    async run({ right, picture }) {
      await right.tab('管理');
      await right.tap('登录');
      await right.fill('账号', 'changsha');
      await right.fill('密码', 'not-the-password');
      await right.tap('下一步');
      await right.frame.getByText('账号或密码不对').waitFor();
      await picture('sign-in-refused');
      await right.overlay('知道了').click();
      // As it is pasted from a chat.
      await right.fill('密码', ' Kejiao-2025-cs ');
      await right.tap('下一步');
      await right.top.getByRole('radio', { name: '李建华' }).click();
      await right.tap('验证手机号并登录');
      await letWeChatGivePhone(right);
      await right.sees('单位管理员 · 李建华');
      await picture('administrator-home');
    },
  },
  {
    name: 'the administrator looks at a registration, the national ID masked, and approves',
    rows: ['M3', 'M13'],
    async run({ left, right, picture }) {
      await right.tap(/^人员/);
      await right.tap(/^赵磊/);
      await right.sees(maskNationalId(nationalIdOf(31)));
      await picture('registration-review');
      await right.tap('通过');
      await right.sees(/孙莉|刘洋/);
      await right.back();
      await left.handTo('zhao-lei');
      await left.sees('单位已审核');
    },
  },
  {
    name: 'another is returned with a reason, which the administrator must write',
    async run({ right, picture }) {
      await right.tap(/^孙莉/);
      await right.tap('退回');
      const sheet = right.top.getByRole('dialog');
      await sheet.getByRole('button', { name: '确认退回' }).click();
      await sheet.getByRole('alert').waitFor();
      const reason = '本院名册中您在「检验科」，请改正。';
      await sheet.getByLabel('退回原因').fill(reason);
      await picture('registration-return-reason');
      // Somebody who looks at the data once more finds their words again.
      await sheet.getByRole('button', { name: '取消' }).click();
      await sheet.waitFor({ state: 'detached' });
      await right.tap('退回');
      assert.equal(await sheet.getByLabel('退回原因').inputValue(), reason);
      await sheet.getByRole('button', { name: '确认退回' }).click();
      await sheet.waitFor({ state: 'detached' });
    },
  },
  {
    name: 'the trainee reads the reason, corrects the department and is approved',
    async run({ left, right, picture }) {
      await left.handTo('sun-li');
      await left.tap('注册资料被退回，请修改');
      await left.sees('本院名册中您在「检验科」，请改正。');
      await picture('registration-returned');
      await left.tap(/修改并重新提交/);
      await choose(left, '科室', '检验科');
      await left.top.getByRole('checkbox').click();
      await left.tap('重新提交');
      await left.sees('单位审核中');
      await right.handTo('li-jianhua');
      await right.tab('管理');
      await right.tap(/^人员/);
      await right.tap(/^孙莉/);
      await right.sees('检验科');
      await right.tap('通过');
      await left.handTo('sun-li');
      await left.sees('单位已审核');
    },
  },
];
