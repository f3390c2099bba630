import type { OutputOf } from '../../../../contract/index';
import { nameWords } from '../../../services/name-words';

type Checked = OutputOf<'administrator.checkAccount'>;

/** What is still missing or wrong in a form, by field; words for the screen. */
export interface AccountProblems {
  account: string;
  password: string;
}

export const NO_PROBLEMS: AccountProblems = { account: '', password: '' };

/** The first step: account and password. */
export function accountProblems({ account, password }: { account: string; password: string }): AccountProblems {
  return {
    account: account.trim() === '' ? '请填写单位账号' : '',
    password: password.trim() === '' ? '请填写密码' : '',
  };
}

export interface NameOption {
  /** Empty for 新增: somebody who is not in the list yet (M2). */
  administratorId: string;
  name: string;
  line: string;
}

/** The second step: the names that this account knows, and the way to add oneself where that needs no invitation. */
export const nameOptions = ({ administrators, byInvitation }: Checked): NameOption[] => [
  ...administrators.map(({ administratorId, name, phoneMasked }) => ({ administratorId, name, line: phoneMasked })),
  ...(byInvitation ? [] : [{ administratorId: '', name: '新增管理员', line: '第一次使用，加上自己的姓名和手机号' }]),
];

/** Why the button cannot be pressed yet; empty when it can. */
export function whoProblem({ picked, newName, sms }: Who): string {
  if (picked === null) return '请选择您的姓名';
  if (picked === '' && newName.trim() === '') return '请填写您的真实姓名';
  const problem = picked === '' ? nameWords(newName) : undefined;
  if (problem !== undefined) return problem;
  return sms?.phone === '' ? '请填写手机号和收到的 6 位数字' : '';
}

/** What is chosen and typed in the second step; `sms` is null while WeChat's button proves the phone. */
export interface Who {
  picked: string | null;
  newName: string;
  sms: { phone: string; code: string } | null;
}
