import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { instantOf } from '../../../domain/kernel/time';
import { LocalClient } from '../../../local/client';
import type { LocalCloud } from '../../../local/cloud';
import { Actor } from '../../../sample/actor';
import { root } from '../../../scripts/start/deployment';
import type { Step } from '../step';
import type { Phone } from '../stage';
import { explain, offerPdf, pickDay, pickOption, returnWith, uploadPdf } from './acts';
import { projectMessageSteps } from './messages';

const TITLE = '医学检验质量管理新进展培训班';
const document = (file: string): string => path.join(root, 'sample/documents', file);

/** 指纹 of a document as every screen shows it. */
const printOf = (file: string): string =>
  `指纹 ${createHash('sha256')
    .update(readFileSync(document(file)))
    .digest('hex')
    .slice(0, 8)}`;

/** Whoever goes round the phone's own look at a file is refused by the server's. */
async function goRoundThePhone(cloud: LocalCloud): Promise<void> {
  const client = new LocalClient(cloud.baseUrl);
  const administrator = new Actor(client, 'li-jianhua');
  const { rows } = await administrator.do('project.list', { search: '2025-11-02' });
  const file = await administrator.upload(document('../../test/journeys/files/page.pdf'), 'projectDocument');
  const attach = { projectId: rows[0]?.projectId ?? '', kind: 'notice', file } as const;
  await assert.rejects(administrator.do('project.saveDocument', attach), /fileUnreadable/);
  // Nor does the storage take what no path was given for.
  await assert.rejects(client.upload('li-jianhua', 'kept/notice.pdf', Buffer.from('%PDF')), /-503002/);
}

async function openProjects(phone: Phone): Promise<void> {
  await phone.handTo('li-jianhua');
  await phone.tab('管理');
  await phone.tap(/^项目/);
  await phone.sees('审核不通过的项目不能举办！');
}

async function openQueue(phone: Phone): Promise<void> {
  await phone.handTo('he-jing');
  await phone.tab('管理');
  await phone.tap(new RegExp(TITLE));
  await phone.sees('系统核对');
}

