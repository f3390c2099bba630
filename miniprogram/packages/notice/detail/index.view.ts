import type { OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { strategyWords } from '../../../../domain/project/intended-strategy';
import { professionalTitles } from '../../../../domain/person/profession';
import { lecturerNames } from '../../../../domain/project/lecturers';
import { activityForms } from '../../../../domain/project/project';
import { lastAppealDay } from '../../../../domain/attendance/appeal';
import { yearOf, type Day } from '../../../../domain/kernel/time';
import { endingOf } from '../../../../domain/kernel/uploads';
import { iconOf } from '../../../services/file-icon';
import { plannedTimes } from '../../../components/window-strip/planned';
import {
  credits,
  dayRange,
  fileSize,
  fingerprint,
  hours,
  rangeDays,
  spokenDay,
  spokenLongDay,
  weekday,
} from '../../../services/format';
import type { Session } from '../../../services/session';

type Notice = OutputOf<'notice.get'>;

export interface NoticeView {
  projectNumber: string;
  title: string;
  creditLevel: Notice['creditLevel'];
  stats: { value: string; caption: string }[];
  facts: { key: string; icon: string; text: string; note: string }[];
  courses: { key: string; topic: string; line: string }[];
  coursesLine: string;
  attachments: { kind: string; title: string; line: string; icon: 'file-pdf' | 'file-image' }[];
  /** Why nobody can take part any more; '' while one can. */
  over: string;
  cancelled: boolean;
  /** The batch that goes on or is just over, whose attendance may be appealed; null without one. */
  appeal: { batchId: string; line: string } | null;
}

/** Whoever came and could not scan has no record that would lead them to the appeal: the notice does. */
function appealOf({ batches, state }: Notice, today: Day): NoticeView['appeal'] {
  const batch =
    state === 'cancelled' ? undefined : batches.find((each) => each.begin <= today && today <= lastAppealDay(each));
  return batch ? { batchId: batch.batchId, line: `当时在场的，最迟 ${spokenDay(lastAppealDay(batch))} 申诉` } : null;
}

function datesOf({ batches, firstDay, lastDay }: Notice): { text: string; note: string } {
  const [only] = batches;
  if (batches.length > 1)
    return {
      text: batches.map(({ begin, end }) => dayRange(begin, end)).join('、'),
      note: `共 ${batches.length} 期，参加其中一期，期内天天签到`,
    };
  if (firstDay === lastDay) return { text: spokenLongDay(firstDay), note: '' };
  const [begin, end] = [only?.begin ?? firstDay, only?.end ?? lastDay];
  return {
    text: `${spokenLongDay(begin, { weekday: false })} 至 ${yearOf(begin) === yearOf(end) ? spokenDay(end, { weekday: false }) : spokenLongDay(end, { weekday: false })}`,
    note: `${weekday(begin)}至${weekday(end)}`,
  };
}

/** When one checks in; left out where the batches differ. */
function timesOf({ batches, firstDay, lastDay }: Notice): { text: string; note: string } {
  const oneDay = firstDay === lastDay;
  const times = new Set(batches.map(({ windows }) => plannedTimes(windows, oneDay ? '当天' : '每天')));
  const [text = ''] = times;
  // What is due is the batch's own rule; of batches that differ each says its own on the day.
  const rules = new Set(batches.map(({ intendedStrategy, asking }) => strategyWords(intendedStrategy, asking).label));
  const [rule = ''] = rules;
  // Where a day has one window, the times say it already.
  const isPlain = batches.every(
    ({ intendedStrategy, asking }) => asking === 'onceADay' && intendedStrategy !== 'byCourseHours',
  );
  const notes = [rules.size === 1 && !isPlain ? rule : '', oneDay ? '' : '缺一天没有学分'];
  return { text: times.size === 1 ? text : '', note: notes.filter((note) => note !== '').join('，') };
}

/** Why nobody can take part any more; '' while one can. */
function overOf({ state, lastDay, cancelReason }: Notice, today: Day): string {
  if (state === 'cancelled') return cancelReason === undefined ? '本次会议已取消' : `本次会议已取消：${cancelReason}`;
  return state === 'closed' || lastDay < today ? `本次会议已结束（${spokenDay(lastDay, { weekday: false })}）` : '';
}

const lecturerLine = (lecturer: Notice['courses'][number]['lecturers'][number] | undefined): string =>
  [
    lecturer?.lecturerName ?? '',
    lecturer?.professionalTitle ? labelOf(professionalTitles, lecturer.professionalTitle) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');

/** The public page of a holding on the server's `today`: no participant's fee, no contact phone. */
export function noticeView(notice: Notice, today: Day): NoticeView {
  const {
    projectNumber,
    title,
    creditLevel,
    creditHundredths,
    hourTenths,
    venue,
    institutionName,
    projectLead,
    discipline,
    activityForm,
  } = notice;
  const dayTotal = notice.batches.reduce((most, { begin, end }) => Math.max(most, rangeDays(begin, end)), 0);
  const dates = datesOf(notice);
  return {
    projectNumber,
    title,
    creditLevel,
    stats: [
      { value: credits(creditHundredths), caption: '学分' },
      { value: hours(hourTenths), caption: '学时' },
      { value: String(dayTotal), caption: '天' },
    ],
    facts: [
      { key: 'dates', icon: 'calendar', ...dates },
      { key: 'times', icon: 'time', ...timesOf(notice) },
      { key: 'venue', icon: 'location', text: venue, note: venue.includes(institutionName) ? '' : institutionName },
      { key: 'lead', icon: 'user', text: `项目负责人 ${projectLead}`, note: discipline },
      ...(activityForm === null
        ? []
        : [{ key: 'form', icon: 'education', text: labelOf(activityForms, activityForm), note: '举办方式' }]),
    ].filter(({ text }) => text !== ''),
    courses: notice.courses.map(({ topic, hourTenths: length, lecturers }, index) => ({
      key: `${index} ${topic}`,
      topic,
      line: [
        // Of one with the title; of several the names, or the line gets long.
        lecturers.length === 1 ? lecturerLine(lecturers[0]) : lecturerNames(lecturers),
        `${hours(length)} 学时`,
      ]
        .filter((part) => part !== '')
        .join(' · '),
    })),
    coursesLine: `${notice.courses.length} 节课 · 共 ${hours(notice.courses.reduce((sum, course) => sum + course.hourTenths, 0))} 学时`,
    attachments: notice.attachments.map(({ kind, fileName, sizeBytes, type, digest }) => ({
      kind,
      title: kind === 'notice' ? '会议通知（盖章）' : '日程表（盖章）',
      line: [(type ?? (endingOf(fileName) || '文件')).toUpperCase(), fileSize(sizeBytes), fingerprint(digest)]
        .filter((part) => part !== '')
        .join(' · '),
      icon: iconOf({ type, fileName }),
    })),
    over: overOf(notice, today),
    cancelled: notice.state === 'cancelled',
    appeal: appealOf(notice, today),
  };
}

/** What the bottom of the page offers: registering, or how to take part for those who have. */
export type Invitation = { action: 'register' | 'registration' | 'transfer' | 'scan'; text: string; tip: string };

/** @param session null where nobody can be known (single-page mode) or it could not be asked: then there is no bar */
export function invitationOf(session: Session | null): Invitation | null {
  if (session === null) return null;
  switch (session.trainee?.state) {
    case undefined:
      return { action: 'register', text: '注册参加', tip: '注册为学员，举办期间每天到会场扫码签到' };
    case 'returned':
      return { action: 'registration', text: '去修改资料', tip: '您的注册资料被退回，修改后才能签到' };
    case 'left':
      return {
        action: 'transfer',
        text: '申请转单位',
        tip: '您已登记离职；提交转单位申请后就能签到，新单位通过后算数',
      };
    case 'pending':
      return { action: 'scan', text: '扫码考勤', tip: '您的注册待审核；当天可以先扫码签到' };
    case 'approved':
      return { action: 'scan', text: '扫码考勤', tip: '举办期间每天到会场扫码，不用另外报名' };
  }
}
