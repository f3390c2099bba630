import assert from 'node:assert/strict';
import { DAY_MS, instantOf } from '../../domain/kernel/time';
import type { SamplePersonId } from '../../sample/people';
import type { Phone, Stage } from './stage';
import type { Step } from './step';
import { actorIn, administratorIn, heldProject, holdAndCheckIn } from './steps/by-calls';
import { until } from '../support/until';

const OBJECTION = '服务期到 12 月 31 日，请办完离职手续再调动。';
const ANSWER = '离职手续 11 月 20 日已办完，科室主任已签字。';
const RULING = '双方手续已经齐全。';
/** Her hospital holds its meeting, and she checks in. */
async function checkIn(stage: Stage): Promise<void> {
  const opened = instantOf('2025-11-29', '08:10:00');
  await holdAndCheckIn(stage, await administratorIn(stage), { opened, people: ['ouyang-jing'] });
}

/** The meeting is analysed and granted only now, after she has gone. @returns where the analysis lists her */
async function grantAfterwards(stage: Stage): Promise<{ listed: string; entries: number }> {
  const administrator = actorIn(stage, 'li-jianhua');
  const projectId = await heldProject(administrator);
  const { proposedWindows } = await administrator.do('analysis.prepare', { projectId, batchId: 'b1' });
  const { analysisId } = await administrator.do('analysis.run', { projectId, batchId: 'b1', windows: proposedWindows });
  const strategy = 'anyCourseFull';
  const { rows } = await administrator.do('grant.candidates', { analysisId, strategy });
  const her = rows.find(({ name }) => name === '欧阳静');
  assert(her, 'she is among those who pass');
  const { roundId } = await administrator.do('grant.start', { analysisId, strategy, activityDate: '2025-11-29' });
  await until('it is granted', async () => (await administrator.do('grant.round', { roundId })).state !== 'granting');
  const { entries } = await actorIn(stage, 'ouyang-jing').do('ledger.mine', { year: 2025 });
  return { listed: `${her.institutionName} ${her.departmentName}`, entries: entries.length };
}

async function openTransfers(phone: Phone, who: SamplePersonId, side: '调入' | '调出', name: string): Promise<void> {
  await phone.handTo(who);
  await phone.tab('管理');
  await phone.tap(/^调动/);
  await phone.top.getByRole('tab', { name: new RegExp(`^${side}`) }).click();
  await phone.tap(new RegExp(`^${name}`));
}

async function openOwn(phone: Phone, who: SamplePersonId): Promise<void> {
  await phone.handTo(who);
  await phone.tap(/单位已审核/);
  await phone.tap(/^转单位/);
}

async function fillRequest(phone: Phone, institution: string, department: string, why: string): Promise<void> {
  await phone.tap('申请转单位');
  await phone.tap(/^新单位/);
  await phone.tapText(institution);
  await phone.tap(/^新科室/);
  await phone.tapText(department);
  await phone.fill('说明', why);
}

async function writeReason(phone: Phone, reason: string, confirm: string): Promise<void> {
  await phone.frame.getByRole('textbox', { name: '退回原因' }).filter({ visible: true }).fill(reason);
  await phone.overlay(confirm).click();
}

