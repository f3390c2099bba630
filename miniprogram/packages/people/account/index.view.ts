import type { OutputOf } from '../../../../contract/index';
import { dayOf } from '../../../../domain/kernel/time';
import { shortMoment } from '../../../services/format';
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
  signIns: number;
  self: boolean;
}

export interface AccountView {
  institutionName: string;
  /** Name and masked phone of the caller. */
  me: string;
  account: string;
  password: string;
  /** The day on which the sign-in ends. */
  expires: string;
  centre: boolean;
}

export const accountView = (
  { institutionName, name, phoneMasked, expiresAt, kind }: Administrator,
  { account, passwordChangedAt }: Colleagues,
): AccountView => ({
  institutionName,
  me: `${name} ${phoneMasked}`,
  account,
  password: passwordChangedAt === null ? '中心发放，还没有改过' : `${shortMoment(passwordChangedAt)} 修改`,
  expires: dayOf(expiresAt),
  centre: kind === 'centre',
});

/** The caller first, then those who are signed in, then the others, each in the order they came. */
export function colleagueRows({ rows }: Colleagues): ColleagueRow[] {
  const rank = ({ self, signIns }: Colleagues['rows'][number]): number => (self ? 0 : signIns > 0 ? 1 : 2);
  return [...rows].sort((a, b) => rank(a) - rank(b)).map(colleagueRow);
}

function colleagueRow({ administratorId, name, phoneMasked, self, signIns, signedInAt }: Colleagues['rows'][number]) {
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
        content:
          '他的微信马上退出单位账号，没有提交的内容会丢失。知道密码的人仍能再登录；如果他已离岗，请同时修改密码。',
      };

/** What happened, for a toast. */
export const endedWords = (endedSignIns: number): string =>
  endedSignIns === 0 ? '没有其他登录' : `已结束 ${endedSignIns} 个登录`;
