import { nationalIdOf } from '../../../sample/national-id';
import type { Step } from '../run';
import type { Phone } from '../stage';
import { choose, letWeChatGivePhone } from './acts';

async function openRegistration(phone: Phone): Promise<void> {
  await phone.tap('注册为学员');
  await phone.sees('身份信息');
}

async function fillRegistration(phone: Phone, facts: { name: string; nationalId: string; department: string }): Promise<void> {
  await phone.fill('真实姓名', facts.name);
  await phone.tap('微信授权手机号');
  await letWeChatGivePhone(phone);
  await phone.sees('微信已授权');
  await phone.fill('身份证号', facts.nationalId);
  await choose(phone, '所在单位', '长沙市XX医院');
  await choose(phone, '科室', facts.department);
  await choose(phone, '职称', '住院医师');
  await choose(phone, '专业', '医学检验');
  await choose(phone, '最高学历', '硕士研究生');
}

/** 1: somebody new registers and is approved; another is returned, corrects and is approved. */
export const registrationSteps: Step[] = [
  {
    name: 'a new WeChat user is told what is wrong with his form, and keeps what he typed',
    async run({ left, picture }) {
      await openRegistration(left);
      await picture('register-empty');
      await fillRegistration(left, { name: '赵磊', nationalId: nationalIdOf(31).slice(0, 16), department: '检验科' });
      await left.tap('提交注册');
      await left.sees(/还差 2 位/);
      await left.sees('还有 2 项要处理：身份证号、个人信息保护说明');
      await picture('register-problems');
    },
  },
  {
    name: 'he registers and waits for his institution',
    async run({ left, picture }) {
      await left.fill('身份证号', nationalIdOf(31));
      await left.top.getByRole('checkbox').click();
      await left.tap('提交注册');
      await left.sees('单位审核中');
      await picture('registration-pending');
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
    name: 'a wrong password is refused in words, the right one with his phone lets the administrator in',
    async run({ right, picture }) {
      await right.tab('管理');
      await right.tap('登录');
      await right.fill('账号', 'changsha');
      await right.fill('密码', 'not-the-password');
      await right.tap('下一步');
      await right.frame.getByText('账号或密码不对').waitFor();
      await picture('sign-in-refused');
      await right.overlay('知道了').click();
      await right.fill('密码', 'Kejiao-2025-cs');
      await right.tap('下一步');
      await right.top.getByRole('radio', { name: '李建华' }).click();
      await right.tap('验证手机号并登录');
      await letWeChatGivePhone(right);
      await right.sees('单位管理员 · 李建华');
      await picture('administrator-home');
    },
  },
];
