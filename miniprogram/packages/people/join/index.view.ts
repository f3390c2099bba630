import type { OutputOf } from '../../../../contract/index';
import { institutionRoleWords } from '../../../../domain/person/institution-role';
import { passwordProblems, type Passwords } from '../../../components/password-sheet/index.view';
import { spokenMoment } from '../../../services/format';

type Looked = OutputOf<'invitation.look'>;

export interface InvitationView {
  institutionName: string;
  account: string;
  name: string;
  phone: string;
  /** What they will be able to do; for the centre, who they will be. */
  role: string;
  expires: string;
  setsPassword: boolean;
}

export const invitationView = (looked: Looked, now: number): InvitationView => ({
  institutionName: looked.institutionName,
  account: looked.account,
  name: looked.name,
  phone: looked.phoneMasked,
  role: looked.kind === 'centre' ? '审核员' : `管理员 · ${institutionRoleWords[looked.institutionRole]}`,
  expires: `${spokenMoment(looked.expiresAt, now)} 前有效`,
  setsPassword: looked.setsPassword,
});

/** Words for the code; '' when it can be looked up. */
export const codeProblem = (code: string): string => (code.trim() === '' ? '请填写邀请码' : '');

/** Why the button cannot be pressed yet; '' when it can. */
export function joinTip(
  view: InvitationView,
  { next, again, sms }: { next: string; again: string; sms: { phone: string; code: string } | null },
): string {
  if (view.setsPassword) {
    const typed: Passwords = { current: '', next, again };
    const problems = passwordProblems(typed, { account: view.account, askCurrent: false });
    const problem = problems.next || problems.again;
    if (problem !== '') return next === '' ? '请先设置单位密码' : `单位密码${problem}`;
  }
  return sms?.phone === '' ? '请填写手机号和收到的 6 位数字' : '';
}
