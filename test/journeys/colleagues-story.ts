import type { Phone } from './stage';
import type { Step } from './step';
import { codeOnTheDesk } from './steps/sms';

const openAccount = (phone: Phone) => phone.tap(/(单位管理员|审核员) · /);

/** Invites somebody on the page 邀请 that stands open. @returns the code to pass on */
async function invite(phone: Phone, name: string, number: string, role: RegExp | null): Promise<string> {
  await phone.tap(/^邀请/);
  const sheet = phone.top.getByRole('dialog');
  await sheet.getByLabel('姓名').fill(name);
  await sheet.getByLabel('手机号').fill(number);
  if (role) await sheet.getByRole('radio', { name: role }).click();
  await sheet.getByRole('button', { name: '邀请', exact: true }).click();
  await sheet.waitFor({ state: 'detached' });
  const code = (await phone.text(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/).textContent()) ?? '';
  return code.trim();
}

let firstCode = '';
let code = '';

/** Somebody is let in by invitation, does what they may, is refused the rest with words, and leaves. */
export const colleaguesStory: Step[] = [
  {
    name: 'the centre adds a hospital and invites its first administrator',
    async run({ right, picture }) {
      await right.handTo('he-jing');
      await right.tab('管理');
      await openAccount(right);
      await right.tap(/^各单位的账号/);
      await right.tap('添加单位');
      await right.fill('单位全称', '益阳市XX医院');
      await right.fill('账号名', 'yiyang');
      await right.fill('联系人', '孙主任');
      await right.fill('联系电话', '0737-4222222');
      await picture('new-hospital');
      await right.tap('保存');
      await right.sees('等第一位管理员设置');
      await picture('hospital-added');
      await right.tap(/^邀请管理员/);
      firstCode = await invite(right, '孙莉', '13800005632', /^全部权限/);
      await picture('first-invited');
    },
  },
  {
    name: 'the first administrator sets the password, proves the phone by SMS and stands at an empty desk',
    async run(stage) {
      const { left, picture } = stage;
      await left.handTo('sun-li');
      await left.tab('管理');
      await left.tap('登录');
      await left.tap(/^用邀请码加入/);
      await left.fill('邀请码', firstCode);
      await left.tap('下一步');
      await left.sees('益阳市XX医院');
      await left.tap(/^设置单位密码/);
      await left.fill('新密码', '资江边的会龙山 2025');
      await left.fill('再填一次新密码', '资江边的会龙山 2025');
      await left.tap('确定');
      await left.sees('已填写');
      await left.tap('改用短信验证码');
      await left.fill('手机号', '13800005632');
      await left.tap('获取验证码');
      await left.sees(/秒后重发$/);
      await left.fill('短信验证码', await codeOnTheDesk(stage));
      await picture('first-joins');
      await left.tap('加入并登录');
      await left.sees('单位管理员 · 孙莉');
      await picture('first-at-the-desk');
    },
  },
  {
    name: 'a suspended hospital is signed out with what ends said before, and works again when it is resumed',
    async run({ left, right, picture }) {
      await right.back();
      await right.sees(/1 处登录马上结束/);
      await picture('before-suspending');
      await right.tap('停用这个单位');
      await right.top.getByRole('dialog').getByRole('button', { name: '账号被他人使用' }).click();
      await right.tap('确认停用');
      await right.sees('已停用');
      await picture('suspended');
      await left.tap(/^人员/);
      await left.sees('用单位账号登录');
      await left.tap('登录');
      await left.fill('账号', 'yiyang');
      await left.fill('密码', '资江边的会龙山 2025');
      await left.tap('下一步');
      await left.frame.getByText('这个单位已被中心停用').waitFor();
      await picture('suspended-sign-in');
      await left.overlay('知道了').click();
      await right.tap('恢复使用');
      await right.overlay('恢复').click();
      await right.sees('停用这个单位');
      await left.tap('下一步');
      await left.sees('孙莉');
    },
  },
  {
    name: 'an administrator invites a colleague for the check-in alone and gets a code to pass on',
    async run({ right, picture }) {
      await right.handTo('wang-fang');
      await right.tab('管理');
      await openAccount(right);
      await picture('account');
      await right.tap(/^邀请同事/);
      code = await invite(right, '林晓', '138 0000 5633', /^只管考勤/);
      await right.sees('等待加入');
      await picture('invited');
    },
  },
  {
    name: 'the colleague joins with the code and a phone that an SMS proves, and sees the check-in alone',
    async run(stage) {
      const { left, picture } = stage;
      await left.handTo('lin-xiao');
      await left.tab('管理');
      await left.tap('登录');
      await left.tap(/^用邀请码加入/);
      await left.fill('邀请码', code.toLowerCase());
      await left.tap('下一步');
      await left.sees('管理员 · 只管考勤');
      await left.tap('改用短信验证码');
      await left.fill('手机号', '13800005633');
      await left.tap('获取验证码');
      await left.sees(/秒后重发$/);
      await left.fill('短信验证码', await codeOnTheDesk(stage));
      await picture('join-by-sms');
      await left.tap('加入并登录');
      await left.sees('单位管理员 · 林晓（只管考勤）');
      await left.doesNotSee('科室');
      await picture('attendance-only-home');
    },
  },
  {
    name: 'what they may not do is refused with words that name whom to ask',
    async run({ left, picture }) {
      await left.open('lin-xiao', 'packages/people/departments/index');
      await left.sees('您的权限不包括这一步');
      await left.sees(/可以找：王芳/);
      await picture('refused-with-words');
    },
  },
  {
    name: 'departments are put in the order that the hospital wants, and two become one with their people',
    async run({ right, picture }) {
      await right.handTo('wang-fang');
      await right.tab('管理');
      await right.tap('科室');
      await right.tap('添加科室');
      await right.fill('科室名称', '创伤急救组');
      await right.tap('保存');
      await right.tap('调整顺序');
      await right.tap('移到最前：创伤急救组');
      await right.tap('保存顺序');
      await right.sees('调整顺序');
      await picture('departments-arranged');
      await right.tap(/^急诊科，/);
      await right.tap('并入其他科室');
      await right.top.getByRole('dialog').getByRole('button', { name: '创伤急救组' }).click();
      await picture('merge-question');
      await right.overlay('并入').click();
      await right.doesNotSee(/^急诊科$/);
      await picture('departments-merged');
      await right.tap(/^创伤急救组，/);
      await right.fill('科室名称', '急诊医学科');
      await right.tap('保存');
      await right.sees('急诊医学科');
    },
  },
  {
    name: 'the contact of a department sees the people of that one, masked, and nothing else',
    async run(stage) {
      const { left, right, picture } = stage;
      await right.back();
      await openAccount(right);
      await right.tap(/^邀请同事/);
      await right.tap(/^邀请/);
      const sheet = right.top.getByRole('dialog');
      await sheet.getByLabel('姓名').fill('赵磊');
      await sheet.getByLabel('手机号').fill('13800005631');
      await sheet.getByRole('radio', { name: /^科室联系人/ }).click();
      await sheet.locator('select').selectOption({ label: '急诊医学科' });
      await picture('contact-invited');
      await sheet.getByRole('button', { name: '邀请', exact: true }).click();
      await sheet.waitFor({ state: 'detached' });
      code = ((await right.text(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/).textContent()) ?? '').trim();
      await left.handTo('zhao-lei');
      await left.tab('管理');
      await left.tap('登录');
      await left.tap(/^用邀请码加入/);
      await left.fill('邀请码', code);
      await left.tap('下一步');
      await left.sees('科室联系人 · 急诊医学科');
      await left.tap('改用短信验证码');
      await left.fill('手机号', '13800005631');
      await left.tap('获取验证码');
      await left.sees(/秒后重发$/);
      await left.fill('短信验证码', await codeOnTheDesk(stage));
      await left.tap('加入并登录');
      await left.sees('科室联系人 · 赵磊');
      await picture('contact-home');
      await left.tap('本科室人员');
      await left.sees(/^急诊医学科 · 共 \d+ 人$/);
      await left.tap(/^张伟/);
      await left.sees(/^138\*+/);
      await picture('contact-sees-a-person');
      await left.tap('关闭');
      await left.open('zhao-lei', 'packages/people/people/index');
      await left.sees('您的权限不包括这一步');
      await left.handTo('zhao-lei');
      await left.tab('管理');
      await left.tap('退出登录');
      await left.overlay('退出登录').click();
      await left.sees('用单位账号登录');
    },
  },
  {
    name: 'an invitation that was used lets nobody in again',
    async run({ left, picture }) {
      await left.handTo('zhao-lei');
      await left.tab('管理');
      await left.tap('登录');
      await left.tap(/^用邀请码加入/);
      await left.fill('邀请码', code);
      await left.tap('下一步');
      await left.frame.getByText('邀请码已经用过').waitFor();
      await picture('used-once');
      await left.overlay('知道了').click();
    },
  },
  {
    name: 'other rights hold at once, and a colleague who has left is signed out where they stand',
    async run({ left, right, picture }) {
      await left.handTo('lin-xiao');
      await left.tab('管理');
      await right.handTo('wang-fang');
      await right.tab('管理');
      await openAccount(right);
      await right.tap('更改：林晓');
      await right.top.getByRole('radio', { name: /^只能查看/ }).click();
      await picture('other-rights');
      await right.tap('保存权限');
      await right.sees('只能查看');
      await left.tab('学员');
      await left.tab('管理');
      await left.sees('单位管理员 · 林晓（只能查看）');
      await right.tap('更改：林晓');
      await right.tap('移除');
      await picture('remove-question');
      await right.overlay('移除').click();
      await right.doesNotSee('林晓');
      await left.tap(/^人员/);
      await left.sees('用单位账号登录');
      await picture('signed-out');
    },
  },
];
