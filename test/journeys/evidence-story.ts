import path from 'node:path';
import { instantOf } from '../../domain/kernel/time';
import { signInAgain } from '../../sample/sign-in';
import { root } from '../../scripts/start/deployment';
import type { Stage } from './stage';
import type { Step } from './step';
import { addPicture } from './steps/acts';
import { administratorOf, administratorsCode, approvedProjectId } from './steps/hall';

const heldBatch = async (stage: Stage): Promise<string> =>
  `projectId=${encodeURIComponent(await approvedProjectId(administratorOf(stage)))}&batchId=b1`;
const mySlots = async (stage: Stage): Promise<void> =>
  stage.left.open('zhou-min', `packages/trainee/my-slots/index?${await heldBatch(stage)}`);

/** Somebody whose phone reads no code: checked in by hand, taken back by mistake, put back; somebody else appeals afterwards. */
export const evidenceStory: Step[] = [
  {
    name: 'the one-day holding of the sample is open',
    async run(stage) {
      await stage.clockTo(instantOf('2025-11-29', '08:30:00'));
      await signInAgain(administratorOf(stage), 'changsha', '李建华');
      await administratorsCode(stage);
    },
  },
  {
    name: 'a trainee shows her personal code at the door',
    async run({ left, picture }) {
      await left.open('zhou-min', 'packages/attendance/personal-code/index');
      await left.sees('人员编号');
      await picture('personal-code');
    },
  },
  {
    name: 'the administrator scans it and checks her in by hand, with a reason',
    rows: ['M13', 'M14'],
    async run(stage) {
      const { right, picture } = stage;
      await right.open('li-jianhua', `packages/attendance/manual/index?${await heldBatch(stage)}`);
      await right.tap('扫个人码');
      await right.sees('周敏');
      await right.top.getByRole('radio', { name: '手机没电' }).click();
      await picture('manual');
      await right.tap('为周敏补签');
      await right.sees('请先选择要补签的人');
    },
  },
  {
    name: 'she reads who checked her in and why',
    async run(stage) {
      await mySlots(stage);
      await stage.left.sees(/李建华 · 手机没电/);
      await stage.picture('my-slots');
    },
  },
  {
    name: 'the administrator takes the record back, and she is told',
    rows: ['M18'],
    async run(stage) {
      const { right, left, picture } = stage;
      await right.open('li-jianhua', `packages/attendance/records/index?${await heldBatch(stage)}`);
      await right.tap(/^个人考勤，周敏/);
      await right.sees(/李建华 · 手机没电/);
      await right.tap(/^处理/);
      await right.overlay('撤下签到').click();
      await right.tap('补签选错了人');
      await picture('take-back');
      await right.tap('撤下签到');
      await right.sees('已撤下');
      await picture('person-slots');
      await mySlots(stage);
      await left.sees(/李建华撤下 · 补签选错了人/);
    },
  },
  {
    name: 'it was a mistake: the record is put back, and counts again',
    async run(stage) {
      const { right, left, picture } = stage;
      await right.tap(/^处理/);
      await right.overlay('恢复这条签到').click();
      await right.tap('撤下时选错了');
      await right.tap('恢复签到');
      await right.doesNotSee('已撤下');
      await mySlots(stage);
      await left.sees(/李建华 · 手机没电/);
      await picture('put-back');
    },
  },
  {
    name: 'whoever could not scan all day appeals from the notice, with a picture',
    rows: ['M14'],
    async run(stage) {
      const { left, picture } = stage;
      await stage.clockTo(instantOf('2025-11-29', '19:20:00'));
      const projectId = encodeURIComponent(await approvedProjectId(administratorOf(stage)));
      await left.open('chen-xiaolin', `packages/notice/detail/index?projectId=${projectId}`);
      await left.tap(/^没签上？申诉/);
      await left.top.getByRole('radio', { name: '手机没电' }).click();
      await left.fill('说明', '手机没电，坐在第 6 排，周敏可以证明');
      await addPicture(left, path.join(root, 'sample/documents/photo.jpg'));
      await picture('appeal');
      await left.tap('提交申诉');
      await left.sees('待答复');
      await picture('appeal-waits');
    },
  },
  {
    name: 'the administrator reads it in the queue with what the system knows, and agrees with a reason',
    async run(stage) {
      const { right, picture } = stage;
      await signInAgain(administratorOf(stage), 'changsha', '李建华');
      await right.open('li-jianhua', 'pages/admin/home/index');
      await right.tap(/^申诉/);
      await right.tap(/^.?陈晓琳/);
      await right.sees(/没有签到/);
      await picture('appeal-answer');
      await right.tap(/^同意$/);
      await right.tap('同事证实在场');
      await right.top.getByRole('dialog').getByRole('button', { name: '同意', exact: true }).click();
      await right.sees('已同意');
    },
  },
  {
    name: 'she is told, and her slot counts',
    async run(stage) {
      const { left, picture } = stage;
      await left.open('chen-xiaolin', 'packages/message/inbox/index');
      await left.tap(/申诉已同意/);
      await left.sees(/同事证实在场/);
      await picture('appeal-granted');
    },
  },
];
