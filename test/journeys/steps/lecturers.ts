import type { Step } from '../step';

/** 6: whoever lectured gets credits (M20), and what was granted by mistake is taken back by two people. */
export const lecturerSteps: Step[] = [
  {
    name: 'a lecturer without a card number is picked by name, with a reason, and granted by hours and rate',
    rows: ['M20'],
    async run({ right, picture }) {
      await right.handTo('li-jianhua');
      await right.tab('管理');
      await right.tap(/^学分/);
      await right.fill('项目编号', '2025-11-02');
      await right.tapText('医学检验质量管理新进展培训班');
      await right.tap(/^给主讲人授分/);
      await right.sees('标准已确认');
      await right.sees('每讲 1.0 学时授 1.00 学分');
      await right.sees('没有填医通卡号');
      await picture('lecturers');
      await right.tap('补正');
      await right.overlay('按姓名从本单位选人').click();
      await right.fill('本单位学员的姓名', '陈晓琳');
      await right.tap(/^陈晓琳/);
      await right.sees('请写明为什么授给刘芳，至少 4 个字');
      await right.fill('授给刘芳的原因', '刘芳没有卡号，由陈晓琳代讲');
      await picture('lecturer-picked');
      await right.tap('给 1 位主讲人授分（9.00 学分）');
      await right.overlay('授分').click();
      await right.sees('授分完成');
      await picture('lecturers-granted');
    },
  },
  {
    name: 'her credits are asked back with a reason; the one who asked cannot confirm it',
    async run({ right, picture }) {
      await right.tap('提交会议资料');
      await right.tap(/^授分结果/);
      await right.tapText('陈晓琳');
      await right.top.getByRole('radio', { name: '授分有误' }).click();
      await right.fill('撤销的经过', '代讲没有经过中心同意');
      await right.top.getByRole('radio', { name: '委医学科技发展中心' }).click();
      await picture('reverse');
      await right.tap('发起撤销');
      await right.overlay('发起撤销').click();
      await right.sees('撤销待确认');
      await right.doesNotSee('确认撤销');
      await picture('reversal-waits');
    },
  },
  {
    name: 'the centre confirms, and she reads why',
    async run({ left, right, picture }) {
      await right.handTo('he-jing');
      await right.tab('管理');
      await right.tap(/^消息/);
      await right.tapText('撤销授分待确认');
      await right.tap('确认撤销');
      await right.overlay('确认撤销').click();
      await right.sees('已撤销');
      await picture('reversal-confirmed');
      await left.handTo('chen-xiaolin');
      await left.tap('我的学分');
      await left.sees('撤销原因：授分有误：代讲没有经过中心同意');
      await picture('credits-reversed');
    },
  },
];
