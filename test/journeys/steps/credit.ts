import assert from 'node:assert/strict';
import path from 'node:path';
import { instantOf } from '../../../domain/kernel/time';
import { root } from '../../../scripts/start/deployment';
import type { Phone } from '../stage';
import type { Step } from '../step';
import { uploadPdf } from './acts';

const TITLE = '医学检验质量管理新进展培训班';
const document = (file: string): string => path.join(root, 'sample/documents', file);

/** From the home to the analysis of the two-day batch, by way of 学分 (M15). */
async function openAnalysis(phone: Phone): Promise<void> {
  await phone.handTo('li-jianhua');
  await phone.tab('管理');
  await phone.tap(/^学分/);
  await phone.fill('项目编号', '2025-11-02');
  await phone.sees(TITLE);
  await phone.tap(/^(查看或继续)?授分$/);
  await phone.sees(/^\d+ 门，/);
  await phone.tap('一起分析');
  await phone.sees('有效考勤时间段');
}

async function openCredits(phone: Phone, person: 'zhou-min' | 'chen-xiaolin'): Promise<void> {
  await phone.handTo(person);
  await phone.tap('我的学分');
  await phone.sees('2025 年度');
}

/** 4: records, analysis, eligible list, grant. */
export const grantSteps: Step[] = [
  {
    name: 'after the batch the records are all there',
    rows: ['M18'],
    async run({ right, clockTo, picture }) {
      await clockTo(instantOf('2025-12-01', '09:00:00'));
      await right.handTo('li-jianhua');
      await right.tab('管理');
      await right.tap(/^项目/);
      await right.fill(/项目名称或编号/, '2025-11-02');
      await right.top.getByRole('button', { name: '二维码考勤' }).first().click();
      await right.tap(/考勤明细/);
      await right.sees('周敏');
      await right.sees('陈晓琳');
      await right.doesNotSee('有效');
      await picture('attendance-records');
      await right.tap('导出');
      await right.tap('开始导出');
      await right.sees('表格已做好');
      await right.back();
    },
  },
  {
    name: 'a grant with a teaching day without a window is refused, naming the day',
    rows: ['M15', 'M16'],
    async run({ right, picture }) {
      await openAnalysis(right);
      await picture('analysis-proposed');
      await right.tap('删除刷卡周期二');
      await right.tap('考勤分析');
      await right.tap(/查看有效人员/);
      await right.sees(/有的培训日没有考勤时间段：11月30日/);
      await right.doesNotSee(/^授分（/);
      await picture('grant-refused');
      await right.tap('去设置时间段');
    },
  },
  {
    name: 'with one window a day the absent one is not valid, and the analysis shows which day she lacks',
    rows: ['M17', 'M18'],
    async run({ right, picture }) {
      await right.tap(/^按天生成/);
      await right.tap('重新分析');
      await right.top.getByLabel('有效 2 人').waitFor();
      await right.sees('第 2 次分析 · 结果已固定');
      await picture('analysis');
      await right.tap(/^陈晓琳/);
      const sheet = right.top.getByRole('dialog');
      await sheet
        .getByText(/11-30.*(没有签到|缺|未到)|(没有签到|缺|未到).*11-30/)
        .first()
        .waitFor();
      await picture('analysis-absent');
      await sheet.getByRole('button', { name: '知道了' }).click();
      await right.tap('和上一次分析比较');
      await right.sees('改了什么');
      await right.sees('结果变了的人');
      await picture('analysis-compare');
      await right.back();
    },
  },
  {
    name: 'the eligible list is without her; excluding somebody needs a reason and can be taken back',
    rows: ['M19'],
    async run({ right, picture }) {
      await right.tap('查看有效人员 2 人');
      await right.sees('张伟');
      if ((await right.top.getByText('陈晓琳').count()) > 0) throw new Error('the absent one is on the eligible list');
      await right.sees('任意课程考勤有效授予全部学分');
      await picture('eligible');
      await right.fill('姓名、人员编号', '张');
      await right.doesNotSee('周敏');
      await right.top.getByRole('checkbox', { name: '张伟' }).click();
      const sheet = right.top.getByRole('dialog').filter({ visible: true });
      await sheet.getByRole('radio', { name: '不在会场' }).click();
      await picture('exclude');
      await sheet.getByRole('button', { name: '确认排除' }).click();
      await right.sees('查找只用来找人：授分仍按全部 1 人');
      await picture('eligible-searched');
      await right.tap('撤回对张伟的排除');
      await right.button('授分（2 人）').waitFor();
    },
  },
  {
    name: 'the credits are granted',
    rows: ['M19'],
    async run({ right, picture }) {
      await right.tap('授分（2 人）');
      await right.overlay('授分').click();
      await right.sees('授分完成');
      await right.sees('合计 6.00 学分');
      await picture('granted');
    },
  },
  {
    name: 'each valid trainee sees 3.00 pending',
    async run({ left, picture }) {
      await openCredits(left, 'zhou-min');
      await left.sees('+3.00');
      await left.sees(/待生效/);
      await picture('credits-pending');
    },
  },
];

