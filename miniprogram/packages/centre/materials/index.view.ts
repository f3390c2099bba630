import type { Verdict } from '../../../components/verdict-note/verdict';
import type { OutputOf } from '../../../../contract/index';
import { grantStrategies } from '../../../../domain/project/grant-strategy';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { uploadedMaterials } from '../../../../domain/credit/materials';
import { reviewSteps, type HistoryStep } from '../../../components/review-history/history';
import { exclusionWords } from '../../../services/exclusion-words';
import { iconOf } from '../../../services/file-icon';
import { timesByDay } from '../../../components/window-strip/planned';
import {
  credits,
  dayRange,
  fileFigures,
  fingerprint,
  longDay,
  longMoment,
  rangeDays,
  shortDay,
  shortMoment,
} from '../../../services/format';

export type Materials = OutputOf<'materials.get'>;

/** Reasons for a return that come up most often. */
export const quickReasons = ['现场照片看不清', '会议总结未盖章', '课件与课程不符', '授分名单有疑问'];

export interface Head {
  level: Materials['round']['creditLevel'];
  number: string;
  title: string;
  institutionName: string;
  state: Materials['round']['state'];
  /** 2 天: how long it has waited. */
  waited: string;
}

/** A label with its value. */
export interface Fact {
  label: string;
  value: string;
}

export interface FileRow {
  fileId: string;
  fileName: string;
  figures: string;
  /** 指纹 3f9a12bc */
  print: string;
  /** 上次已看 or 本次新交 in a second review; '' in the first. */
  news: '' | '上次已看' | '本次新交';
  icon: 'file-pdf' | 'file-image';
}

/** The files of one kind; a kind without one is shown as missing. */
export interface FileGroup {
  kind: string;
  label: string;
  files: FileRow[];
}

export const headOf = ({ round, institutionName, waitingDays }: Materials): Head => ({
  level: round.creditLevel,
  number: round.projectNumber,
  title: round.title,
  institutionName,
  state: round.state,
  waited: round.state === 'materialsSubmitted' && waitingDays > 0 ? `${waitingDays} 天` : '',
});

export const figuresOf = ({ attendance, grantList }: Materials): { value: string; caption: string }[] => [
  { value: String(attendance.people), caption: '签到人数' },
  { value: String(grantList.people), caption: '授分人数' },
  { value: credits(grantList.creditHundredths), caption: '学分合计' },
];

/** 考勤明细 as a whole, and what of it is looked at closer: each row opens the list narrowed to it. */
export interface RecordsRow {
  show: 'all' | 'manual' | 'late' | 'suspicious' | 'removed';
  title: string;
  line: string;
}

export function recordsRows({ attendance, checked }: Pick<Materials, 'attendance' | 'checked'>): RecordsRow[] {
  const all: RecordsRow = {
    show: 'all',
    title: '考勤明细',
    line: `${attendance.people} 人 · ${attendance.records} 人次`,
  };
  if (checked === null) return [all];
  const { manual, late, awaiting, suspicious, removed } = checked;
  const rows: (RecordsRow & { count: number })[] = [
    { show: 'manual', count: manual, title: `人工补签 ${manual} 人次`, line: '操作人和理由逐条列出' },
    {
      show: 'late',
      count: late,
      title: `补传 ${late} 人次`,
      line: awaiting === 0 ? '都已确认' : `${awaiting} 人次没有确认，不算有效`,
    },
    { show: 'suspicious', count: suspicious, title: `存疑 ${suspicious} 人次`, line: '场外、相册识别、两地、过后才扫' },
    { show: 'removed', count: removed, title: `撤下 ${removed} 人次`, line: '不算有效，理由逐条列出' },
  ];
  return [all, ...rows.filter(({ count }) => count > 0).map(({ show, title, line }) => ({ show, title, line }))];
}

/** Somebody whom the institution has decided on by name. */
export interface DecisionRow {
  key: string;
  title: string;
  line: string;
  out: boolean;
}

export const decisionRows = ({ decisions }: Pick<Materials, 'decisions'>): DecisionRow[] =>
  decisions.rows.map(({ name, personNumber, admitted, reason, note, by, at }) => ({
    key: `${personNumber} ${at}`,
    title: name === '' ? personNumber : name,
    line: `${admitted ? '照常授分' : exclusionWords[reason]}${note === '' ? '' : `：${note}`}\n${by} · ${longMoment(at)}`,
    out: !admitted,
  }));

/** 逐人决定 2 人; with how many are listed where those are not all. */
export const decisionsTitle = ({ decisions: { people, rows } }: Pick<Materials, 'decisions'>): string =>
  people > rows.length ? `排除与说明 ${people} 人，最近 ${rows.length} 人` : `排除与说明 ${people} 人`;

