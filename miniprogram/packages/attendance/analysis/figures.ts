/** The figures of an analysis by course, of one that is tried out or of the frozen one (G2). */
import type { OutputOf } from '../../../../contract/index';
import { dayOf } from '../../../../domain/kernel/time';
import { clockRange, shortDay } from '../../../services/format';
import { clockOf } from '../../../../domain/kernel/time';

type Figures = OutputOf<'analysis.try'>;

export interface CourseLine {
  courseId: string;
  number: number;
  topic: string;
  valid: number;
  short: number;
  open: number;
  /** +6, −2; '' without a change. */
  change: string;
  /** 差 1 段 5 人，最近差 8 分钟 */
  missed: string;
  /** Its windows with how many met each. */
  windows: { key: number; words: string; people: string }[];
}

export interface FiguresView {
  people: number;
  kept: number;
  keptChange: string;
  lacked: number;
  open: number;
  courses: CourseLine[];
  days: { day: string; words: string; tone: 'ok' | 'ret'; icon: string; lacked: string }[];
  /** 欧阳静 · 室内质控 11-30 13:00–17:00 · 早到 8 分钟 */
  near: { key: string; words: string; by: string }[];
  outside: number;
}

/** 480 → 8 分钟, 30 → 30 秒. */
const gap = (seconds: number): string => {
  const size = Math.abs(seconds);
  return size < 60 ? `${size} 秒` : `${Math.ceil(size / 60)} 分钟`;
};

const change = (now: number, before: number | undefined): string => {
  if (before === undefined || now === before) return '';
  return now > before ? `+${now - before}` : `−${before - now}`;
};

/** Who lacks one window and was there that day; a window of several courses is named once. */
function nearOf({ nearMisses, courses }: Figures, windowWords: (position: number) => string): FiguresView['near'] {
  const near = new Map<string, FiguresView['near'][number]>();
  for (const { personId, name, courseId, window, seconds } of nearMisses) {
    const position = courses.find((each) => each.courseId === courseId)?.windows[window] ?? -1;
    const key = `${personId} ${position}`;
    const by = `${seconds < 0 ? '早' : '晚'} ${gap(seconds)}`;
    if (!near.has(key)) near.set(key, { key, words: `${name} · ${windowWords(position)}`, by });
  }
  return [...near.values()];
}

/** @param before the frozen figures that a try is compared with */
export function figuresView(figures: Figures, before?: Figures): FiguresView {
  const windowWords = (position: number): string => {
    const window = figures.windows[position];
    return window === undefined
      ? ''
      : `${shortDay(dayOf(window.begin))} ${clockRange(clockOf(window.begin), clockOf(window.end))}`;
  };
  const nearest = (courseId: string) => figures.nearMisses.find((miss) => miss.courseId === courseId);
  return {
    people: figures.people,
    kept: figures.dutyKept,
    keptChange: change(figures.dutyKept, before?.dutyKept),
    lacked: figures.dutyLacked,
    open: figures.dutyOpen,
    courses: figures.courses.map((course, index) => {
      const miss = nearest(course.courseId);
      return {
        courseId: course.courseId,
        number: index + 1,
        topic: course.topic,
        valid: course.valid,
        short: figures.people - course.valid - course.open,
        open: course.open,
        change: change(course.valid, before?.courses.find(({ courseId }) => courseId === course.courseId)?.valid),
        missed:
          course.missedOne === 0
            ? ''
            : `差 1 段 ${course.missedOne} 人${miss === undefined ? '' : `，最近差 ${gap(miss.seconds)}`}`,
        windows: course.windows.map((position, window) => ({
          key: window,
          words: windowWords(position),
          people: course.windowPeople.length === 0 ? '' : `${course.windowPeople[window] ?? 0} 人`,
        })),
      };
    }),
    days: figures.days.map(({ day, windows, lacked }) => ({
      day: shortDay(day),
      ...(windows === 0
        ? { words: '没有时段，不能授分', tone: 'ret' as const, icon: 'close-circle-filled' }
        : { words: `${windows} 个时段`, tone: 'ok' as const, icon: 'check-circle-filled' }),
      lacked: lacked === 0 ? '没有人缺' : `缺 ${lacked} 人`,
    })),
    near: nearOf(figures, windowWords),
    outside: figures.outsideRecords,
  };
}
