import type { OutputOf } from '../../../../contract/index';
import { longMoment } from '../../../services/format';

export type Account = OutputOf<'institution.accounts'>['rows'][number];

export interface AccountCard {
  institutionId: string;
  name: string;
  account: string;
  /** 密码没有改过, or when it was */
  password: string;
  suspended: boolean;
}

export const accountCard = ({
  institutionId,
  name,
  account,
  passwordChangedAt,
  suspendedAt,
}: Account): AccountCard => ({
  institutionId,
  name,
  account,
  password: passwordChangedAt === null ? '密码没有改过' : `${longMoment(passwordChangedAt)} 改过密码`,
  suspended: suspendedAt !== null,
});

/** What is said once a password is set: whom to tell it, and who was signed out. */
export const resetWords = (name: string, endedSignIns: number): string =>
  `请把新密码告诉${name}的管理员，并请他登录后再改一次。${endedSignIns === 0 ? '' : `这个单位的 ${endedSignIns} 个登录已结束。`}`;
