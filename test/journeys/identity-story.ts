import { nationalIdOf } from '../../sample/national-id';
import { signInToChangsha } from './steps/institution';
import { fillRegistration, openRegistration } from './steps/registration';
import type { Holder, Phone } from './stage';
import type { Step } from './step';

/** The number that both of them register with; it is on the card of the first. */
const CLAIMED = nationalIdOf(41);
/** What is on the card of the second. */
const RIGHT = nationalIdOf(42);

async function register(phone: Phone, person: Holder, name: string): Promise<void> {
  await phone.handTo(person);
  await openRegistration(phone);
  await fillRegistration(phone, { name, nationalId: CLAIMED, department: '检验科' });
  await phone.top.getByRole('checkbox').click();
  await phone.tap('提交注册');
  await phone.sees('单位审核中');
}

/** Two WeChat accounts, one national ID: nobody is turned away, the institution sees both and decides. */
export const identityStory: Step[] = [
  {
    name: 'two people register with one national ID, one of them mistyped',
    async run({ left }) {
      await register(left, 'zhao-lei', '赵磊');
      await register(left, 'sun-li', '孙莉');
    },
  },
  {
    name: 'their institution sees both claims, each beside the other',
    async run(stage) {
      const { right, picture } = stage;
      await signInToChangsha(stage);
      await right.handTo('li-jianhua');
      await right.tab('管理');
      await right.tap(/^人员/);
      await right.tap(/^孙莉/);
      await right.sees(/本单位还有人用同一个证件号码注册/);
      await right.sees('同一个证件号码的注册');
      await picture('two-claims');
      await right.tap('查看赵磊的注册');
      await right.sees(/检验科 · .*提交/);
      await picture('the-other-claim');
    },
  },
  {
    name: 'approving the one returns the other, which keeps everything of its own',
    async run({ left, right, cloud, clockTo, picture }) {
      await right.tap('通过');
      await right.frame.getByText('另外 1 份等待中的会被退回').waitFor();
      await picture('approve-one');
      await right.overlay('通过').click();
      await right.sees('已退回');
      // A home is kept for a minute.
      await clockTo(cloud.clock.now() + 61_000);
      await left.handTo('sun-li');
      await left.tap('注册资料被退回，请修改');
      await left.sees(/同一个证件号码的另一份注册已经通过审核/);
      await picture('claim-returned');
    },
  },
  {
    name: 'the institution corrects the mistyped number with both numbers in view',
    async run({ right, picture }) {
      await right.handTo('li-jianhua');
      await right.tab('管理');
      await right.tap(/^人员/);
      await right.tap(/^孙莉/);
      await right.sees(/已有一位学员用这个证件号码通过了审核/);
      await right.tap('更多');
      await right.tap(/^更正证件号码/);
      await right.sees('请先显示现在的号码');
      await right.tap('显示现在的证件号码');
      await right.overlay('显示').click();
      await right.sees(CLAIMED);
      await right.fill('正确的号码', RIGHT);
      await right.sees(/和现在的号码有 \d+ 位不同/);
      await right.fill('核对了什么', '与身份证原件核对，末位填错');
      await picture('correct-number');
      await right.tap('更正');
      await right.overlay('更正').click();
      await right.sees('以前填过的');
    },
  },
  {
    name: 'she hands in again, and is approved as herself',
    async run({ left, right, picture }) {
      await left.tap(/修改并重新提交/);
      await left.top.getByRole('checkbox').click();
      await left.tap('重新提交');
      await left.sees('单位审核中');
      await right.handTo('li-jianhua');
      await right.tab('管理');
      await right.tap(/^人员/);
      await right.tap(/^孙莉/);
      await right.sees('以前填过的');
      await picture('corrected-claim');
      await right.tap('通过');
      await left.handTo('sun-li');
      await left.sees('单位已审核');
    },
  },
];