/** 有效考勤时间段 of the analysis (M17): in one breath where all days are alike, else one by one. */
function windowsText(windows: Materials['attendance']['windows']): string {
  const days = timesByDay(windows);
  const [first, last] = [days[0], days[days.length - 1]];
  if (first === undefined || last === undefined) return '';
  if (days.length === 1 || new Set(days.map(({ times }) => times)).size > 1)
    return days.map(({ day, times }) => `${shortDay(day)} ${times}`).join('；');
  const some = days.length < rangeDays(first.day, last.day) ? ` 的 ${days.length} 天` : '';
  return `${dayRange(first.day, last.day)}${some}，每天 ${first.times}`;
}

/** How the credits were granted (M19). */
export const grantFacts = ({ round, attendance }: Materials): Fact[] => [
  round.role === 'lecturer'
    ? { label: '授分对象', value: '主讲人，按讲课学时' }
    : { label: '授分策略', value: labelOf(grantStrategies, round.strategy) },
  ...(round.dutyWaivedFor === '' ? [] : [{ label: '不要求天天考勤', value: round.dutyWaivedFor }]),
  ...(round.supplementFor === '' ? [] : [{ label: '补充授分', value: round.supplementFor }]),
  ...(round.stopped === null
    ? []
    : [{ label: '中途停止', value: `${round.stopped.by}，${longMoment(round.stopped.at)}` }]),
  { label: '活动日期', value: longDay(round.activityDate) },
  { label: '考勤分析', value: `第 ${attendance.number} 次，${longMoment(attendance.analysedAt)} 冻结` },
  { label: '考勤时段', value: windowsText(attendance.windows) },
  {
    label: '未授分',
    value: `考勤等原因 ${round.absent} 人，排除 ${round.excluded} 人，已授过 ${round.alreadyGranted} 人`,
  },
  { label: '授分人', value: `${round.by}，${longMoment(round.startedAt)}` },
];

/** 27 人，逐人写明原因; '' where everybody was granted. */
export const outcomesLine = ({ round }: Pick<Materials, 'round'>): string => {
  const withheld = round.absent + round.excluded + round.alreadyGranted;
  return withheld === 0 ? '' : `${withheld} 人，每人有原因`;
};

/** The question before an approval: it is the one step after which credits count, and it cannot be taken back (M23). */
export const approvalQuestion = ({ grantList }: Pick<Materials, 'grantList'>): { title: string; content: string } => ({
  title: '通过会议资料？',
  content: `通过后，${grantList.people} 人共 ${credits(grantList.creditHundredths)} 学分马上生效，不能再退回。`,
});

/** Whether a file lay before the last review already, byte for byte. */
function newsOf({ digest }: Materials['files'][number], reviews: Materials['reviews']): FileRow['news'] {
  const seen = [...reviews].sort((one, other) => other.at - one.at)[0]?.digests;
  if (seen === undefined || digest === undefined) return '';
  return seen.includes(digest) ? '上次已看' : '本次新交';
}

export const fileGroups = ({ files, reviews, round }: Pick<Materials, 'files' | 'reviews' | 'round'>): FileGroup[] =>
  uploadedMaterials.map(({ code, label }) => ({
    kind: code,
    label,
    files: files
      .filter(({ kind }) => kind === code)
      .map((file) => ({
        fileId: file.fileId,
        fileName: file.fileName,
        figures: `${fileFigures(file)} · ${shortMoment(file.uploadedAt)} 上传`,
        print: fingerprint(file.digest),
        // Decided, there is nothing new any more.
        news: round.state === 'materialsSubmitted' ? newsOf(file, reviews) : ('' as const),
        icon: iconOf(file),
      })),
  }));

/** How often the materials were handed in: each decision answers one submission. */
const timesSubmitted = ({ reviews, round }: Materials): number =>
  reviews.length + (round.state === 'materialsSubmitted' ? 1 : 0);

export const historyOf = (materials: Materials): HistoryStep[] =>
  reviewSteps({
    reviews: materials.reviews,
    submittedAt: materials.submittedAt,
    timesSubmitted: timesSubmitted(materials),
    waiting: materials.round.state === 'materialsSubmitted',
    waitingLine: '通过后全部学分一起生效',
  });

/** What was decided; null while the materials wait for the decision. */
export function outcomeOf({ round, reviews }: Pick<Materials, 'round' | 'reviews'>): Verdict | null {
  const last = [...reviews].sort((one, other) => other.at - one.at)[0];
  const line = last === undefined ? '' : `${longMoment(last.at)} · ${last.by}`;
  switch (round.state) {
    case 'materialsSubmitted':
      return null;
    case 'effective':
      return {
        tone: 'ok',
        icon: 'check-circle-filled',
        title: `${round.granted} 人的学分已生效`,
        line,
        reason: last?.reason ?? '',
      };
    case 'materialsReturned':
      return { tone: 'ret', icon: 'rollback', title: '已退回，等单位补充后再提交', line, reason: last?.reason ?? '' };
    case 'granting':
    case 'granted':
    case 'nobodyGranted':
      return { tone: '', icon: 'info-circle-filled', title: '单位还没有提交会议资料', line: '', reason: '' };
  }
}
