import type { OutputOf } from '../../../contract/index';
import { placeBandWords } from '../../../domain/attendance/place';
import { clockOf, dayOf, MINUTE_MS } from '../../../domain/kernel/time';
import { clock, clockMinute, clockRange, shortDay, weekday } from '../../services/format';
import { flagMarks, type Mark } from '../record-list/flag-words';
import { windowLabel } from '../window-strip/windows';

type Shown = Pick<OutputOf<'slots.mine'>, 'slots' | 'outside'> & Partial<Pick<OutputOf<'slots.mine'>, 'appealable'>>;
type Slot = Shown['slots'][number];
type SlotRecord = NonNullable<Slot['record']>;

/** One slot as a row (D12), or a scan that lies in none. */
export interface SlotRow {
  key: string;
  icon: string;
  tone: Mark['tone'];
  label: string;
  /** When they were there; else how the slot stands. */
  time: string;
  note: string;
  mark: Mark | null;
  /** '' where there is nothing to be looked into. */
  recordId: string;
  /** Its person may say that they were there. */
  appealable: boolean;
}

export interface SlotDay {
  day: string;
  heading: string;
  done: string;
  rows: SlotRow[];
}

const looks: Record<Slot['state'], Pick<SlotRow, 'icon' | 'tone'>> = {
  done: { icon: 'check-circle-filled', tone: 'ok' },
  provisional: { icon: 'hourglass-filled', tone: 'pend' },
  awaitsConfirmation: { icon: 'cloud-upload', tone: 'late' },
  open: { icon: 'time', tone: 'pend' },
  upcoming: { icon: 'time', tone: 'neutral' },
  missed: { icon: 'close-circle-filled', tone: 'ret' },
};

const stateWords: Record<'open' | 'upcoming' | 'missed', string> = {
  open: '待签到',
  upcoming: '还没开始',
  missed: '未到',
};

/** How the record of a slot came about. */
const origins: Record<SlotRecord['origin'], Mark> = {
  scan: { word: '扫码', tone: 'ok', icon: 'scan' },
  late: { word: '补传', tone: 'late', icon: 'cloud-upload' },
  manual: { word: '补签', tone: 'neutral', icon: 'edit' },
  appeal: { word: '申诉', tone: 'neutral', icon: 'chat' },
};

const lateMinutes = ({ evidenceAt, receivedAt }: SlotRecord): number =>
  Math.max(1, Math.ceil((receivedAt - evidenceAt) / MINUTE_MS));

function markOf({ state, record, cause }: Slot): Mark | null {
  if (!record) return null;
  if (cause === 'removed') return { word: '已撤下', tone: 'ret', icon: 'rollback' };
  if (state === 'awaitsConfirmation') return { word: '补传待确认', tone: 'late', icon: 'cloud-upload' };
  if (state === 'provisional') return { word: '注册待审核', tone: 'pend', icon: 'hourglass-filled' };
  return origins[record.origin];
}

/** What is behind it: who made it and why, what was ruled, or what is missing in truth. */
function noteOf(slot: Slot): string {
  const { appeal } = slot;
  if (appeal?.state === 'open') return '申诉待答复';
  if (appeal?.state === 'refused')
    return [`申诉没有同意：${appeal.reason}`, evidenceNote(slot)].filter(Boolean).join('；');
  return evidenceNote(slot);
}

function evidenceNote({ state, record, cause, nearest, costs, need }: Slot): string {
  if (record?.ruling?.kind === 'removed') return `${record.ruling.by}撤下 · ${record.ruling.reason}`;
  if (state === 'awaitsConfirmation' && record) return `迟 ${lateMinutes(record)} 分钟送达，确认后计入`;
  if (state === 'provisional') return '注册通过审核后计入';
  if (record?.made) return [record.made.by, record.made.reason].filter((part) => part !== '').join(' · ');
  if (record?.ruling?.kind === 'verified') return `${record.ruling.by}核实无误`;
  const flags = record
    ? flagMarks(
        record.flags.filter((flag) => flag !== 'lateUpload'),
        record.place,
      )
    : [];
  if (flags.length > 0) return flags.map(({ word }) => word).join('、');
  if (cause === 'otherCourse' && nearest !== undefined) return `${clock(nearest)} 签的是别的课程，这里不计入`;
  if (cause === 'outsideWindows' && nearest !== undefined) return `${clock(nearest)} 扫过，在时段外`;
  if (record?.place === 'inside') return placeBandWords.inside;
  if (cause === 'notScanned' && state === 'missed') return costs ? '没有扫码记录' : '没有扫码记录，不影响学分';
  return state !== 'done' && need === 'none' ? '不必再签' : '';
}