/** Two people go to another hospital: one against an objection, one because seven days pass. Credits stay where they were earned. */
export const transferStory: Step[] = [
  {
    name: 'a doctor who has just checked in asks another hospital to have her',
    async run(stage) {
      const { left, picture } = stage;
      await checkIn(stage);
      await openOwn(left, 'ouyang-jing');
      await left.sees('换到另一家医院');
      await fillRequest(left, '湘潭市XX医院', '急诊科', '人才引进');
      await picture('request');
      await left.tap('提交调动申请');
      await left.sees('等长沙市XX医院答复');
      await left.sees(/须在 12-06 08:11 前同意或提出异议/);
      await picture('asked');
    },
  },
  {
    name: 'her hospital objects with a reason; the new one sees it and cannot go past it',
    async run({ left, right, picture }) {
      await openTransfers(right, 'li-jianhua', '调出', '欧阳静');
      await right.sees('没有异议可以不用操作');
      await right.tap('提出异议');
      await writeReason(right, OBJECTION, '确认提出');
      await right.sees('长沙市XX医院有异议');
      await openTransfers(right, 'wang-fang', '调入', '欧阳静');
      await right.sees(OBJECTION);
      assert(await right.isOff('通过'));
      await picture('objected');
      await openOwn(left, 'ouyang-jing');
      await left.sees(OBJECTION);
    },
  },
  {
    name: 'she asks the centre, which allows it',
    async run({ left, right, picture }) {
      await left.tap('请中心裁决');
      await writeReason(left, ANSWER, '提交给中心');
      await left.sees('等中心裁决');
      await right.handTo('he-jing');
      await right.tab('管理');
      await right.tap(/^调动裁决/);
      await right.tap(/^欧阳静/);
      await right.sees(ANSWER);
      await picture('dispute');
      await right.tap('同意调动');
      await writeReason(right, RULING, '同意调动');
      await right.sees('中心同意调动');
    },
  },
  {
    name: 'the new hospital takes her in, and she reads it in her inbox',
    async run({ left, right, picture }) {
      await openTransfers(right, 'wang-fang', '调入', '欧阳静');
      await right.tap('通过');
      await right.overlay('通过').click();
      await right.sees('湘潭市XX医院通过');
      await left.handTo('ouyang-jing');
      await left.sees('湘潭市XX医院 · 急诊科');
      await picture('approved');
      await left.tap(/^消息/);
      await left.sees('转单位已通过');
    },
  },
  {
    name: 'the meeting is granted only now, and her credits are those of the hospital of that day',
    async run(stage) {
      const { left, picture } = stage;
      await stage.clockTo(instantOf('2025-11-30', '09:00:00'));
      assert.deepEqual(await grantAfterwards(stage), { listed: '长沙市XX医院 感染科', entries: 1 });
      await left.handTo('ouyang-jing');
      await left.tap(/单位已审核/);
      await left.tap(/^变更记录/);
      await left.sees('转到新单位');
      await picture('history');
    },
  },
  {
    name: 'a second one is not answered: when the seven days are over, the new hospital may take him in',
    async run(stage) {
      const { left, right, picture } = stage;
      await openOwn(left, 'zhang-wei');
      await fillRequest(left, '长沙市XX医院', '检验科', '家在长沙');
      await left.tap('提交调动申请');
      await left.sees('等湘潭市XX医院答复');
      await openTransfers(right, 'li-jianhua', '调入', '张伟');
      await right.sees('须在 12-07 09:00 前同意或提出异议，过期由新单位决定');
      assert(await right.isOff('通过'));
      await stage.clockTo(instantOf('2025-11-30', '09:10:00') + 7 * DAY_MS);
      await openTransfers(right, 'li-jianhua', '调入', '张伟');
      await right.sees('答复期已满，原单位没有异议');
      await picture('days-over');
      await right.tap('通过');
      await right.overlay('通过').click();
      await right.sees('长沙市XX医院通过');
    },
  },
  {
    name: 'the hospital that has him now notes that he left; his home says what to do, and he is taken back',
    async run({ left, right, picture }) {
      await right.handTo('li-jianhua');
      await right.tab('管理');
      await right.tap(/^人员/);
      await right.tap(/^张伟/);
      await right.tap('更多');
      await right.tap(/^登记离职/);
      await right.sees(/次签到、\d 条学分和证明都保留/);
      await right.tap('辞职');
      await right.fill('原因', '本人辞职，已办完手续');
      await picture('leaving');
      await right.tap('登记离职');
      await right.overlay('登记').click();
      await left.handTo('zhang-wei');
      await left.sees('已登记离职，暂时不能签到');
      await picture('left');
      await right.handTo('li-jianhua');
      await right.tab('管理');
      await right.tap(/^人员/);
      await right.tap(/^张伟/);
      await right.tap('更多');
      await right.tap(/^恢复注册/);
      await right.overlay('恢复').click();
      await right.tap('更多');
      await right.button(/^撤销通过/).waitFor();
      await left.handTo('zhang-wei');
      await left.sees('单位已审核');
    },
  },
];
