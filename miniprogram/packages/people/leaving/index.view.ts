import type { OutputOf } from '../../../../contract/index';
import { isReason } from '../../../../domain/kernel/reason';
import type { Day } from '../../../../domain/kernel/time';

export type Leaver = OutputOf<'leaving.get'>;

export const leaveReasons = ['调离本单位', '辞职', '退休', '合同到期'];

/** Who is about to be noted as gone, and what it does. */
export interface LeavingView {
  name: string;
  line: string;
  /** What stays, and what ends. */
  stays: string[];
  /** They act for this institution as well; '' where they do not. */
  administers: string;
  /** Why it cannot be noted; '' when it can. */
  obstacle: string;
}

export function leavingView(leaver: Leaver): LeavingView {
  const { name, personNumber, departmentName, state, records, ledgerEntries, transferTo, administrator } = leaver;
  return {
    name,
    line: `${departmentName} · ${personNumber}`,
    stays: [
      `${records} 次签到、${ledgerEntries} 条学分和证明都保留，仍写本单位`,
      '登记后不能再签到得学分；还没有授分的会议，也不再给学分',
      transferTo === null
        ? '本人到了新单位可以申请转单位，不用本单位再同意'
        : `本人正在申请转到${transferTo}，登记离职视为本单位同意`,
    ],
    administers:
      administrator === null
        ? ''
        : `同时结束${administrator.name}在管理端的 ${administrator.signIns} 处登录。要防止再登录，请另外修改单位密码。`,
    obstacle: state === 'approved' ? '' : '只有已通过审核的学员才能登记离职',
  };
}

/** What is still missing; '' when nothing is. */
export function tipOf({ reason, day, today }: { reason: string; day: Day; today: Day }): string {
  if (day > today) return '离职日期还没有到，请到时再登记';
  return isReason(reason) ? '' : '请写明原因，至少 4 个字';
}
