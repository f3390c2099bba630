import type { OutputOf } from '../../../../contract/index';
import { clockOf, dayOf } from '../../../../domain/kernel/time';
import { windowLabel } from '../../../components/window-strip/windows';
import { clock, clockRange, shortDay } from '../../../services/format';

type Comparison = OutputOf<'analysis.compare'>;
type Summary = Comparison['later'];
type Row = Comparison['rows'][number];

export interface SideView {
  title: string;
  at: string;
  granted: boolean;
}

export interface FigureRow {
  label: string;
  before: number;
  now: number;
  change: string;
  tone: 'ok' | 'ret' | 'neutral';
}

export interface ComparisonView {
  earlier: SideView;
  later: SideView;
  figures: FigureRow[];
  /** What is different about the windows, course by course. */
  windows: string[];
  changes: string;
}

const side = ({ number, at }: Summary, granted: readonly number[]): SideView => ({
  title: `第 ${number} 次`,
  at: `${shortDay(dayOf(at))} ${clock(at)}`,
  granted: granted.includes(number),
});

function figure(label: string, before: number, now: number, isGood = true): FigureRow {
  const change = now - before;
  return {
    label,
    before,
    now,
    change: change > 0 ? `+${change}` : change < 0 ? `−${-change}` : '0',
    tone: change === 0 ? 'neutral' : change > 0 === isGood ? 'ok' : 'ret',
  };
}

type Window = Summary['windows'][number];
const keyOf = ({ begin, end }: Window): string => `${begin}-${end}`;
const windowsOf = ({ windows, courses }: Summary, courseId: string): Window[] =>
  (courses.find((course) => course.courseId === courseId)?.windows ?? []).flatMap((place) => windows[place] ?? []);

/** 11-30 下午 13:00–17:00 */
const windowText = ({ begin, end }: Window): string => {
  const [from, to] = [clockOf(begin), clockOf(end)];
  return `${shortDay(dayOf(begin))} ${windowLabel(from, to)} ${clockRange(from, to)}`;
};

function windowChanges(earlier: Summary, later: Summary): string[] {
  return later.courses.flatMap(({ courseId, topic }) => {
    const [before, now] = [windowsOf(earlier, courseId), windowsOf(later, courseId)];
    const without = (some: Window[], others: Window[]): Window[] =>
      some.filter((window) => !others.some((other) => keyOf(other) === keyOf(window)));
    const [gone, added] = [without(before, now), without(now, before)];
    return gone.length + added.length === 0
      ? []
      : [
          [
            `《${topic}》`,
            gone.length > 0 ? `原来 ${gone.map(windowText).join('、')}` : '',
            added.length > 0 ? `现在 ${added.map(windowText).join('、')}` : '',
          ]
            .filter((part) => part !== '')
            .join(' · '),
        ];
  });
}

export function comparisonView({ earlier, later, granted, gained, lost }: Comparison): ComparisonView {
  const courses = later.courses.map(({ courseId, topic, valid }) =>
    figure(`《${topic}》有效`, earlier.courses.find((course) => course.courseId === courseId)?.valid ?? 0, valid),
  );
  const windows = windowChanges(earlier, later);
  return {
    earlier: side(earlier, granted),
    later: side(later, granted),
    figures: [
      figure('天天考勤', earlier.dutyKept, later.dutyKept),
      figure('缺任一天', earlier.dutyLacked, later.dutyLacked, false),
      figure('待定', earlier.dutyOpen, later.dutyOpen, false),
      ...courses,
    ],
    windows: windows.length > 0 ? windows : ['考勤时段没有变，变的是签到记录：补签、确认、撤下或注册审核'],
    changes: gained + lost === 0 ? '每个人的结果都一样' : `变好 ${gained} 人，变差 ${lost} 人`,
  };
}

export interface ChangedCard {
  personId: string;
  name: string;
  from: string;
  lines: { tone: 'ok' | 'ret'; icon: string; text: string }[];
}

export function changedCard(row: Row, courses: Summary['courses']): ChangedCard {
  const topics = (ids: readonly string[]): string =>
    ids.map((id) => `《${courses.find(({ courseId }) => courseId === id)?.topic ?? '已删除的课程'}》`).join('');
  const good = (text: string) => ({ tone: 'ok' as const, icon: 'check-circle-filled', text });
  const bad = (text: string) => ({ tone: 'ret' as const, icon: 'close-circle-filled', text });
  return {
    personId: row.personId,
    name: row.name,
    from: [row.personNumber, row.institutionName, row.departmentName].filter((text) => text !== '').join(' · '),
    lines: [
      ...(row.gained.length > 0 ? [good(`现在有效：${topics(row.gained)}`)] : []),
      ...(row.lost.length > 0 ? [bad(`不再有效：${topics(row.lost)}`)] : []),
      ...(row.dutyBefore !== true && row.dutyNow === true ? [good('天天考勤：现在做到')] : []),
      ...(row.dutyBefore === true && row.dutyNow !== true ? [bad('天天考勤：不再做到')] : []),
    ],
  };
}

/** Earlier analyses to choose from, the latest first: an action sheet has room for six. */
export const earlierNumbers = (later: number): number[] =>
  Array.from({ length: Math.min(6, Math.max(0, later - 1)) }, (_, index) => later - 1 - index);
