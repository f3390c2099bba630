import type { OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { strategyWords } from '../../../../domain/project/intended-strategy';
import { activityForms } from '../../../../domain/project/project';
import { lastAppealDay } from '../../../../domain/attendance/appeal';
import type { Day } from '../../../../domain/kernel/time';
import { endingOf } from '../../../../domain/kernel/uploads';
import { iconOf } from '../../../services/file-icon';
import { plannedTimes } from '../../../components/window-strip/planned';
import { credits, fileSize, fingerprint, hours, rangeDays, shortMoment, spokenDay } from '../../../services/format';
import { agendaOf, dateLines, type Agenda } from './agenda';
import { batchName, type Standing } from './invitation';

type Notice = OutputOf<'notice.get'>;

/** One fact with what can be done about it at once. */
export interface Fact {
  key: 'dates' | 'times' | 'venue' | 'platform' | 'enrolment' | 'lead' | 'contact' | 'bring' | 'form';
  icon: string;
  lines: string[];
  note: string;
  /** Below the lines. */
  link: string;
  /** At the right. */
  button: string;
}

export interface NoticeView {
  projectNumber: string;
  title: string;
  creditLevel: Notice['creditLevel'];
  stats: { value: string; caption: string }[];
  facts: Fact[];
  agenda: Agenda;
  agendaLine: string;
  /** Of a meeting that people enrol for: how full it is. Null where no number is planned. */
  filled: { value: number; total: number; label: string } | null;
  attachments: { kind: string; title: string; line: string; icon: 'file-pdf' | 'file-image' }[];
  /** Where it is on the map; null where nobody has marked it, or it is over. */
  point: { latitude: number; longitude: number } | null;
  /** What the centre has approved last that is different; null where nothing is, or it is over. */
  changed: { words: string[]; at: string } | null;
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

const WHAT_TO_BRING = '身份证';

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

const fact = (key: Fact['key'], shown: Pick<Fact, 'icon' | 'lines'> & Partial<Fact>): Fact => ({
  ...{ key, note: '', link: '', button: '' },
  ...shown,
  lines: shown.lines.filter((line) => line !== ''),
});

function enrolmentFact({ enrolment, batches }: Notice, own: NonNullable<Standing>['enrolment'], over: boolean): Fact[] {
  if (enrolment === undefined) return [];
  const { enrolled, planned } = enrolment;
  const count = planned === null ? `已报名 ${enrolled} 人` : `已报名 ${enrolled} / ${planned}`;
  if (own === undefined) return [fact('enrolment', { icon: 'usergroup', lines: [count] })];
  const batch = batchName(batches, own.batchId);
  const call = own.mayCall ? '举办单位可以打您的电话' : '没有同意接听电话';
  return [
    fact('enrolment', {
      icon: 'usergroup',
      lines: [count],
      note: batch === undefined ? '您报名的那一期已取消，请重新选择' : `您已报名${batch} · ${call}`,
      link: over ? '' : '更改报名',
    }),
  ];
}

/** The public page of a holding on the server's `today`: no participant's fee. */
export function noticeView(notice: Notice, today: Day, standing: Standing = null): NoticeView {
  const { projectNumber, title, creditLevel, venue, institutionName, contact, enrolment, changed } = notice;
  const dayTotal = notice.batches.reduce((most, { begin, end }) => Math.max(most, rangeDays(begin, end)), 0);
  const over = overOf(notice, today);
  const open = over === '';
  const times = timesOf(notice);
  const planned = enrolment?.planned ?? null;
  return {
    projectNumber,
    title,
    creditLevel,
    stats: [
      { value: credits(notice.creditHundredths), caption: '学分' },
      { value: hours(notice.hourTenths), caption: '学时' },
      { value: String(dayTotal), caption: '天' },
      ...(planned === null ? [] : [{ value: String(planned), caption: '名额' }]),
    ],
    facts: [
      fact('dates', {
        icon: 'calendar',
        lines: dateLines(notice, today),
        note: notice.batches.length > 1 ? `共 ${notice.batches.length} 期，参加其中一期，期内天天签到` : '',
        link: open ? '加入日历' : '',
      }),
      fact('times', { icon: 'time', lines: [times.text], note: times.note }),
      fact('venue', {
        icon: 'location',
        lines: [venue],
        note: venue.includes(institutionName) ? '' : institutionName,
        button: open ? (notice.point === undefined ? '复制地址' : '导航') : '',
      }),
      fact('platform', { icon: 'internet', lines: [notice.platform], note: '授课平台' }),
      ...enrolmentFact(notice, standing?.enrolment, !open),
      fact('lead', { icon: 'user', lines: [`项目负责人 ${notice.projectLead}`], note: notice.discipline }),
      fact('contact', {
        icon: 'call',
        lines: contact.name === '' ? [] : [`联系人 ${contact.name}`],
        note: contact.phone,
        button: contact.phone === '' ? '' : '拨打',
      }),
      fact('bring', {
        icon: 'creditcard',
        lines: [`请带${notice.bring === '' ? WHAT_TO_BRING : notice.bring}`],
        note: open ? '没注册的，当天可以在会场注册' : '',
      }),
      ...(notice.activityForm === null
        ? []
        : [
            fact('form', { icon: 'education', lines: [labelOf(activityForms, notice.activityForm)], note: '举办方式' }),
          ]),
    ].filter(({ lines }) => lines.length > 0),
    agenda: agendaOf(notice),
    agendaLine: `${notice.courses.length} 节课 · 共 ${hours(notice.courses.reduce((sum, course) => sum + course.hourTenths, 0))} 学时`,
    filled:
      enrolment === undefined || planned === null
        ? null
        : { value: enrolment.enrolled, total: planned, label: `已报名 ${enrolment.enrolled} 人，计划 ${planned} 人` },
    attachments: notice.attachments.map(({ kind, fileName, sizeBytes, type, digest }) => ({
      kind,
      title: kind === 'notice' ? '会议通知（盖章）' : '日程表（盖章）',
      line: [(type ?? (endingOf(fileName) || '文件')).toUpperCase(), fileSize(sizeBytes), fingerprint(digest)]
        .filter((part) => part !== '')
        .join(' · '),
      icon: iconOf({ type, fileName }),
    })),
    point: open ? (notice.point ?? null) : null,
    changed: changed && open ? { words: changed.words.split('；'), at: shortMoment(changed.at) } : null,
    over,
    cancelled: notice.state === 'cancelled',
    appeal: appealOf(notice, today),
  };
}
