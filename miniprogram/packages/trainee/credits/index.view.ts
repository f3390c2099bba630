import type { OutputOf } from '../../../../contract/index';
import { dayOf } from '../../../../domain/kernel/time';
import { clock, clockRange, shortDay } from '../../../services/format';
import { windowLabel } from '../../../components/window-strip/windows';

type Ledger = OutputOf<'ledger.mine'>;
type WithoutCredit = Ledger['withoutCredit'][number];

export interface WithoutCreditView {
  key: string;
  title: string;
  date: string;
  word: string;
  tone: 'ret' | 'sus' | 'neutral';
  icon: string;
  reason: string;
  /** Whom to ask. */
  contact: string;
}

/** An outcome or a reversal that may be appealed, or was. */
export interface AppealRow {
  key: string;
  title: string;
  about: string;
  state: Ledger['appeals'][number]['state'];
  /** The way to the form, or to the answer. */
  act: '申诉' | '看答复';
}

export const appealRows = (appeals: Ledger['appeals']): AppealRow[] =>
  appeals.map(({ kind, of, title, state, mayAsk }) => ({
    key: `${kind} ${of}`,
    title,
    about: kind === 'outcome' ? '没有得到学分' : '学分被撤销',
    state,
    act: mayAsk ? '申诉' : '看答复',
  }));

/** A missed window as it is talked about: 11-30 全天 07:00–18:00. */
function windowText({ begin, end }: WithoutCredit['missedWindows'][number]): string {
  const [from, to] = [clock(begin), clock(end)];
  return `${shortDay(dayOf(begin))} ${windowLabel(from, to)} ${clockRange(from, to)}`;
}

/** What the rule of their round wanted: each strategy another thing. */
const wanted = {
  anyCourseFull: '至少一门课程的时段全部签到才能得学分。',
  allCoursesFull: '每门课程的时段都签到才能得学分。',
  byCourseHours: '一门课程的时段全部签到，才有这门课程的学分。',
} as const;

function reasonOf({
  reason,
  strategy,
  missedWindows,
  lackedDays,
}: WithoutCredit): Pick<WithoutCreditView, 'word' | 'tone' | 'icon' | 'reason'> {
  switch (reason) {
    case 'absent':
      return {
        word: '缺勤',
        tone: 'ret',
        icon: 'close-circle-filled',
        reason:
          missedWindows.length === 0
            ? '考勤分析未通过'
            : `没有签到的时段：${missedWindows.map(windowText).join('、')}。${strategy === null ? '' : wanted[strategy]}`,
      };
    case 'dayLacked':
      return {
        word: '缺教学日',
        tone: 'ret',
        icon: 'close-circle-filled',
        reason: `没有签到的教学日：${lackedDays.map(shortDay).join('、')}。每个教学日都要在考勤时段内签到（天天考勤）。`,
      };
    case 'outsideWindows':
      return {
        word: '签到在时段外',
        tone: 'ret',
        icon: 'close-circle-filled',
        reason: '您有签到，但都不在考勤时段内，没有计入。',
      };
    case 'lateUnconfirmed':
      return {
        word: '补传未确认',
        tone: 'ret',
        icon: 'error-circle-filled',
        reason: '您有补传的签到，分析考勤时举办单位还没有确认，没有计入。',
      };
    case 'belowOneStep':
      return {
        word: '不足 0.25 学分',
        tone: 'neutral',
        icon: 'info-circle-filled',
        reason: '按有效课程的学时折算，不足 0.25 学分。',
      };
    case 'evaluationOpen':
      return { word: '未评价', tone: 'ret', icon: 'error-circle-filled', reason: '授分要求先完成项目评价。' };
    case 'examOpen':
      return { word: '考试未通过', tone: 'ret', icon: 'error-circle-filled', reason: '授分要求先通过在线考试。' };
    case 'excluded':
      return {
        word: '已排除',
        tone: 'sus',
        icon: 'shield-error-filled',
        reason: '举办单位取消了这次的有效考勤。',
      };
    case 'alreadyGranted':
      return {
        word: '不重复授分',
        tone: 'neutral',
        icon: 'check-circle-filled',
        reason: '同一项目一年只授一次学分，您已经得过。',
      };
    case 'notApproved':
      return {
        word: '当时没有资格',
        tone: 'ret',
        icon: 'error-circle-filled',
        reason: '分析考勤或授分时，您的注册没有通过审核，或已登记离职。请联系本单位管理员。',
      };
  }
}

export const withoutCreditViews = (rows: readonly WithoutCredit[]): WithoutCreditView[] =>
  rows.map((row) => ({
    key: `${row.projectId} ${row.activityDate}`,
    title: row.title,
    date: shortDay(row.activityDate),
    ...reasonOf(row),
    contact: `如有疑问，请联系举办单位：${row.institutionName}`,
  }));

export const waitingViews = (rows: Ledger['waiting']): { key: string; title: string; line: string }[] =>
  rows.map(({ projectId, title, lastDay }) => ({
    key: `${projectId} ${lastDay}`,
    title,
    line: `${shortDay(lastDay)} 结束 · 等举办单位分析考勤并授分`,
  }));

/** Holdings that were ended without a word about this person. */
export const endedViews = (rows: Ledger['ended']): WithoutCreditView[] =>
  rows.map(({ projectId, title, lastDay, institutionName, reason }) => ({
    key: `ended ${projectId} ${lastDay}`,
    title,
    date: shortDay(lastDay),
    word: '已结束',
    tone: 'neutral',
    icon: 'info-circle-filled',
    reason: reason === '' ? '项目已经结束，没有给您授分。' : `项目已经结束，没有给您授分：${reason}`,
    contact: `如有疑问，请联系举办单位：${institutionName}`,
  }));

/** Nothing in this year: neither entries nor anything that explains why. */
export const isEmptyYear = ({ entries, withoutCredit, waiting, ended }: Ledger): boolean =>
  entries.length + withoutCredit.length + waiting.length + ended.length === 0;
