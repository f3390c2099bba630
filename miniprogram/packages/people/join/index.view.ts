import type { OutputOf } from '../../../../contract/index';
import { institutionRoleWords } from '../../../../domain/person/institution-role';
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
  role: looked.kind === 'centre' ? '审核员' : roleOf(looked),
  expires: `${spokenMoment(looked.expiresAt, now)} 前有效`,
  setsPassword: looked.setsPassword,
});

/** 管理员 · 只管考勤, or 科室联系人 · 检验科 */
const roleOf = ({ institutionRole, department }: Looked): string => {
  const words = institutionRoleWords[institutionRole];
  if (institutionRole !== 'departmentContact') return `管理员 · ${words}`;
  return department === null ? words : `${words} · ${department.name}`;
};

/** Words for the code; '' when it can be looked up. */
export const codeProblem = (code: string): string => (code.trim() === '' ? '请填写邀请码' : '');

/** Why the button cannot be pressed yet; '' when it can. */
export function joinTip(
  { setsPassword }: InvitationView,
  { newPassword, sms }: { newPassword: string; sms: { phone: string; code: string } | null },
): string {
  if (setsPassword && newPassword === '') return '请先设置单位密码';
  return sms?.phone === '' ? '请填写手机号和收到的 6 位数字' : '';
}
