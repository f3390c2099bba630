import type { OutputOf } from '../../../../contract/index';
import { dayOf } from '../../../../domain/kernel/time';
import { institutionRoleWords, type InstitutionRole } from '../../../../domain/person/institution-role';
import { shortMoment } from '../../../services/format';
import { mayMake } from '../../../services/rights';
import type { Session } from '../../../services/session';

type Administrator = NonNullable<Session['administrator']>;
type Colleagues = OutputOf<'administrator.colleagues'>;

export interface ColleagueRow {
  administratorId: string;
  name: string;
  phone: string;
  /** 本机已登录, 11-28 08:10 登录, 未登录 */
  line: string;
  /** Word of what a tap ends; '' when there is nothing to end. */
  end: string;
  institutionRole: InstitutionRole;
  /** Of a department's contact; '' of everybody else. */
  departmentId: string;
  /** 只管考勤, 科室联系人 · 检验科; '' at the centre, where all do the same. */
  role: string;
  signIns: number;
  self: boolean;
}

export interface AccountView {
  institutionId: string;
  institutionName: string;
  /** Name and masked phone of the caller. */
  me: string;
  account: string;
  password: string;
  /** The day on which the sign-in ends. */
  expires: string;
  centre: boolean;
  /** Whether the caller may invite, change rights, end sign-ins: somebody with all rights. */
  decides: boolean;
  /** What the caller may do; '' with all rights. */
  limited: string;
}

export const accountView = (
  { institutionId, institutionName, name, phoneMasked, expiresAt, kind, institutionRole }: Administrator,
  { account, passwordChangedAt }: Colleagues,
): AccountView => ({
  institutionId,
  institutionName,
  me: `${name} ${phoneMasked}`,
  account,
  password: passwordChangedAt === null ? '中心发放，还没有改过' : `${shortMoment(passwordChangedAt)} 修改`,
  expires: dayOf(expiresAt),
  centre: kind === 'centre',
  decides: mayMake(institutionRole, 'administrator.setRole'),
  limited: institutionRole === 'all' ? '' : institutionRoleWords[institutionRole],
});

/** The caller first, then those who are signed in, then the others, each in the order they came. */
export function colleagueRows({ rows }: Colleagues, centre: boolean): ColleagueRow[] {
  const rank = ({ self, signIns }: Colleagues['rows'][number]): number => (self ? 0 : signIns > 0 ? 1 : 2);
  return [...rows].sort((a, b) => rank(a) - rank(b)).map((row) => colleagueRow(row, centre));
}

function colleagueRow(
  {
    administratorId,
    name,
    phoneMasked,
    self,
    signIns,
    signedInAt,
    institutionRole,
    department,
  }: Colleagues['rows'][number],
  centre: boolean,
): ColleagueRow {
  const others = self ? signIns - 1 : signIns;
  const where = others > 1 ? `，共 ${others} 个微信` : '';
  const line = self
    ? `本机已登录${others > 0 ? `，还在其他 ${others} 个微信登录` : ''}`
    : signedInAt === null
      ? '未登录'
      : `${shortMoment(signedInAt)} 登录${where}`;
  return {
    administratorId,
    name: self ? `${name}（我）` : name,
    phone: phoneMasked,
    line,
    end: others === 0 ? '' : self ? '结束其他登录' : '结束登录',
    institutionRole,
    departmentId: department?.departmentId ?? '',
    role: centre ? '' : [institutionRoleWords[institutionRole], department?.name ?? ''].filter(Boolean).join(' · '),
    signIns,
    self,
  };
}

/** What is asked before the sign-ins of one person end. */
export const endQuestion = ({ name, self }: ColleagueRow): { title: string; content: string } =>
  self
    ? { title: '结束其他登录？', content: '您在其他微信上的登录马上失效，本机不受影响。' }
    : {
        title: `结束 ${name} 的登录？`,
        content: '他的微信马上退出单位账号，没有提交的内容会丢失。他以后仍能再登录；如果他已离岗，请改为「移除」。',
      };

/** What is asked before a colleague who has left is taken off the account. */
export const removeQuestion = ({ name }: ColleagueRow): { title: string; content: string } => ({
  title: `移除 ${name}？`,
  content:
    '他的微信马上退出，打开着的二维码页不再更新，知道密码也不能再登录，要回来只能重新邀请。他做过的事仍记在他名下。他配对过的大屏不会自动结束，请在「大屏」里看一看。',
});

/** What happened, for a toast. */
export const endedWords = (endedSignIns: number): string =>
  endedSignIns === 0 ? '没有其他登录' : `已结束 ${endedSignIns} 个登录`;
