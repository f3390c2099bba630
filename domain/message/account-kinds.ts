/** What people are told of accounts, and of who works with them. */
import { institutionRoleWords, type InstitutionRole } from '../person/institution-role';
import { kind } from './kind';

/** A fact is a text; one that an older version stored may be none of ours. */
const roleWord = (role: string): string => institutionRoleWords[role as InstitutionRole] ?? role;

export const accountKinds = {
  institutionSuspended: kind<{ reason: string }, 'institution'>({
    to: 'institution',
    look: 'returned',
    title: () => '本单位曾被中心停用',
    text: ({ reason }) => `登录已结束、考勤已暂停；资料、记录和学分都还在。原因：${reason}`,
    opens: () => ({ page: 'account' }),
  }),
  institutionResumed: kind<Record<string, never>, 'institution'>({
    to: 'institution',
    look: 'approved',
    title: () => '本单位已恢复使用',
    text: () => '暂停的考勤请管理员重新开放',
    opens: () => ({ page: 'account' }),
  }),
  colleagueInvited: kind<{ by: string; whose: string; role: string }, 'institution'>({
    to: 'institution',
    look: 'known',
    title: ({ whose }) => `${whose}受邀成为管理员`,
    text: ({ by, role }) => `${by}邀请，权限：${roleWord(role)}。不认识的人请撤回邀请`,
    opens: () => ({ page: 'account' }),
  }),
  colleagueJoined: kind<{ whose: string; role: string }, 'institution'>({
    to: 'institution',
    look: 'known',
    title: ({ whose }) => `${whose}已加入`,
    text: ({ role }) => `用邀请码登录，权限：${roleWord(role)}`,
    opens: () => ({ page: 'account' }),
  }),
  colleagueRoleChanged: kind<{ by: string; whose: string; role: string }, 'institution'>({
    to: 'institution',
    look: 'known',
    title: ({ whose }) => `${whose}的权限已更改`,
    text: ({ by, role }) => `${by}改为：${roleWord(role)}`,
    opens: () => ({ page: 'account' }),
  }),
  colleagueRemoved: kind<{ by: string; whose: string }, 'institution'>({
    to: 'institution',
    look: 'known',
    title: ({ whose }) => `${whose}已不是管理员`,
    text: ({ by }) => `${by}移除，登录已全部结束`,
    opens: () => ({ page: 'account' }),
  }),
  signedInElsewhere: kind<{ whose: string }, 'institution'>({
    to: 'institution',
    look: 'returned',
    title: ({ whose }) => `${whose}在另一个微信登录`,
    text: () => '不是本人登录的，请结束登录并修改单位密码',
    opens: () => ({ page: 'account' }),
  }),
  passwordChanged: kind<{ by: string; endedSignIns: number }, 'institution'>({
    to: 'institution',
    look: 'known',
    title: () => '单位密码已修改',
    text: ({ by, endedSignIns }) => `${by}修改了密码，其他 ${endedSignIns} 处登录已结束`,
    opens: () => ({ page: 'account' }),
  }),
  signInsEnded: kind<{ by: string; whose: string; endedSignIns: number }, 'institution'>({
    to: 'institution',
    look: 'known',
    title: ({ whose }) => `${whose}的登录已结束`,
    text: ({ by, endedSignIns }) => `${by}结束了 ${endedSignIns} 处登录`,
    opens: () => ({ page: 'account' }),
  }),
};
