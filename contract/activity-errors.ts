import type { SomeErrorWords } from './error-codes';

/** The words of errors about group activities (M21) and about what is handed in to the centre again. */
export const activityErrors = {
  notOfActivity: {
    title: '这是其他单位的集体活动',
    advice: '集体活动只记举办单位自己的人员。您刚转到这个单位的，请等转单位办完后由管理员从人员里选入。',
  },
  activityDaysOpen: { title: '还没有填起止日期', advice: '请先在活动里填好起始和截止日期，保存后再打开考勤码。' },
  activityNotToday: {
    title: '今天不在活动日期内',
    advice: '考勤码只在活动当天显示。日期有误请先改活动；已经结束的，请从人员里选或用名单文件。',
  },
  activityIncomplete: { title: '还有内容没有填好', advice: '请按页面上列出的各项补齐或改正，再提交审核。' },
  unchangedSinceReturn: { title: '退回后还没有改动', advice: '请按退回原因替换、补充或修改，再重新提交。' },
  peopleGathering: { title: '正在加入参加人员', advice: '名单正在后台写入，请等它完成后再操作。' },
  ownActivity: { title: '不能审核本单位的集体活动', advice: '本单位的活动由中心或其他受托单位审核，请等结果。' },
  activityRuleOpen: {
    title: '集体活动的学分标准还没有确认',
    advice: '请先在规则表里确认活动那一天的折算和上限，再通过；也可以退回。',
  },
  activityOverLimit: {
    title: '学分超过规则表的上限',
    advice: '规则表在提交以后有变化。请退回，由单位按现在的标准改好学分再提交。',
  },
} satisfies SomeErrorWords;
