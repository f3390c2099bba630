import assert from 'node:assert/strict';
import { DAY_MS, instantOf } from '../../domain/kernel/time';
import { institutions } from '../../sample/institutions';
import { people } from '../../sample/people';
import { signInAgain } from '../../sample/sign-in';
import type { Stage } from './stage';
import type { Step } from './step';
import { letWeChatGivePhone } from './steps/acts';
import { administratorOf, administratorsCode } from './steps/hall';

const who = 'li-jianhua';

/** The query for the sign-in of the administrator. */
function ownSignIn(): { _id: string } {
  const person = people.find(({ id }) => id === who);
  assert.ok(person, 'the sample has the administrator');
  return { _id: person.openid };
}

async function signInOnTheRight({ right }: Stage): Promise<void> {
  const changsha = institutions.find(({ account }) => account === 'changsha');
  assert.ok(changsha, 'the sample has the hospital');
  await right.fill('账号', changsha.account);
  await right.fill('密码', changsha.password);
  await right.tap('下一步');
  await right.tapText('李建华');
  await right.tap('验证手机号并登录');
  await letWeChatGivePhone(right);
}

/** A sign-in that ends while people check in, and one that ends soon. */
export const signInStory: Step[] = [
  {
    name: 'a code page whose sign-in is over goes on with the codes at hand and says so',
    async run(stage) {
      await stage.clockTo(instantOf('2025-11-29', '08:30:00'));
      await signInAgain(administratorOf(stage), 'changsha', '李建华');
      await administratorsCode(stage);
      await stage.cloud.store.remove('administratorSessions', ownSignIn(), false);
      await stage.right.sees('登录已到期');
      await stage.right.sees('二维码还能显示，签到照常');
      await stage.right.sees(/^人数停在/);
      await stage.picture('sign-in-over');
    },
  },
  {
    name: 'signing in again leads back to the same code page, which goes on',
    async run(stage) {
      const { right, picture } = stage;
      await right.tap('重新登录');
      await signInOnTheRight(stage);
      await right.top.getByLabel(/今天已签到 \d/).waitFor();
      await right.sees('网络正常');
      await picture('code-goes-on');
    },
  },
  {
    name: 'the home page says three days ahead that a sign-in ends, and leads to a new one',
    async run(stage) {
      const { right, picture, cloud } = stage;
      // Used every few weeks, until it has lasted as long as a sign-in may.
      const signedInAt = cloud.clock.now();
      for (let days = 25; days < 175; days += 25) {
        await stage.clockTo(signedInAt + days * DAY_MS);
        await administratorOf(stage).do('department.list', {});
      }
      await stage.clockTo(signedInAt + 178 * DAY_MS);
      await right.handTo(who);
      await right.tab('管理');
      await right.sees(/^登录将在 5月28日 .* 到期$/);
      await picture('sign-in-ends-soon');
      await right.tap(/^登录将在/);
      await signInOnTheRight(stage);
      await right.sees('项目');
      await right.doesNotSee(/^登录将在/);
    },
  },
];
