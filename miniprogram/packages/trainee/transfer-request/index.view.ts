import type { InputOf, OutputOf } from '../../../../contract/index';

/** What is asked for, as it is filled in. */
export interface TransferForm {
  institutionId: string;
  institutionName: string;
  departmentId: string;
  departmentName: string;
  why: string;
}

export const emptyForm: TransferForm = {
  institutionId: '',
  institutionName: '',
  departmentId: '',
  departmentName: '',
  why: '',
};

export const WHY_MAX = 200;
const WHY_MIN = 2;

type Mine = OutputOf<'transfer.mine'>;

/** What stands beside the form: where the person is, and what a request does. */
export interface Around {
  /** 现单位, or 原单位 of somebody who left. */
  label: string;
  institutionName: string;
  departmentName: string;
  left: boolean;
  stays: string[];
  then: { title: string; line: string }[];
}

export function aroundOf({ institutionName, departmentName, left }: Mine): Around {
  const hasLeft = left !== null;
  return {
    label: hasLeft ? '原单位' : '现单位',
    institutionName,
    departmentName,
    left: hasLeft,
    stays: [
      '人员编号、证件号码、医通卡号',
      '已有签到、学分和证明仍写当时单位',
      hasLeft ? '提交后可以先扫码签到，新单位通过后算数' : `批准之前，您仍是${institutionName}的学员，可照常签到`,
    ],
    then: [
      ...(hasLeft ? [] : [{ title: `${institutionName}知悉`, line: '7 天内可以写明原因提出异议，也可以先同意' }]),
      { title: '新单位审核', line: '通过后您就是新单位的学员' },
      { title: '结果发到「消息」', line: '' },
    ],
  };
}

/** What is still missing, in the order of the form; '' when nothing is. */
export function tipOf({ institutionId, departmentId, why }: TransferForm): string {
  if (institutionId === '') return '请选择新单位';
  if (departmentId === '') return '请选择新科室';
  return Array.from(why.trim()).length < WHY_MIN ? '请写明原因，如「人才引进」' : '';
}

export const inputOf = ({ institutionId, departmentId, why }: TransferForm): InputOf<'transfer.request'> => ({
  institutionId,
  departmentId,
  why: why.trim(),
});
