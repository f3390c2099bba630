import assert from 'node:assert/strict';
import { nationalIdOf } from '../../../sample/national-id';
import type { Step } from '../step';
import type { Phone } from '../stage';
import { letWeChatGivePhone, returnWith } from './acts';
import { fillRegistration, openRegistration } from './registration';

const NATIONAL_ID = nationalIdOf(1);
const REASON = '请带身份证到科教科当面核对。';

async function giveRest(phone: Phone): Promise<void> {
  await phone.tap('微信授权手机号');
  await letWeChatGivePhone(phone);
  await phone.sees('微信已授权');
  await phone.top.getByRole('checkbox').click();
}

async function openRequest(phone: Phone): Promise<void> {
  await phone.handTo('li-jianhua');
  await phone.tab('管理');
  await phone.tap(/^人员/);
  await phone.top.getByRole('tab', { name: /^换绑/ }).click();
  await phone.tap(/^周敏/);
  await phone.sees('注册时的微信');
}

/** What her phone shows while her request waits, as she would read it out. */
async function readCheckCode(phone: Phone): Promise<string> {
  const shown = await phone.text(/^\d{3} \d{3}$/).innerText();
  return shown.replace(' ', '');
}

/** 6: a new WeChat; the registration follows its person, with all credits, once her institution approves. */
export const rebindingSteps: Step[] = [
  {
    name: 'a doctor with a new WeChat cannot register twice, and is led to ask for a rebinding',
    async run({ left, picture }) {
      await left.handTo('zhou-min-new');
      await openRegistration(left);
      await fillRegistration(left, { name: '周敏', nationalId: NATIONAL_ID, department: '检验科' });
      await left.top.getByRole('checkbox').click();
      await left.tap('提交注册');
      await left.frame.getByText('这个证件号码已注册').waitFor();
      await picture('register-national-id-taken');
      await left.overlay('申请换绑').click();
      await left.sees('原来注册的身份');
      assert.equal(await left.top.getByLabel('真实姓名').inputValue(), '周敏');
      assert.equal(await left.top.getByLabel('证件号码').inputValue(), NATIONAL_ID);
      await picture('rebinding-form');
    },
  },
  {
    name: 'a name that is not the one on record is refused, and nothing is told about whose it is',
    async run({ left, picture }) {
      await left.fill('真实姓名', '周明');
      await left.tap('提交申请');
      await left.sees('还有 2 项要处理：手机号、个人信息保护说明');
      await giveRest(left);
      await left.tap('提交申请');
      await left.frame.getByText('没有找到相符的注册').waitFor();
      await picture('rebinding-not-matched');
      await left.overlay('知道了').click();
      await left.fill('真实姓名', '周敏');
      await left.tap('提交申请');
      await left.sees('等待单位审核换绑');
      await picture('rebinding-pending');
    },
  },
  {
    name: 'whoever holds the old WeChat hears of it, and her institution has it among its people',
    async run({ left, right, picture }) {
      await left.handTo('zhou-min');
      await left.sees('有另一个微信申请换绑您的注册');
      await right.handTo('li-jianhua');
      await right.tab('管理');
      await right.button(/^人员/).waitFor();
      await picture('rebinding-old-wechat');
      await right.tap(/^人员/);
      await right.top.getByRole('tab', { name: /^换绑/ }).click();
      await right.sees('检验科 · 换了手机号');
      await picture('rebinding-list');
    },
  },
  {
    name: 'a request is returned with a reason, which she reads in the new WeChat before she asks again',
    async run({ left, right, picture }) {
      await right.tap(/^周敏/);
      await right.sees('注册时的微信');
      await picture('rebinding-review');
      await right.tap('退回');
      await returnWith(right, REASON, picture);
      await right.sees('都审核完了');
      await left.handTo('zhou-min-new');
      await left.tap(/^换绑申请被退回/);
      await left.sees(REASON);
      await picture('rebinding-returned');
      await left.tap('重新申请换绑');
      await left.fill('真实姓名', '周敏');
      await left.fill('证件号码', NATIONAL_ID);
      await giveRest(left);
      await left.tap('提交申请');
      await left.sees('等待单位审核换绑');
    },
  },
  {
    name: 'the administrator approves with the code that her phone shows, and her credits are in the new WeChat',
    async run({ left, right, picture }) {
      const code = await readCheckCode(left);
      await openRequest(right);
      assert.ok(await right.isOff('通过'), 'a request can be approved without the check code');
      const wrong = code === '000000' ? '000001' : '000000';
      await right.fill('核对码', wrong);
      await right.tap('通过');
      await right.frame.getByText('已核对是本人？').waitFor();
      await picture('rebinding-approve');
      await right.overlay('通过').click();
      await right.frame.getByText('核对码不对').waitFor();
      await picture('rebinding-code-wrong');
      await right.overlay('知道了').click();
      assert.equal(await right.top.getByLabel('核对码').inputValue(), wrong, 'what was typed is gone');
      await right.fill('核对码', code);
      await right.tap('通过');
      await right.overlay('通过').click();
      await right.sees('都审核完了');
      await left.handTo('zhou-min-new');
      await left.sees('单位已审核');
      await left.tap('我的学分');
      await left.sees('还差 22.00 学分');
      await picture('rebinding-credits');
    },
  },
  {
    name: 'the old WeChat is nobody’s, and the log says who decided',
    async run({ left, right, picture }) {
      await left.handTo('zhou-min');
      await left.button('注册为学员').waitFor();
      await left.sees(/您的注册已于 .* 转到另一个微信/);
      await picture('rebinding-moved-away');
      await right.handTo('li-jianhua');
      await right.tab('管理');
      await right.tap(/^操作日志/);
      await right.sees('通过了换绑申请');
      await picture('rebinding-log');
    },
  },
];
