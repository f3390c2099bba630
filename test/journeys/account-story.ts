import { LocalClient } from '../../local/client';
import { Actor } from '../../sample/actor';
import type { Phone, Stage } from './stage';
import type { Step } from './step';

const XIANGTAN = { account: 'xiangtan', password: 'Kejiao-2025-xt' };
const NEW_PASSWORD = '窑湾的码头 2026';

/** A colleague who signs in under the account for the first time, on their own phone, as M2 has it. */
async function colleagueSignsIn({ cloud }: Stage): Promise<void> {
  const client = new LocalClient(cloud.baseUrl);
  await new Actor(client, 'lin-xiao').do('administrator.signIn', {
    ...XIANGTAN,
    who: { newName: '林晓' },
    phoneCode: await client.phoneCode('lin-xiao'),
  });
}

const openAccount = (phone: Phone) => phone.tap(/(单位管理员|审核员) · /);

/** Somebody has left, and a password is forgotten: who is signed in to an account, and how that ends. */
export const accountStory: Step[] = [
  {
    name: 'an administrator sees who is signed in to the account and ends the sign-in of a colleague',
    rows: ['M2'],
    async run(stage) {
      const { left, right, picture } = stage;
      await colleagueSignsIn(stage);
      await left.handTo('lin-xiao');
      await left.tab('管理');
      await left.sees('人员');
      await right.handTo('wang-fang');
      await right.tab('管理');
      await openAccount(right);
      await right.sees('王芳（我）');
      await picture('account');
      await right.tap('结束登录：林晓');
      await picture('end-sign-in');
      await right.overlay('结束登录').click();
      await right.sees('未登录');
      await left.tap(/^人员/);
      await left.sees('用单位账号登录');
      await picture('signed-out');
    },
  },
  {
    name: 'a new password must be good enough, and whoever sets it must know the present one',
    async run({ right, picture }) {
      await right.tap('修改单位密码');
      await right.fill('现在的密码', 'not-the-one-1');
      await right.fill('新密码', '12345');
      await right.fill('再填一次新密码', '1234');
      await right.tap('保存');
      await right.sees('至少 10 位');
      await right.sees('两次填写的不一样');
      await picture('weak-password');
      await right.fill('新密码', NEW_PASSWORD);
      await right.fill('再填一次新密码', NEW_PASSWORD);
      await right.tap('保存');
      await right.frame.getByText('现在的密码不对').waitFor();
      await picture('wrong-password');
      await right.overlay('知道了').click();
      await right.fill('现在的密码', XIANGTAN.password);
      await right.tap('保存');
      await right.sees(/修改$/);
      await picture('password-changed');
    },
  },
  {
    name: 'a hospital that has forgotten its password is given another by the centre, and signs in with it',
    rows: ['M1'],
    async run({ left, right, picture }) {
      await left.handTo('he-jing');
      await left.tab('管理');
      await openAccount(left);
      await left.tap('各单位的账号');
      await left.fill('单位名称', '湘潭');
      await left.doesNotSee(/^长沙/);
      await left.tap(/^湘潭.*重设密码$/);
      await left.fill('新密码', `${NEW_PASSWORD} 中心`);
      await left.fill('再填一次新密码', `${NEW_PASSWORD} 中心`);
      await picture('reset-password');
      await left.top.getByRole('button', { name: '重设', exact: true }).click();
      await left.overlay('知道了').waitFor();
      await picture('password-reset');
      await left.overlay('知道了').click();
      await left.sees(/改过密码$/);
      await right.handTo('wang-fang');
      await right.tab('管理');
      await right.tap('登录');
      await right.fill('账号', XIANGTAN.account);
      await right.fill('密码', `${NEW_PASSWORD} 中心`);
      await right.tap('下一步');
      await right.sees('王芳');
    },
  },
];
