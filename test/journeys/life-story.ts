import path from 'node:path';
import { LocalClient } from '../../local/client';
import { Actor } from '../../sample/actor';
import { root } from '../../scripts/start/deployment';
import { choose, letWeChatGivePhone, pickPhotos, returnWith } from './steps/acts';
import type { Phone, Stage } from './stage';
import type { Step } from './step';
import { until } from '../support/until';

const PHOTO = path.join(root, 'sample/documents/photo.jpg');
const REASON = '请写明聘任文件号，方便核对。';

async function administratorSignsIn({ cloud }: Stage): Promise<void> {
  const client = new LocalClient(cloud.baseUrl);
  await new Actor(client, 'li-jianhua').do('administrator.signIn', {
    ...{ account: 'changsha', password: 'Kejiao-2025-cs', who: { newName: '李建华' } },
    phoneCode: await client.phoneCode('li-jianhua'),
  });
}

async function openProfile(phone: Phone): Promise<void> {
  await phone.handTo('zhou-min');
  await phone.tap(/周敏/);
  await phone.tap('我的资料');
  await phone.sees('改后由单位确认');
}

async function openCorrections(phone: Phone): Promise<void> {
  await phone.handTo('li-jianhua');
  await phone.tab('管理');
  await phone.tap(/^人员/);
  await phone.top.getByRole('tab', { name: /^更正/ }).click();
  await phone.tap(/^周敏/);
  await phone.sees('要更正的');
}

async function askForTitle(phone: Phone, title: string, note: string): Promise<void> {
  await phone.tap('申请更正');
  await choose(phone, '职称', title);
  await phone.fill('说明', note);
}

/** A person's life: facts that change, who says so, and what everybody can read afterwards. */
export const lifeStory: Step[] = [
  {
    name: 'a doctor asks that her title be corrected, and nothing changes meanwhile',
    async run(stage) {
      const { left, picture } = stage;
      await administratorSignsIn(stage);
      await openProfile(left);
      await picture('profile');
      await askForTitle(left, '副主任医师', '今年晋升');
      await picture('correction-form');
      await left.tap('提交申请更正');
      await left.sees('改为副主任医师，待确认');
      await left.sees('主治医师');
      await picture('profile-asked');
    },
  },
  {
    name: 'her institution sees what is on record beside what she asks for, and returns it with a reason',
    async run({ right, picture }) {
      await openCorrections(right);
      await right.sees('副主任医师');
      await picture('correction-review');
      await right.tap('退回');
      await returnWith(right, REASON, picture);
      await right.sees('都审核完了');
    },
  },
  {
    name: 'she reads why, asks again, takes it back, and asks once more',
    async run({ left, picture }) {
      await openProfile(left);
      await left.sees(REASON);
      await picture('correction-returned');
      await askForTitle(left, '主任医师', '聘任文件 2025 第 12 号');
      await left.tap('提交申请更正');
      await left.sees('改为主任医师，待确认');
      await left.tap('撤回更正申请');
      await left.overlay('撤回').click();
      await left.sees('申请更正');
      await askForTitle(left, '副主任医师', '聘任文件 2025 第 12 号');
      await left.tap('提交申请更正');
      await left.sees('改为副主任医师，待确认');
    },
  },
  {
    name: 'her institution approves, and her facts are those of today',
    async run({ left, right, picture }) {
      await openCorrections(right);
      await right.sees('聘任文件 2025 第 12 号');
      await right.tap('确认更正');
      await right.sees('都审核完了');
      await openProfile(left);
      await left.sees('更正资料，单位已确认');
      await picture('profile-corrected');
    },
  },
  {
    name: 'the institution corrects by itself with a proof, and she is told why',
    rows: ['M3'],
    async run({ left, right, picture }) {
      await right.handTo('li-jianhua');
      await right.tab('管理');
      await right.tap(/^人员/);
      await right.tap(/^周敏/);
      await right.tap('更多');
      await right.tap(/^修改资料/);
      await choose(right, '最高学历', '博士研究生');
      await right.fill('为什么改', '与学位证书核对');
      await pickPhotos(right, '添加照片或 PDF', [PHOTO]);
      await right.sees('照片1.jpg');
      await picture('correct-by-institution');
      await right.tap('修改');
      await right.overlay('修改').click();
      await right.sees('学员');
      await right.tap(/全部变更|变更记录/);
      await right.tap('打开证明 照片1.jpg');
      await right.overlay('关闭').waitFor();
      await picture('proof-in-history');
      await right.overlay('关闭').click();
      await openProfile(left);
      await left.sees('博士研究生');
      await left.sees('原因：与学位证书核对');
      await left.sees('附证明：照片1.jpg');
    },
  },
  {
    name: 'she changes her phone at once, and all of it stands in her history',
    async run({ left, picture }) {
      await left.tap('更换');
      await letWeChatGivePhone(left);
      await left.frame.getByText('手机号已更换').first().waitFor();
      await until('the button is back', async () => !(await left.isOff('更换')));
      await left.tap('全部变更记录');
      await left.sees('单位更正资料');
      await left.sees('撤回更正申请');
      await left.sees('注册通过');
      await picture('history');
    },
  },
];
