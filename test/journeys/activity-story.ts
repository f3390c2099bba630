import assert from 'node:assert/strict';
import { LocalClient } from '../../local/client';
import { Actor } from '../../sample/actor';
import { documentFile } from '../../sample/plant';
import { signInAgain } from '../../sample/sign-in';
import { writeXlsx } from '../../server/files/table/write-xlsx';
import type { Step } from './step';
import { chooseTable, pickDay, pickOption, uploadPdf } from './steps/acts';

/** 集体活动参加者授分: a hospital's own activity, from its form to the credits of those who were there. */
export const activityStory: Step[] = [
  {
    name: 'an administrator describes a group activity, and sees what its hours may give',
    rows: ['M21'],
    async run({ cloud, left, picture }) {
      await signInAgain(new Actor(new LocalClient(cloud.baseUrl), 'li-jianhua'), 'changsha', '李建华');
      await left.handTo('li-jianhua');
      await left.tab('管理');
      await left.tap('集体活动');
      await left.sees('感染科手卫生业务学习');
      await left.tap('新建集体活动');
      await left.fill('活动名称', '检验科危急值病例讨论会');
      await pickOption(left, '种类', '病例讨论');
      await pickDay(left, '起始日期', '2025-11-28');
      await pickDay(left, '截止日期', '2025-11-28');
      await left.fill('活动地点', '检验科示教室');
      await left.fill('学时', '2.0');
      await left.fill('学分', '0.6');
      await left.fill('姓名', '陈志远');
      await left.tap('存草稿');
      await left.sees('按学时最多 0.50 学分');
      await left.sees('学分超过按学时可给的上限');
      await picture('activity-over-limit');
      await left.fill('学分', '0.5');
      await uploadPdf(left, '添加文件', documentFile('notice.pdf'));
      await left.doesNotSee('学分超过按学时可给的上限');
    },
  },
  {
    name: 'people of the hospital scan its code, and are on the list once that is ended',
    rows: ['M21'],
    async run({ left, right, picture }) {
      await left.tap('下一步：参加人员');
      await left.sees('还没有参加的人');
      await left.tap('扫码签到');
      await left.sees('检验科危急值病例讨论会');
      await left.top.getByLabel(/今天已签到 0/).waitFor();
      await right.handTo('chen-xiaolin');
      await right.tap('扫码考勤');
      await right.sees('签到成功');
      await right.sees(/这是本单位的集体活动/);
      await left.top.getByLabel(/今天已签到 1/).waitFor();
      await picture('activity-scanned');
      await right.tap('完成');
      await right.sees('检验科危急值病例讨论会');
      await left.tap('名单');
      await left.sees('正在扫码签到，已有 1 人。结束签到后写入名单。');
      await left.tap('结束签到，写入名单');
      await left.overlay('结束').click();
      await left.sees('扫码 1');
      await left.sees('合计 1 人 · 0.50 学分');
      await picture('activity-scans-taken');
    },
  },
  {
    name: 'people come from a file, whose bad row says why, and from the people list, all at once',
    rows: ['M21'],
    async run({ left, picture }) {
      await left.tap('名单文件');
      const columns = ['姓名', '人员编号'].map((title) => ({ title, width: 12 }));
      const rows = [
        ['周敏', ''],
        ['罗欣', '430100992'],
      ];
      await chooseTable(left, '签到.xlsx', writeXlsx([{ name: '签到', columns, rows }]));
      await left.sees('本单位查不到人员编号「430100992」，请核对，或从人员里选');
      await picture('activity-file');
      await left.top.getByRole('checkbox', { name: /^跳过有问题的 1 行/ }).click();
      await left.tap('导入 1 人');
      await left.sees('合计 2 人 · 1.00 学分');
      await left.tap('人员里选');
      await left.sees('已在名单');
      await left.tap(/^本单位 \d+ 人全部加入$/);
      await left.overlay('加入').click();
      await left.sees(/^全部 [2-9]$/);
      await picture('activity-people');
      assert.equal(await left.isOff('提交审核'), false);
    },
  },
  {
    name: 'the centre gives another hospital the review, whose administrator sees it and what stands for it',
    rows: ['M21'],
    async run({ left, right, picture }) {
      await left.tap(/^提交审核（\d 人）$/);
      await left.overlay('提交').click();
      await left.sees('已提交，等待中心审核');
      await right.handTo('he-jing');
      await right.tab('管理');
      await right.tap(/审核员 · /);
      await right.tap('各单位的账号');
      await right.tap(/^湘潭/);
      await right.tap(/^委托审核集体活动/);
      await right.overlay('委托').click();
      await right.sees('收回集体活动的委托');
      await picture('activity-delegated');
      await right.handTo('wang-fang');
      await right.tab('管理');
      await right.tap(/^集体活动/);
      await right.tap(/^审核其他单位的集体活动/);
      await right.tap(/检验科危急值病例讨论会/);
      await right.sees('每 4.0 学时 1.00 学分，每次最多 1.00');
      await picture('activity-delegate-looks');
    },
  },
  {
    name: 'the delegate approves it, and the people have their credits with the kind of the activity',
    rows: ['M21'],
    async run({ left, right, picture }) {
      await right.tap('通过，授分');
      await right.overlay('通过').click();
      await right.sees(/人的学分已生效|正在授分/);
      await left.handTo('zhou-min');
      await left.tap(/^我的学分/);
      await left.sees('检验科危急值病例讨论会');
      await left.sees(/集体活动 · 病例讨论/);
      await picture('activity-credits');
    },
  },
];