/** 5: materials, the centre, effective credits. */
export const effectSteps: Step[] = [
  {
    name: 'the materials are handed in once they are complete',
    rows: ['M23'],
    async run({ right, picture }) {
      await right.tap('提交会议资料');
      await right.sees('资料已备齐');
      assert.ok(await right.isOff('提交中心审核'), 'materials can be handed in though they are not complete');
      await right.tap('填写写进汇报的小结');
      await right.fill(/^小结$/, '本期按批准的日程举办，学员反映内容贴近工作。');
      await right.tap('保存');
      await right.sees('本期按批准的日程举办，学员反映内容贴近工作。');
      await right.tap(/^生成 \d+ 项$/);
      await right.doesNotSee('还没有生成');
      await right.doesNotSee(/正在生成/);
      await picture('materials-made');
      await right.opensDocument(() => right.tap('查看执行情况汇报'));
      await uploadPhoto(right);
      await uploadPdf(right, '上传会议总结（盖章）', document('summary.pdf'));
      await uploadPdf(right, '上传课件或讲义', document('slides.pdf'));
      await picture('materials');
      await right.tap('提交中心审核');
      await right.overlay('提交').click();
      await right.sees(/中心审核中|等待中心审核/);
    },
  },
  {
    name: 'the centre approves, and every credit of the round is effective',
    rows: ['M23'],
    async run({ right, picture }) {
      await right.handTo('he-jing');
      await right.tab('管理');
      await right.top.getByRole('tab', { name: '会议资料' }).click();
      await right.tap(new RegExp(TITLE));
      await right.sees('授分名单');
      await right.sees('执行情况汇报');
      await picture('centre-materials');
      await right.tap('考勤明细');
      await right.sees('周敏');
      await picture('centre-attendance');
      await right.back();
      await right.sees('授分名单');
      await right.tap('通过，学分生效');
      await picture('centre-materials-approval');
      await right.overlay('通过').click();
      await right.sees(/学分已生效/);
      await picture('centre-materials-approved');
    },
  },
  {
    name: 'the trainee sees 3.00 effective and the progress of the year',
    async run({ left, picture }) {
      await openCredits(left, 'zhou-min');
      await left.sees('还差 22.00 学分');
      await left.top.getByText('已生效').first().waitFor();
      await picture('credits-effective');
    },
  },
  {
    name: 'the absent one sees why she has none',
    async run({ left, picture }) {
      await openCredits(left, 'chen-xiaolin');
      await left.sees('未获得学分');
      await left.sees(/11-30|11月30日/);
      await left.sees('如有疑问，请联系举办单位：长沙市XX医院');
      await picture('credits-absent');
    },
  },
];

async function uploadPhoto(phone: Phone): Promise<void> {
  await phone.tap('上传现场照片');
  const fromAlbum = phone.overlay('拍照或从相册选择');
  const chooser = phone.frame.locator('input[type=file]');
  await fromAlbum.or(chooser).first().waitFor();
  if (await fromAlbum.isVisible()) await fromAlbum.click();
  await chooser.setInputFiles(document('photo.jpg'));
  await chooser.waitFor({ state: 'detached' });
  await phone.button(/^查看 照片/).waitFor();
}
