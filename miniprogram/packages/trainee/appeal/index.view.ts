import type { OutputOf } from '../../../../contract/index';
import { MOST_APPEAL_PICTURES } from '../../../../domain/attendance/appeal';
import {
  manualReasons,
  manualReasonText,
  manualReasonWords,
  type ManualReason,
} from '../../../../domain/attendance/manual-check-in';
import { isReason } from '../../../../domain/kernel/reason';
import { clockOf, dayOf } from '../../../../domain/kernel/time';
import { reasonProblem } from '../../../components/return-reason/reason';
import { windowLabel } from '../../../components/window-strip/windows';
import { clockRange, shortDay, shortMoment, weekday } from '../../../services/format';

type Basis = OutputOf<'appeal.basis'>;
type Appeal = Basis['appeals'][number];

export const reasonChips: readonly { code: ManualReason; label: string }[] = manualReasons.map((code) => ({
  code,
  label: manualReasonWords[code],
}));

/** What the form is about. */
export type About =
  | { kind: 'attendance'; day: string }
  | { kind: 'outcome'; roundId: string }
  | { kind: 'reversal'; entryId: string }
  | null;

/** Read from the address; a day that may not be appealed any more is none. With one day alone it is meant. */
export function aboutOf(
  { day, roundId, entryId }: { day?: string | undefined; roundId?: string | undefined; entryId?: string | undefined },
  { days }: Pick<Basis, 'days'>,
): About {
  if (roundId !== undefined) return { kind: 'outcome', roundId };
  if (entryId !== undefined) return { kind: 'reversal', entryId };
  const chosen = day ?? (days.length === 1 ? days[0]?.day : undefined);
  return chosen !== undefined && days.some((each) => each.day === chosen) ? { kind: 'attendance', day: chosen } : null;
}

/** 下午 13:00–18:00 */
const slotWords = ({ begin, end }: { begin: number; end: number }): string =>
  `${windowLabel(clockOf(begin), clockOf(end))} ${clockRange(clockOf(begin), clockOf(end))}`;

export interface SlotChoice {
  begin: number;
  label: string;
  on: boolean;
}

export const dayChips = ({ days }: Pick<Basis, 'days'>): { day: string; label: string }[] =>
  days.map(({ day }) => ({ day, label: `${shortDay(day)} ${weekday(day)}` }));

/** The slots of a day, all of them meant at first. */
export const slotChoices = ({ days }: Pick<Basis, 'days'>, day: string): SlotChoice[] =>
  (days.find((each) => each.day === day)?.slots ?? []).map((slot) => ({
    begin: slot.begin,
    label: slotWords(slot),
    on: true,
  }));

const headings: Record<NonNullable<About>['kind'], string> = {
  attendance: '没有签到的时段',
  outcome: '没有得到学分',
  reversal: '学分被撤销',
};
export const headingOf = (about: About): string => (about === null ? '选一天申诉' : headings[about.kind]);
/** What the reason is asked with: only of attendance it is why there is no scan. */
export const questionOf = (about: About): string => (about?.kind === 'attendance' ? '当时为什么没签上' : '哪里不对');

/** What is missing before it can be sent; '' when nothing is. */
export function appealTip({
  about,
  slots,
  reason,
  note,
}: {
  about: About;
  slots: readonly SlotChoice[];
  reason: ManualReason | '';
  note: string;
}): string {
  if (about?.kind === 'attendance' && !slots.some(({ on }) => on)) return '请选择时段';
  if (about?.kind === 'attendance' && reason === '') return '请选择原因';
  return isReason(note) ? '' : reasonProblem(note) || '请写清楚';
}

export interface AppealCard {
  appealId: string;
  title: string;
  state: Appeal['state'];
  said: string;
  line: string;
  /** What the institution said; '' while it has not. */
  answer: string;
}

const others: Record<Exclude<Appeal['kind'], 'attendance'>, string> = {
  outcome: '没有得到学分',
  reversal: '学分被撤销',
};

function titleOf({ kind, slots }: Appeal): string {
  const [first] = slots;
  if (kind !== 'attendance') return others[kind];
  return first ? `${shortDay(dayOf(first.begin))} ${slots.map(slotWords).join('、')}` : '';
}

/** Newest first. */
export const appealCards = (appeals: readonly Appeal[]): AppealCard[] =>
  [...appeals].reverse().map((appeal) => {
    const { appealId, kind, reason, note, pictures, askedAt, state, answered } = appeal;
    return {
      appealId,
      title: titleOf(appeal),
      state,
      said: kind === 'attendance' ? manualReasonText({ reason, note }) : note,
      line: `${shortMoment(askedAt)} 提交${pictures === 0 ? '' : ` · ${pictures} 张照片`}`,
      answer: answered === null ? '' : `${answered.by} ${shortMoment(answered.at)} 答复：${answered.reason}`,
    };
  });

/** Who answers and by when it has to be sent. */
export const footWords = ({ institutionName, lastDay }: Basis, about: About): string =>
  about?.kind === 'attendance'
    ? `由举办单位${institutionName}答复，结果会发消息给您。最迟 ${shortDay(lastDay)} 申诉，同意后这些时段计入。`
    : `由举办单位${institutionName}答复，结果会发消息给您。告知后 15 天内可以申诉；同意后，由单位另行补授。`;

/** Where nothing can be asked: why. */
export function nothingWords({ over, days, lastDay, appeals }: Basis, about: About): string {
  if (about !== null) return '';
  if (over) return `考勤申诉已于 ${shortDay(lastDay)} 截止。有疑问请联系举办单位。`;
  if (days.length > 0) return '';
  return appeals.some(({ state }) => state === 'open') ? '' : '没有缺签到的时段，不用申诉。';
}

export const roomForPictures = (pictures: readonly unknown[]): number => MOST_APPEAL_PICTURES - pictures.length;
