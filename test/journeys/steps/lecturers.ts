import type { Step } from '../step';

const TITLE = '医学检验质量管理新进展培训班';

/** 5b: whoever lectured gets credits by card number (M20). */
export const lecturerSteps: Step[] = [
  {
    name: 'the lecturers of the batch are shown with the rate and what stands against each',
    rows: ['M20'],
    async run({ right, picture }) {
      await right.handTo('li-jianhua');
      await right.tab('管理');
      await right.tap(/^项目/);
      await right.fill(/项目名称或编号/, '2025-11-02');
      await right.tapText(TITLE);
      await right.tap(/^给主讲人授分/);
      await right.sees('标准已确认');
      await right.sees(/每讲 1.0 学时授/);
      await picture('lecturers');
    },
  },
];
