import type { OutputOf } from '../../../../contract/index';
import { isReason } from '../../../../domain/kernel/reason';

export type Mistaken = OutputOf<'leaving.get'>;

export const mistakeReasons = ['不是本院人员', '身份证与本人不符', '通过了重复的注册'];

/** Whose approval was a mistake, and what its withdrawal does. */
export interface MistakenView {
  name: string;
  line: string;
  /** The entries that stay until they are reversed: said before anything is confirmed. */
  ledgerEntries: number;
  ledger: string;
  then: string[];
  obstacle: string;
}

export function mistakenView({
  name,
  personNumber,
  departmentName,
  state,
  records,
  ledgerEntries,
  transferTo,
}: Mistaken): MistakenView {
  return {
    name,
    line: `${departmentName} · ${personNumber}`,
    ledgerEntries,
    ledger:
      ledgerEntries === 0
        ? '台账里没有这个人的学分。'
        : `台账里有 ${ledgerEntries} 条学分。撤销通过不会动它们，要另外撤销学分才会失效。`,
    then: [
      '注册变回「已退回」，本人收到原因，可以修改后重新提交',
      `${records} 次签到保留；重新通过之前不再计入，也不能再签到`,
      '证件号码不再归这份注册；填错了由本单位更正',
      ...(transferTo === null ? [] : [`正在办理的转到${transferTo}的申请会终止`]),
    ],
    obstacle: state === 'approved' ? '' : '只有已通过审核的注册才能撤销通过',
  };
}

export const tipOf = (reason: string): string => (isReason(reason) ? '' : '请写明原因，至少 4 个字');
