import assert from 'node:assert/strict';
import type { Step } from '../step';
import type { Phone, Stage } from '../stage';

/** What stands on a tab in red. */
const badge = (phone: Phone, tab: '学员' | '管理') =>
  phone.frame.getByRole('tab', { name: tab }).locator('.mp-badge:visible');

/** The timer of the functions comes every minute: the clock is put a little ahead, so that nobody waits for it. */
async function aMinuteLater({ cloud, clockTo }: Stage): Promise<void> {
  await clockTo(cloud.clock.now() + 61_000);
}

/** How often somebody looks whether a message has come. */
const LOOKS_AT_MOST = 60;

/** Opens a message of the inbox, from the home page. A job tells it a moment after the event: until then they look again. */
export async function opensMessage(phone: Phone, name: RegExp): Promise<void> {
  await phone.tap(/^消息/);
  for (let looks = 1; looks < LOOKS_AT_MOST; looks += 1) {
    await phone.sees(/没有更多了|还没有消息/);
    if (await phone.button(name).isVisible()) break;
    await phone.back();
    await phone.tap(/^消息/);
  }
  await phone.tap(name);
}

/** Somebody who waits for a result lets WeChat tell of it, once. */
export async function agreeToBeTold(phone: Phone): Promise<void> {
  await phone.tap('好，通知我');
  await phone.overlay('允许').click();
  await phone.top.getByRole('dialog', { name: '用微信通知' }).waitFor({ state: 'detached' });
}

/** 1b: the trainee is told of the approval, by WeChat and in the inbox, and the inbox leads to it. */
export const traineeMessageSteps: Step[] = [
  {
    name: 'the trainee who agreed is told by WeChat; the desk shows it',
    async run(stage) {
      const { page, cloud, picture } = stage;
      await aMinuteLater(stage);
      await page.getByRole('button', { name: /^微信消息/ }).click();
      const sent = page.getByLabel('发到手机的订阅消息和短信');
      await sent.getByText('注册审核结果通知').first().waitFor();
      await sent.getByText('已通过').first().waitFor();
      await picture('outbox');
      await page.getByRole('button', { name: /^微信消息/ }).click();
      assert.equal(cloud.messages.filter(({ openid }) => openid.includes('zhao-lei')).length, 1);
    },
  },
  {
    name: 'a message counts on the tab until it was opened, and leads to the registration',
    async run({ left, picture }) {
      await left.handTo('zhao-lei');
      await badge(left, '学员').getByText('1').waitFor();
      await picture('badge');
      await left.tap('消息，1 条未读');
      await left.sees('注册已通过审核');
      await picture('inbox-trainee');
      await left.tap(/^未读：注册已通过审核/);
      await left.sees('单位已审核通过');
      await left.back();
      await left.button(/^注册已通过审核/).waitFor();
      await left.back();
      await badge(left, '学员').waitFor({ state: 'detached' });
    },
  },
];

/** 2b: the administrator hears that the project was returned, and goes to it. */
export const projectMessageSteps: Step[] = [
  {
    name: 'a returned project is a message to its institution, which opens the project',
    async run({ right, picture }) {
      await right.handTo('li-jianhua');
      await right.tab('管理');
      await badge(right, '管理').waitFor();
      await right.tap(/^消息，\d+ 条未读/);
      await picture('inbox-institution');
      await right.tap(/^未读：项目被退回，请修改/);
      await right.sees('日程表缺少单位盖章，请补传。');
      await right.back();
      await right.tap('全部已读');
      await right.button('全部已读').waitFor({ state: 'detached' });
      await picture('inbox-read');
    },
  },
];
