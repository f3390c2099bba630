import type { ErrorWords } from './errors';

/** The words of errors about group activities (M21) and about what is handed in to the centre again. */
export const activityErrorWords = {
  activityIncomplete: { title: '还有内容没有填好', advice: '请按页面上列出的各项补齐或改正，再提交审核。' },
  unchangedSinceReturn: { title: '退回后还没有改动', advice: '请按退回原因替换、补充或修改，再重新提交。' },
  peopleGathering: { title: '正在加入参加人员', advice: '名单正在后台写入，请等它完成后再操作。' },
  activityRuleOpen: {
    title: '集体活动的学分标准还没有确认',
    advice: '请先在规则表里确认活动那一天的折算和上限，再通过；也可以退回。',
  },
  activityOverLimit: {
    title: '学分超过规则表的上限',
    advice: '规则表在提交以后有变化。请退回，由单位按现在的标准改好学分再提交。',
  },
} satisfies Record<string, ErrorWords>;
