import type { OutputOf } from '../../../../contract/index';
import {
  checkWindows,
  daysWithoutWindow,
  windowWarnings,
  type WindowError,
} from '../../../../domain/project/batch-windows';
import {
  DEFAULT_WINDOW_BEGIN,
  DEFAULT_WINDOW_END,
  defaultWindowOn,
  MAX_ANALYSIS_WINDOWS,
} from '../../../../domain/project/attendance-window';
import { teachingDays, type RestDay } from '../../../../domain/project/batch';
import { clockOf, dayOf, instantOf, type Day } from '../../../../domain/kernel/time';
import { halfWidth } from '../../../../domain/kernel/typed-text';
import { shortDay } from '../../../services/format';

export type Window = OutputOf<'analysis.prepare'>['proposedWindows'][number];

/** A window as it is edited: a day and two clock texts, that may be wrong while they are typed. */
export interface WindowDraft {
  key: string;
  day: Day;
  begin: string;
  end: string;
}

/** A draft as the editor shows it. */
export interface NumberedDraft extends WindowDraft {
  /** 刷卡周期一 */
  title: string;
  /** 11-29 */
  shortDay: string;
}

export interface BatchDays {
  begin: Day;
  end: Day;
  restDays: RestDay[];
}

/** What the whole-day button makes of a day (M17), to the second as the fields beside it. */
export const WHOLE_DAY = `${DEFAULT_WINDOW_BEGIN}–${DEFAULT_WINDOW_END}`;

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** 1 → 一, 11 → 十一, 25 → 二十五: the manual counts windows so (刷卡周期一). */
export function numeral(count: number): string {
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  const unit = ones === 0 ? '' : (NUMERALS[ones - 1] ?? '');
  return tens === 0 ? unit : `${tens === 1 ? '' : (NUMERALS[tens - 1] ?? '')}十${unit}`;
}

export const numbered = (drafts: readonly WindowDraft[]): NumberedDraft[] =>
  drafts.map((draft, index) => ({ ...draft, title: `刷卡周期${numeral(index + 1)}`, shortDay: shortDay(draft.day) }));

/** @param key by which the editor knows the draft; no two of a page are alike */
export const toDraft = ({ begin, end }: Window, key: string): WindowDraft => ({
  key,
  day: dayOf(begin),
  begin: clockOf(begin),
  end: clockOf(end),
});

/**
 * A further window: on the first day that has none, else on the day of the last one.
 * @returns undefined when an analysis can have no more
 */
export function windowToAdd(drafts: readonly WindowDraft[], batch: BatchDays): Window | undefined {
  if (drafts.length >= MAX_ANALYSIS_WINDOWS) return undefined;
  const [free] = freeDays(drafts, batch);
  return defaultWindowOn(free ?? drafts[drafts.length - 1]?.day ?? batch.begin);
}

const TYPED = /^(\d{1,2})[:.]?(\d{2})(?:[:.]?(\d{2}))?$/;

/** `7:00`, `070000` or `０７：００` as `07:00:00`; undefined when it is no time of day. */
export function clockFrom(typed: string): string | undefined {
  const match = TYPED.exec(halfWidth(typed).trim());
  if (!match) return undefined;
  const [hour = '', minute = '', second = '00'] = match
    .slice(1)
    .map((part: string | undefined) => part?.padStart(2, '0'));
  return Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60 ? `${hour}:${minute}:${second}` : undefined;
}

/** The window that a draft means; undefined while one of its times is none. */
function windowOf({ day, begin, end }: WindowDraft): Window | undefined {
  const [first, last] = [clockFrom(begin), clockFrom(end)];
  return first === undefined || last === undefined
    ? undefined
    : { begin: instantOf(day, first), end: instantOf(day, last) };
}

/** The windows to analyse, or what is wrong by the drafts' keys; '' in `problems` is the whole list's. */
export function toWindows(
  drafts: readonly WindowDraft[],
  batch: BatchDays,
): { windows: Window[]; problems: Record<string, string> } {
  const problems: Record<string, string> = {};
  const windows: Window[] = [];
  const keys: string[] = [];
  for (const draft of drafts) {
    const window = windowOf(draft);
    if (window === undefined) problems[draft.key] = `时间请写成 ${DEFAULT_WINDOW_BEGIN} 的样子`;
    else {
      windows.push(window);
      keys.push(draft.key);
    }
  }
  if (drafts.length === 0) problems[''] = '请至少添加一个时间段';
  else
    for (const error of checkWindows({ windows, batch }))
      if (error.code !== 'noWindow') Object.assign(problems, problemOf(error, keys));
  return { windows, problems };
}

/** What is worth a second look and is not refused (G2b), by the drafts' keys; nothing while something is wrong. */
export function doubtsOf(drafts: readonly WindowDraft[], batch: BatchDays): Record<string, string> {
  const { windows, problems } = toWindows(drafts, batch);
  if (Object.keys(problems).length > 0) return {};
  const words = { windowOverlaps: '与另一时段重叠', windowOutsideBatch: '这一天在举办周期之外，没有人能签到' };
  return Object.fromEntries(
    windowWarnings({ windows, batch }).map(({ code, index }) => [drafts[index]?.key ?? '', words[code]]),
  );
}

const HALVES = [
  ['07:00:00', '12:00:00'],
  ['13:00:00', '18:00:00'],
] as const;

/** 上午、下午: two windows on each teaching day. */
export const halfDays = (batch: BatchDays): Window[] =>
  teachingDays(batch)
    .flatMap((day) => HALVES.map(([begin, end]) => ({ begin: instantOf(day, begin), end: instantOf(day, end) })))
    .slice(0, MAX_ANALYSIS_WINDOWS);

/** The windows of the first day that has any, on each teaching day. */
export function onEachDay(windows: readonly Window[], batch: BatchDays): Window[] {
  const [first] = windows.map(({ begin }) => dayOf(begin)).sort();
  const pattern = windows.filter(({ begin }) => dayOf(begin) === first);
  return teachingDays(batch)
    .flatMap((day) =>
      pattern.map(({ begin, end }) => ({ begin: instantOf(day, clockOf(begin)), end: instantOf(day, clockOf(end)) })),
    )
    .slice(0, MAX_ANALYSIS_WINDOWS);
}

function problemOf(error: WindowError, keys: readonly string[]): Record<string, string> {
  switch (error.code) {
    case 'noWindow':
    case 'tooManyWindows':
      return { '': `最多 ${MAX_ANALYSIS_WINDOWS} 个时间段` };
    case 'windowOrder':
      return { [keys[error.index] ?? '']: '结束早于开始' };
    case 'windowCrossesDays':
    case 'windowOutsideBatch':
      return { [keys[error.index] ?? '']: '不在举办周期内' };
  }
}

/** Teaching days on which no window lies: with one of them there is no grant (M8). */
export function freeDays(drafts: readonly WindowDraft[], batch: BatchDays): Day[] {
  return daysWithoutWindow({ batch, windows: drafts.flatMap((draft) => windowOf(draft) ?? []) });
}

export const sameWindows = (one: readonly Window[], other: readonly Window[]): boolean => {
  const text = (windows: readonly Window[]) =>
    windows
      .map(({ begin, end }) => `${begin}-${end}`)
      .sort()
      .join();
  return text(one) === text(other);
};

/** A course with the windows that it begins with, and those that are proposed from when it is taught. */
export interface CourseToEdit {
  courseId: string;
  windows: readonly Window[];
  proposed: readonly Window[];
}
