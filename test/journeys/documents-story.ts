import assert from 'node:assert/strict';
import path from 'node:path';
import { LocalClient } from '../../local/client';
import { documentKinds } from '../../domain/project/project';
import { Actor } from '../../sample/actor';
import { root } from '../../scripts/start/deployment';
import { batchOf, courseOf, filled, lecturerOf } from '../support/projects';
import type { Phone, Stage } from './stage';
import type { Step } from './step';
import { explain, pickPhotos, returnWith } from './steps/acts';

const PHOTO = path.join(root, 'sample/documents/photo.jpg');
const file = (name: string) => path.join(root, 'sample/documents', `${name}.pdf`);
const FILES = { notice: 'notice', agenda: 'agenda', registrationForm: 'registration-form' } as const;

/** Both sign in, and the hospital hands a project in that begins in three weeks. */
async function handIn({ cloud }: Stage): Promise<void> {
  const client = new LocalClient(cloud.baseUrl);
  const administrator = new Actor(client, 'li-jianhua');
  await administrator.do('administrator.signIn', {
    ...{ account: 'changsha', password: 'Kejiao-2025-cs', who: { newName: '李建华' } },
    phoneCode: await client.phoneCode('li-jianhua'),
  });
  const { rows: entries } = await administrator.do('catalogue.list', { year: 2025, search: '医学检验质量管理' });
  const { projectId } = await administrator.do('project.create', {
    catalogueEntryId: entries[0]?.catalogueEntryId ?? '',
  });
  const { form, revision } = await administrator.do('project.get', { projectId });
  const saved = await administrator.do('project.saveForm', {
    projectId,
    revision,
    form: filled(form, { venue: '长沙市XX医院' }),
  });
  await administrator.do('project.saveCourses', {
    projectId,
    revision: saved.revision,
    courses: [courseOf({ hourTenths: 90, lecturers: [lecturerOf({ hourTenths: 90, lecturerName: '刘芳' })] })],
    batches: [batchOf({ begin: '2025-12-20', end: '2025-12-21' })],
  });
  for (const { code: kind } of documentKinds) {
    const scan = await administrator.upload(file(FILES[kind]), 'projectDocument');
    await administrator.do('project.saveDocument', { projectId, kind, file: scan });
  }
  await administrator.do('project.submit', { projectId });
}

const TITLE = /医学检验质量管理新进展/;

async function openAsCentre(phone: Phone): Promise<void> {
  await phone.handTo('he-jing');
  await phone.tab('管理');
  await phone.tap(TITLE);
  await phone.sees('系统核对');
}

/** Documents of several pages, and a return that says what is wrong where. */
export const documentsStory: Step[] = [
  {
    name: 'the centre objects to a document and to a field, each at its place',
    rows: ['M10'],
    async run(stage) {
      const { right, picture } = stage;
      await handIn(stage);
      await openAsCentre(right);
      for (const name of ['会议通知', '实施登记表'])
        await right.top.getByRole('radio', { name: `${name}符合` }).click();
      await right.top.getByRole('radio', { name: '日程表不符合' }).click();
      await picture('why-a-document-fails');
      await explain(right, '记下', '意见', '第 2 页缺少单位盖章');
      await right.tap('对某一项内容写意见');
      await right.tap('举办地点');
      await explain(right, '记下', '意见', '请写到楼层和会议室');
      await right.sees('第 2 页缺少单位盖章');
      await picture('objections');
      await right.tap('退回，写明原因');
      const given = await right.top.getByRole('dialog').getByLabel('退回原因').inputValue();
      assert.equal(given, '日程表：第 2 页缺少单位盖章；举办地点：请写到楼层和会议室');
      await returnWith(right, '日程表和举办地点请修改后再提交。', picture);
      await right.sees(/已退回|没有等待审核/);
    },
  },
  {
    name: 'the institution reads each where it is about, and hands three photographs in as one document',
    rows: ['M5', 'M10'],
    async run({ right, picture }) {
      await right.handTo('li-jianhua');
      await right.tab('管理');
      await right.tap(/^项目/);
      await right.tap('修改并重新提交');
      await right.sees('中心意见：请写到楼层和会议室');
      await picture('objection-at-the-field');
      await right.type('举办地点', '长沙市XX医院 学术报告厅三楼');
      await right.doesNotSee('中心意见：请写到楼层和会议室');
      await right.tap('下一步：课程');
      await right.sees('已安排学时');
      await right.tap('下一步：上传材料');
      await right.sees('第 2 页缺少单位盖章');
      await right.sees('举办地点：请写到楼层和会议室');
      await picture('objections-at-the-documents');
      await pickPhotos(right, '更换日程表', [PHOTO, PHOTO, PHOTO]);
      await right.sees('第 3 页');
      await right.tap('第 3 页前移');
      await picture('photographs');
      await right.tap('合成 PDF 并上传');
      await right.sees('日程表.pdf');
      await right.sees(/· 3 页/);
      await right.doesNotSee('第 2 页缺少单位盖章');
      await picture('three-photographs-one-document');
    },
  },
  {
    name: 'the papers are there as PDF, filled in or blank',
    rows: ['M10'],
    async run({ right }) {
      for (const paper of ['已填好的实施登记表', '空白的备案表']) {
        await right.opensDocument(async () => {
          await right.tap('下载登记表和备案表');
          await right.overlay(paper).click();
        });
      }
      await right.tap('提交审核');
      await right.overlay('提交').click();
      await right.sees(/等待中心审核/);
    },
  },
  {
    name: 'the centre sees what became of each, old and new side by side, and approves',
    rows: ['M10'],
    async run({ right, picture }) {
      await openAsCentre(right);
      await right.sees('和上次相比');
      await right.sees('已修改');
      await right.top.getByRole('radio', { name: '会议通知符合', checked: true }).waitFor();
      await picture('second-review');
      await right.tap('逐页对照日程表');
      await right.sees('第 1 / 3 页');
      await right.sees('已更换');
      await right.top.getByRole('img', { name: '这次第 1 页' }).waitFor();
      await picture('page-by-page');
      await right.tap('下一页');
      await right.sees('第 2 / 3 页');
      await right.tap(/^放大对照/);
      await picture('page-enlarged');
      await right.back();
      await right.top.getByRole('radio', { name: '日程表符合' }).click();
      await right.tap('通过，允许举办');
      await right.sees(/已通过|没有等待审核/);
    },
  },
];
