import type { OutputOf } from '../../contract/index';

/** Why somebody got nothing by a round, or would, in the words of lists. */
export const outcomeWords: Record<OutputOf<'grant.outcomes'>['rows'][number]['reason'], string> = {
  notApproved: '注册未通过或已离职',
  lateUnconfirmed: '补传未确认',
  outsideWindows: '签到都在时段外',
  dayLacked: '缺教学日',
  absent: '时段未签到',
  belowOneStep: '不足 0.25 学分',
  evaluationOpen: '未评价',
  examOpen: '考试未通过',
  excluded: '人工排除',
  alreadyGranted: '本年已有这个项目的学分',
};
