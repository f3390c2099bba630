import assert from 'node:assert/strict';
import { LocalClient } from '../../local/client';
import { Actor } from '../../sample/actor';
import { signInAgain } from '../../sample/sign-in';
import { nationalIdOf } from '../../sample/national-id';
import type { Step } from './step';
import { choose, letWeChatGivePhone } from './steps/acts';
import { codeOnTheDesk } from './steps/sms';
import { openRegistration } from './steps/registration';
import type { Phone } from './stage';

const NATIONAL_ID = nationalIdOf(41);
const PERMIT = 'H12345678';

/** As a clipboard gives a number: in groups, in the width of Chinese characters, with marks that nobody sees. */
const pasted = (nationalId: string): string =>
  `\u200b${nationalId.slice(0, 6)} ${nationalId.slice(6, 14)}\u3000${nationalId
    .slice(14)
    .replace(/[\dX]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))}`;

const REGISTER = 'packages/trainee/register/index';

const searchIn = (phone: Phone) => phone.top.getByRole('dialog').filter({ visible: true }).last();

/** Somebody registers with bad luck: odd input, a department and an institution that are missing, an app that is closed. */
export const registerStory: Step[] = [
  {
    name: 'WeChat may not give the phone number: three reasons, each with a way on, and the guide is agreed to in a sheet of our own',
    rows: ['M13'],
    async run({ left, picture }) {
      const asks = async (privacy: string): Promise<void> => {
        await left.open('sun-li', REGISTER, privacy);
        await left.tap('微信授权手机号');
      };
      await left.handTo('sun-li');
      await asks('agreed,button.getPhoneNumber:undeclared');
      await left.sees(/还没有声明要用手机号.*短信验证码/);
      await asks('agreed,button.getPhoneNumber:quota');
      await left.sees(/验证次数已用完.*短信验证码/);
      await picture('phone-quota-spent');
      await asks('');
      const sheet = left.top.getByRole('dialog', { name: '要用到您的手机号' });
      // Once it stands still.
      await sheet.getByRole('button', { name: '不同意' }).click({ trial: true });
      await sheet.getByText(/核对本人/).waitFor();
      await picture('privacy-sheet');
      await sheet.getByRole('button', { name: '不同意' }).click();
      await left.sees(/没有同意隐私保护指引/);
      await left.tap('微信授权手机号');
      await sheet.getByRole('button', { name: '同意', exact: true }).click();
      await letWeChatGivePhone(left);
      await left.sees('微信已授权');
    },
  },
  {
    name: 'a rare name and a number as it was pasted are read as what they mean',
    rows: ['M13'],
    async run({ left }) {
      await left.handTo('sun-li');
      await openRegistration(left);
      await left.fill('真实姓名', '𠮷•孙 莉１');
      await left.sees(/姓名里只能有文字/);
      await left.fill('真实姓名', '阿卜杜拉•孙莉');
      await left.doesNotSee(/姓名里只能有文字/);
      await left.fill('证件号码', pasted(NATIONAL_ID).slice(0, -1));
      await left.sees(/还差 1 位/);
      await left.fill('证件号码', pasted(NATIONAL_ID));
      await left.doesNotSee(/还差 1 位/);
    },
  },
  {
    name: 'the app is closed in the middle: what was typed is there again, the national ID is not',
    rows: ['M13'],
    async run({ left, picture }) {
      await choose(left, '所在单位', '长沙市XX医院');
      await left.handTo('sun-li');
      await openRegistration(left);
      await left.sees('接着上次填写。证件号码和手机号不存在手机里，请再填一次。');
      await picture('resumed');
      assert.equal(await left.top.getByLabel('真实姓名').inputValue(), '阿卜杜拉•孙莉');
      assert.equal(await left.top.getByLabel('证件号码').inputValue(), '');
      await left.sees('长沙市XX医院');
    },
  },
  {
    name: 'a department that is in no list is asked for, and the form stays',
    rows: ['M3', 'M13'],
    async run({ left, picture }) {
      await left.button(/^科室/).click();
      await searchIn(left).getByLabel('搜索').fill('介入\u200b');
      await searchIn(left).getByRole('button', { name: '我的科室不在列表里' }).click();
      await left.sees('注册资料已存为草稿，科室加入后接着填。');
      assert.equal(await left.top.getByLabel('真实姓名').inputValue(), '阿卜杜拉•孙莉');
      await left.fill('科室名称', '');
      await left.tap('报给单位');
      await left.sees('请填写科室名称');
      await left.fill('科室名称', '介入科');
      await picture('missing-department');
      await left.tap('报给单位');
      await left.sees(/「介入科」正在由单位核实/);
      await picture('asked');
    },
  },
  {
    name: 'the institution finds the request on its home and adds the department under its right name',
    rows: ['M3'],
    async run({ cloud, right, picture }) {
      await signInAgain(new Actor(new LocalClient(cloud.baseUrl), 'li-jianhua'), 'changsha', '李建华');
      await right.handTo('li-jianhua');
      await right.tab('管理');
      await right.tap('1 人找不到科室，去处理');
      await right.sees('介入科');
      await picture('requests');
      await right.tap('加入 介入科');
      assert.equal(await right.top.getByLabel('科室名称').inputValue(), '介入科');
      await right.fill('科室名称', '介入医学科');
      await picture('add-department');
      await searchIn(right).getByRole('button', { name: '加入', exact: true }).click();
      await right.sees('没有等待处理的');
      await right.top.getByRole('tab', { name: '已处理' }).click();
      await right.sees('李建华加入了「介入医学科」');
    },
  },
  {
    name: 'the trainee is told in the inbox, and the form has chosen it for them',
    rows: ['M13'],
    async run({ left, picture }) {
      await left.handTo('sun-li');
      await left.tap('消息，1 条未读');
      await left.tap(/^未读：科室已加入/);
      await left.sees('科室「介入医学科」已在列表里，已为您选好，请接着填写。');
      await left.button(/^科室，介入医学科/).waitFor();
      await picture('found');
    },
  },
  {
    name: 'with a passport she says who issued it, found by its pinyin',
    rows: ['M13'],
    async run({ left, picture }) {
      await left.button(/^证件类型，居民身份证/).click();
      await left.overlay('护照').click();
      await left.button(/^签发国家或地区/).click();
      await searchIn(left).getByLabel('搜索').fill('jianada');
      await picture('passport-issuers');
      await searchIn(left).getByRole('button', { name: '加拿大' }).click();
      await left.button(/^签发国家或地区，加拿大/).waitFor();
      await left.fill('证件号码', 'ab 123456');
      await picture('passport');
      await left.fill('证件号码', '');
    },
  },
  {
    name: 'her document is a permit of Hong Kong: its number is judged as such, kept masked, and found whole',
    rows: ['M13'],
    async run(stage) {
      const { left, right, picture } = stage;
      await left.button(/^证件类型，护照/).click();
      await picture('document-kinds');
      await left.overlay('港澳居民来往内地通行证').click();
      await left.fill('证件号码', nationalIdOf(41));
      await left.sees('应为 H 或 M 加 8 位数字');
      await left.fill('证件号码', `h${PERMIT.slice(1)}（02）`);
      await left.doesNotSee('应为 H 或 M 加 8 位数字');
      // Their WeChat has no number to give: a code by SMS proves it as well.
      await left.tap('改用短信验证码');
      await left.fill('手机号', '13800005632');
      await left.tap('获取验证码');
      await left.sees(/秒后重发$/);
      await left.fill('短信验证码', await codeOnTheDesk(stage));
      await picture('by-sms');
      await choose(left, '职称', '护师');
      await choose(left, '专业', '内科学');
      await choose(left, '最高学历', '大学本科');
      await left.top.getByRole('checkbox').click();
      await picture('other-document');
      await left.tap('提交注册');
      await left.sees('单位审核中');
      await left.sees('H*****678 港澳居民来往内地通行证');
      await right.handTo('li-jianhua');
      await right.tab('管理');
      await right.tap(/^人员/);
      await right.fill(/^姓名、拼音/, PERMIT.toLowerCase());
      await right.sees('找到 1 条');
      await right.tap(/^阿卜杜拉/);
      await right.sees('H*****678');
      await right.sees('港澳居民来往内地通行证');
      await picture('other-document-review');
    },
  },
  {
    name: 'an institution that is in no list goes to the centre, which adds it with an account',
    rows: ['M1', 'M13', 'M24'],
    async run({ left, right, picture }) {
      await left.handTo('lin-xiao');
      await openRegistration(left);
      await left.button(/^所在单位/).click();
      await searchIn(left).getByLabel('搜索').fill('梅城镇卫生院');
      await searchIn(left).getByRole('button', { name: '我的单位不在列表里' }).click();
      await left.fill('真实姓名', '林晓');
      await left.fill('单位全称', '安化县梅城镇卫生院');
      await left.fill('所在地', '益阳市安化县');
      await left.fill('您的科室', '检验科');
      await left.sees('技术支持 0731-84286376');
      await picture('missing-institution');
      await left.tap('报给中心');
      await left.sees(/正在由中心核实/);
      await right.handTo('he-jing');
      await right.tab('管理');
      await right.tap('1 人找不到单位，去处理');
      await right.tap('加入 安化县梅城镇卫生院');
      await searchIn(right).getByRole('button', { name: '加入', exact: true }).click();
      await right.sees('请填写账号');
      await right.fill('账号', 'meicheng');
      await right.fill('初始密码', 'Weisheng-2026');
      await picture('add-institution');
      await searchIn(right).getByRole('button', { name: '加入', exact: true }).click();
      await right.frame.getByText('单位已加入').waitFor();
      await right.overlay('知道了').click();
      await right.sees('没有等待处理的');
      await left.handTo('lin-xiao');
      await openRegistration(left);
      await left.button(/^所在单位，安化县梅城镇卫生院/).waitFor();
      await left.button(/^科室，检验科/).waitFor();
    },
  },
  {
    name: 'the new hospital’s first administrator signs in with that account and adds themselves',
    rows: ['M1', 'M2'],
    async run({ right, picture }) {
      await right.handTo('sun-li');
      await right.tab('管理');
      await right.tap('登录');
      await right.fill('账号', 'meicheng');
      await right.fill('密码', 'Weisheng-2026');
      await right.tap('下一步');
      await right.sees('安化县梅城镇卫生院');
      await right.fill('真实姓名', '孙莉');
      await right.tap('验证手机号并登录');
      await letWeChatGivePhone(right);
      await right.sees('单位管理员 · 孙莉');
      await picture('first-administrator');
    },
  },
];