function timeOf({ state, record, cause }: Slot): string {
  if (record && cause !== 'removed') {
    // An appeal that was granted proves no second.
    return record.origin === 'appeal' ? '已计入' : clock(record.evidenceAt);
  }
  return state === 'done' || state === 'provisional' || state === 'awaitsConfirmation' ? '' : stateWords[state];
}

const labelOf = ({ begin, end, spotCheck }: Slot): string =>
  spotCheck ? '点名' : windowLabel(clockOf(begin), clockOf(end));

function rowOf(slot: Slot, { sameLabel, appealable }: { sameLabel: boolean; appealable: boolean }): SlotRow {
  const range = clockRange(clockOf(slot.begin), clockOf(slot.end));
  return {
    key: `slot-${slot.begin}-${slot.end}`,
    ...looks[slot.state],
    ...(slot.state === 'missed' && !slot.costs ? { tone: 'neutral' as const } : {}),
    label: sameLabel ? range : labelOf(slot),
    time: timeOf(slot),
    note: [slot.topics.map((topic) => `《${topic}》`).join(''), noteOf(slot)].filter((part) => part !== '').join(' · '),
    mark: markOf(slot),
    recordId: slot.record?.recordId ?? '',
    appealable,
  };
}

const outsideRow = (record: Shown['outside'][number]): SlotRow => ({
  key: `outside-${record.recordId}`,
  icon: 'info-circle-filled',
  tone: record.removed ? 'ret' : 'late',
  label: '时段外',
  time: clock(record.evidenceAt),
  note:
    record.removed && record.ruling
      ? `${record.ruling.by}撤下 · ${record.ruling.reason}`
      : '不在所签课程的时段内，不计入',
  mark: record.removed ? { word: '已撤下', tone: 'ret', icon: 'rollback' } : origins[record.origin],
  recordId: record.recordId,
  appealable: false,
});

/** Slots and what lies outside of them, by day. */
export function slotDays({ slots, outside, appealable = [] }: Shown): SlotDay[] {
  const days = [...new Set([...slots.map(({ begin }) => begin), ...outside.map((each) => each.evidenceAt)].map(dayOf))];
  return days.sort().map((day) => {
    const own = slots.filter(({ begin }) => dayOf(begin) === day);
    const labels = own.map(labelOf);
    const done = own.filter(({ state }) => state === 'done').length;
    return {
      day,
      heading: `${shortDay(day)} ${weekday(day)}`,
      done: own.length === 0 ? '' : `${done} / ${own.length}`,
      rows: [
        ...own.map((slot) =>
          rowOf(slot, {
            sameLabel: labels.filter((label) => label === labelOf(slot)).length > 1,
            appealable: appealable.includes(slot.begin),
          }),
        ),
        ...outside.filter(({ evidenceAt }) => dayOf(evidenceAt) === day).map(outsideRow),
      ],
    };
  });
}

/** Figures over all slots. */
export function slotFigures({ slots }: Pick<Shown, 'slots'>) {
  const count = (...states: Slot['state'][]): number => slots.filter(({ state }) => states.includes(state)).length;
  const waiting = count('awaitsConfirmation', 'provisional');
  // What costs nothing is nobody's fault: where one course is enough, nobody comes to all.
  const missed = slots.filter(({ state, costs }) => state === 'missed' && costs).length;
  return [
    { value: String(count('done')), caption: '已签到' },
    { value: String(waiting), caption: '待确认', ...(waiting > 0 ? { tone: 'late' } : {}) },
    { value: String(missed), caption: '未到', ...(missed > 0 ? { tone: 'ret' } : {}) },
  ];
}

/** A slot in a few words, where one is chosen: 下午 · 现在. */
export function slotChoice(
  { begin, end, state, spotCheck }: Pick<Slot, 'begin' | 'end' | 'state' | 'spotCheck'>,
  today: string,
): string {
  const label = spotCheck ? '点名' : windowLabel(clockOf(begin), clockOf(end));
  const day = dayOf(begin) === today ? '' : `${shortDay(dayOf(begin))} `;
  return state === 'open' ? `${day}${label} · 现在` : `${day}${label} ${clockMinute(begin)}–${clockMinute(end)}`;
}
