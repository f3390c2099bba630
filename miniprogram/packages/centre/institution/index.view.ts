import type { OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { tracks } from '../../../../domain/kernel/rule-table';
import { longMoment } from '../../../services/format';
import type { InstitutionFacts } from '../components/institution-form/index.view';

type Institution = OutputOf<'institution.get'>;

export interface InstitutionView {
  name: string;
  facts: InstitutionFacts;
  rows: { label: string; value: string }[];
  /** Why and since when it does not work; '' while it does. */
  suspended: string;
  waitsForFirst: boolean;
  /** 2025-12-05 09:00 起: it reviews group activities for the centre; '' while it does not. */
  delegatedSince: string;
  account: string;
}

export const institutionView = (found: Institution): InstitutionView => ({
  name: found.name,
  account: found.account,
  facts: {
    name: found.name,
    account: found.account,
    contactName: found.contactName,
    contactPhone: found.contactPhone,
  },
  rows: [
    { label: '账号', value: found.account },
    { label: '密码', value: passwordLine(found) },
    { label: '联系人', value: found.contactName === '' ? '没有填写' : found.contactName },
    { label: '电话', value: found.contactPhone === '' ? '没有填写' : found.contactPhone },
    { label: '条线', value: labelOf(tracks, found.track) },
    { label: '管理员', value: `${found.administrators} 人，${found.signIns} 处登录` },
  ],
  suspended: found.suspended === null ? '' : `${longMoment(found.suspended.at)} 停用：${found.suspended.reason}`,
  waitsForFirst: found.waitsForFirst,
  delegatedSince: found.reviewsActivitiesSince === null ? '' : `${longMoment(found.reviewsActivitiesSince)} 起`,
});

function passwordLine({ waitsForFirst, passwordChangedAt }: Institution): string {
  if (waitsForFirst) return '等第一位管理员设置';
  return passwordChangedAt === null ? '没有改过' : `${longMoment(passwordChangedAt)} 改过`;
}

/** What ends and what stays, said before a hospital is suspended. */
export function suspendWords({ signIns, openSessions, pendingRegistrations }: Institution): string {
  const ends = [
    `${signIns} 处登录马上结束，停用期间不能登录`,
    openSessions === 0 ? '没有正在进行的考勤' : `${openSessions} 场正在开放的考勤马上暂停，会场的人扫不了码`,
    '学员不能再注册到这个单位',
    pendingRegistrations === 0 ? '' : `${pendingRegistrations} 份待审核的注册留到恢复以后`,
  ].filter((line) => line !== '');
  return `${ends.join('；')}。人员、签到记录、项目和学分都保留，它的学员在别的单位照常签到。`;
}
