import { checkPassword, type PasswordProblem } from '../../../domain/person/password';

/** What is typed in the sheet. */
export interface Passwords {
  current: string;
  next: string;
  again: string;
}
export const NOTHING_TYPED: Passwords = { current: '', next: '', again: '' };

const objections: Record<PasswordProblem, string> = {
  passwordSpaceAtEnd: '开头和结尾不能有空格',
  passwordTooShort: '至少 10 位',
  passwordTooLong: '最多 128 位',
  passwordTooPlain: '要同时有字母（或汉字）和数字',
  passwordContainsAccount: '不能包含账号名',
};

/** What is wrong with each field, in words; all '' when the passwords can be sent. */
export function passwordProblems(
  { current, next, again }: Passwords,
  { account, askCurrent }: { account: string; askCurrent: boolean },
): Passwords {
  const objection = checkPassword({ password: next, account });
  return {
    current: askCurrent && current.trim() === '' ? '请填写现在的密码' : '',
    next: next === '' ? '请填写新密码' : objection === undefined ? '' : objections[objection],
    again: next === again ? '' : '两次填写的不一样',
  };
}
