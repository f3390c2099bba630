import type { OutputOf } from '../../../../contract/index';
import { institutionRoleWords, type InstitutionRole } from '../../../../domain/person/institution-role';
import { groupedInvitationCode } from '../../../../domain/person/invitation';
import { phoneProblem } from '../../../components/sms-code/index.view';
import type { Tone } from '../../../components/state-tag/state-words';
import { spokenMoment } from '../../../services/format';
import { nameWords } from '../../../services/name-words';

type Listed = OutputOf<'invitation.list'>;
type Invitation = Listed['rows'][number];
type Kind = Listed['kind'];

export interface InvitationCard {
  invitationId: string;
  name: string;
  /** 139****5678 · 只管考勤 */
  line: string;
  by: string;
  state: { word: string; tone: Tone; icon: string };
  /** In groups of four; '' of one that is not open. */
  code: string;
  /** What the copied text tells whoever is invited. */
  text: string;
}

const states: Record<Invitation['state'], InvitationCard['state']> = {
  open: { word: '等待加入', tone: 'pend', icon: 'hourglass' },
  used: { word: '已加入', tone: 'ok', icon: 'check-circle-filled' },
  revoked: { word: '已撤回', tone: 'neutral', icon: 'rollback' },
  expired: { word: '已过期', tone: 'neutral', icon: 'time' },
};

const roleOf = (kind: Kind, { institutionRole, department }: Invitation): string =>
  kind === 'centre'
    ? '审核员'
    : [institutionRoleWords[institutionRole], department?.name ?? ''].filter((word) => word !== '').join(' · ');

/** What somebody is asked to be, in the text that is passed on. */
function officeOf(kind: Kind, { institutionRole, department }: Invitation): string {
  if (kind === 'centre') return '审核员';
  return institutionRole === 'departmentContact' ? `${department?.name ?? ''}科室联系人` : '单位管理员';
}

export function invitationCard(
  invitation: Invitation,
  { institutionName, kind, now }: { institutionName: string; kind: Kind; now: number },
): InvitationCard {
  const { invitationId, name, phoneMasked, state, invitedBy, invitedAt, expiresAt } = invitation;
  const code = invitation.code === null ? '' : groupedInvitationCode(invitation.code);
  const until = state === 'open' ? `，${spokenMoment(expiresAt, now)} 前有效` : '';
  return {
    invitationId,
    name,
    line: `${phoneMasked} · ${roleOf(kind, invitation)}`,
    by: `${invitedBy} ${spokenMoment(invitedAt, now)} 邀请${until}`,
    state: states[state],
    code,
    text:
      code === ''
        ? ''
        : `${institutionName}邀请${name}在「继教通」担任${officeOf(kind, invitation)}。打开小程序，在「管理」里点「登录」，再点「用邀请码加入」，填写邀请码：${code}。只能用一次，${spokenMoment(expiresAt, now)} 前有效，要用被邀请的手机号。`,
  };
}

/** What is typed in the sheet. */
export interface Invited {
  name: string;
  phone: string;
  role: InstitutionRole;
  /** Of a contact. */
  departmentId: string;
}
export const NOBODY: Invited = { name: '', phone: '', role: 'all', departmentId: '' };

/** What is wrong with each field, in words; all '' when somebody can be invited. */
export const invitedProblems = ({ name, phone }: Invited): { name: string; phone: string } => ({
  name: name.trim() === '' ? '请填写真实姓名' : (nameWords(name) ?? ''),
  phone: phoneProblem(phone),
});
