import type { InputOf, OutputOf } from '../../../contract/index';
import { dayOf, MINUTE_MS } from '../../../domain/kernel/time';
import { firstCharacter } from '../../../domain/kernel/typed-text';
import { clock, longDay } from '../../services/format';
import { flagMarks, shownMarks, type Mark } from './flag-words';

type Records = OutputOf<'attendance.records'>;
export type RecordRow = Records['rows'][number];
export type Show = NonNullable<InputOf<'attendance.records'>['show']>;

/** One check-in as a row of 考勤明细 (M18). Before an analysis it says 正常, never 有效. */
export interface RecordCard {
  recordId: string;
  personId: string;
  initial: string;
  name: string;
  personNumber: string;
  /** Institution when it is another one, then department. */
  from: string;
  day: string;
  time: string;
  marks: Mark[];
  /** Who made it by hand or took it back, and why; '' for a plain scan. */
  note: string;
  /** A late record nobody has confirmed yet. */
  awaits: boolean;
}

/** Minutes between the code's second and the arrival of the scan, a begun one counted. */
const lateMinutes = ({ evidenceAt, receivedAt }: RecordRow): number =>
  Math.max(1, Math.ceil((receivedAt - evidenceAt) / MINUTE_MS));

function marksOf(row: RecordRow): Mark[] {
  const marks: Mark[] = [];
  if (row.state === 'removed') marks.push({ word: '已撤下', tone: 'ret', icon: 'rollback' });
  if (row.origin === 'late')
    marks.push({ word: `补传 · 迟 ${lateMinutes(row)} 分钟`, tone: 'late', icon: 'cloud-upload' });
  if (row.origin === 'manual') marks.push({ word: '补签', tone: 'neutral', icon: 'edit' });
  if (row.origin === 'appeal') marks.push({ word: '申诉', tone: 'neutral', icon: 'edit' });
  if (row.state === 'awaitsConfirmation') marks.push({ word: '待确认', tone: 'ret', icon: 'error-circle-filled' });
  if (row.state === 'provisional') marks.push({ word: '待审核', tone: 'pend', icon: 'hourglass-filled' });
  // The late upload itself has been said.
  marks.push(
    ...flagMarks(
      row.flags.filter((flag) => flag !== 'lateUpload'),
      row.place,
    ),
  );
  return marks.length === 0
    ? [{ word: row.place === 'inside' ? '正常 · 会场内' : '正常', tone: 'ok', icon: 'check-circle-filled' }]
    : shownMarks(marks);
}

function noteOf({ made, ruling }: RecordRow): string {
  if (ruling?.kind === 'removed') return `${ruling.by}撤下：${ruling.reason}`;
  if (made) return `${made.by}：${made.reason}`;
  return ruling?.kind === 'verified' ? `${ruling.by}核实无误：${ruling.reason}` : '';
}

export function recordCard(row: RecordRow): RecordCard {
  return {
    recordId: row.recordId,
    personId: row.personId,
    initial: firstCharacter(row.name),
    name: row.name,
    personNumber: row.personNumber,
    from: row.outside ? `${row.institutionName} · ${row.departmentName}` : row.departmentName,
    day: longDay(dayOf(row.evidenceAt)),
    time: clock(row.evidenceAt),
    marks: marksOf(row),
    note: noteOf(row),
    awaits: row.state === 'awaitsConfirmation',
  };
}

export const figures = ({ people, records, flagged }: Records['summary']) => [
  { value: String(people), caption: '人员' },
  { value: String(records), caption: '人次' },
  { value: String(flagged), caption: '有标记', ...(flagged > 0 ? { tone: 'late' } : {}) },
];

/** Records of one kind, to be looked at alone. */
export interface RecordChip {
  show: Show;
  label: string;
  icon: string;
  tone: string;
}

/** Filters with their figures; one that would show nothing is left out, unless it is the one in use. */
export function chipsOf(summary: Records['summary'], show: Show): RecordChip[] {
  const scans = summary.records - summary.late - summary.manual - summary.appeal;
  const chips: (RecordChip & { count: number })[] = [
    { show: 'late', label: `补传 ${summary.late}`, icon: 'cloud-upload', tone: 'late', count: summary.late },
    {
      show: 'provisional',
      label: `待审核 ${summary.provisional}`,
      icon: 'hourglass',
      tone: 'pend',
      count: summary.provisional,
    },
    {
      show: 'suspicious',
      label: `存疑 ${summary.suspicious}`,
      icon: 'shield-error',
      tone: 'sus',
      count: summary.suspicious,
    },
    { show: 'manual', label: `补签 ${summary.manual}`, icon: 'edit', tone: '', count: summary.manual },
    { show: 'appeal', label: `申诉 ${summary.appeal}`, icon: 'edit', tone: '', count: summary.appeal },
    { show: 'scan', label: `扫码 ${scans}`, icon: 'scan', tone: '', count: scans < summary.records ? scans : 0 },
    { show: 'removed', label: `已撤下 ${summary.removed}`, icon: 'rollback', tone: 'ret', count: summary.removed },
  ];
  return [
    { show: 'all', label: '全部', icon: '', tone: '' },
    ...chips.filter((chip) => chip.count > 0 || chip.show === show).map(({ count: _count, ...chip }) => chip),
  ];
}