/** 2: from the catalogue entry to the approved project, returned once on the way. */
export const projectSteps: Step[] = [
  {
    name: 'the administrator picks an entry of their own institution; there is nothing else to pick',
    rows: ['M4', 'M6'],
    async run({ right, picture }) {
      await openProjects(right);
      await picture('project-list');
      await right.tap('添加项目');
      await right.top.getByRole('radio', { name: new RegExp(TITLE) }).waitFor();
      if ((await right.top.getByText('临床输血规范化培训班').count()) > 0)
        throw new Error('an entry of another institution is offered');
      await right.fill(/项目名称或编号/, '2025-11-02');
      await right.top.getByRole('radio', { name: new RegExp(TITLE) }).click();
      await picture('catalogue');
      await right.tap('选择这个项目，填写举办信息');
      await right.sees('来自目录，不能改');
    },
  },
  {
    name: 'the administrator fills the holding form; what is missing is named',
    rows: ['M5'],
    async run({ right, picture }) {
      await picture('holding-form-empty');
      await right.tap('下一步：课程');
      await right.sees(/必填|请填写/);
      await right.fill('举办地点', '长沙市XX医院 门诊楼五楼学术报告厅');
      await pickOption(right, '举办方式', '培训班');
      await right.fill('会议费用', '八千');
      await right.fill('项目经办人', '李建华');
      await right.fill('联系电话', '0731-84286376');
      await right.tap('下一步：课程');
      await right.sees(/请填写金额/);
      await right.type('会议费用', '8000.50');
      await picture('holding-form');
      await right.tap('下一步：课程');
      await right.sees('已安排学时');
    },
  },
  {
    name: 'the administrator adds a course of nine hours and a batch of two days',
    rows: ['M7', 'M8'],
    async run({ right, picture }) {
      await right.tap('添加课程');
      await right.fill('讲授题目', '医学检验质量管理新进展');
      await right.fill('学时', '12');
      await right.tap(/添加主讲人/);
      await right.fill('教师姓名', '刘芳');
      await right.tap('保存课程');
      await right.sees(/超过项目总学时/);
      await right.type('学时', '9');
      await right.tap('保存课程');
      await right.sees('已安排学时');
      await right.sees('医学检验质量管理新进展');
      await right.tap('添加周期');
      await pickDay(right, '开始日期', '2025-11-29');
      await pickDay(right, '截止日期', '2025-11-30');
      await picture('batch');
      await right.tap('保存周期');
      await right.sees(/2025-11-29 至 11-30/);
      await picture('courses-and-batches');
      await right.tap('下一步：上传材料');
    },
  },
  {
    name: 'nothing is submitted before the three documents are there',
    rows: ['M9', 'M10'],
    async run({ right, picture, cloud }) {
      await right.sees(/还差 3 项/);
      await picture('documents-missing');
      await offerPdf(right, '上传会议通知', document('../../test/journeys/files/page.pdf'));
      await right.frame.getByText(/不是 PDF，可能已损坏或只是改了名字/).waitFor();
      await right.overlay('知道了').click();
      await goRoundThePhone(cloud);
      await uploadPdf(right, '上传会议通知', document('notice.pdf'));
      await uploadPdf(right, '上传日程表', document('agenda.pdf'));
      await uploadPdf(right, /^上传(项目)?实施登记表/, document('registration-form.pdf'));
      await right.sees('内容和材料都齐了，可以提交审核。');
      await right.sees(printOf('notice.pdf'));
      await picture('documents');
      await right.tap('提交审核');
      await explain(right, '提交', '晚交的原因', '会场刚刚定下来');
      await right.sees(/等待中心审核/);
    },
  },
  {
    name: 'holding it before approval is refused with the reason',
    rows: ['M4'],
    async run({ right, cloud }) {
      await openProjects(right);
      await right.sees(/审核通过后才能/);
      // No screen offers it; the server must refuse it all the same.
      const administrator = new Actor(new LocalClient(cloud.baseUrl), 'li-jianhua');
      const { rows } = await administrator.do('project.list', { search: '2025-11-02' });
      const projectId = rows[0]?.projectId ?? '';
      const { batches } = await administrator.do('project.get', { projectId });
      const open = administrator.do('attendanceSession.open', { projectId, batchId: batches[0]?.batchId ?? '' });
      await assert.rejects(open, /projectNotApproved/);
    },
  },
  {
    name: 'the centre returns it with a reason',
    async run({ right, picture }) {
      await openQueue(right);
      await picture('centre-review');
      await right.sees(printOf('agenda.pdf'));
      await right.top.getByRole('radio', { name: '会议通知符合' }).click();
      await right.top.getByRole('radio', { name: '日程表不符合' }).click();
      await explain(right, '记下', '意见', '日程表第 2 页缺少单位盖章');
      await right.tap('退回，写明原因');
      await returnWith(right, '日程表缺少单位盖章，请补传。', picture);
      await right.sees(/已退回|没有等待审核/);
    },
  },
  ...projectMessageSteps,
  {
    name: 'the administrator corrects and submits again, the centre approves',
    rows: ['M10'],
    async run({ right, picture, clockTo }) {
      await openProjects(right);
      await right.sees('日程表缺少单位盖章，请补传。');
      await picture('project-returned');
      await right.tap('修改并重新提交');
      await right.sees('来自目录，不能改');
      await right.sees('日程表缺少单位盖章，请补传。');
      await right.tap('下一步：课程');
      await right.sees('已安排学时');
      await right.sees('日程表缺少单位盖章，请补传。');
      await right.tap('下一步：上传材料');
      await right.sees('中心标为不符合，请更换');
      // The same file again replaces nothing.
      await clockTo(instantOf('2025-11-28', '09:30:00'));
      await uploadPdf(right, '更换日程表', document('agenda.pdf'));
      await right.sees(/09:3\d 上传/);
      await right.sees('中心标为不符合，请更换');
      await uploadPdf(right, '更换日程表', document('agenda-sealed.pdf'));
      await right.doesNotSee('中心标为不符合，请更换');
      await right.tap('提交审核');
      await explain(right, '提交', '晚交的原因', '会场刚刚定下来');
      await right.sees(/等待中心审核/);
      await openQueue(right);
      await right.sees(printOf('agenda-sealed.pdf'));
      // The notice was not replaced: its mark is still there.
      await right.top.getByRole('radio', { name: '会议通知符合', checked: true }).waitFor();
      await right.sees('还有 2 份材料没有标记');
      await picture('centre-second-review');
      for (const name of ['日程表', '实施登记表']) await right.top.getByRole('radio', { name: `${name}符合` }).click();
      await right.tap('通过，允许举办');
      await right.sees(/已通过|没有等待审核/);
      await picture('centre-approved');
    },
  },
];
